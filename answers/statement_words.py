"""The words by which people state an outcome, and those that make a sentence no statement, in both languages.

Patterns are matched on sentences as `sentences.py` leaves them: lower case, single spaces, a sign for each
name (§ a team, № a number of teams, ¤ a stage, ◇ a time, π the programme or who runs it, µ a measure).
No team, stage or programme is named here.
"""

import re
from dataclasses import dataclass

from answers.said import Said
from answers.terms import ReasonCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A way to say something. `passive` words say it of their subject only after a form of to be (or in a
    headline) and of their object otherwise; `lasting` ones tell a state, `bare` ones need no more after them,
    `wants` is what the rest of the clause must hold."""

    said: Said
    pattern: re.Pattern[str]
    passive: bool = False
    lasting: bool = False
    korean: bool = False
    needs_object: bool = False
    wants: re.Pattern[str] | None = None


def _en(said: Said, words: str, *, passive: bool = False, lasting: bool = False, wants: str = "") -> Words:
    pattern = re.compile(rf"(?<![\w§'-])(?:{words})(?![\w'-])")
    return Words(
        said=said,
        pattern=pattern,
        passive=passive,
        lasting=lasting,
        wants=re.compile(wants) if wants else None,
    )


def _ko(
    said: Said, words: str, *, lasting: bool = False, needs_object: bool = False, wants: str = ""
) -> Words:
    return Words(
        said=said,
        pattern=re.compile(words),
        lasting=lasting,
        korean=True,
        needs_object=needs_object,
        wants=re.compile(wants) if wants else None,
    )


_PLACE = "(?:a |its |their |the )?(?:place|spot|seat|slot)s?"
_RACE = "(?:the )?(?:race|running|game|contest|competition|programme|program|project|hunt|mix)"
_END = r"(?= ?(?:[.,;!)]|$|and\b|but\b|while\b|¤|◇|in ¤|in the ¤|as of|after|since|because|due to|lol|now|already|too\b|again|for good|then))"
# What a nominal predicate of Korean may be followed by: an end, a mark, or how chat goes on.
_KO_END = r"(?= ?(?:확정|(?:이?후|뒤) |[.,;!~)/&·+\]]|$|ㅋ|ㅎ|ㅠ|ㅜ|그리고|반면|§|№))"
_ATTRIBUTE = r"(?= ?[§№]| (?:팀|곳|기업)(?:은|는| ?[:：]))"  # right before a name, or as the head of a list
_HA = (
    r"(?:하지 ?(?:못|않|는 ?못)[가-힣]*|되지 ?(?:못|않)[가-힣]*"
    r"|(?:했|하였|됐|되었|됬|당했|시켰|했었|됐었)[가-힣]*"
    rf"|(?:한|된|당한){_ATTRIBUTE}|(?:함|됨|하고|되고|하며|되며|하면서|되면서|하지만|되지만|해서?|돼서?|하는 ?등|이다|이었다|임|입니다|인데)"
    r"| ?(?:못|안) ?(?:했|됐|함|됨|한|된|하고|되고)[가-힣]*| ?실패[가-힣]*"
    r"| ?팀?(?= ?[:：])|팀(?=은|는)|자(?= ?[:：]|는 )|" + _KO_END + ")"
)
_NEG = r"(?:(?:안|못) ?)?"

WORDS: tuple[Words, ...] = (
    # English: out
    _en(Said.OUT, "eliminated|knocked out|kicked out|booted(?: out)?|ousted|axed|culled|disqualified|weeded out|given the (?:boot|axe)|sent home|sent packing", passive=True),
    _en(Said.OUT, "cut|dropped(?! out)|removed|rejected|chopped|nixed", passive=True),
    _en(Said.OUT, r"(?:eliminates|knocks out|drops|cuts|boots|ousts|axes)"),
    _en(Said.OUT, "got the (?:boot|axe|chop|sack)|crashed out|fell short|missed the cut|lost (?:its|their) (?:place|spot|seat)s?"),
    _en(Said.OUT, r"fell(?= (?:in|at) (?:the )?¤)|failed(?= (?:in |at )?(?:the )?¤)|lost(?= (?:in|at) (?:the )?¤)"),
    _en(Said.OUT, rf"out(?: of {_RACE})?{_END}|out(?= ?:)", lasting=True, passive=True),
    # English: in
    _en(Said.IN, "advanced|advances|advance|moved on|moves on|move on|progressed|proceeded|proceeds|proceed|qualified"),
    _en(Said.IN, "ma[dk]es? it(?: through| past)?|ma[dk]es? the cut|(?:got|get|gets|went|goes|go|came|come) through|got past|shortlisted"),
    _en(Said.IN, rf"(?:won|earned|secured|kept|keeps|clinched|got|gets) {_PLACE}"),
    _en(Said.IN, rf"(?:passed|passes|pass|cleared|clears|clear|survived|survives|survive)(?= (?:the )?¤)|(?:passed|survived|survives|survive){_END}|advancing(?= ?:)"),
    _en(Said.IN, rf"still (?:in(?: {_RACE})?{_END}|in(?= ?:)|alive|standing|competing)|in(?= ?:)|(?:in|alive)(?: {_RACE})?{_END}|in {_RACE}", lasting=True),
    _en(Said.IN, rf"remains?(?: in {_RACE})?|remained|remaining(?= ?(?:teams? ?)?:)|left(?: in {_RACE})?{_END}|still (?:left|there)|stay(?:s|ed)? in{_END}", lasting=True),
    _en(Said.IN, r"reach(?:ed|es)?(?= (?:the )?¤)"),
    # English: the rest
    _en(Said.SELECTED, "selected|chosen|picked|named", passive=True),
    _en(Said.BACK_IN, "c[ao]mes? back|made (?:its|a|the) comeback|re-?entered|rejoined|reinstated|revived|brought back|made it back(?: in)?|got back in|is back(?: in)?|resurrected|readmitted"),
    _en(Said.BACK_IN, r"(?:won|wins)(?= (?:the )?¤)|(?:returned|joined|was added|were added|added)(?= (?:as the (?:\w+) (?:elite )?team|(?:through|via|in|by|after) (?:the |an )?¤|to the (?:contest|race|programme|project)))"),
    _en(Said.APPLIED, "applied|submitted a bid|put in a bid|entered(?= (?:the )?¤)|bid(?= (?:for|in) (?:the )?¤)|took part(?= in (?:the )?¤)|appl(?:y|ies)"),
    _en(Said.DECLINED, r"(?:declined|declines|refused) to (?:take part|join|apply|enter|compete|try|participate|re-?apply)|opted out|(?:stayed|staying|stays|stay|sat|sitting|sit) out|skipped|turned down|declined|passed on|said no to|ruled out|bowed out of"),
    _en(Said.DECLINED, r"(?:will not|would not|won't|wouldn't|had no plans? to|has no plans? to|not going to) (?:apply|take part|join|enter|compete|try|participate)(?: again)?"),
    _en(Said.WITHDREW, "withdrew|withdraws|withdrawn|pulled out|pulls out|quit|quits"),
    _en(Said.TOP, r"(?:had|has|got|scored|received|posted|earned|with) the (?:highest|top|best) (?:combined |overall |total |µ )*(?:score|mark|total|points|grade)s?|(?:came|finished|ranked|placed)(?: in)? (?:first|1st|top|number one)(?: place)?(?! to\b)|topped(?: the (?:table|scores?|ranking|field))?"),
    _en(Said.BOTTOM, r"(?:had|has|got|scored|received|posted|earned|with) the (?:lowest|worst|bottom) (?:combined |overall |total |µ )*(?:score|mark|total|points|grade)s?|(?:came|finished|ranked|placed)(?: in)? (?:dead )?(?:last|bottom)(?: place)?"),
    # Korean: out
    _ko(Said.OUT, rf"{_NEG}탈락(?!시켰){_HA}"),
    _ko(Said.OUT, r"(?:탈락시켰|떨어뜨렸|떨궜)[가-힣]*", needs_object=True),
    _ko(Said.OUT, rf"{_NEG}떨어(?:졌[가-힣]*|진{_ATTRIBUTE}|짐{_KO_END}|지고|지며|지지 ?않[가-힣]*)"),
    _ko(Said.OUT, r"고배(?:를|를 ?마[가-힣]+| ?마[가-힣]+)?|쓴잔(?:을 ?[가-힣]+)?|낙마(?:했[가-힣]*|함|)|낙방(?:했[가-힣]*|)|짐 ?(?:을 ?)?쌌[가-힣]*|광탈(?:했[가-힣]*|함|)|나가리"),
    _ko(Said.OUT, rf"불합격{_HA}", wants="¤|π|정예팀"),
    _ko(Said.OUT, rf"{_NEG}(?:짤|잘)(?:렸[가-힣]*|림{_KO_END}|린{_ATTRIBUTE})|컷(?:됐|당했|됨|당함)[가-힣]*|제외(?:됐|됨)[가-힣]*|밀려났[가-힣]*|미끄러졌[가-힣]*|아웃(?:됐[가-힣]*|됨|{_KO_END})"),
    # Korean: in
    _ko(Said.IN, rf"{_NEG}(?:진출|통과|생존|안착|승선){_HA}"),
    _ko(Said.IN, rf"{_NEG}합격{_HA}", wants="¤|π|정예팀"),
    _ko(Said.IN, r"(?:통과|진출) ?(?:못|안) ?(?:했|됐|함|됨)[가-힣]*"),
    _ko(Said.IN, rf"{_NEG}(?:붙었[가-힣]*|붙은{_ATTRIBUTE}|붙음{_KO_END}|붙고|붙지 ?못[가-힣]*|살아남(?:았[가-힣]*|음{_KO_END}|은{_ATTRIBUTE}|고|지 ?못[가-힣]*)|올라(?:갔[가-힣]*|감{_KO_END}|간{_ATTRIBUTE}|가고|가지 ?못[가-힣]*|섰[가-힣]*)|올랐[가-힣]*)"),
    _ko(Said.IN, r"(?<=[¤턱문을] )(?:넘었|넘겼|뚫었)[가-힣]*"),
    _ko(Said.IN, rf"(?<=¤)행(?: ?(?:티켓|확정|열차)[가-힣]*)?(?: ?(?:땄|따냈|거머쥐었|쥐었|확보했)[가-힣]*|{_KO_END})"),
    _ko(Said.IN, rf"남았[가-힣]*|남음{_KO_END}|남아 ?(?:있|있는)[가-힣]*|남은{_ATTRIBUTE}|살아 ?(?:있[가-힣]*)|잔류(?:했[가-힣]*|{_KO_END})|남는다", lasting=True),
    # Korean: the rest
    _ko(Said.BACK_IN, rf"추가(?:로)? ?(?:선정|합류|선발|발탁)(?:했|됐|되|돼|된|됨)[가-힣]*|추가(?:로)? ?(?:선정|합류|선발|발탁){_KO_END}"),
    _ko(Said.SELECTED, rf"{_NEG}(?:선정|발탁|낙점|선발)(?!했|함|하){_HA}|{_NEG}뽑(?:혔[가-힣]*|힌{_ATTRIBUTE}|힘{_KO_END}|히고|히지 ?못[가-힣]*)"),
    _ko(Said.SELECTED, r"(?:선정했|발탁했|선발했|뽑았|골랐)[가-힣]*", needs_object=True),
    _ko(Said.BACK_IN, rf"(?:부활|복귀|합류|재합류|기사회생){_HA}|(?:다시 )?(?:돌아왔|되살아났|살아 ?돌아왔)[가-힣]*"),
    _ko(Said.BACK_IN, rf"(?<=¤)(?:에|에서)? ?(?:성공|승리|우승|승자){_HA}"),
    _ko(Said.APPLIED, rf"(?:지원|신청|응모|참가|참여|도전|재도전|출전){_HA}|도전장을? ?(?:냈|내밀)[가-힣]*|출사표를? ?(?:냈|던졌)[가-힣]*|나섰[가-힣]*", wants="¤|다시"),
    _ko(Said.DECLINED, rf"(?<=¤) ?안 ?(?:한다|했|함|하기로)[가-힣]*|불참(?:한다고|하겠다고|하기로)[가-힣]*(?: ?(?:했|밝혔)[가-힣]*)?|불참{_HA}|불참(?:을|의사를?) ?[가-힣]*|(?:안|못) ?(?:나갔|나간다|나왔)[가-힣]*"),
    _ko(Said.DECLINED, rf"(?:지원|도전|참가|참여|재도전|신청|나서)(?:하)?지 ?않[가-힣]*(?: ?(?:밝혔|했|선언했)[가-힣]*)?|(?:포기|거절|고사|거부){_HA}|(?:않|안 하)기로 했[가-힣]*|(?:지원|도전|참가|참여) ?안 ?(?:했|함|한다)[가-힣]*", wants="¤|다시"),
    _ko(Said.WITHDREW, rf"(?:기권|자진 ?사퇴|사퇴|자진 ?철회|중도 ?포기|중도 ?하차){_HA}|스스로 물러났[가-힣]*"),
    _ko(Said.TOP, r"(?:1|일)(?:위|등)(?:를|을|로)?(?: ?(?:했|차지했|기록했|올랐|찍었|함)[가-힣]*)?|최고점(?:을|은|이었다)?(?: ?(?:받았|기록했|땄)[가-힣]*)?|(?:가장|제일) 높(?:은 (?:점수|총점|성적)(?:를|을)? ?[가-힣]*|았[가-힣]*)|점수가 (?:가장|제일) 높(?:았|다)[가-힣]*"),
    _ko(Said.BOTTOM, r"꼴찌(?:를|로|였다|였음)?(?: ?(?:했|함)[가-힣]*)?|꼴등(?:을)?(?: ?(?:했|함)[가-힣]*)?|최하위(?:를|로|였다)?(?: ?[가-힣]*(?:했|기록)[가-힣]*)?|최저점(?:을)?(?: ?(?:받았|기록했)[가-힣]*)?|(?:가장|제일) 낮(?:은 (?:점수|총점|성적)(?:를|을)? ?[가-힣]*|았[가-힣]*)|점수가 (?:가장|제일) 낮(?:았|다)[가-힣]*"),
)  # fmt: skip

# A quick look whether a sentence can hold any of these words, before its names are looked for.
HINT = re.compile(
    r"eliminat|knock|kick|boot|oust|axe|cull|disqual|weeded|\bsent\b|\bcuts?\b|drop|remov|reject|chop|nixed|\bout\b|\bfell\b|fail|\blost\b|miss|advanc"
    r"|\bmove[sd]? on\b|progress|proceed|qualif|\bma[dk]e|through|\bgot\b|shortlist|place|spot|seat|slot|pass|clear|surviv|\b(?:is|are|was|were|still|'s|remain\w*|[\W_]) ?in\b"
    r"|alive|standing|competing|remain|\bleft\b|reach|select|chosen|pick|named|back|enter|join|reinstat|reviv|return|\bw[io]n|added|readmit|resurrect|appl|\bbid|took part|declin|refus"
    r"|opted|stay|\bs[ai]t|skip|turned|said no|ruled|bowed|\bnot\b|won't|wouldn't|no plan|withdr|pull|\bquit|highest|lowest|first|last|\btop|\bin ?:|\bresults?\b|[0-9]|결과"
    r"|[0-9]|탈락|떨어|떨궜|고배|쓴잔|낙마|낙방|광탈|나가리|합격|[렸림린쌌넘뚫]|컷|제외|밀려|미끄|아웃|진출|통과|생존|안착|승선|붙|살아|올라|올랐|남|잔류|추가|선정|발탁|낙점|선발|뽑|골랐|부활|복귀"
    r"|합류|기사회생|돌아왔|되살|성공|승리|우승|승자|지원|신청|응모|참가|참여|도전|출전|출사표|나섰|불참|나갔|나간|나왔|않|포기|거절|고사|거부|기권|사퇴|철회|하차|물러|[1일][위등]|최고점|최저점|최하위|가장|제일|꼴"
)

MARK = re.compile(
    r"(?<![\w.%-])(?P<mark>\d{1,3}(?:\.\d+)?) ?(?:점(?! ?차|대| ?만점| ?이상| ?이하| ?미만| ?정도| ?넘| ?씩| ?가까이)|points?\b(?! (?:behind|ahead|short|off|lead|clear))|pts\b|marks?\b|out of 100\b|/ ?100\b)"
    r"|(?:scor(?:ed|es)|got|gets|received|earned|posted|(?:score|mark|total) of|점수(?:는|가)?|총점(?:은|이)?|µ(?:에서|은|는|이|가|에)?)(?: the)?(?: a)?(?: (?:score|mark|total) of)? (?P<figure>\d{1,3}\.\d+)(?![\d%]| ?(?:%|billion|million|b\b|조|억))"
)

NEGATION = re.compile(
    r"\b(?:not|never|no longer|neither|nor|failed to|fails to|fail to|unable to|couldn't|could not|cannot|can't|didn'?t|wasn'?t|weren'?t|isn'?t|aren'?t|doesn'?t|don'?t|hasn'?t|haven'?t)\b"
)
KO_NEGATION = re.compile(r"^(?:안|못)(?= ?[가-힣])|못|않|실패|안 ?(?:했|됐|함|됨|한|된|하|되)")
ATTRIBUTIVE = re.compile(r"(?:한|된|진|은|린|힌|간)$")

# What makes a whole sentence no statement: an expectation, an opinion, a rumour, a wish, an "if", a denial.
HEDGE = re.compile(
    r"\b(?:if|unless|whether|would have|could have|should have|might have|may have|expect\w*|predict\w*|forecast\w*|likely|unlikely|probabl[ey]|possibl[ey]|maybe|perhaps|rumou?r\w*|allegedly|reportedly|supposedly|hearsay|i think|i guess|i bet|i hope|i wish|i heard|i believe|i doubt|imo|imho|hop(?:e|es|ed|ing|efully)|wish\w*|guess\w*|bet|betting|odds|imagine|pretend|suppose|assum\w+|what if|should|deserv\w+|want(?:s|ed)?|seems?|looks? like|feels? like|apparently|almost|nearly|about to|set to|poised|favou?rites?|in danger|at risk|risks?|fears?|worr\w+|speculat\w+|projected|planned to|plans to|plan to|supposed to|not sure|no idea|unclear|unconfirmed|denied|denies|false|fake|hoax|not true|untrue|wrong|a lie|lies|lying|joke|jk|/s|could|might|can|ought|would be|will be|until|before|prior to|instead of|rather than|other than|apart from|all but|everyone but|except\w*|either|or|than|at least|at most|more than|fewer than|less than|up to|about|around|roughly|nobody|no one|none|no team|nothing)\b|\bonly §|\bnot §"
    r"|것 ?같|거 ?같|듯(?!이)|전망|예상|예측|유력|가능성|가능할|소문|루머|썰|카더라|찌라시|[다라]면|으면|했으면|됐으면|바란|바라|바람|기대|희망|길 ?빈|응원|아마|혹시|설마|추측|관측|(?:을|ㄹ|할|될|질|갈|을|릴|릴) ?(?:수도|수|거|것|까|지도|뻔|듯|텐데|예정)|겠(?!다고|다는|다며)|위기|위험|우려|뻔|려고|예정|계획|만약|만일|가정|해야|하길|되길|기를|후보|여부|아니라|거짓|가짜|아니[다라고었야에죠지]|아닌|아님|아닙|적이? 없|오보|낭설|헛소문|이상 |이하 |최소|최대|약 №|빼고|말고|제외하|제외한|외에|대신|만 ?빼|아니면|혹은|또는|나 §|생각|느낌|의견|[었았했됐졌렸혔났]는지|는지 ?(?:아|모|궁|알)|인지 ?(?:아|모|궁|알)|(?<![가-힣])전에|기 ?전에|[¤◇] ?전에|직전"
)
MODAL = re.compile(r"\b(?:will|won't|would|wouldn't|shall|gonna|going to|may(?! ◇))\b")
ASKS = re.compile(
    r"^(?:(?:and|but|so|hey|ok|okay|yo|wait|well|um|lol) )*(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|who|what|when|where|why|how|which|should)\b"
    r"|(?:나요|가요|까요|을까|ㄹ까|[냐니까]|는지|인지|을지|ㄴ지|던가|[었았했됐졌]나|은가|인가)[ ㅋㅎㅠㅜ!~.…]*$|[다라]며[ ㅋㅎㅠㅜ!~.…]*$|[었았했됐졌렸혔]어 ?안 |뭐래|뭐라|소리 ?(?:있|하|야)|알려|궁금|누가|어디가|어느 ?팀|몇 ?팀|왜 |뭐가|언제"
)
FOREIGN = re.compile(
    r"\b(?:stocks?|shares?|kospi|index|baseball|football|soccer|basketball|league|playoffs?|esports|finals?(?! (?:round|stage|evaluation|three|two|four|teams?))|world cup|olympics|season|match|game against|film|movie|song|album|job|jobs|layoffs?|staff|employees|ceo|earnings|revenue|profits?|quarter|smartphone|tariffs?|lawsuit|court|election|vote|draft|coach|striker|pitcher)\b"
    r"|주가|주식|코스피|코스닥|야구|축구|농구|배구|구단|롤드컵|월드컵|올림픽|리그|결승|선수|감독|경기에서|시즌|매출|실적|영업이익|채용|공채|면접|입시|수능|면허|드라마|영화|예능|노래|앨범|상장|입찰|특허|인증|시총|순매수|급락|급등|하락|폭락|서버|장애|시험에"
)

# What tells the year of a day, and what makes a day a bound rather than the day itself.
YEAR = re.compile(
    r"\d{4}|\b(?:last|past|this|next|ago|back|earlier|yesterday|today|week)\b|작년|지난|올해|금년|내년|이번|이달|어제|그제|전날|전$|주$|달$"
)
OPEN = re.compile(r"(?:by|until|till|since|before|after|for|late|early|mid|end of)\b")
OPEN_BEFORE = re.compile(r"\b(?:by|until|till|since|before|after|from|for) (?:the )?$")
OPEN_AFTER = re.compile(r"^ ?(?:이후|부터|까지|이전|전|쯤|경)")

_SCORE_REASON = re.compile(
    r"\b(?:scor\w*|marks?|points?|rank\w*|benchmarks?|totals?|lowest|last place)\b|점수|총점|성적|순위|꼴찌|최하|점이|벤치마크"
)
_ELIGIBILITY = re.compile(
    r"\b(?:independen\w*|originality|eligib\w*|ineligib\w*|disqualif\w*|from scratch|weights?|encoders?|own model|foreign model|chinese|rules?)\b"
    r"|독자성|가중치|인코더|프롬 ?스크래치|자격|규정|규칙|초기화|해외 ?모델|중국|외산"
)
BECAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|on account of|thanks to)\b|\b(?:over|on|for)\b(?= (?:its |the |a |their )?(?:low\w* |poor )?(?:independen|originality|eligib|scor|marks|points|weights|using|foreign|chinese|encoder|plagiar|copying))|\bafter failing\b|\bas it (?:failed|used|had)\b"
)
KO_BECAUSE = re.compile(
    r"[^,;§№]*?(?:때문에|때문|탓에|탓|이유로|문제로|논란으로|미달로|미달해?|미흡으로|부족으로|부족해서?|못해서?|못 ?(?:맞춰|채워|넘어|미쳐)서?|미치지 못해서?|낮아서?|밀려서?|걸려서?|써서|베껴서|사용해서?|위반으로)(?= |$)"
)


def reason_of(text: str) -> ReasonCode:
    """Which reason the words give; OTHER where they give one that no code fits for certain."""
    scored, barred = _SCORE_REASON.search(text) is not None, _ELIGIBILITY.search(text) is not None
    if scored == barred:
        return ReasonCode.OTHER
    return ReasonCode.SCORE if scored else ReasonCode.ELIGIBILITY


_FILLERS = frozenset(
    """a an the is are was were be been being has have had did do does got get gets getting it its it's they their them he she we us our this that these
    those there here and so then also too both all each every of in on at by from to into for as with out up off over via through after during
    since while but who which still just already now currently today tonight officially finally eventually again definitely really actually
    sadly unfortunately narrowly easily comfortably clearly yet even indeed together alongside along both not never no longer nor neither failed fail
    fails unable team teams company companies firm firms consortium consortia contest competition race programme program project evaluation
    evaluations assessment screening round rounds stage stages phase review cut result results announcement list field running place spot slot seat
    ministry government minister vice officials official judges panel experts reviewers evaluators organisers organizers state korean korea korea's south
    national sovereign ai model models foundation elite one two three four five six seven eight nine ten next first second third fourth fifth last final
    other remaining said says announced announces confirmed confirms according reports reported news breaking update results: yes yeah yep ok okay
    so lol lmao omg damn wow haha hey guys folks fyi btw monday tuesday wednesday thursday friday saturday sunday morning afternoon evening
    week month year only just didn't didnt wasn't wasnt weren't isn't aren't doesn't don't hasn't haven't take part join apply enter compete try
    participate chance another early late mid well man bro dude sure i'm you know what a score scored mark marks points total highest lowest bottom
    number group everyone part contestants finalists bid try re-apply reapply considering coming came finishing places spots seats slots against pick choice""".split()
)
_KO_FILLER = re.compile(
    r"(?:은|는|이|가|도|을|를|에|의|에서|에서는|에서도|에는|로|으로|으로는|로서|만|과|와|랑|까지|부터|께|측|측은|측이|네|네요|요|중|뒤|후|이후|당시|때|전|쯤|경|자로|자|날|말|초|기준|기준으로|현재|지금|방금|"
    r"결국|끝내|드디어|마침내|아쉽게|아쉽게도|안타깝게|안타깝게도|모두|전부|다|둘|둘다|셋|나란히|함께|같이|각각|이번|이번에|이번에는|이번엔|최종|최종적으로|또|또한|또다시|다시|이미|벌써|아직|아직도|아직까지|여전히|"
    r"무사히|당당히|가볍게|지난|그냥|걍|진짜|완전|역시|사실|일단|확실히|공식|공식적으로|근소한|간발의|차이로|차로|최하점|최하점으로|오늘|어제|하루|"
    r"정예팀|정예|팀|팀이|팀은|팀도|팀으로|곳|곳이|곳은|컨소시엄|컨소시엄은|컨소시엄이|국가대표|국대|사업|사업에서|프로젝트|프로젝트에서|평가|평가에서|평가를|평가에|평가는|단계|단계평가|단계평가에서|단계로|단계에|심사|심사에서|심사를|"
    r"공모|공모에|공모에서|경쟁|경쟁에서|대회|대회에서|결과|결과에서|발표|발표에서|발표에|발표된|라운드|라운드에|라운드로|라운드에서|관문|관문을|문턱|문턱을|다음|파운데이션|모델|모델이|모델로|인공지능|독자|정부|정부가|정부는|과기부|장관|"
    r"소식|속보|공지|정리|요약|오|와|헐|대박|아|음|아놔|근데|그런데|그리고|그래서|하지만|반면|참고로|참|우리|이제|드뎌|총점|점수|점수로|점수는|점수가|가운데|등|개|명|안|못|재|번째|네번째|세번째|추가로|추가|자리|자리에|자리를|"
    r"의사|의사를|뜻을|입장을|입장|더는|더|이상|ai|llm)+"
)
_SIGNS = re.compile(r"[§№¤◇πµ]")
_MARKS = re.compile(r"[\s,.()\[\]“”\"‘’!~*…:;·/&+\-–—|→>=#ㅋㅎㅠㅜ^]+")


def known(text: str) -> bool:
    """Whether nothing in `text` but words of the contest, of grammar, and signs."""
    return all(
        one in _FILLERS or _KO_FILLER.fullmatch(one) is not None or one.strip("'") in {"", "s"}
        for one in _MARKS.split(_SIGNS.sub(" ", text))
    )
