"""The words by which people ask, in English and Korean: cues for what is asked, and words that are no names.

English cues are matched on corrected, lower-case words with single spaces; Korean cues on text without any
spaces, since chat writes them as it likes. No team, stage or programme is named here.
"""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from answers.folding import flat


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
    ROW = "row"
    NOW = "now"
    ORIGINAL = "original"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Words:
    """One cue's patterns in both languages."""

    en: re.Pattern[str]
    ko: re.Pattern[str]


def _words(en: str, ko: str) -> Words:
    return Words(re.compile(rf"(?<![\w])(?:{en})(?![\w])"), re.compile(ko))


CUES: Mapping[Cue, Words] = {
    Cue.WHY: _words(
        r"why+|how come|how so|reasons?|reasoning|rationale|grounds|what made|what caused|because(?: of)?|cuz|coz|for what|what went wrong|what did .{0,20} (?:do wrong|wrong)|due to",
        r"왜|웨(?=떨|탈)|이유|사유|까닭|어째서|어찌하여|뭐가문제|무슨점|어떤점|뭣때|뭐땜|뭣땜|땜에|때문에|때매|무엇때문|뭐때문|무슨근거로|원인|배경이뭐",
    ),
    Cue.WHEN: _words(
        r"^(?:\S+ ){0,1}when(?:'s|'d|s)?|when(?:'s|'d)|(?:know|tell me|remember|say|sure|ask|wondering|recall) when|when (?:did|do|does|is|was|were|will|are|would|exactly)|what (?:day|date|time|month|year)|which (?:day|date|month|year)|how long ago|since when|dates?",
        r"언제|언재|은제|며칠|몇일|몇월|날짜|얼마나됐|얼마나되|공개일|마감일|발표일|선정일|탈락일|한날은|날은|때는언제|열린때|시점은|시기",
    ),
    Cue.COUNT: _words(
        r"ho?w many|how much of|number of|total number|count|(?:two|three|four|five|six|ten|fifteen|\d+) teams (?:are |were )?(?:remain|remaining|left|still)",
        r"몇팀|몇개팀|몇군데|몇개|몇곳|몇이나|총몇|팀수|개수|곳이몇|(?:한|두|세|네|다섯|여섯|\d+개?)팀(?:이|만)?(?:남|이남)|몇팀이|몇명|(?:열|열다섯)팀",
    ),
    Cue.SCORE: _words(
        r"scor(?:e|es|ed|ing)|marks?|points?|pts|rank(?:s|ed|ing|ings)?|total|percent|averages?|mean mark|grades?|result table|table of results|place did|what place|finish(?:ed)? (?:first|second|third|fourth|last)|came (?:first|second|third|fourth|last)|first place|second place|third place|last place|places? (?:one|two|three|four|\d)|places|place in|position in|get from|got from|gave|give (?:to )?§|out of 100",
        r"점수|몇점|총점|합계|순위|등수|몇등|몇위|[1-5]등|[1-5]위|일등|이등|꼴찌|꼴등|최고점|최저점|평균|원점수|득점|점이|점맞|점받|점이야|채점|성적|\d점|몇프로",
    ),
    Cue.TOP: _words(
        r"highest|best|top(?:ped|s)?|first|most points|number one|leader|leading|led|winner of|won|strongest|1st|#1",
        r"1등|1위|일등|최고|가장높|제일높|가장잘|제일잘|선두|톱|탑|수석|우승",
    ),
    Cue.BOTTOM: _words(
        r"lowest|worst|bottom|last|fewest|weakest",
        r"꼴찌|꼴등|최하|최저|가장낮|제일낮|가장못|제일못|마지막순위",
    ),
    Cue.CRITERIA: _words(
        r"criteri(?:a|on)|weights?|weighting|divided|split|broken up|breakdown of the points|points? scheme|how (?:is|was|were|are) .{0,30}(?:judged|graded|evaluated|scored|assessed|measured)|evaluation method|how .{0,20}work(?:s|ed)?|what counted|benchmarks? used",
        r"배점|(?<!◇)(?<!◇말)(?<!◇초)(?<!◇쯤)(?<!시점)기준|평가항목|평가방법|평가방식|채점방식|비중|구성이|어떻게평가|무엇으로평가|뭘로평가|항목이",
    ),
    Cue.NEXT: _words(
        r"next|upcoming|what now|now what|comes after|coming up|happens now|from here|what's coming|future",
        r"다음|담단계|담은|담번|앞으로|이후일정|이후계획|향후|이제어떻게|이제뭐|남은일정|남은절차|그다음|추후",
    ),
    Cue.PLAN: _words(
        r"plan(?:s|ned)?|schedul(?:e|ed|ing)|supposed to|going to be|will there|will they|will be|end up|in the end|final (?:two|teams?|winners?|pick|round)|two (?:winners|teams at the end|final)|winners at the end|settled|decided|timeline for|roadmap|is it still|any news|news on|updates?|latest",
        r"예정|계획|일정|최종두|최종팀|최종선정|끝에두팀|마지막에|두팀뽑|유효|정해졌|확정|언제쯤|근황|소식|새소식|업데이트|예고된|어떻게치러|어떻게되는|방식으로",
    ),
    Cue.BACK: _words(
        r"back(?! in)|come ?back|return(?:ed|s)?|second chance|re-?enter(?:ed)?|rejoin(?:ed)?|readmitted|another (?:try|shot)|retry|revived?",
        r"돌아왔|돌아온|복귀|부활|재도전|다시들어|다시합류|재합류|되살아|기사회생|재진입",
    ),
    Cue.STATEMENT: _words(
        r"sa(?:y|ys|id|ying)|quot(?:e|es|ed)|words|statements?|react(?:ed|ion|ions)?|comments?|commented|respon(?:d|ded|se|ses)|claim(?:s|ed)?|accus(?:e|ed|ation|ations)|allegations?|controvers(?:y|ies|ial)|row|drama|scandal|plagiari(?:sm|sed|zed)|cop(?:y|ied|ying)|stole|demand(?:s|ed)?|apolog(?:y|ise|ize|ised|ized|ies)|sorry|den(?:y|ied|ies)|admit(?:ted|s)?|stance|position on|complain(?:t|ed)?|criticis[ei]\w*|dispute[ds]?|objection|object(?:ed)?|appeal(?:ed)?|rebut(?:tal)?|rumou?rs?|resembl\w+|proven|benchmaxx?ing|argu(?:e|ed|ment)|announce(?:d|s)?|promis(?:e|ed)|vow(?:ed)?",
        r"깐거|저격|뭐라고|뭐라했|뭐라함|뭐라하|뭐래|뭐랬|뭐라냐|뭐라|한말|했던말|한얘기|언급|다고한|다고했|라고한|라고했|멘트|입장|반응|성명|주장|논란|의혹|표절|요구|사과|해명|반박|코멘트|말했|밝혔|밝힌|말한|썰|베꼈|베낀|닮|부인|인정했|시인|비판|항의|루머|발언|약속|이의신청|이의제기|벤치맥싱|시끄러|공정성",
    ),
    Cue.COMPARE: _words(
        r"compar(?:e|ed|ing|ison)|versus|vs|v\.?s\.?|better|worse|bigger|larger|smaller|stronger|weaker|ahead of|differ(?:s|ence|ences|ent)?|stack up|which one|same (?:point|stage|time|reason|place)|beat|beats|more than|less than|higher than|lower than|gap between",
        r"비교|차이|다른점|뭐가다르|뭐가다른|무엇이다른|누가더|어디가더|중에누가|둘중|견주|맞대|같은데서|같은이유|같이떨어|더잘|더높|더위|더큰|더커|보다(?:높|낮|잘|못|커|큰|작|위|앞|뒤)|격차|대결|이겼|vs",
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
        r"who(?:'s|s|se|'d|ever)?|anyone|anybody|everyone|everybody|nobody|no one|whos",
        r"누구|누가|누군|아무도|다들|어디어디|어디가|어디야|어디였|어디임|어느쪽|데있|데가|데는|곳들|곳이|한곳|곳은|어디지|어디죠",
    ),
    Cue.WHICH_TEAMS: _words(
        r"(?:which|what|list|name|all|every|the|remaining|surviving|any|other) (?:of the )?(?:\w+ )?(?:\w+ )?(?:teams?|companies|company|firms?|consortia|contestants?|applicants?|bidders?|finalists?|startups?|telcos?|survivors?|ones|labs?|groups?|players?|models?)|list|names? of|teams? (?:left|remaining|still|that|plz|please|out|in|list)|remaining teams?|survivors?|finalists?|applicants?|bidders?|contestants?|entrants?|contenders?|dropouts",
        r"어느팀|어떤팀|무슨팀|어느회사|어떤회사|어느기업|어떤기업|팀들|팀은|팀이|팀전부|명단|목록|리스트|팀모두|전부|생존팀|탈락팀|진출팀|남은팀|참가팀|지원팀|합격팀|탈락자|생존자|팀좀|팀알려|팀있|컨소시엄은어디|팀$|팀(?=\?)|통신사|스타트업|대기업|기업들|회사들",
    ),
    Cue.OVERVIEW: _words(
        r"standings?|overview|rundown|run down|where (?:everyone|everybody|each|every|all|does every|do they all|things)|whole picture|status|state of play|summary|how (?:do )?things stand|current(?:ly)? (?:state|situation|status)|recap|scoreboard|leaderboard|big picture|tl;?dr|situation",
        r"현황|판세|현재상황|지금상황|상황정리|한눈에|정리해|정리부탁|정리좀|요약|전체|돌아가는|어떻게돼가|어떻게되어가|진행상황|스코어보드|상태$|상태(?=\?)",
    ),
    Cue.IN: _words(
        r"still in|in\b(?! \w)|in or out|in the (?:race|running|game|mix|hunt|contest|competition)|(?:is|are|was|were|been) in|in it|advanc(?:e|ed|es|ing)|ma[dk]e it|made the cut|make the cut|pass(?:ed|es|ing)?|through|surviv(?:e|ed|es|ing|or|ors)|alive|left|remain(?:s|ed|ing)?|still (?:there|standing|competing|going|around|here|up|playing|part|running)|standing|competing|progress(?:ed)?|qualif(?:y|ied)|go(?:t|es)? (?:in|through|past)|get past|got past|move[ds]? on|proceed(?:ed)?|succeed(?:ed)?|won|win|wins|winning|winners?|crowned|in good shape|keep going|hang(?:ing)? on|good to go|safe",
        r"붙|진출|통과|합격|살아|살았|생존|남은|남음|남냐|남나|남니|남았|남아|남는|나믄|남앗|올라|올랐|선발|버티|버틴|성공|경쟁중|뛰고|패스|pass|승자|우승|이긴|이겼|아직있|잔류|안떨어|합류",
    ),
    Cue.OUT: _words(
        r"out|eliminat(?:e|ed|ion|ions|es|ing)|(?<!made the )(?<!make the )(?<!makes the )cut|drop(?:s|ped)?|fail(?:s|ed|ure)?|lost|lose|losers?|losing|knock(?:ed)? out|ax(?:e|ed)|kick(?:ed)?|gone|go(?:ne)? out|went out|fell|fall|fallen|fate of|booted|got the (?:boot|axe|chop|sack|hook)|sent home|nixed|ousted|disqualif(?:y|ied)|removed|culled|chopped|by the wayside|flunk(?:ed)?|bounced|sacked|dead|rejected|bombed",
        r"떨어|탈락|잘렸|잘린|잘림|짤|나가리|고배|광탈|불합격|아웃|빠졌|빠진|밀려|밀렸|낙마|낙방|실패|못올라|못넘|못붙|실격|퇴출|떨궈|떨궜|제외됐|걸러|고배마신|탈낙|컷",
    ),
    Cue.NOT: _words(
        r"not|n't|never|no longer|neither|nor|without|didn't|did not|wasn't|isn't|aren't|weren't|doesn't|don't|couldn't|won't|didnt|wasnt|isnt|arent|werent|cant|can't|failed to|fail to|unable|missed",
        r"안(?:됐|된|되|붙|뽑|나|했|한|올|남|살)|못(?:했|한|하|붙|올|넘|살|남|된|됐|나)|않|아닌|아니|없",
    ),
    Cue.APPLIED: _words(
        r"appl(?:y|ied|ies|icants?|ication|ications|ying)|bid(?:s|ders?|ding)?|submitted|entered|enter|entrants?|sign(?:ed)? up|hat in(?:to)? the ring|candidates?|took part|take part|taken part|participat(?:e|ed|ing|es|ion)|join(?:s|ed)?|competed in",
        r"지원(?!금|규모|내용|받|책|체계|을|은|이|도|사업)|지원팀|지원자|신청|응모|입찰|참가|참여했|참여한|나갔|나간|나섰|도전장|출사표|신청서|제안서를낸|냈|낸컨소|낸팀|낸곳",
    ),
    Cue.DECLINED: _words(
        r"declin(?:e|ed|es|ing)|turn(?:ed)? (?:it |them )?down|refus(?:e|ed|es|al)|said no|say no|opt(?:ed)? out|stay(?:ed)? (?:out|away)|sat out|sit out|skip(?:ped)?|not interested|pass(?:ed)? (?:on|up)|snub(?:bed)?|bow(?:ed)? out|ruled out|won't (?:try|enter|apply|join)|walk(?:ed)? away|shun(?:ned)?|gave up on",
        r"불참|거절|거부|안나가|안나갔|안나온|안한다|고사|마다|사양|포기|안간다|나서지않|참가하지않|지원하지않|안하겠|빠지겠|보이콧|패스한|스킵",
    ),
    Cue.WITHDREW: _words(
        r"with ?dr[ae]w(?:n|al|s)?|pull(?:ed|s)? out|quit(?:s|ting)?|of (?:its|their) own accord|voluntar(?:y|ily)|resign(?:ed)?|drop(?:ped)? out",
        r"기권|자진|사퇴|철회|중도포기|스스로|하차|물러났|물러난",
    ),
    Cue.SELECTED: _words(
        r"select(?:ed|s|ion)?|chosen|choose|chose|pick(?:ed|s)?|named|accepted|admitted|elite|original five|first five|won the (?:place|slot|spot)",
        r"선정|뽑|발탁|채택|간택|정예팀으로|추가합격|최초",
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
        r"(?:final|last) (?:two|2|pick|winners?|teams?)|two (?:final )?(?:winners|finalists|teams? at the end)|winners? at the end|overall winner",
        r"최종두|최종2|최종팀|두팀뽑|끝에두|최종선정|최종승자|최종우승",
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
        r"fate|bec(?:a|o)me of|happened (?:to|with)|how (?:did|is|are|was|were|has|have|about|r)|hows|how's|what about|whats up with|what's up with|where (?:did|does|is|was|are|were)|status|doing|fare[ds]?|end up|result|results|outcome|position|situation|stand|news (?:on|of|about)|state|update on|verdict",
        r"어떻게됐|어떻게되|어케|어떻게|결국|처지|결과|상태|어찌|어떰|어때|근황|소식|위치|거취|운명|현황|상황|쪽은",
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
        r"평가|파운데이션|소버린|독자|국가대표|국대|정예팀|사업|프로젝트|벤치마크|컨소시엄|과기|단계|공모|심사|국민평가|전문가|발표회|독파|경쟁|생존|커트라인",
    ),
    Cue.OFF_TOPIC: _words(
        r"weather|rain|snow|temperature|stocks?|shares?|share price|buy|sell|revenue|earnings|profits?|loans?|interest rates?|recipes?|cook|dinner|lunch|movies?|films?|songs?|lyrics|album|albums?|showtimes?|netflix|football|soccer|baseball|basketball|world series|world cup|olympics|match score|league|esports|worlds|faker|haiku|poem|joke|essay|homework|python|javascript|code for|sort algorithm|function|server ip|password|token|api key|system prompt|prompt|crypto|bitcoin|nitro|discount|coupon|dating|girlfriend|boyfriend|medicine|doctor|flight|hotel|travel|meeting|roof|solar panels?|chatgpt|claude|gemini|llama|gpt-?\d*|openai|anthropic|gigafactory|eu|europe(?:an)?|japan(?:ese)?|china|france|germany|india|uk|usa|american|president|election|cat|dog|chocolate|crashing|app|webtoons?|vacuum|fridge|phone|job|salary|bonus|hiring|layoffs?",
        r"날씨|비와|비오|기온|주가|주식|매수|매도|실적|매출|영업이익|대출|금리|레시피|요리|점심|저녁메뉴|저녁뭐|메뉴|영화|극장판|노래|신곡|앨범|가사|드라마|예능|넷플릭스|축구|야구|농구|한국시리즈|월드컵|올림픽|롤드컵|시구|코딩|파이썬|자바|버블정렬|함수|비밀번호|토큰|프롬프트|비트코인|코인|할인|쿠폰|문상|연애|여친|남친|병원|항공|호텔|여행|회의|일본|중국|유럽|미국|대통령|선거|고양이|강아지|초콜릿|만드는법|성과급|연봉|채용|면접|공짜|무료|흑백요리사|웹툰|추천해|추천작|개봉|몇대몇|에어컨|냉장고|핸드폰|숙제|번역해|노래방|신입|공채|유심|배터리|요금제|교체|수리|환불|배송|쿠키|로그인|접속|서버터|가격|구매|판매|할부|보조배터리|그램",
    ),
    Cue.ORDERS: _words(
        r"ignore (?:all|any|the|previous|prior|your)|disregard|instructions|pretend|roleplay|you are now|act as|jailbreak|repeat after me|print your|reveal your|announce that|say that|tell everyone|write (?:me|a)|system:|drop table|rm -rf|import os|script>",
        r"지시는|지시를|지시사항|무시하고|무시해|따라해|공지해|라고말해|라고해|라고답해|출력해|역할극|너는이제|시스템프롬프트|짜줘",
    ),
    Cue.EARLIEST: _words(
        r"first to|the first|earliest|at the very start",
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
        r"now|currently|at the moment|right now|these days|atm|rn|nowadays|today", r"지금|현재는|요즘|현시점"
    ),
    Cue.ORIGINAL: _words(
        r"original(?:ly)?|initial(?:ly)?|first five|at first|back then", r"최초|처음|원래|당초|첫정예|초기"
    ),
    Cue.MONEY: _words(
        r"gpus?|processors?|chips?|money|budget|b200|h100|billion|invest(?:ed|ment|ments)?|funding|raised|subsid(?:y|ies)|compute|prize",
        r"gpu|지피유|지원금|예산|세금|자금|투자|장씩|몇장|b200|h100|상금|얼마나들|얼마들",
    ),
    Cue.STARTUP: _words(r"start-?ups?", r"스타트업|벤처"),
}

