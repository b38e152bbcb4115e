"""What is said to the bot beside the matter, and the bare words it goes by: help, greetings, thanks, `teams`.

Each is known only where it is the whole text, so that no question is taken for a greeting.
"""

import re

from answers.asked import Talk
from answers.features import Features
from answers.lexicon import Cue

_POLITE = r"(?:\s+(?:bot|there|all|everyone|pls|please|plz|so much|a lot|very much|man|bro|again|cutline|for (?:the|your) \w+))*"
_TALK: dict[Talk, re.Pattern[str]] = {
    Talk.HELP: re.compile(
        rf"(?:(?:/|!)?help(?: me)?|/?commands?|cmds?|menu|usage|instructions|manual|guide|examples?|faq|info|options"
        r"|(?:what|which) (?:can|could|do|should|may) (?:you|u|i|we) (?:do|answer|know|ask|say|tell)(?: (?:you|u|me|about|here))*"
        r"|what (?:questions? )?can (?:i|you|we) (?:ask|answer)(?: (?:you|here))?|what are (?:your|the|ur) (?:commands|features|options)"
        r"|how (?:do|can|to|should) (?:(?:i|we|you) )?(?:use|ask|talk to|work with)(?: (?:you|u|this|it|the))*"
        r"|how does (?:this|it|the)(?: bot)? work|i need help|can you help(?: me)?|list (?:of )?(?:the )?commands)"
        rf"{_POLITE}"
        r"|(?:도움말?|헬프|명령어?|커맨드|메뉴|사용법|사용방법|이용방법|기능|쓰는법|쓰는방법|설명서|예시)(?:목록|리스트|좀|뭐|뭐있|알려|보여|줘|주세요|있|어|야|는|은|이|요|가|뭐야)*"
        r"|(?:너|넌|여기|봇|이거|이봇은?)?(?:뭐|무엇을?|뭘|무슨|어떤)?(?:거|것|걸|질문)?(?:을|를)?(?:물어볼|물을|물어|질문할|할|알|대답할|답할)수(?:가)?있(?:어|니|나|나요|어요|냐|음|는데|지|는거야|습니까)"
        r"|어떻게(?:쓰는|사용하는|쓰|사용해|물어)\S{0,6}|도와줘요?|도와주세요"
    ),
    Talk.GREETING: re.compile(
        rf"(?:hi+|hey+|hello+|helo|yo+|hiya|howdy|sup|heya|greetings|good (?:morning|afternoon|evening|day)|wass?up|what'?s up"
        rf"|how are you(?: doing)?){_POLITE}|(?:안녕|안뇽|하이|ㅎㅇ|헬로우?|반가워|반갑|방가|할로|여보세요|봇아)(?:하세요|하십니까|요|하이|습니다|ㅎㅇ|봇아?|방가)*"
    ),
    Talk.THANKS: re.compile(
        rf"(?:ok(?:ay)? )?(?:thx+|thanks+|thank (?:you|u)|thankyou|ty+|tysm|tyvm|cheers|good bot|nice(?: one)?|great|cool|awesome|got it|perfect|well done"
        rf"|bye+|goodbye|see (?:you|ya)|good night){_POLITE}|(?:오|아|네|응|ㅇㅋ|오케이)?(?:고마워|고맙|고마운|감사|ㄱㅅ|땡큐|땡스|수고|잘했어|굿|쌩유|잘가|바이)\S{{0,6}}"
    ),
    Talk.WHO: re.compile(
        r"(?:who|what) (?:are|r) (?:you|u)|are you (?:a |an )?(?:bot|human|ai|robot|real|person)|who (?:made|built|created|wrote|runs) (?:you|this(?: bot)?)"
        r"|what(?:'s| is) (?:this(?: bot)?|your name|cutline)|introduce yourself|your name"
        r"|(?:너|넌|니|네|당신|얘|이봇)(?:는|은|의)?(?:이름이?|정체가?|대체)?(?:누구|뭐|뭔|무엇|사람이|봇이)\S{0,5}|자기소개\S{0,4}|이름이?뭐\S{0,4}|누가만들\S{0,4}|봇이야"
    ),
}  # fmt: skip
_ALL_TEAMS = re.compile(
    r"(?:(?:please |pls |can you |could you )*(?:show|list|give|name|see|tell|display|print)(?: me| us)?(?: out)? )?"
    r"(?:(?:a |the )?(?:full |complete |whole )?(?:list|roster|overview|status|standings?|outcomes?|results?) (?:of|for) )?"
    r"(?:all |every |each |the |full |whole )*(?:of )?(?:the )?teams?(?:'s?)?(?: (?:list|names?|overview|outcomes?|status|standings?|results?|(?:and|with|w) (?:their |its |every )?(?:outcomes?|status|standings?|results?)))*"
    r"(?: please| pls| plz)?"
    r"|(?:모든|전체|전)?팀들?(?:의)?(?:전체|전부|모두|목록|명단|리스트|이름|다|별|결과|현황|상태|한눈에|를|을|의|좀|보여|알려|말해|줘|주세요|줄래|요|나열해|정리해|보기)*"
)  # fmt: skip


def talk_of(seen: Features) -> Talk | None:
    """What kind of small talk the text is, whole; None for anything else."""
    if seen.names.teams or seen.stages or seen.times:
        return None
    return next((kind for kind, pattern in _TALK.items() if _is_whole(pattern, seen)), None)


def asks_for_all(seen: Features) -> bool:
    """Whether the text is nothing but a wish to see every team there is."""
    if seen.names.teams or seen.stages or seen.times or seen.has(Cue.IN, Cue.OUT):
        return False
    return _is_whole(_ALL_TEAMS, seen)


def _is_whole(pattern: re.Pattern[str], seen: Features) -> bool:
    words = re.sub(r"[^\w'/!]+", " ", seen.text.lower()).strip(" '!")
    return bool(pattern.fullmatch(words) or pattern.fullmatch(re.sub(r"[\W_]+", "", words)))
