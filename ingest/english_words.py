"""The words by which the English press tells an outcome, and those that leave it open.

Patterns are matched on masked sentences in lower case (see `answers/sentences.py` for the signs); no team, stage or
programme is named.
"""

import re
from dataclasses import dataclass

from ingest.told import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A way to say a deed. A `passive` one is said of its subject only after a form of to be, or in a heading;
    of its object otherwise. What follows it must match `then`; the clause must hold `wants`."""

    deed: Deed
    pattern: re.Pattern[str]
    passive: bool = False
    then: re.Pattern[str] | None = None
    wants: re.Pattern[str] | None = None
    headline: bool = False


CONTEST = r"(?:races?|contest|competition|project|programme|program|initiative|scheme|evaluations?|round|stage|phase|review|assessment|screening|selection|hurdle|test|step|running|list|field|lineup|line-up|shortlist|cut|bid|verdict|results?|teams?|elite|finals?|call|tournament|hunt|battle|place|spot|seat|slot)"
_OURS = rf"(?:[¤π◇]|\b{CONTEST}\b)"
# What may follow a verb that says all by itself: nothing, another clause, or where and why it happened.
_ENOUGH = rf"(?= ?(?:$|[,.;:!—–)…”\"]|[a-z]+ly\b|and\b|but\b|while\b|as\b|after\b|following\b|during\b|despite\b|before\b|ahead\b|among\b|because\b|since\b|by\b|due\b|over\b|for (?:its|their|a|the|not|using|failing|low)\b|when\b|with\b|on\b|◇|[a-z]+day\b|side by side\b|today\b|yesterday\b|last\b|early\b|along(?:side)?\b|together\b|under\b|though\b|although\b|this\b|amid\b|thanks\b|too\b|again\b|(?:in|at|from|of|out of)(?: [^\s,;.:]+){{0,7}}? ?{_OURS}))"
_ON = rf"(?= (?:(?:in|into|to|from|for|at|past|through|beyond|of)\b)(?: [^\s,;.:§]+){{0,6}}? ?{_OURS})"
_END = r"(?= ?(?:$|[,.;:!—–)…”\"]|[a-z]+ly\b|and\b|but\b|while\b|as\b|after\b|following\b|despite\b|because\b|with\b|on\b|◇|[a-z]+day\b|side by side\b|in what\b|along(?:side)?\b|together\b|under\b|though\b|although\b|by\b|thanks\b|too\b|§))"
_IT = rf"(?= (?:(?:the |its |their |a |that |this |his )?(?:[a-z-]+ ){{0,3}}?(?:¤|{CONTEST}|bar|hurdle|threshold)|it(?=[ ,.;])))"


GOES_TO = re.compile(_ON)
# Seats, places and hurdles that are of something else.
OF_ELSE = re.compile(
    r" (?:on|at|in|of|among) (?:the |its |their |an? )?(?:[a-z0-9'-]+ ){0,4}?(?:boards?|council|advisory|exchange|index|cabinet|cohort|markets?|rankings?|leaderboard|top (?:ten|five|three|[0-9]+)|purchase|takeover|acquisition|merger|parliament|table talks)\b"
)


def _verb(
    deed: Deed, words: str, *, passive: bool = False, then: str = "", wants: str = "", headline: bool = False
) -> Verb:
    return Verb(
        deed=deed,
        pattern=re.compile(rf"(?<![\w§'-])(?:{words})(?![\w'-])"),
        passive=passive,
        then=re.compile(then) if then else None,
        wants=re.compile(wants) if wants else None,
        headline=headline,
    )


_NOT_TO = r"(?:(?:will|would|does|did|do) not|won't|wouldn't|(?:has |have |had )?(?:decided|chosen|chose|opted|elected|vowed|resolved|choosing|opting) (?:not to|against)|(?:has |have |had )?(?:declined|refused|declines|refuses) to|not to|(?:(?:has|have|had|with) )?no (?:plans?|intention) (?:to|of)|(?:is|was|are|were) not (?:going to|planning to|considering)|not considering|is not considering|ruled out|rules out|ruling out)"
_TRY = r"(?:tak(?:e|ing) part|participat(?:e|ing)|appl(?:y|ying)|join(?:ing)?|enter(?:ing)?|compet(?:e|ing)|bid(?:ding)?|re-?appl(?:y|ying)|return(?:ing)?|tr(?:y|ying)|seek(?:ing)?|pursu(?:e|ing)|attempt(?:ing)?|consider(?:ing)?|submit(?:ting)?|(?:be |been )(?:submitting|applying|bidding|taking part|joining|entering|competing|participating)|put(?:ting)? in|a|another|an)"
_PLACE = "(?:a |its |their |the |one of (?:the |two |three )?(?:remaining |final )?)?(?:two |three |four )?(?:remaining |final |second |third |first |fourth |last |available )?(?:place|spot|seat|slot|berth|ticket)s?"

VERBS: tuple[Verb, ...] = (
    _verb(Deed.OUT, "eliminated|knocked out|kicked out|booted(?: out)?|ousted|axed|culled|disqualified|weeded out|sent home|voted out|excluded|left out|expelled|ejected|thrown out|barred|relegated|ruled out|turned away|shut out|shown the (?:door|exit)|(?:turned down|passed over)(?! (?:by|for) (?!(?:the )?(?:ministry|government|π|judges|panel|committee)))|deselected|squeezed out|edged out|bumped(?: out)?|left behind|struck (?:off|from)(?: the list)?|whittled out|filtered out|given the (?:boot|axe|push)|struck out|put out|denied (?:a |its |their )?(?:place|spot|seat|berth|slot)s?|ditched|jettisoned|discarded|left on the outside", passive=True, then=_ENOUGH),
    _verb(Deed.OUT, r"(?:was|were|is|are) the (?:only |latest |one |first |second )?(?:team|company|firm|one|contender)s? to (?:go|fall|miss out|leave|lose out|drop out)|(?:was|were|is|are) among (?:the|those) (?:losers|casualties|eliminated|dropped)|found (?:itself|themselves) out(?: of)?", then=_ENOUGH),
    _verb(Deed.OUT, "cut|dropped(?! out)|removed|rejected|screened out|shut out", passive=True, then=_ENOUGH),
    _verb(Deed.OUT, "crash(?:ed|es) out|fell short|falls short|c[ao]mes? up short|(?:loses?|lost) out(?! (?:on|to|over) )|miss(?:ed|es) out|miss(?:ed|es) (?:the )?cut|(?:lost|loses) (?:its|their) (?:place|spot|seat|slot)s?|(?:went|goes) out|(?:bit|bites?) the dust|(?:drank|drinks?|tasted|tastes?) (?:the |a )?bitter (?:cup|drink|pill|taste)", then=_ENOUGH),
    _verb(Deed.OUT, r"(?:fell|falls|fall|stumbled|stumbles|tumbled|tumbles)(?= (?:at|in|by|to)(?: [^\s,;.:§]+){0,4}? (?:¤|(?:final |last |first |second |third )?(?:hurdle|evaluation|round|stage)))"),
    _verb(Deed.OUT, r"(?:lost|loses|failed|fails|flunked|flunks)(?= (?:in |at )?(?:the |its )?(?:[a-z-]+ )?¤)"),
    _verb(Deed.OUT, rf"out(?: of (?:the |π|¤).*)?{_END}", passive=True, headline=True),
    _verb(Deed.OUT, r"falls?$|exits?$", headline=True),
    _verb(Deed.IN, "advanced|advance|proceed|moved on|moves on|moved up|progressed|proceeded|qualified|qualifies|moved forward|moves forward|move forward|(?:went|goes|go) on(?= to )|emerged as (?:the )?(?:survivors?|winners?)", then=rf"{_ON}|{_END}|(?<=ors)|(?<=ers)"),
    _verb(Deed.IN, "given the (?:green light|nod|go-ahead)|confirmed as (?:the |one of the )?(?:№ |[a-z]+ ){0,3}?(?:teams?|survivors?|finalists?|winners?|№)(?: going forward| moving on| to advance)?", passive=True),
    _verb(Deed.IN, r"lives? on|c[ao]mes? out on top|prevail(?:ed|s)?|(?:got|gets|won|wins) the (?:nod|green light|go-ahead)"),
    _verb(Deed.IN, r"(?:were|was|are|is) the (?:only |two |three |№ )?(?:survivors?|winners?|(?:ones?|teams?|№) (?:to survive|to advance|that survived|that advanced))"),
    _verb(Deed.SELECTED, r"w(?:on|ins?) (?:the )?(?:contest|race|competition|project|π)", then=_END),
    _verb(Deed.SELECTED, r"(?:declared|crowned|named|confirmed as) (?:the |as )*(?:country's |nation's |government's |national |ai |two |final |overall |№ )*(?:winners?|champions?|№|final two|final teams?)", passive=True),
    _verb(Deed.IN, r"advances(?! (?:in|of)\b)|move on|progress(?:es)?|survives?|qualify", then=rf"{_ON}|{_END}|{_IT}"),
    _verb(Deed.IN, "survived|passed(?! (?:on|up|over|by|down|along)\\b(?! (?:◇|[a-z]+day)))|cleared|overcame|passes(?! (?:on|up)\\b)|clears|pass(?! (?:on|up)\\b)|clear", then=rf"{_IT}|{_END}"),
    _verb(Deed.IN, "ma[dk]es? it(?: through| past| into| to| in)?|ma[dk]es? (?:it past )?the (?:final |first |second |last )?(?:cut|list|grade|shortlist)|(?:went|goes|go|going|got|gets|get|came|comes|come|sailed|sails|sail|squeezed|squeezes|squeaked|scraped|pulled|pushed|edged|breezed) through|got past|sailed past", then=rf"{_ON}|{_END}|{_IT}"),
    _verb(Deed.IN, rf"(?:(?:won|earned|secured|kept|keeps|clinched|booked|retained|secures?|wins?|books?|clinch(?:es)?|earns?|punched|punches|sealed|landed|bagged|nabbed|holds? on to|held on to|hung on to)(?! (?:the )?(?:first|second|third|fourth|last|top|joint)[a-z -]* place) {_PLACE}|(?:earned|won|earns|wins|gained) the right to (?:compete|advance|continue|go on|take part|stay))", then=rf"{_ON}|{_END}"),
    _verb(Deed.IN, r"reach(?:ed|es)?(?= (?:the )?¤)"),
    _verb(Deed.IN, r"continue[sd]?|carr(?:y|ies|ied) on|stay(?:s|ed)? on", then=_ON),
    _verb(Deed.IN, "given (?:a |the )?(?:place|spot|seat|berth|slot|ticket|pass|passing (?:marks?|grades?))s?|granted (?:a |the )?(?:place|spot|seat|berth|slot)s?|waved through|let through|cleared", passive=True, then=rf"{_ON}|{_END}"),
    _verb(Deed.IN, rf"through{_END}", headline=True),
    _verb(Deed.SELECTED, "selected|chosen|picked|named|tapped|shortlisted", passive=True,
          then=rf"(?= to (?:build|develop|join|continue|stay|remain|participate|take part|carry|proceed|advance|move|go|compete|make|create|lead|represent)\b)|(?= (?:(?:as|for|in|at|by|from|through|via|among)\b)(?: [^\s,;.:§]+){{0,9}}? ?(?:[¤π]|\b(?:elite|team|teams|race|contest|competition|project|programme|program|final|finalists?|winners?|call|round)\b))|{_END}"),
    _verb(Deed.BACK_IN, r"(?:(?:will be|is|was|becomes|became|become) |named |as )the (?:fourth|fifth|final|last|additional|extra|new|missing|spare) (?:and (?:final|last) )?(?:elite |national )?(?:team|contender|member|consortium|competitor|entrant)"),
    _verb(Deed.BACK_IN, r"wins?|won", then=r"(?= (?:the |a |its )?¤)"),
    _verb(Deed.BACK_IN, r"join(?:ed|s)|(?:is |was |were |has been |have been )?added|returned|returns|re-?entered|rejoin(?:ed|s)|reinstated|revived|c[ao]mes? back|made (?:its|a) comeback",
          then=r"(?= (?:[^\s,;.:§]+ ){0,5}?(?:as (?:an?|the) (?:[a-z-]+ )?(?:[a-z-]+ )?(?:team|consortium|contender|competitor|member)|(?:through|via|in|by|after winning|after) (?:the |an? )?(?:[a-z-]+ )?¤|as (?:the )?(?:fourth|fifth|additional|extra|final|last) (?:[a-z-]+ )?(?:team|member|contender)))"),
    _verb(Deed.APPLIED, r"applied|applies|submitted (?:a |its |their |an )?(?:bids?|proposals?|applications?|entry|entries)|(?:filed|handed in|put in|lodged|submitted) (?:a |an |its |their )?(?:bids?|applications?|proposals?)|entered(?= (?:the )?¤)|bid(?= for)|(?:threw|thrown|throws) (?:its|their) hats? (?:into the ring|in the ring|in)|apply",
          then=rf"{_ENOUGH}|{_ON}"),
    _verb(Deed.APPLIED, r"(?:were|was|are) the (?:only |two |three |sole )?(?:applicants?|bidders?)"),
    _verb(Deed.DECLINED, rf"{_NOT_TO} {_TRY}(?: (?:again|part))?", wants="¤|again|another|re-?appl|return|tak(?:e|ing) part|participat|second|proposal|\\bbid"),
    _verb(Deed.DECLINED, r"(?:stay(?:ed|s)?|sat|sits?|stands?|stood) out(?: of)?|shun(?:s|ned)?|snub(?:s|bed)?|skip(?:s|ped)?|(?<!was )(?<!were )(?<!been )turn(?:s|ed) down|pass(?:es|ed)? (?:on|up)|opt(?:s|ed) out(?: of)?|declin(?:es|ed)|spurn(?:s|ed)?|reject(?:s|ed)|forgo(?:es)?|forwent|gives? up on|gave up on|ruled out|rules out|says? no to|said no to|walks? away from|walked away from|bow(?:s|ed) out of|(?:sit|sat|sits|sitting) (?:it|this one|that) out|rule[sd]? (?:itself|themselves) out|(?:is |was |are )?stay(?:s|ed|ing) away|(?:is|was|are|were) not interested", wants="¤"),
    _verb(Deed.WITHDREW, r"(?:(?<=to )|(?<=would )|(?<=will ))(?:be )?(?:withdraw(?:ing)?|pull(?:ing)? out|drop(?:ping)? out|quit(?:ting)?|leav(?:e|ing)|bow(?:ing)? out)|(?:was|is|were|are) leaving|(?:announced|confirmed|declared) its (?:withdrawal|exit|departure)|withdrew|withdraws?|withdrawn|(?:is|are|was|were) (?:withdrawing|pulling out|dropping out|quitting)|pull(?:s|ed) out|quits?|dropped out|drops out|bow(?:s|ed) out(?! (?:in|at|after) )|exit(?:s|ed)(?! (?:in|at|after) )|walk(?:s|ed) away|pull(?:s|ed) the plug on its (?:bid|participation)",
          then=rf"{_ON}|{_END}|(?= (?:the |its )?(?:[a-z-]+ ){{0,3}}?{_OURS})"),
    _verb(Deed.OBJECTED, r"(?:filed|files|lodged|lodges|submitted|submits|raised|raises|made|makes) (?:a |an |its |their |formal |official |written |joint )*(?:¤|objections?|appeals?|challenge)|(?:is |are )?(?:formally )?(?:appealing|contesting|objected|objects|appealed|appeals|contested|contests|challenged|challenges)(?= (?:to |against |over )?(?:the |its |their )?(?:[a-z-]+ )?(?:[a-z-]+ )?(?:¤|results?|outcome|decision|elimination|verdict|scores?|evaluation|ruling|exclusion))"),
)  # fmt: skip

AUXILIARIES = re.compile(
    r"(?:will|would|could|couldn't|cannot|unable|was|were|is|are|has|have|had|been|be|being|got|get|both|all|also|then|each|again|too|together|processed|treated|listed|classified|as|three|two|four|five|ten|the|these|those|who|which|that|both|itself|themselves|meanwhile|however|instead|therefore|thus|hence|so|respectively|once|just|now|already|finally|ultimately|only|alone|[a-z]+ly|one|of|among|teams?|companies|firms|consortia|№|last|first|early|late|in|at|on|by|from|under|during|via|to|have|did|do|does|processed|treated|listed|classified|not|never|failed|fails|fail|unable|evaluations?|round|stage|reviews?|assessment|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening|night|today|yesterday|that|day|,|[¤π◇µ]|'s|project|programme|contest|race|for|with|its|their|and)"
)
SAYS = re.compile(
    r"(?:said|says|announced|announces|confirmed|confirms|revealed|disclosed|declared|stated|told reporters|notified|made clear|added|explained|reported|reports|indicated|stressed)"
)
IT_SAYS = re.compile(
    r"^(?:'s)?(?: (?:spokes\w+|officials?|executives?|representatives?|chief executive|ceo|head|leader))?,? ?(?:also |later |officially |formally |both |has |have |had |all |each )*(?:said|says|announced|confirmed|revealed|disclosed|declared|stated|made clear|told reporters|told the ministry|notified the π|informed the π|decided|has decided|vowed|say)(?: (?:on |in )?(?:◇|(?:mon|tues|wednes|thurs|fri|satur|sun)day|an? [a-z]+|the same day|its [a-z]+|a [a-z ]+?))*(?: (?:in|at|through|via) (?:a|an|its|their) [a-z ]{3,30})?,?(?: that| to)?(?: (?:it|they|he|she|the (?:company|firm|start-?up|group|consortium|team|institute|carrier|two)|both))?(?: had| has| have| also| would| will| was| were)* ?$"
)
NEGATION = re.compile(
    r"\b(?:not|never|n't|failed (?:in (?:its|their|a|the) (?:[a-z]+ )?(?:bid|attempt|effort|campaign|quest) )?to|missed (?:the|its|their) chance to|fails to|fail to|unable to|could not|couldn't|cannot|nor|neither|no longer)\b|n't\b"
)
YET = re.compile(r"\byet to\b|\bhas yet\b|\bhave yet\b")
BE = re.compile(r"\b(?:is|are|was|were|be|been|being|got|get|gets)\b")
ACTOR = re.compile(
    r"(?:π|\b(?:ministry|government|officials?|judges|panel|committee|organi[sz]ers?|evaluators|reviewers|it|he|she|they|board|jury))(?:,? (?:on |in )?(?:◇|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today))*,?(?: (?:said|announced|confirmed)(?: (?:on )?(?:◇|[a-z]+day))?(?: that)? (?:it|they)| has| have| had| also| then| finally)* $"
)

# A sentence with one of these states nothing, whichever clause it stands in.
DENIED = re.compile(
    r"\?|\b(?:would have|could have|should have|might have|may have|were to|denie[sd]|denying|denial|untrue|rumou?rs?|rumou?red|speculat\w*|hypothetical\w*|imagine|opinion:|not been (?:eliminated|dropped)|mistaken\w*|wrongly reported|had it|no decision|undecided|earlier version of|retract(?:s|ed|ing|ion)|forgery|forged|hoax|purport\w*|contrary to|falsely|novel|fiction\w*|webtoon|satire|parody|short story|thriller)\b"
)
# A clause with one of these states nothing; the clauses beside it may.
OPEN = re.compile(
    r"\b(?:if|unless|whether|allegedly|reportedly|supposedly|unconfirmed|suppose[ds]?|analysts|observers|critics|experts? (?:say|said|believe)|watchers|insiders|pundits|predict\w*|forecast\w*|betting|odds|tipped|instead of|rather than|remains to be seen)\b"
)
# Said of a deed that may come; a refusal speaks of what is to come by its nature.
TO_COME = re.compile(
    r"\b(?:likely|expected to|set to|poised to|could(?! not)|might|may|should|must|hopes? to|wants? to|aims? to|vow\w*|plans? to)\b(?! ◇)(?! not)"
)
FOREIGN = re.compile(
    r"\b(?:shares?|stocks?|kospi|kosdaq|nasdaq|baseball|football|soccer|basketball|volleyball|league|playoffs?|postseason|quarter-?finals?|semi-?finals?|esports|e-sports|world cup|olympics?|season|matches|penalties|goals?|innings|coach|striker|pitcher|roster|film|movie|song|album|singer|singing|show|audition|idol|viewers|jobs|layoffs?|staff|employees|workforce|earnings|revenue|operating profit|net profit|ipo|listing|lawsuit|court|election|ballot|tariffs?|patent|certification|tender|procurement|auction|accelerator|hackathon|unicorn|award|prize|grammy|spectrum|subsidiary's|cloud programme|data cent(?:er|re)s?|drug|trial|fda|satellite|rocket|airport|merger|acquisition|board seat)\b"
)
