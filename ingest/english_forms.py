"""The forms in which the English press puts teams beside what happened to them: lists, labels, asides, pointers.

Patterns on masked sentences alone (see `answers/sentences.py` for the signs); what is done with a match is left to
`english.py`. No team, stage or programme is named.
"""

import re
from dataclasses import dataclass

from ingest.english_words import SAYS
from ingest.told import LIST, Deed, Manner

# What those who run the programme say in so many words is told as plainly as anything.
BY_ORGANISER = re.compile(
    r"[,.][”\"] (?:(?:an? |the )?(?:(?!§)[^ ,.;“”\"]+ ){0,4}?(?:π|ministry)(?:(?: ?'s)? (?:official|spokes\w+))? (?:said|announced|added|explained)|(?:said|announced) (?:the |an? )?(?:[a-z]+ ){0,3}(?:π|ministry))"
)
SPEECH = re.compile(
    r"[“\"](?=[^”\"]{18})(?=[^”\"]*(?:[,.!?…][”\"]|\b(?:we|i|our|it|they|you|is|are|was|were|will|would|have|has|had|must|should|do|does|did|not|can)\b))[^”\"]*[”\"]"
)
MARKS = re.compile(r"(?<!§)[“”\"']{1}(?=[\s¤§π,.]|$)|(?<=\s)[“”\"'](?=\S)")
ASIDE = re.compile(r"(?<!§)(?<!§ )\((?![^()]*§)[^()]*\)")
# A company's form is no part of what is told, and its dot ends nothing.
CORPORATE = re.compile(r"(?<=§) (?:co|corp|inc|ltd)\b\.?(?=,? )")
DATELINE = re.compile(
    r"^[a-z][a-z .]{2,25}(?:,? ◇(?: \([^()]{2,30}\))?| \([^()]{2,30}\)|, [a-z .]{3,20}) ?(?:--|—|–) |^[a-z]{3,15} (?:--|—|–) "
)
APPOSITION = re.compile(
    r"(?<=[§)]), (?:a|an|the|which|who|whose|one|led|run|added|backed|formerly|once|considered|widely|its|their|both|all|maker|developer|operator|known|long|now|part|home|already|having|seen|another|also|together|meanwhile|in turn|for its part|too|in (?:a|an|its)|on the other hand|by contrast|having|being|citing|making|becoming|including|based|founded|headed|owned|launched|formed|supported|considered|regarded|seen|valued|hailed|ranked|joined|picked|chosen|selected|dropped|eliminated|cut|ousted|rejected|excluded|beaten|removed|knocked out|passed over|π said|said|according to)\b[^,;:.§]{0,110}(?:§[^,;:.§]{0,40})?,(?= )"
    r"|(?<=[§)]) (?:--|—|–) [^—–§]{2,110} (?:--|—|–)(?= )|(?<=[§)]) (?=(?:of|from|which|that leads|led by) )(?:of|from) [^,;:.§]{2,40}(?= (?:was|were|has|have|is|also)\b)"
)
ATTRIBUTED = re.compile(
    rf", (?:the |an? )?[^,;.§]{{0,60}}?\b{SAYS.pattern}(?: (?:on )?(?:◇|[a-z]+day))?,(?= )"
)
# A number of teams but for some: what is said then is not said of those.
BUT_FOR = r"(?:\b(?:all|every\w*|each|none|nobody|no one|teams?|rivals?|others?|companies|consortia|№)(?: of (?:them|the [a-z]+))?,? (?:but|except(?: for)?|save(?: for)?|bar)|\b(?:except(?: for)?|excluding|other than|apart from|aside from|barring)) (?:the )?$"
NUMBER_WORDS = "two|three|four|five|six|seven|eight|nine|ten"
TEAMS = "(?:teams|companies|firms|consortia|contestants|contenders|groups|finalists)\\b"
POINTER = re.compile(
    rf"(?P<rest>\b(?:the |all (?:the )?|its )?(?:other|remaining) (?:№|(?P<r>{NUMBER_WORDS})\b(?: {TEAMS})?|{TEAMS})|\b(?:the |all |its )?(?P<r2>{NUMBER_WORDS}) (?:others\b|(?:other|remaining) {TEAMS}|rivals\b)|\b(?:the |its )№ rivals\b|\b(?:the rest|(?:all )?(?:the )?others|its rivals|everyone else)\b)"
    rf"|(?P<all>\b(?:the|all|these|those|both)(?: of the)? (?:№|(?P<a>{NUMBER_WORDS})\b(?: {TEAMS})?|pair\b|duo\b|trio\b)|\bboth(?: (?:teams|companies|firms|consortia))?\b|^they\b)"
    r"|(?P<one>(?:(?<=^)|(?<=, but )|(?<=, and )|(?<=; )|(?<=that ))(?:the (?:company|firm|start-?up|consortium|team|developer|carrier|institute|group|game maker|portal|telco|operator|unit)|it)\b)"
)
# Said of those just named, not of others: "A and B both advanced".
FLOATING = re.compile(r"(?:both|all(?: (?:of them|№|two|three|four|five))?)$")
NUMBERS = {
    word: at for at, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
}
BOUNDARY = re.compile(
    r"[;:!—–]| - |\b(?:while|but|whereas|although|though|because)\b|\.(?= )|, and (?=(?:it|they|he|she) )"
)
COMMITS = re.compile(
    r",? (?:as (?:did|were|was|had|have)|along with|together with|alongside|as well as) (?:(?:the |its )?(?:[a-z-]+ ){0,4}?(?:affiliate|unit|arm|startup|start-up|maker|rival|company|firm|newcomer|operator|carrier|giant) )?(?=§)"
)
LABEL = re.compile(
    rf"(?:^|(?<!\bnot)[\s•*\-–—▶■(])(?:(?P<out>eliminated|out|dropped|(?<!the )cut|knocked out|(?:among )?(?:those|the teams) (?:missing out|eliminated|dropped|left out|cut|excluded|to miss out|who missed out))|(?P<sel2>the (?:final|last) (?:№|two|three|four)|(?:the )?winners(?: of (?:the )?¤)?(?: of (?:the )?π)?)|(?P<in>(?:the )?№ (?:still|left) in (?:contention|the running|the race)|(?:(?:the )?(?:two |three |four |five )?(?:surviving|advancing|successful|winning|qualifying) (?:teams|companies|consortia|firms|contenders|№))|(?:those )?advancing|advanced|moving on|(?:the )?survivors|surviving(?: the cut)?|(?:(?<=^)through|through(?= ?:)|in(?= ?:)|passed(?= ?:)|survived(?= ?:)|qualified(?= ?:)))|(?P<sel>selected|chosen))(?: (?:teams?|in (?:the )?¤|from (?:the )?¤|to (?:the )?¤|of the (?:race|contest|running)|companies))* ?(?::|were|are|is|was)(?: [a-z-]+){{0,4}}?,? (?P<list>{LIST})(?= ?(?:$|[.;,)|/•]))"
)
THOSE_THAT = re.compile(
    rf"(?<!\w)(?:teams?|organi[sz]ations?|company|companies|firms?|consorti(?:a|um|ums)|ones?|contenders?|contestants?|finalists?|winners|survivors|groups?|those|№)(?: (?:that|who|which|to))? ?(?:(?P<in>(?:will |would |have |had )?(?:progress(?:ed)?|advanced?|moved? on|passed|qualif(?:y|ied)|proceed(?:ed)?|survived?|ma[dk]e it(?: through)?|ma[dk]e the cut|go through|went through)|advancing|moving on|going (?:through|forward|on))|(?P<out>(?:that |who )?(?:were |are |was |is |being |be )?(?:eliminated|cut|dropped|knocked out|sent home|left out|fall|fell|go(?=,? (?:was|is|were) )|go home|went out|going home|miss out|missed out|lose out|drop out|bow out))|(?P<sel>(?:were |are )?(?:selected|chosen|picked)))(?: (?:to|in|from|for|at) [^§;.]{{0,40}})?(?: ?:| are| were| was| include[ds]?| will be| is|,| [—–]) (?P<list>{LIST})(?= ?(?:$|[.;,)—–]|and\b|while\b))"
)
NO_LONGER = re.compile(
    rf"(?P<list>{LIST}) (?:is|are|was|were) (?:no longer (?:in|part of)|out of) (?:the )?(?:running|race|contest|competition|project|programme|program|π|[a-z-]+ (?:race|contest))"
)
ACTIVE = re.compile(
    rf"\b(?:(?P<out>eliminated|eliminates|cut|cuts|dropped|drops|axed|axes|ousted|disqualified|disqualifies|excluded|rejected|knocked out|weeded out|expelled|expels|ejected|ejects|barred|removed)|(?P<sel>selected|selects|chose|chooses|picked|picks|named|names|tapped|shortlisted))(?: both| only| just)? (?:№[^.;§]{{0,70}}[:—–] ?)?(?P<list>{LIST})(?= ?(?:$|[,.;:—–)]|and\b|but\b|while\b|as\b|for\b|in\b|from\b|at\b|after\b|on\b|◇|to\b|because\b|over\b|with\b|during\b|following\b))"
)
SOME = re.compile(
    r"\b(?:(?P<out>eliminated|cut|dropped|axed|knocked out|disqualified)|(?P<sel>selected|chose|picked|named|unveiled))(?: the| its| these)?(?: final)? №"
)
WENT_TO = re.compile(
    rf"\b(?P<vacant>vacant |fourth |additional |extra |spare |open |remaining |wild ?card )?(?:[a-z]+ )?(?:slot|spot|seat|place|berth)s?\b[^.;§]{{0,80}}?\b(?:gone|went|goes|awarded|given) to (?P<list>{LIST})"
)
# Who is left, which tells that they went on where the same article tells of those who fell.
STATES = tuple(
    re.compile(one)
    for one in (
        rf"\bleaving (?:only |just )?(?P<list>{LIST})(?! (?:out|behind|empty))(?= ?(?:$|[.,;]|in\b|as\b|to\b|standing\b|still\b|and\b))",
        rf"(?P<list>{LIST}) (?:now |still |all |both |will |are |is )*(?:remain|remains|left|still in|stay in|stays in|live on|continue|keep going)(?= ?(?:$|[.,;]|in (?:the )?(?:π|¤|race|contest|competition|running|programme|program|project|hunt|field)|as (?:the )?(?:only|last|final|remaining|№)))",
        rf"(?P<list>{LIST}) (?:will|are to|are set to|now|would) (?:now |then |all |both |go on to )?(?:compete|face off|vie|battle|fight|go head to head|meet|be evaluated|be judged|prepare for|contest)\b(?=[^.;§]{{0,50}}(?:¤|third|final|next|last))",
        rf"\bsurviving (?:teams?|contenders|consortia|companies|№)(?:,| —| –|:| are| were) (?P<list>{LIST})(?= ?(?:$|[.,;—–]|will\b|and\b))",
        rf"\bwith (?:only |just )?(?P<list>{LIST}) (?:remaining|left|still in|going forward|continuing|moving on|advancing)\b",
        rf"\b(?:down|narrowed|whittled|cut|reduced|trimmed) (?:down )?to (?:just |only )?(?:№(?: ?[:,—–] | — ))?(?P<list>{LIST})(?= ?(?:$|[.,;]))",
        rf"\b(?:it is|it's) now between (?P<list>{LIST})",
    )
)
DID_NOT = re.compile(rf"(?P<list>{LIST}) (?:did|does|do|was|were|is|are|will|has|have) not(?= ?(?:$|[.,;]))")
UNVEILED = re.compile(
    rf"\b(?:unveiled|announced|revealed|disclosed|confirmed|named|published) (?:the )?(?:names of the )?(?:final )?№(?P<which>[^.;§:]{{0,120}})(?::|,|—|–) (?P<list>{LIST})(?= ?(?:$|[.;—–]))"
)
APPLICANTS = re.compile(
    rf"\b(?:applicants|bidders|bids|proposals|applications),? (?:are|were|came from|come from|include[sd]?|from|were filed by|were submitted by)(?: those (?:of|from))?(?: (?:the |an? |two |three )?(?:groups?|consorti(?:a|um)|teams?) (?:led|headed) by)? (?P<list>{LIST})"
)
EACH_FROM = re.compile(
    rf"\b(?:one|both|the (?:first|second|third|other|others|rest)|another|a second|a third)(?: (?:bids?|applications?|proposals?|entry))?(?: (?:came|comes|is|was|are|were|filed|submitted|made|headed|led))* (?:from|by) (?:the |an? )?(?:[a-z-]+ ){{0,2}}?(?:(?:led|headed|fronted) by |of )?(?P<list>{LIST})(?= ?(?:$|[.,;]|and\b))"
)
NOUN_OF = re.compile(
    rf"\b(?:confirmed|announced|announcing|confirming|resulted in|results in|resulting in|led to|leading to|ended (?:in|with)|brought) (?:the )?(?:(?P<out>elimination|exclusion|disqualification)|(?P<sel>selection)) of (?P<list>{LIST})"
)
ENDED = re.compile(
    rf"(?P<list>{LIST})(?:'s|') (?:[a-z-]+ )?(?:bid|run|campaign|journey|participation|hopes|quest|challenge)(?: (?:in|for|to) [^.;§]{{0,60}}?)? (?:came to an end|has come to an end|ended|is over|was over|has ended)"
)
SENT = re.compile(
    rf"\b(?:(?:sent|sends) (?P<list>{LIST}) (?:home|packing)|(?:knocked|kicked|threw|shut|voted|left) (?P<list2>{LIST}) out\b|(?:showed|shows) (?P<list3>{LIST}) the door)"
)
DECIDED_TO = re.compile(
    rf"\b(?:decided|voted|chose|ruled|opted|moved|has decided|had decided) to (?P<out>drop|eliminate|cut|remove|exclude|disqualify|axe|oust) (?P<list>{LIST})(?= ?(?:$|[.,;]|and\b|from\b|in\b|after\b|over\b|for\b|on\b|at\b|because\b))"
)
LET_ON = re.compile(
    rf"\b(?:gave (?:a )?(?:passing (?:grades?|marks?)|the (?:nod|green light|go-ahead)) to|(?:passing (?:grades?|marks?)|the nod) (?:went|were given|was given) to|passes went to) (?P<list>{LIST})(?= ?(?:$|[.,;]|and\b|to\b|in\b|while\b))|\blet (?P<list2>{LIST}) (?:through|go on|go through|continue|advance)\b"
)
NOT_AMONG = re.compile(
    rf"(?P<list>{LIST}) (?:is|was|were|are) (?:not among|missing from|absent from) (?:the |those )(?:№|two\b|three\b|four\b|five\b|teams\b|names\b|list\b|survivors\b|winners\b|finalists\b|selected\b|chosen\b)(?! (?:to|that|who) (?!adv|pass|surv|sel|chos|mak|made|mov|qual|go))"
)
ROAD = re.compile(
    rf"\b(?:the )?(?:end of the (?:road|line|race)|(?:journey|run|race|contest|story) (?:ends|ended|is over)(?: here)?) for (?P<list>{LIST})|^for (?P<list2>{LIST}),? (?:the|its|their) (?:[a-z-]+ )?(?:journey|run|race|contest|road|story) (?:ends|ended|is over)"
)
AXE = re.compile(rf"\b(?:axe|ax) fell on (?P<list>{LIST})")
EDGED_OUT = re.compile(
    rf"(?P<list>{LIST}) (?:narrowly |has |had )*(?:edged out|beat|beaten|saw off|seen off|outpointed|overcame|prevailed over|pipped|outscored|defeated|edges out|beats|was chosen over|was picked over|was selected over) (?P<loser>{LIST})(?=[^.;§]*¤|[^.;§]*\b(?:slot|spot|seat|place)\b)"
)
OVER = re.compile(
    rf"\b(?:picked|picks|chose|chooses|selected|selects|preferred) (?P<list>{LIST}) (?:over|ahead of|rather than) (?P<loser>{LIST})"
)
SPOKE = re.compile(
    r"^[,”\"]* ?(?:an? |the )?(?:[a-z-]+ )?(?P<who>§)(?:'s)?(?: (?:spokes\w+|officials?|executives?|representatives?|chief|ceo|president|[a-z]+)){0,4} (?:said|says|told|added|explained)|^[,”\"]* ?(?:said|says) (?:an? |the )?(?P<too>§)"
)
ITS_SPEAKER = re.compile(
    r"^[,”\"]* ?(?:(?:an?|the|its) )?(?:company|firm|start-?up|spokes\w+|company (?:spokes\w+|official)|official|carrier|operator|university|institute) (?:said|says|told|added)"
)
# Who bows out after losing did not leave of its own will.
BEATEN = re.compile(
    r"\b(?:after|having|in|with) (?:coming|finishing|placing|losing|failing|falling|scoring|ranking|come|finished|lost|failed|(?:the |its )?(?:lowest|last|worst|fewest))\b"
)
NO_PLAN = re.compile(
    r"\b(?:we|our company|and) (?:will not|won't|do not plan to|don't plan to|have no plans? (?:to|for)|are not (?:considering|planning)|have decided not to|decided not to|are not going to)[^.”\"]{0,80}?(?:¤|again|another bid|\bre-?apply|tak(?:e|ing) part)"
)
GOVERNED = re.compile(
    r"(?:"
    + BUT_FOR
    + r"|\b(?:after|unlike|like|than|with|without|against|for|by|from|of|to|over|behind|between|beat|beating|alongside|include|including|called|says?|§'s) (?:the |both )?)$"
)
LED = re.compile(
    r"(?:№|\bconsorti(?:a|um)|\bteams?|\bgroups?|\bthose),? (?:(?:all |respectively )?(?:led|headed|run|fronted)(?: respectively)? by|of|from) (?:the )?$|\b(?:maker|developer|operator|builder|creator|owner|company behind|team behind|firm behind|lab behind)s?(?: of)? (?:the )?$"
)
BECAME = re.compile(
    r"^ (?:(?:has |have |had )?(?:become|became|becomes)|is|was) (?:the |one of the )?(?:[a-z№◇-]+ ){0,4}?(?:team|company|firm|contestant|contender|one|consortium|first|second|third|fourth|latest|last)s? to (?:be |have been )?$"
)
AMONG = re.compile(r"\b(?:among|of|alongside|with|beat|beating|over) $")
NUMBER = {
    word: at
    for at, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(),
        start=2,
    )
}
COUNT = re.compile(
    rf"№|\b(?:only )?(?P<n>{'|'.join(NUMBER)})(?: of (?:the )?(?:{'|'.join(NUMBER)}|[0-9]+))? (?:applicants|bidders|candidates|consortia|consortiums|contenders|coalitions|alliances|candidates|groups|organi[sz]ations|hopefuls|entrants|proposals|bids|teams|companies)\b|\b(?P<bare>{'|'.join(NUMBER)})(?= of [0-9a-z ]{{1,20}} )"
)
IN_SHORT = re.compile(rf"^{LIST} (?:out|in|through), {LIST} (?:out|in|through)\b")
TOKEN = re.compile(r"[,'’]|[¤π◇µ№]|[^\s,'’¤π◇µ№]+")
ALSO = re.compile(
    r"^ (?!said|says|say|told|thinks?|believes?|expects?|hopes?|plans?|wants?|and\b|or\b)[a-z-]+\b(?!.*\b(?:said|says|that|who|which)\b)[^;:.§()]{0,110}?,? (?:and|but|before) (?P<rest>[^;:.§()]*)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that tells a deed of the teams in its group `list`, or of teams named after it where it has none.

    Its groups `out`, `in`, `sel` and `vacant` tell which deed, else `deed`. `decided` ones hold where somebody who
    decides stands before, `contrary` ones after the opposite was told.
    """

    pattern: re.Pattern[str]
    deed: Deed = Deed.SELECTED
    manner: Manner = Manner.FINITE
    decided: bool = False
    contrary: bool = False


FORMS = (
    Form(pattern=LABEL, manner=Manner.LIST),
    Form(pattern=THOSE_THAT, manner=Manner.LIST),
    Form(pattern=SOME, decided=True),
    Form(pattern=NO_LONGER, deed=Deed.OUT),
    Form(pattern=ACTIVE, decided=True),
    Form(pattern=WENT_TO),
    Form(pattern=UNVEILED),
    Form(pattern=NOUN_OF),
    Form(pattern=APPLICANTS, deed=Deed.APPLIED),
    Form(pattern=EACH_FROM, deed=Deed.APPLIED, manner=Manner.LIST),
    Form(pattern=ENDED, deed=Deed.OUT),
    Form(pattern=AXE, deed=Deed.OUT),
    Form(pattern=SENT, deed=Deed.OUT, decided=True),
    Form(pattern=DECIDED_TO, deed=Deed.OUT, decided=True),
    Form(pattern=LET_ON, deed=Deed.IN),
    Form(pattern=NOT_AMONG, deed=Deed.OUT),
    Form(pattern=ROAD, deed=Deed.OUT),
    Form(pattern=EDGED_OUT, deed=Deed.BACK_IN),
    Form(pattern=DID_NOT, deed=Deed.OUT, contrary=True),
    *(Form(pattern=one, deed=Deed.IN, manner=Manner.STATE) for one in STATES),
)
_FELL = re.compile(r"eliminat|dropped|cut\b|knocked")


def deed_of(form: Form, match: re.Match[str]) -> Deed:
    """Which deed a form tells as it was found."""
    told = match.groupdict()
    if told.get("out") or _FELL.search(told.get("which") or ""):
        return Deed.OUT
    if told.get("in"):
        return Deed.IN
    return Deed.BACK_IN if told.get("vacant") else form.deed