# Words of questions that are no names: they are never read as a slip of one, and end a name.
_COMMON = """
fate boot axe 1st 2nd 3rd 4th ppl hw eval evals docs doc quote article articles wondering recall curious
a able about above accept according across actually after again against ago ahead all allow almost alone along already also although
always am among an and another answer any anymore anyone anything anyway apart are around as ask asked at atm away back bad based be
because become been before begin behind being believe best better between big bit both bot bro briefly bring but by call called came can
care case cause certain chance change check clear close come comes coming compare compete competing complete confirm consider contest
continue correct could couple course current currently dad day days dear decide decided deep definitely did didnt different do does doesnt
doing done dont down drop dropped due dude during each early either else end ended ends enough enter even event ever every everybody everyone
everything exact exactly except expect explain explicitly fact facts fair fan far fast few fifth final finally finals find fine first five
follow following for former four fourth from full fun further game gave general get gets getting give given gives go goes going gone good got
great group guess guy guys had half happen happened happens hard has hasnt have havent having he head hear heard hello help her here hey hi high
him his hold hope hour how however huge i idea if ill im important in including indeed info information inside instead into is isnt it its itself
join joined just keep kind kinda knew know known lab last late lately later latest lead least leave left less let lets like likely list little live
lol long longer look looking lot lots low made main major make makes making many matter may maybe me mean means meant mention mentioned
mid might mine minute moment month months more most move much must my name named names near need needs never new news next nice no nobody
none nope nor normal not note nothing now number of off official officially often oh ok okay old on once one ones only open or order original other
others our out over own page part parts past people per perhaps person place plan plans please pls plz point points possible present pretty prev
previous probably problem public put question questions quick quickly quite rather real really reason recent recently right round rumor
said same saw say says second see seem seems seen send sent serious seriously set several shall share she short should show shown side simple
simply since single sir situation six so some somebody someone something sometimes somewhat soon sorry sort spot stage stages stand standing
start started starting state stay step still stop stuff such sum summary supposed sure take taken takes talk talking tbh team teams tell ten
term terms than thank thanks thanx that thats the their them then there theres these they thing things think third this those though thought three
through throughout thru thus till time timeline times title to today together told tomorrow tonight too took top total toward tried true truly
try trying turn turned twice two type u under understand unless until up update updates upon ur us use used using usually vs wait want wanted
wants was wasnt way we week weeks well went were werent what whatever whats when where whether which while who whoever whole whom whos whose why will win
winner winners wins wish with within without won wonder wont word words work working works world worst would wow wrong wtf yeah year years yep yes
yesterday yet yo you your yours omg pic damn hell shit fuck fucking stupid useless dumb idiot pathetic junk piece lmao lmfao haha hahaha heh smh ngl
imo fyi btw aka asap rn tho thx ty idk wanna gonna gotta cuz coz bc cause whyyy wat wut r y n w dat dis da em
advance advanced advances advancing eliminated elimination survive survived surviving survivor remain remained remaining selected selection pass passed
apply applied applicants evaluation evaluations score scores scored mark marks rank ranked ranking benchmark benchmarks criteria weights source
sources official ministry government programme program project competition contest race running model models released parameters objection appeal
statement statements reaction controversy revival repechage additional document presentation review reviews showcase kickoff round rounds phase
""".split()

VOCABULARY = frozenset(map(flat, _COMMON))

_HANGUL = re.compile(r"[가-힣]")


@functools.lru_cache(maxsize=8192)  # words repeat, and forty patterns a word add up
def known_word(key: str) -> bool:
    """Whether a folded word is one of questions rather than a name: a common word or a cue."""
    if key in VOCABULARY:
        return True
    pattern = "ko" if _HANGUL.search(key) else "en"
    return any(getattr(words, pattern).match(key) for cue, words in CUES.items() if cue is not Cue.OFF_TOPIC)
