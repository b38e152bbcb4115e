"""The words by which people ask, in English and Korean: cues for what is asked, and words that are no names.

English cues are matched on corrected, lower-case words with single spaces; Korean cues on text without any
spaces, since chat writes them as it likes. No team, stage or programme is named here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Cue(StrEnum):
    """What a word can ask for or say."""

    WHY = "why"
    WHEN = "when"
    COUNT = "count"
    SCORE = "score"
    TOP = "top"
    BOTTOM = "bottom"
    CRITERIA = "criteria"
    NEXT = "next"
    PLAN = "plan"
    BACK = "back"
    STATEMENT = "statement"
    COMPARE = "compare"
    SOURCE = "source"
    DEFINE = "define"
    RUNNERS = "runners"
    GOAL = "goal"
    RULES = "rules"
    SUPPORT = "support"
    MEMBERS = "members"
    PERSON = "person"
    WHO = "who"
    WHICH_TEAMS = "which_teams"
    OVERVIEW = "overview"
    IN = "in"
    OUT = "out"
    NOT = "not"
    APPLIED = "applied"
    DECLINED = "declined"
    WITHDREW = "withdrew"
    SELECTED = "selected"
    EXCEPT = "except"
    BEFORE = "before"
    FINAL = "final"
    MODEL = "model"
    RIGHT = "right"
    FATE = "fate"
    ELLIPSIS = "ellipsis"
    TEAM = "team"
    DOMAIN = "domain"
    OFF_TOPIC = "off_topic"
    ORDERS = "orders"
    EARLIEST = "earliest"
    LATEST = "latest"
    STARTUP = "startup"
    LARGE = "large"
    UNIVERSITY = "university"
    WINNER = "winner"
    AHEAD = "ahead"
    CANCELLED = "cancelled"
    ROW = "row"
    NOW = "now"
    ORIGINAL = "original"
    MONEY = "money"
    GAP = "gap"


@dataclass(frozen=True)
class Words:
    """One cue's patterns in both languages, compiled at the first question rather than at each start."""

    english: str
    korean: str

    @cached_property
    def en(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w])(?:{self.english})(?![\w])")

    @cached_property
    def ko(self) -> re.Pattern[str]:
        return re.compile(self.korean)


def _words(en: str, ko: str) -> Words:
    return Words(en, ko)


