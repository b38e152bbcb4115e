"""The nouns and verbs by which the English press tells how a team went without making it the subject of a sentence.

Patterns for what stands right before or after a row of teams in a masked sentence; no team, stage or programme is named.
"""

import re

from ingest.told import Deed

_END_NOUN = r"(?:elimination|exclusion|ouster|ousting|expulsion|disqualification|removal|exit|demise|downfall|defeat|failure|departure|dismissal|fall|loss|non-selection|rejection|deselection|axing|dropping|ejection|early exit)"
_GO_NOUN = r"(?:passage|progress|survival|advancement|advance|promotion|qualification|progression|selection|inclusion|appointment|retention|place|spot|seat)"
_LEFT_NOUN = r"(?:withdrawal|resignation|pull-?out|departure|walkout|exit)"
_THE = r"(?:the |its |their |rivals? |both |newcomers? |fellow |former |startups? |start-ups? |portal |carrier |operator |conglomerate |favou?rites? |contenders? |teams? |consorti(?:a|um)(?: of| led by| headed by)? |(?:teams?|groups?|companies|firms) (?:of|led by|headed by) |likes of |company |university |institute |maker |group |giant |firm )*"
_FROM = r"(?:from|in|at|after|during|by)"
_STAGE = rf" {_FROM} (?:the |its )?(?:[a-z'-]+ ){{0,5}}?(?:π|¤|race|contest|competition|project|programme|program|evaluation)"