CUES: Mapping[Cue, Words] = {
    Cue.WHY: _words(
        r"why+|how come|how so|reasons?|reasoning|rationale|grounds|what made|what caused|because(?: of)?|cuz|coz|for what|what went wrong|what did .{0,20} (?:do wrong|wrong)|due to|where did (?:it|they|§) go wrong|go wrong|went wrong|^y|what .{0,25} lik(?:e|ed)|wh?at (?:tripped|doomed|sank|killed|cost)|story behind|what did § in(?! )|what's the deal with .{0,20} (?:out|cut)|downfall|blame[d]?|how did .{0,30} manage to|what .{0,25} (?:praised?|impressed?)|how come",
        r"왜|웨(?=떨|탈)|이유|사유|까닭|어째서|어찌하여|뭐가문제|무슨점|어떤점|뭣때|뭐땜|뭣땜|땜에|때문에|때매|무엇때문|뭐때문|무슨근거로|원인|배경이뭐|배경[은이]|뭘잘해|뭘잘했|뭐를잘|뭘못|뭐를못|뭐가부족|뭐가모자|뭐가아쉬|어쩌다|무슨일로|뭔이유|뭐잘|뭔데(?:떨|탈|붙|뽑)|뭔짓|웬일로|발목|잘봐줘|잘봐준|뭐에걸|뭐때매",
    ),
    Cue.WHEN: _words(
        r"^(?:\S+ ){0,1}when(?:'s|'d|s)?|when(?:'s|'d)|(?:know|tell me|remember|say|sure|ask|wondering|recall) when|when (?:did|do|does|is|was|were|will|are|would|exactly)|what (?:day|date|time|month|year)|which (?:day|date|month|year)|how long ago|since when|dates?|what (?:was|is) the (?:date|day)|the (?:date|day) (?:of|when|that)|wen",
        r"언제|언재|은제|며칠|몇일|몇월|날짜|얼마나됐|얼마나되|공개일|마감일|발표일|선정일|탈락일|한날은|날은|때는언제|열린때|시점은|(?<!다)시기|(?:린|진|된|한|갈린|나온)날(?![씨아라려개])|언제적|어느날",
    ),
    Cue.COUNT: _words(
        r"ho?w many|how much of|number of|total number|count|(?:two|three|four|five|six|ten|fifteen|\d+) teams (?:are |were )?(?:remain|remaining|left|still)|# of|no\. of|how big (?:a|was the|is the) field|ho many|how mnay|hm teams",
        r"몇팀|몇개팀|몇군데|몇개|몇곳|몇이나|총몇|팀수|개수|곳이몇|(?:한|두|세|네|다섯|여섯|\d+개?)팀(?:이|만)?(?:남|이남)|몇팀이|몇명|(?:열|열다섯)팀|몇(?=남|붙|떨|탈)|몇개의|몇컨소|몇군데",
    ),
    Cue.SCORE: _words(
        r"scor(?:e|es|ed|ing)|marks?|points?|pts|rank(?:s|ed|ing|ings)?|total|percent|averages?|mean mark|grades?|result table|table of results|place did|what place|finish(?:ed)? (?:first|second|third|fourth|last)|(?:come|came|place|placed|end up|ended up) (?:in )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th)|first place|second place|third place|last place|places? (?:one|two|three|four|\d)|places|(?<!won a )(?<!win a )place in|position in|get from|got from|gave|give (?:to )?§|out of 100|§ (?:first|second|third|fourth|last|top)(?! to)|aced|tally|how many pts|sum total|rack(?:ed)? up|points wise|numbers?(?= ?\??$)|got \d{2}(?:\.\d)?|how many out of|breakdown|topped|tops",
        r"점수|몇점|총점|합계|순위|등수|몇등|몇위|[1-5]등|[1-5]위|일등|이등|꼴찌|꼴등|최고점|최저점|평균|원점수|득점|점이|점맞|점받|점이야|채점|성적|\d점|몇프로|총합|총점|합산|등먹|등찍|점찍|몇점대|얼마나왔|얼마나나왔|점수차|성적표|잘나왔|젤높|제일높|젤낮",
    ),
    Cue.TOP: _words(
        r"highest|best|top(?:ped|s)?|first|most points|number one|leader|leading|led|winner of|won|strongest|1st|#1|aced|topp?ing|took first|ranked first|#1|no\.? ?1",
        r"1등|1위|일등|최고|가장높|제일높|가장잘|제일잘|선두|톱|탑|수석|우승|1등먹|일등먹|제일잘|수위|젤높|젤잘|가장잘나|젤좋",
    ),
    Cue.BOTTOM: _words(
        r"lowest|worst|bottom|last|fewest|weakest",
        r"꼴찌|꼴등|최하|최저|가장낮|제일낮|가장못|제일못|마지막순위|젤낮|젤못",
    ),
    Cue.CRITERIA: _words(
        r"criteri(?:a|on)|weights?|weighting|divided|split|broken up|breakdown of the points|points? scheme|how (?:is|was|were|are) .{0,30}(?:judged|graded|evaluated|scored|assessed|measured)|evaluation method|how .{0,20}work(?:s|ed)?|what counted|benchmarks? used",
        r"배점|(?<!◇)(?<!◇말)(?<!◇초)(?<!◇쯤)(?<!시점)(?<!오늘)(?<!지금)(?<!현재)(?<!최신)(?<!최근)(?<!결과)(?<!금일)(?<!요즘)(?<!어제)(?<!◇에)(?<!◇자)기준|평가항목|평가방법|평가방식|채점방식|비중|구성이|어떻게평가|무엇으로평가|뭘로평가|항목이",
    ),
    Cue.NEXT: _words(
        r"next|upcoming|what now|now what|comes after|coming up|happens now|from here|what's coming|future|whats left|what's left|what happens after|on the cards|in store|in the pipeline",
        r"(?<!진)(?<!린)(?<!락한)다음|담단계|담은|담번|앞으로|이후일정|이후계획|향후|이제어떻게|이제뭐|남은일정|남은절차|그다음|추후|담일정|담절차|담순서|담스케줄",
    ),
    Cue.PLAN: _words(
        r"plan(?:s|ned)?|schedul(?:e|ed|ing)|supposed to|going to be|will there|will they|will be|end up|in the end|final (?:two|teams?|winners?|pick|round)|two (?:winners|teams at the end|final)|winners at the end|settled|decided|timeline for|roadmap|is it still|any news|news on|updates?|latest",
        r"예정|계획|일정|최종두|최종팀|최종선정|끝에두팀|마지막에|두팀뽑|유효|정해졌|확정|언제쯤|근황|소식|새소식|업데이트|예고된|어떻게치러|어떻게되는|방식으로",
    ),
    Cue.BACK: _words(
        r"back(?! in)|come ?back|return(?:ed|s)?|second chance|re-?enter(?:ed)?|rejoin(?:ed)?|readmitted|another (?:try|shot)|retry|revived?|reinstated?|resurrect(?:ed)?|redemption|comeback|second life|from the dead|(?:claw|fight|fought|work|crawl)\w* (?:its|their|his|her)? ?way back|(?:rise|rose|risen|back) from the dead|another (?:crack|go|bite|chance|run)|second (?:bite|shot|go)|do-?over|losers?'? ?s? bracket|wild ?card",
        r"돌아왔|돌아온|돌아올|돌아오|복귀|부활|재도전|다시들어|다시합류|재합류|되살아|기사회생|재진입|부활|되돌아|컴백|살아돌아|다시올라|구제|재입성|되살|재수|기어올라|다시기어|죽었다살|살아온|되살|환생|(?<!현)재기(?!준)|복권|다시붙|다시뽑",
    ),
    Cue.STATEMENT: _words(
        r"sa(?:y|ys|id|ying)|quot(?:e|es|ed)|words|statements?|react(?:ed|ion|ions)?|comments?|commented|respon(?:d|ded|se|ses)|claim(?:s|ed)?|accus(?:e|ed|ation|ations)|allegations?|controvers(?:y|ies|ial)|row|drama|scandal|plagiari(?:sm|sed|zed)|cop(?:y|ied|ying)|stole|demand(?:s|ed)?|apolog(?:y|ise|ize|ised|ized|ies)|(?:say|said|saying) sorry|sorry for|den(?:y|ied|ies)|admit(?:ted|s)?|stance|position on|complain(?:t|ed)?|criticis[ei]\w*|dispute[ds]?|objection|object(?:ed)?|appeal(?:ed)?|rebut(?:tal)?|rumou?rs?|resembl\w+|proven|benchmaxx?ing|argu(?:e|ed|ment)|announce(?:d|s)?|promis(?:e|ed)|vow(?:ed)?|on about|spoke|speech|told (?:reporters|the press)|take on|thoughts on|on record|vent(?:ed)?|salty|mad about|whin(?:e|ed|ing)|feedback from|fuss|stink|outcry|up in arms",
        r"깐거|저격|뭐라고|뭐라했|뭐라함|뭐라하|뭐래|뭐랬|뭐라냐|뭐라|한말|했던말|한얘기|언급|다고한|다고했|라고한|라고했|멘트|입장|반응|성명|주장|논란|의혹|표절|요구|사과|해명|반박|코멘트|말했|밝혔|밝힌|말한|썰|베꼈|베낀|닮|부인|인정했|시인|비판|항의|루머|발언|약속|이의신청|이의제기|벤치맥싱|시끄러|공정성|소감|심정|속내|한마디|불만|억울|반발|대응|코멘|항변|섭섭|평가했|난리",
    ),
    Cue.COMPARE: _words(
        r"compar(?:e|ed|ing|ison)|versus|vs|v\.?s\.?|better|worse|bigger|larger|smaller|stronger|weaker|ahead of|differ(?:s|ence|ences|ent)?|stack up|which one|same (?:point|stage|time|reason|place)|beat|beats|more than|less than|higher than|lower than|gap between|impressed .{0,20}more|more impressive|or § .{0,25}(?:higher|more|better)|side by side|head to head|gap|closer|outscored?|separat(?:e|es|ed|ing)|apart(?! from)|(?:lose|loses|lost) (?:out )?to(?= §)|what did § (?:lack|have) that §",
        r"비교|차이|다른점|뭐가다르|뭐가다른|무엇이다른|누가더|어디가더|중에누가|둘중|견주|맞대|같은데서|같은이유|같이떨어|더잘|더높|더위|더큰|더커|보다(?:높|낮|잘|못|커|큰|작|위|앞|뒤)|격차|대결|이겼|vs|비교|§(?:에게|한테)(?:졌|진|지)|몇점차|점차|누가더잘|어느쪽이더|점수차|붙여보면|견주|차이나",
    ),
    Cue.SOURCE: _words(
        r"sources?|citations?|cite[ds]?|links?|receipts?|proof|evidence|documents?|references?|press release|official (?:release|statement|text|source)|where (?:does|did|do|is) .{0,40}(?:from|come from|get)|how fresh|up to date|how (?:old|recent|current)|how do (?:you|we) know|says who|who says|where (?:does|did) it say|articles?|read it myself|where can i (?:read|see|check|find)|based? on|verify|contradict(?:s|ed)?|reliable",
        r"출처|근거|링크|어디서나온|어디서난|어디서봤|보도자료|증거|인증|어떻게알|누가그래|누가그랬|공식발표야|공식이야|언제까지거|언제까지의|얼마나최신|최신이|뭘보고|무엇을보고|참고자료|원문|기사마다|말이다른|신빙성|믿을만|팩트체크|기사좀|기사주|기사있|기사링크|어디나와|어디에나와|자료좀|확인할수",
    ),
    Cue.DEFINE: _words(
        r"what(?:'s| is| are| was| were|s) (?:a |an |the |this |that )?(?!next|left|new|up|happening|going)\S+|what does .{1,60} mean|mean(?:s|ing)?|define|definition|explain what|stands? for|tell me about|whats|what .{0,30} (?:all )?about",
        r"뭐야|뭐에요|뭐예요|뭔가요|뭐임|뭔데|무엇|뭐지|뭐죠|뭡니까|뭐냐|뜻|의미|설명|가리키|란말|무슨말|알려줘|정의|이란",
    ),
    Cue.RUNNERS: _words(
        r"who (?:runs|organi[sz]es|is behind|leads|hosts|manages|oversees|operates|is in charge)|organi[sz](?:er|ers|ed by)|run by|in charge|ministry|which (?:ministry|agency|department)|government body",
        r"주관하|주관부처|어느부처|부처가|운영하|누가운영|주최|담당부처|주무부처|어디서하는|누가하는|소관",
    ),
    Cue.GOAL: _words(
        r"goals?|aims?|aiming|purpose|objectives?|targets?|point of (?:this|the)|trying to (?:do|achieve|build)",
        r"목표|목적|취지|왜하는|뭘하려|겨냥",
    ),
    Cue.RULES: _words(
        r"rules?|terms of|eligib(?:le|ility)|conditions?|requirements?|required|allowed|majority|independence|gate|open to|who (?:could|can) (?:apply|enter|join)|only (?:open|for)",
        r"규칙|규정|룰|자격|조건|요건|과반|독자성|제한|대상이|만나갈수|누가지원할수|열려",
    ),
    Cue.SUPPORT: _words(
        r"gpus?|compute|processors?|chips?|money|budget|fund(?:s|ed|ing)?|cost(?:s)?|support|subsid(?:y|ies)|billion|how much|b200|h100|data budget|invest(?:ed|ment|ments)?|raised|hand out|prize",
        r"gpu|지피유|지원금|예산|세금|돈|비용|자금|투자|얼마나들|얼마들|얼마야|장씩|몇장|지원규모|지원내용|혜택|b200|h100|얼마를|얼마나받|상금",
    ),
    Cue.MEMBERS: _words(
        r"consorti(?:um|a)|partners?|members?|line-?up|who(?:'s| is| else is)? (?:with|in the|on the)|teamed|part of|allies|side with|joined",
        r"컨소|참여사|참여기관|참여기업|파트너|소속|들어가있|들어있|멤버|구성원|함께하는|같이하는|연합|합류한곳|손잡",
    ),
    Cue.PERSON: _words(
        r"who(?:'s| is| was|s)|minister|vice minister|official in charge",
        r"누구야|누구지|누구임|누구예요|누구에요|누군가요|누구인가|누구냐|장관|차관|어떤사람",
    ),
    Cue.WHO: _words(
        r"who(?:'s|s|se|'d|ever)?|anyone|anybody|everyone|everybody|nobody|no one|whos|whod|who'll|whove|who've",
        r"누구|누가|누군|아무도|다들|어디어디|어디가|어디야|어디였|어디임|어느쪽|데있|데가|데는|곳들|곳이|한곳|곳은|어디지|어디죠|누굴|누구누구|어딘가|어디냐|어디임|어딘지|어딘데|어디누|누구임",
    ),
    Cue.WHICH_TEAMS: _words(
        r"(?:which|what|list|name|all|every|the|remaining|surviving|any|other) (?:of the )?(?:\w+ )?(?:\w+ )?(?:teams?|companies|company|firms?|consortia|contestants?|applicants?|bidders?|finalists?|startups?|telcos?|survivors?|ones|labs?|groups?|players?|models?)|list|names? of|teams? (?:left|remaining|still|that|plz|please|out|in|list)|remaining teams?|survivors?|finalists?|applicants?|bidders?|contestants?|entrants?|contenders?|dropouts|teams? that",
        r"어느팀|어떤팀|무슨팀|어느회사|어떤회사|어느기업|어떤기업|팀들|팀은|팀이|팀전부|명단|목록|리스트|팀모두|전부|생존팀|탈락팀|진출팀|남은팀|참가팀|지원팀|합격팀|탈락자|생존자|팀좀|팀알려|팀있|컨소시엄은어디|팀$|팀(?=\?)|통신사|스타트업|대기업|기업들|회사들",
    ),
    Cue.OVERVIEW: _words(
        r"standings?|overview|rundown|run down|where (?:everyone|everybody|each|every|all|does every|do they all|things)|whole picture|status|state of play|summary|how (?:do )?things stand|current(?:ly)? (?:state|situation|status)|recap|scoreboard|leaderboard|big picture|tl;?dr|situation|line-?up(?: as of)?|lay of the land|where are we at|who's where",
        r"현황|판세|현재상황|지금상황|상황정리|한눈에|정리해|정리부탁|정리좀|요약|전체|돌아가는|어떻게돼가|어떻게되어가|진행상황|스코어보드|상태$|상태(?=\?)|라인업|대진|구도|형세|돌아가는꼴|지금어떤상황",
    ),
    Cue.IN: _words(
        r"still in|in\b(?! \w)|in(?= (?:on|by|in|during|at) (?:the )?[◇¤])|in or out|in the (?:race|running|game|mix|hunt|contest|competition)|(?:is|are|was|were|been) in|in it|advanc(?:e|ed|es|ing)|ma[dk]e it|made the cut|make the cut|pass(?:ed|es|ing)?|through|surviv(?:e|ed|es|ing|or|ors)|alive|left|remain(?:s|ed|ing)?|still (?:there|standing|competing|going|around|here|up|playing|part|running)|standing|competing|progress(?:ed)?|qualif(?:y|ied)|go(?:t|es)? (?:in|through|past)|(?:get|got|gets|go|went|made it|move[ds]?) (?:on )?to the next|get past|got past|move[ds]? on|proceed(?:ed)?|succeed(?:ed)?|won|win|wins|winning|winners?|crowned|in good shape|keep going|hang(?:ing)? on|good to go|safe|thr[uo]|(?:get|got|given) the (?:nod|green light)|contender|squeak(?:ed|s)?|sail(?:ed|s)? through|scrap(?:ed|es)? (?:through|by)|kicking|breathing|in (?:contention|play)|clinch(?:ed)?|clear(?:ed|s)?|secur(?:e|ed)|mov(?:e|ed|es|ing) forward|promoted|(?:keep|kept|held|hold) (?:its|their|on to)|reinstated|stick(?:ing)? around|hanging in|made the (?:list|grade|next)|shortlisted|pull(?:ed|s)? it off|hung on",
        r"붙|진출|통과|합격|살아|살았|생존|남은|남음|남냐|남나|남니|남았|남아|남는|나믄|남앗|올라|올랐|선발|버티|버틴|성공|경쟁중|뛰고|패스|pass|승자|우승|이긴|이겼|아직있|잔류|안떨어|합류|뚫었|뚫고|뚫은|문턱을넘|문턱넘|안착|티켓|거머쥐|건재|무사|입성|생환|현역|이름올|이름을올|살아난|살았|합류|통과됨|승선|막차|링위|타고있|넘긴|넘겼|올라섰|남아있|아직도?하고있|아직도?하는중",
    ),
    Cue.OUT: _words(
        r"out|eliminat(?:e|ed|ion|ions|es|ing)|(?<!made the )(?<!make the )(?<!makes the )cut|drop(?:s|ped)?|fail(?:s|ed|ure)?|lost(?! track| me| count)|lose|losers?|losing|knock(?:ed)? out|ax(?:e|ed)|kick(?:ed)?|gone|go(?:ne)? out|went out|fell|fall|fallen|fate of|booted|got the (?:boot|axe|chop|sack|hook)|sent home|nixed|ousted|disqualif(?:y|ied)|removed|culled|chopped|by the wayside|flunk(?:ed)?|bounced|sacked|(?<!from the )dead|rejected|bombed|flop(?:ped|s)?|bit(?:e|es|ten)? the dust|sent (?:packing|off)|packing|toast|done for|cooked|canned|shut out|kaput|wiped out|crash(?:ed)? out|stumbl(?:e|ed)|exit(?:ed|s)?|ditched|dumped|turfed|shown the door|miss(?:ed)? (?:the cut|out)|goner|f[ae]ll(?:s)? short|came up short|unsuccessful|binned|thrown out|voted off|let go|bombed|tank(?:ed)?|didn't make|washed out|weeded out|whittled|tripped up|sunk|sank|doomed|cut loose|rip|buried|struck out|fizzled|nope[d]? out|perish(?:ed)?|die[ds]?|go(?:es|ne)? down|went down|chopped|the (?:chop|axe|boot|sack|hook)|parted ways|sent down",
        r"떨어|탈락|잘렸|잘린|잘림|짤|나가리|고배|광탈|불합격|아웃|빠졌|빠진|밀려|밀렸|낙마|낙방|실패|못올라|못넘|못붙|실격|퇴출|떨궈|떨궜|제외됐|걸러|고배마신|탈낙|컷|미끄러|물먹|짐싸|짐쌌|짐싼|짐을싸|짐을쌌|쓴잔|낙동강|오리알|나가떨|집에갔|집갔|집에간|집에감|망했|망함|망한|죽었|죽은|쫓겨|퇴장|날아갔|날라갔|물건너|끝장|털렸|털린|낙오|미역국|쓴맛|방출|강퇴|사망|자취를감|짤렸|짤린|안녕했|내려갔|하차당|못버|버려|썰렸|썰린|작별|손절|골로|발목|등떠밀|떠난|떠났|쫑",
    ),
    Cue.NOT: _words(
        r"not|n't|never|no longer|neither|nor|without|didn't|did not|wasn't|isn't|aren't|weren't|doesn't|don't|couldn't|won't|didnt|wasnt|isnt|arent|werent|cant|can't|failed to|fail to|unable|missed",
        r"안(?:됐|된|되|붙|뽑|나|했|한|올|남|살)|못(?:했|한|하|붙|올|넘|살|남|된|됐|나)|않|아닌|아니|없",
    ),
    Cue.APPLIED: _words(
        r"appl(?:y|ied|ies|icants?|ication|ications|ying)|bid(?:s|ders?|ding)?|submitted|entered|enter|entrants?|sign(?:ed)? up|hat in(?:to)? the ring|candidates?|took part|take part|taken part|participat(?:e|ed|ing|es|ion)|join(?:s|ed)?|competed in|throw .{0,12}hat in|threw .{0,12}hat in|have a go|had a go|went for|go for|fought|played|took the field|competed|lined up",
        r"지원(?!금|규모|내용|받|책|체계|을|은|이|도|사업)|지원팀|지원자|신청|응모|입찰|참가|참여했|참여한|나갔|나간|나섰|도전장|출사표|신청서|제안서를낸|냈|낸컨소|낸팀|낸곳|손들었|손든|도전했|도전한|뛰어들|출전|응했|나온팀|원서|싸운|겨룬|경쟁한|참여한팀",
    ),
    Cue.DECLINED: _words(
        r"declin(?:e|ed|es|ing)|turn(?:ed)? (?:it |them )?down|refus(?:e|ed|es|al)|said no|say no|opt(?:ed)? out|stay(?:ed)? (?:out|away)|sat out|sit out|skip(?:ped)?|not interested|pass(?:ed)? (?:on|up)|snub(?:bed)?|bow(?:ed)? out|ruled out|won't (?:try|enter|apply|join)|walk(?:ed)? away|shun(?:ned)?|gave up on|want(?:ed)? nothing to do|no thanks|pass on",
        r"불참|거절|거부|안나가|안나갔|안나온|안한다|고사|마다|사양|포기|안간다|나서지않|참가하지않|지원하지않|안하겠|빠지겠|보이콧|패스한|스킵|안하기로|손뗐|손떼|빠지기로|패스|불응",
    ),
    Cue.WITHDREW: _words(
        r"with ?dr[ae]w(?:n|al|s)?|pull(?:ed|s)? out|quit(?:s|ting)?|of (?:its|their) own accord|voluntar(?:y|ily)|resign(?:ed)?|drop(?:ped)? out",
        r"기권|자진|사퇴|철회|중도포기|스스로|하차|물러났|물러난",
    ),
    Cue.SELECTED: _words(
        r"select(?:ed|s|ion)?|chosen|choose|chose|pick(?:ed|s)?|named|accepted|admitted|elite|original five|first five|won the (?:place|slot|spot)|tapped|drafted|got the nod|handpicked|added|let in|brought in",
        r"선정|뽑|발탁|채택|간택|정예팀으로|추가합격|최초|간택|낙점|발탁|픽됐|픽당|픽한|픽했|찜|골랐|고른|택했|초이스|꿰찬|꿰찼|추려|자리차지|자리를차지|이름을올",
    ),
    Cue.EXCEPT: _words(
        r"except(?: for)?|besides|apart from|other than|aside from|excluding|without|but not|minus|bar",
        r"빼고|말고|제외|외에|뺀|이외|빼면",
    ),
    Cue.BEFORE: _words(
        r"(?:before|prior to|ahead of|until|up to) (?:the )?¤",
        r"¤(?:이|가|을|를)?(?:시작(?:되|하)?기?|열리기|하기)?(?:바로)?(?:직|이)?전(?!문|체|부|략|망)",
    ),
    Cue.FINAL: _words(
        r"(?:final|last) (?:two|2|pick|winners?|teams?)|two (?:final )?(?:winners|finalists|teams? at the end)|winners? at the end|overall winner|(?:win|left|remain|chosen|selected|picked|be) (?:in|at) the end(?! of)",
        r"최종두|최종2|최종팀|두팀뽑|끝에두|최종선정|최종승자|최종우승|최종몇|최종적으로몇|몇팀이최종|최종에몇",
    ),
    Cue.MODEL: _words(
        r"models?|release[ds]?|published|launch(?:ed)?|parameters?|params?|size|open[- ]weights?|license|licence|unveil(?:ed)?|came out|weights",
        r"모델|공개했|공개한|공개일|나왔|출시|파라미터|매개변수|크기|라이선스|가중치|오픈소스",
    ),
    Cue.RIGHT: _words(
        r"right|correct|yes|no|true|isn't it|wasn't it|didn't (?:it|they)|is it true|huh|eh|yeah|confirm|innit|fr",
        r"맞지|맞죠|맞나|맞아|맞음|맞는거|사실인|사실이|진짜|정말|라며|다며|다던데|라던데|거죠|거지|였죠|이지(?:\?|$)|인거지|그치|아니야(?:\?|$)|인가요|였나요|이었나",
    ),
    Cue.FATE: _words(
        r"fate|bec(?:a|o)me of|happened (?:to|with)|how (?:did|is|are|was|were|has|have|about|r)|hows|how's|what about|whats up with|what's up with|where (?:did|does|is|was|are|were)|status|doing|fare[ds]?|end up|result|results|outcome|position|situation|stand|news (?:on|of|about)|state|update on|verdict|how far|where .{0,12}end up|how'd|how'd it go|whats up with|what became|make out|fared|how's it (?:going|looking)|any luck",
        r"어떻게됐|어떻게되|어케|어떻게|결국|처지|결과|상태|어찌|어떰|어때|근황|소식|위치|거취|운명|현황|상황|쪽은|어디까지|생사|안부|어찌됐|어떻게댔|어케댐|우째|어캐|근황|뭐됨|살았니죽었니|어떻게끝",
    ),
    Cue.ELLIPSIS: _words(
        r"and|what about|how about|also|then|so", r"그럼|그러면|그리고|는\?|은\?|는요|은요|도\?|는$|은$"
    ),
    Cue.TEAM: _words(
        r"teams?|consorti(?:um|a)|compan(?:y|ies)|firms?|contestants?|contenders?|candidates?|applicants?|bidders?|startups?|telcos?|survivors?|finalists?",
        r"팀|컨소|기업|회사|업체|참가자|후보|군데|스타트업|통신사",
    ),
    Cue.DOMAIN: _words(
        r"evaluations?|eval|elimination|foundation models?|sovereign|programme|program|project|contest|competition|benchmarks?|consorti(?:um|a)|ministry|elite teams?|independence|from scratch|rounds?|stages?|the call|reviewers?|panel|showcase|cutline|the race|repechage|aaii|survivors?",
        r"평가|파운데이션|소버린|독자|국가대표|국대|정예팀|사업|프로젝트|벤치마크|컨소시엄|과기|단계|공모|심사|국민평가|전문가|발표회|독파|경쟁|생존|커트라인|정예",
    ),
    Cue.OFF_TOPIC: _words(
        r"weather|rain|snow|temperature|stocks?|shares?|share price|buy|sell|revenue|earnings|profits?|loans?|interest rates?|recipes?|cook|dinner|lunch|movies?|films?|songs?|lyrics|album|albums?|showtimes?|netflix|football|soccer|baseball|basketball|world series|world cup|olympics|match score|league|esports|worlds|faker|haiku|poem|joke|essay|homework|python|javascript|code for|sort algorithm|function|server ip|password|token|api key|system prompt|prompt|crypto|bitcoin|nitro|discount|coupon|dating|girlfriend|boyfriend|medicine|doctor|flight|hotel|travel|meeting|roof|solar panels?|chatgpt|claude|gemini|llama|gpt-?\d*|openai|anthropic|gigafactory|eu|europe(?:an)?|japan(?:ese)?|china|france|germany|india|uk|usa|american|president|election|cat|dog|chocolate|crashing|app|webtoons?|vacuum|fridge|phone|job|salary|bonus|hiring|layoffs?|oled|inch|price[ds]?|deals?|sale|washing machine|laptop|gram|iphone|galaxy|tv|world ?cup|concert|tickets?|pizza|chicken|coffee|ramen|kpop|k-pop|idol|anime|gaming|minecraft|valorant|genshin|exam|tuition|visa|rent|subway|bus|gym|diet|workout|zodiac|horoscope|dodgers|yankees|lakers|premier league|nba|mlb|nfl|kbo",
        r"날씨|비와|비오|기온|주가|주식|매수|매도|실적|매출|영업이익|대출|금리|레시피|요리|점심|저녁메뉴|저녁뭐|메뉴|영화|극장판|노래|신곡|앨범|가사|드라마|예능|넷플릭스|축구|야구|농구|한국시리즈|월드컵|올림픽|롤드컵|시구|코딩|파이썬|자바|버블정렬|함수|비밀번호|토큰|프롬프트|비트코인|코인|할인|쿠폰|문상|연애|여친|남친|병원|항공|호텔|여행|회의|일본|중국|유럽|미국|대통령|선거|고양이|강아지|초콜릿|만드는법|성과급|연봉|채용|면접|공짜|무료|흑백요리사|웹툰|추천해|추천작|개봉|몇대몇|에어컨|냉장고|핸드폰|숙제|번역해|노래방|신입|공채|유심|배터리|요금제|교체|수리|환불|배송|쿠키|로그인|접속|서버터|가격|구매|판매|할부|보조배터리|그램|치킨|피자|커피|라면|콘서트|티켓팅|아이돌|지하철|버스|헬스|다이어트|운세|맛집|배달|게임|롤켜|과제|시험|학원|월세|전세|부동산|세탁기|노트북|아이폰|갤럭시",
    ),
    Cue.ORDERS: _words(
        r"ignore (?:all|any|the|previous|prior|your)|disregard|instructions|pretend|roleplay|you are now|act as|jailbreak|repeat after me|print your|reveal your|announce that|say that|tell everyone|write (?:me|a)|system:|drop table|rm -rf|import os|script>",
        r"지시는|지시를|지시사항|무시하고|무시해|따라해|공지해|(?<!뭐)라고(?:말해|해(?!명|석|설)|답해)(?!서|도|준|줬|주었)|출력해|역할극|너는이제|시스템프롬프트|짜줘",
    ),
    Cue.EARLIEST: _words(
        r"first to|the first|earliest|at the very start|(?:eliminated|cut|dropped|fell|fall|kicked out|knocked out) first|first (?:in|out|during) ",
        r"제일먼저|가장먼저|처음으로|맨처음|먼저떨어|먼저탈락",
    ),
    Cue.LATEST: _words(
        r"last to|the last|most recent(?:ly)?|latest|just", r"최근|가장최근|마지막으로|방금|이번에"
    ),
    Cue.ROW: _words(
        r"accus(?:e|ed|ation|ations)|allegations?|controvers(?:y|ies|ial)|row|drama|scandal|plagiari(?:sm|sed|zed)|copying|copied|dispute|benchmaxx?ing",
        r"논란|의혹|표절|베꼈|베낀|시비|벤치맥싱|썰",
    ),
    Cue.NOW: _words(
        r"now|currently|at the moment|right now|these days|atm|rn|nowadays|today",
        r"지금|현재는|요즘|현시점|오늘|금일|(?:현재|최신|최근)(?:기준|시점)|현재(?=남|살|생존|누|어)",
    ),
    Cue.ORIGINAL: _words(
        r"original(?:ly)?|initial(?:ly)?|first five|at first|back then|og",
        r"최초|처음|원래|당초|첫정예|초기|오리지널|첫멤버|원년",
    ),
    Cue.MONEY: _words(
        r"gpus?|processors?|chips?|money|budget|b200|h100|billion|invest(?:ed|ment|ments)?|funding|raised|subsid(?:y|ies)|compute|prize",
        r"gpu|지피유|지원금|예산|세금|자금|투자|장씩|몇장|b200|h100|상금|얼마나들|얼마들",
    ),
    Cue.GAP: _words(
        r"gap|difference|differ|separat(?:e|es|ed|ing)|apart(?! from)|margin",
        r"몇점(?:이나)?(?:차|더)|점수차|(?:몇|한)점차|격차|점수\S{0,4}차이|차이\S{0,4}(?:몇|얼마|점수)",
    ),
    Cue.STARTUP: _words(r"start-?ups?", r"스타트업|벤처"),
    Cue.LARGE: _words(
        r"(?:big|large) (?:companies|company|firms?|corporations?|players?)|conglomerates?|chaebols?|big tech",
        r"대기업|재벌",
    ),
    Cue.UNIVERSITY: _words(r"universit(?:y|ies)|colleges?|schools?|academi[ac]", r"대학|학교|학계"),
    Cue.WINNER: _words(
        r"win(?! (?:a|its|their|the) (?:place|spot|slot|seat))|wins|won(?! (?:a|its|their) (?:place|spot|slot|seat))|winning|winners?|champions?|crowned|victor(?:y|ious)?",
        r"우승|승자|이겼|이긴|이길|최종합격|최종선발",
    ),
    Cue.AHEAD: _words(
        r"will(?! you)|won't|going to|gonna|(?:would|could) §|likely",
        r"다음에(?!게)|(?<=[될할갈날길올])까|(?:붙|떨어지|남|살아남)을까|예상|전망|가능성|앞으로",
    ),
    Cue.CANCELLED: _words(
        r"cancel(?:l?ed|ling)?|scrapp?ed|suspended|halted|paused|called off|on hold|abandoned|over|ended",
        r"취소|중단|폐지|백지화|무산|엎어|접었|끝났|종료|멈췄",
    ),
}