BUT = re.compile(
    r"\b(?:(?:all|every\w*(?: [a-z]+)?|each|none|nobody|no one|no team|teams?|№)(?: of (?:them|the [a-z]+|№))?,? (?:but|except(?: for)?|save(?: for)?|bar|other than|apart from)|(?:except(?: for)?|excluding|apart from|aside from|barring|with the exceptions? of|with the sole exception of)) (?:the |team )?$"
)
# Words after a name's 's.
_OWN = r"^(?:'s|') (?:[a-z0-9§-]+ ){0,3}?"
AFTER = (
    (Deed.WITHDREW, re.compile(rf"{_OWN}(?:withdrawal|resignation|pull-?out|walkout){_STAGE}|{_OWN}(?:departure|exit){_STAGE}(?= (?:is|was) voluntary)|{_OWN}letter (?:quitting|withdrawing from|resigning from)")),
    (Deed.OUT, re.compile(rf"{_OWN}{_END_NOUN}(?:{_STAGE}|(?= (?:was|is|became|came|followed|leaves|left|means|surprised|shocked|stunned|has|had|marks|marked|comes|after)\b))")),
    (Deed.IN, re.compile(rf"{_OWN}(?:passage|survival|advancement|promotion|qualification|progression|progress)(?:,[^,§]{{1,30}},)?(?: through| into| to| past| from| in) (?:the |its )?(?:[a-z'-]+ ){{0,4}}?(?:π|¤|cut|hurdle)")),
    (Deed.OUT, re.compile(r"^(?:'s|') (?:[a-z-]+ ){0,3}(?:president|ceo|chief|head|founder|boss|executive) (?:has )?(?:conceded?|admit(?:s|ted)|accept(?:s|ed)) defeat")),
    (Deed.OUT, re.compile(r"^(?:,[^,;§]{0,60},| *,)? (?:the|its|their) (?:[a-z-]+ )?(?:journey|run|race|contest|road|story|adventure|dream|game|party|ride|wait|campaign) (?:ends|ended|is over|was over|stops|finishes|has ended)")),
    (Deed.OUT, re.compile(r"^(?:'s|') name (?:was|is) (?:not (?:on|among|read|called|there|in)|missing|absent|left off)")),
    (Deed.OUT, re.compile(r"^(?:'s|') (?:name )?(?:was |is )?(?:nowhere|missing|absent|not on (?:it|the list))|^ was nowhere to be found")),
    (Deed.IN, re.compile(r"^(?:'s|') name (?:was|is|were) (?:on it|on the list|among (?:them|the|those)|read out|called)")),
    (Deed.OUT, re.compile(r"^(?:'s|') (?:[a-z-]+ ){0,2}(?:bid|run|campaign|journey|adventure|dream|quest|participation|challenge|part|chances?|hopes?|stay|fight|race|time)(?: (?:in|for|to|of) [^.;§]{0,60}?)? (?:(?:was|were|is|are) (?:over|cut short|dashed|at an end|finished|ended|turned (?:down|away)|rejected|halted)|(?:came|comes|has come) to (?:an end|a halt)|ended|ends|fails?|failed|fell short|falls short|was not (?:chosen|selected|picked)|did not (?:make|pass|go)|has ended|finishes here)")),
    (Deed.IN, re.compile(r"^(?:'s|') (?:[a-z-]+ ){0,2}(?:consortium|team|model|entry|bid|proposal|dossier|group|side|alliance) (?:also |both |has |have |had )*(?:passed|survived|advanced|cleared|came through|got through|went through|made (?:it|the cut)|was (?:chosen|selected|picked|kept|retained)|is through)\b(?! (?:a|an|its own) )")),
    (Deed.OUT, re.compile(r"^(?:'s|') (?:[a-z§-]+ ){0,2}(?:consortium|team|model|entry|bid|proposal|dossier|group|side|alliance),? (?:[^.;:§]{1,40}, )?(?:was|were|has been|had been) (?:eliminated|dropped|cut|excluded|rejected|ruled (?:ineligible|out)|disqualified|turned (?:down|away)|left out|knocked out|passed over|sent home|shown the door|screened out)\b")),
)  # fmt: skip
BEFORE = (
    (Deed.APPLIED, re.compile(rf"\b(?:applicants|bidders|(?:consortia|teams|companies|those|groups) (?:to|that|who|which) (?:have )?(?:lodge|submit|file|enter|appl|bid)[a-z]*[^§;]{{0,90}}|(?:bids|applications|proposals) (?:came|were (?:received|submitted|filed|lodged)))(?: (?:are|were|was|include[sd]?|from|by))* (?:those (?:of|led by|from) )?{_THE}$")),
    (Deed.WITHDREW, re.compile(rf"\b(?:withdrawal|resignation|pull-?out) (?:of|by|from) {_THE}$")),
    (Deed.OUT, re.compile(rf"\b(?:the|in the|with the|early|first|surprise|confirmed|shock) (?:[a-z]+ )?(?:elimination|exclusion|ouster|expulsion|disqualification|exit|removal|failure|defeat) of {_THE}$")),
    (Deed.OUT, re.compile(rf"^(?:elimination|exclusion|ouster|exit|disqualification) (?:of|for) {_THE}$")),
    (Deed.NOT_SELECTED, re.compile(rf"\b(?:losing|unsuccessful|beaten|rejected|defeated|unlucky) (?:bidder|applicant|candidate|contender|team|consortium|side|rival)s?(?: (?:is|was|were|are)(?: that of| those of)?|,|:) {_THE}$")),
    (Deed.OUT, re.compile(r"\b(?:was|were) (?:eliminated|dropped|cut|knocked out|left out|excluded)\b[^§;.]{0,60},? (?:together|along) with (?:the |its )?(?:[a-z-]+ ){0,4}$")),
    (Deed.MISSED, re.compile(rf"\b(?:beating|edging out|pipping|defeating|outscoring|seeing off|prevailing over|at the expense of) (?:a )?{_THE}$")),
    (Deed.OUT, re.compile(rf"\b(?:the end(?: of the (?:road|line))?|curtains|no such luck|no fairy ?tale|no luck|heartbreak|it is over|it was over|all over|game over|end of the (?:road|line)|no (?:place|seat|room|spot|berth)|no joy|bad news|bitter news|an early (?:bath|exit)|an? exit|elimination|defeat|(?:the )?axe|early exit|the (?:journey|run|race|story|adventure) (?:ends|is over|ended)) for {_THE}$")),
    (Deed.OUT, re.compile(rf"\b(?:(?:just|only) one (?:loser|casualty|victim),? (?:and )?(?:it is|it was|its name is|called|it is called)|(?:the )?(?:only |sole |latest |first |biggest )?(?:loser|casualty|victim|one to (?:go|leave)|one (?:cut|dropped|eliminated)|odd one out|unlucky one)s?(?: [^§,;:.]{{0,40}})?(?: (?:is|was|were|are)(?: called)?|:|,) ?|(?:missing|absent|gone|dropped|eliminated|out|axed|cut) (?:is|are|was|were|goes|go|went|from the [a-z]+ (?:is|was|are|were)) ){_THE}$")),
    (Deed.IN, re.compile(rf"\b(?:left standing|still standing|through|in|advancing|surviving|safe|still in|going through|moving on|progressing|remaining) (?:are|is|was|were|go|goes|went|come|comes) {_THE}$")),
    (Deed.IN, re.compile(rf"\b(?:only )?(?:survivors?|winners?|ones? (?:left|still standing|to survive)|(?:№|two|three|four|final (?:two|three|pair)|pair|trio|teams) (?:going (?:through|forward|on)|to (?:advance|survive|go through|move on)|that (?:advanced|survived|remain|go through)|still (?:in|standing)|left(?: standing| in)?))(?: [^§,;:.]{{0,40}})?(?: (?:is|are|were|was)|:|,| —| –) {_THE}$")),
    (Deed.IN, re.compile(rf"\b(?:a |the )?(?:¤ )?(?:pass|passage|reprieve|green light|go-ahead|thumbs-?up|good news|joy|success|progress|a ticket|place) for {_THE}$")),
)  # fmt: skip
# What would be the case, or was thought to be, is none of these.
SUPPOSED = re.compile(
    r"\b(?:would|could|may|might|should|if|possible|likely|potential|feared|fears?|risk|rumou?red|threat|chance|talk|prospect|expected|predicted|calls? for|demand\w*|opposed?|against|without|avoid\w*|prevent\w*|no plans?|not mean|will)\b"
)
# What tells that it has happened.
FACT = re.compile(
    r"^[^.;§]{0,50}?\b(?:was|became|came|is|were|has|had|conceded?s?|admit\w*|ends?|ended|failed|passed|advanced|survived|cleared|comes|follows|followed|means|leaves|left|finali[sz]ed|confirmed|announced|marks|marked)\b"
)
# Who decides, in the words before a verb.
DECIDES = re.compile(
    r"π|¤|\b(?:ministry|government|officials?|panel|judges|jury|jurors|committee|evaluators|evaluation|reviewers|experts?|assessors|decision|verdict|ruling|result|outcome|cut|list|project|programme|contest|race|round|state|seoul|it|they|she|he|we|officials|licensing|minister|vice minister|korea|country|nation|leaving|having|which|that|axe)\b"
)
ACTS = re.compile(
    r"\b(?:ministry|government|officials?|panel|judges|jury|committee|evaluators|reviewers|assessors|π) (?:[a-z]+ ){0,3}$|π (?:[a-z]+ ){0,2}$"
)
_AND_END = rf" (?:rivals? |both |only )?{_THE}$"
OBJECTS: tuple[tuple[Deed, re.Pattern[str], bool], ...] = (
    (Deed.IN, re.compile(rf"(?:^|, )(?:that|which|this) (?:leaves|left)(?: only| just)?{_AND_END}"), False),
    (Deed.OUT, re.compile(rf"\b(?:dispos(?:ed|es|ing) of|dispens(?:ed|es|ing) with(?: the services of)?|part(?:s|ed|ing)? (?:ways|company) with|did for|put (?:paid|an end) to|sp[e]l(?:ls|led|t|ling) the end for|knock(?:s|ed|ing) out|weed(?:s|ed|ing) out|screen(?:s|ed|ing) out|turn(?:s|ed|ing) (?:down|away)|leav(?:es|ing) out|left out|rul(?:es|ed|ing) out|throw(?:s|ing) out|threw out|s[ae]w off|seen off|jettison(?:s|ed|ing)|oust(?:s|ed|ing)|axe[sd]?|axing|dump(?:s|ed|ing)|cull(?:s|ed|ing)|eliminat(?:es|ed|ing)|discard(?:s|ed|ing)|exclud(?:es|ed|ing)|disqualif(?:ies|ied|ying)|drop(?:s|ped|ping)|cut(?:s|ting)?|reject(?:s|ed|ing)|overlook(?:s|ed|ing)|snub(?:s|bed|bing)|pass(?:es|ed|ing) over|shed(?:s|ding)?|remov(?:es|ed|ing)|expel(?:s|led|ling)|eject(?:s|ed|ing)|[w]h?ittl(?:es|ed|ing) out|(?:said|says|bade|waved) (?:goodbye|farewell) to|end(?:s|ed|ing) the (?:run|journey|campaign|bid|hopes|adventure|participation) of|undid|undone|went against|go(?:es)? against|preferred it to|preferred to|pruned|fail(?:s|ed|ing)|(?:claim(?:s|ed)|took) (?:its|the) [a-z]+ (?:victim|casualty|scalp),? ?(?:in|:)?|axe (?:fell|falls) on|disappointed|dismiss(?:es|ed)){_AND_END}"), True),
    (Deed.IN, re.compile(rf"\b(?:ke(?:pt|eps|eping)|retain(?:s|ed|ing)|wav(?:es|ed|ing) through|promot(?:es|ed)|pass(?:es|ed)|spar(?:es|ed|ing)|sent|sends|sav(?:es|ed)|put|puts) (?:only |both )?{_THE}(?:consorti(?:a|um) of )?$"), True),
    (Deed.IN, re.compile(rf"\b(?:leaving|leaves|left) (?:the |its |their )?(?:[a-z-]+ ){{0,4}}?(?:money|field|seats|places|stage|race|contest|fight|final|way clear|spots|budget|funding|π) (?:open )?(?:to|for|between)(?: (?:№|two|three|four)(?: [a-z]+)?[:,—–]?)?{_AND_END}"), False),
    (Deed.IN, re.compile(rf"\b(?:whittl|narrow|trimm?|reduc|prun|cut|pare|par|shrink|shrunk|winnow|boil|slim)(?:ed|es|s|ing|led|d)? (?:the )?(?:[a-z-]+ ){{0,4}}?(?:down )?to (?:just |only )?(?:№|two|three|four)? ?(?:[:,—–] ?)?(?:teams?[:,—–] )?{_AND_END[1:]}"), False),
    (Deed.IN, re.compile(rf"\b(?:(?:extend(?:s|ed|ing)|renew(?:s|ed|ing)|continu(?:es|ed|ing)) (?:those|that|the (?:services|support|contracts?|funding)|support|funding) (?:of|for|to)|(?:gave|gives|giving|handed|hands|granted|grants|extended|awarded|offered|issued) (?:passing (?:marks?|grades?)|the (?:nod|go-ahead|green light|all-clear|thumbs-?up)|passes|a pass|a reprieve|tickets?|[a-z ]{{0,20}}(?:places?|berths?|tickets?|seats?|slots?)) to|in favou?r of(?: [a-z ]{{1,20}}[:,—–])?|(?:sent|sends|put|puts|waved|waves|let|lets|ushered) through|confirm(?:s|ed|ing)|stuck with|sticks with|stay(?:s|ed) with|opt(?:s|ed) (?:for|to keep)|settled on|settles on|went for|goes for|plumped for|chose to keep|decided to keep|backs|backed|cleared|clears|passed|approves|approved){_AND_END}"), True),
    (Deed.SELECTED, re.compile(rf"\b(?:anoint(?:s|ed)|appoint(?:s|ed)|designat(?:es|ed)|crown(?:s|ed)|pick(?:s|ed)|select(?:s|ed)|cho(?:se|sen|oses|osing)|name[sd]?|naming|tap(?:s|ped)|unveil(?:s|ed)|recruit(?:s|ed)|enlist(?:s|ed)|award(?:s|ed|ing) (?:[a-z-]+ ){{0,3}}?(?:status|titles?|contracts?|places?|seats?|berths?|slots?|tickets?) to|hand(?:s|ed|ing) (?:[a-z-]+ ){{0,3}}?(?:places?|seats?|berths?|slots?|tickets?) to|(?:the )?(?:№|five|four|three|two|winners|chosen|list)(?: [a-z]+){{0,3}} (?:are|is|were|was|include[sd]?|comprise[sd]?)(?: the (?:consortia|teams) (?:of|led by))?){_AND_END}"), True),
)  # fmt: skip
# Verbs whose other half stands after the teams.
AWAY = (
    (Deed.OUT, re.compile(rf"\b(?:lopp(?:ed|s)?|lops|sent|sends|show(?:ed|s)|knock(?:ed|s)|kick(?:ed|s)|struck|strikes?|cross(?:ed|es)|t[oa]k(?:es|e|en)|took|left|leaves|leaving|threw|throws|voted|turn(?:ed|s)|shut|shuts|crossed|nudged|edged|squeezed|pushed|forced|cut|dropped|scratched|wiped|cost|costs|gave|gives|handed|hands|deprived|stripped|robbed|relegated|sees?|saw|denied){_AND_END}")),
)  # fmt: skip
# What ends in "with": "with A failing to make the grade".
WITH = re.compile(r"\b(?:with|leaving|seeing|saw) (?:only |both |the )?$")
DOING = re.compile(
    r"^,? (?:(?P<out>failing|missing (?:out|the cut)|falling (?:short|at|by)|bowing out|losing out|going out|going home|dropping out|crashing out|left (?:out|behind)|eliminated|dropped|out\b|cut\b|being (?:dropped|eliminated|cut|left out)|the (?:one|team|company|odd one) (?:to (?:go|miss|leave|fall|lose)|out|dropped|eliminated|left out)|not (?:making|advancing|going|selected))|(?P<in>advancing|going (?:through|forward|on to)|surviving|moving on|progressing|making (?:it|the cut)|passing|clearing|through\b|retained|kept))(?![\w-])"
)
WILL_TRY = re.compile(
    r"^ (?:will|would|plans? to|intends? to|wants? to|is going to|are going to|has plans to) (?:enter|apply|bid|take part|participate|join|compete|return|try|put in|submit|re-?apply|re-?enter|be (?:applying|bidding|entering|taking part))\b"
)
ONLY_ONE = re.compile(
    r"\b(?:only|just) one(?: of them| of the [a-z]+| of the №| team| company| consortium)?\b"
)
CHOSE_SOME = re.compile(
    r"\b(?:selected|selects|chose|chooses|picked|picks|named|names|unveiled|unveils|appointed) (?:the |its |these )?(?:final |first |winning )?№"
)
FOR_ANOTHER_PART = re.compile(
    r" (?:as|to be) (?:a |an |the |its )?(?:[a-z-]+ ){0,2}?(?:bidders?|suppliers?|operators?|vendors?|providers?|partners?|contractors?|speakers?|hosts?|adviser|advisor|sponsors?|recipients?)\b"
)
# As what else somebody may be dropped or picked.
IN_ANOTHER_PART = re.compile(
    r"^ (?:as|for) (?:a |an |the |its )?(?!(?:[a-z-]+ ){0,4}?(?:teams?|contenders?|finalists?|winners?|members?|part|№|π|¤|project|not|failing|poor|low|third|second|next|final))"
)
OFF = re.compile(
    r"^ (?:off (?:of )?(?:the |its |their )|home\b|packing\b|the (?:door|exit|axe|boot|push|chop)\b|out(?: (?:of|in)\b| ?[.,;]|$| on )|(?:its|their|a|the) (?:place|spot|seat|slot|berth)s?\b|of (?:its|their|a|the) (?:place|spot|seat|slot|berth|status)|behind\b|from (?:the|its) (?:list|roster|race|contest|project|π)|by the wayside|on the (?:outside|sidelines|scrapheap|cutting[- ]room floor)|empty-handed|(?:relegated|eliminated|dropped|fall|go|knocked out|sent home|leave|miss out|ousted|cut|reduced)\b|away\b)"
)
# Words that make a name no subject of what follows it.
GOVERNS = re.compile(
    r"\b(?:joins?|joined|joining|meets?|faces?|facing|versus|vs\.?|lost to|fell to|behind|partner|partners|subsidiary|affiliate|spokes\w+|shareholder|investors?(?: in)?|employees?|users?|customers?|rivals? of|about|regarding|concerning|against|toward|named after|backed|owned by|backs|thanks?|thanked|owns?|using|uses|prefer\w*) (?:the |its |both )?$|\b(?:if|whether|should|were|could|would|will|can|may|might|did|does|do|had|has) (?:the )?$"
)
# "handed the startup the extra berth"
GIVEN = re.compile(
    r"\b(?:hand(?:s|ed)|g[ai]ve[s]?|award(?:s|ed)|grant(?:s|ed)) (?:the (?:[a-z-]+ )?(?:company|firm|start-?up|consortium|team|developer|institute|newcomer|lab)|it) (?:the |an? |its )?(?:last |one )?(?:¤|extra|fourth|spare|vacant|missing|fifth) (?:[a-z-]+ ){0,2}?(?:place|berth|slot|seat|spot|ticket)"
)
ALONGSIDE = re.compile(
    r"(?:\b(?:alongside|along with|together with|as well as|unlike|like|with|after|behind|ahead of|before|beating|over|following|besides|than|joining|joined by) (?:the |rivals? |both )?)$"
)
POINTER = re.compile(
    r"(?P<rest>\b(?:the )(?:other|remaining) (?:№|(?P<r>two|three|four|five)\b(?: (?:teams|companies|firms|consortia|groups))?|(?:teams|companies|firms|consortia)\b)|\b(?:the |all )?(?P<r2>two|three|four|five) others\b|\bthe rest\b|\bthe others\b)"
    r"|(?P<all>\b(?:the|these|those|all) (?P<a>two|three|four|five|pair|duo|trio|quartet)\b(?: (?:teams|companies|firms|consortia))?|\bboth(?: (?:teams|companies|firms|consortia))?\b|(?<=^)(?:their (?:proposals|bids|entries|applications|models|dossiers)|they)\b)"
    r"|(?P<who>(?:(?<=^)|(?<=, but )|(?<=, and )|(?<=; )|(?<=that )|(?<=, )|(?<=while )|(?<=and )|(?<=but )|(?<=after )|(?<=when )|(?<=since ))(?:our (?:elite team|consortium|team|company|bid)|the consortium it leads|the (?:[a-z-]+ )?(?:company|firm|start-?up|consortium|team|developer|carrier|institute|group|game maker|portal|telco|operator|unit|university|newcomer|publisher|giant|lab|maker)|it)\b)"
)
# What else shapes a clause around a row of teams.
BID_OF = re.compile(
    r"\b(?:bid|proposal|entry|application|model|dossier|offer|attempt|consorti(?:um|a)|team|group)s? (?:of|by|from|led by|headed by) (?:the )?$"
)
CLAUSES = re.compile(r"\b(?:after|when|once|as|since|because) (?:the )?$")
LASTS = re.compile(
    r"(?:remain|stay|still|left|last|is still|are still|continue)|(?:is|are|become|became|ma[dk]e|form|complete|round)[a-z]*\b[^§;.]{0,30}\b(?:last|only|remaining|left|standing|pair|duo)\b"
)
ANNOUNCED = re.compile(
    r"(?:π|ministry|government|minister|officials?)[^.;]{0,40}?\b(?:announced|confirmed|disclosed|revealed|declared)\b"
)
CHAIN = re.compile(
    r"[ ,]*(?:and|joined by|along with|together with|alongside|as well as|plus|as (?:did|were|was|had|have|do|are|is)|so (?:did|were|was))(?: (?:the|its|rivals?|fellow|newcomer)(?: (?!not\b|but\b)[a-z-]+){0,3})? "
)
DID_NOT = re.compile(
    r"(?:,[^,;]{0,80},| *,)? (?:(?:did|was|were|will|does|do|has|have|is|are) not|(?:did|was|were|does|do|has|have)n't|won't)(?= ?(?:$|[.,;]))"
)
# What puts the verb of a report one tense back: without it "had" tells of what was long before.
REPORTED = re.compile(
    r"\b(?:said|says|announced|confirmed|told|showed|revealed|disclosed|declared|reported|added|informed|notified|learned|emerged|according to|decided)\b"
)
