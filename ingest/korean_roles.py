"""What a team is in a Korean sentence, by the words right after it: who did it, whom others chose, whom news reached.

Patterns on masked sentences alone (see `answers/sentences.py`); what is said of the team is left to `korean_turns.py`.
"""

import re
from enum import Enum
from typing import NamedTuple

from answers.facts import Team
from ingest.korean_forms import ASIDE, SPEECH
from ingest.told import Group, blank


class Kind(Enum):
    """What a row of teams is to the verb."""

    SUBJECT = 1
    OBJECT = 2
    GIVEN = 3
    OWNER = 4


class Place(NamedTuple):
    """What a row of teams is, and where the words that tell so end."""

    kind: Kind
    end: int


_KIN = r"(?: ai)?(?: ?(?:주관 |주도 |주도의 |등의 )?(?:컨소시엄|정예팀|팀|연합군|연합체|연합|진영|사단|군단|트리오|측|쪽))?"
_ETC = rf"(?:\))?{_KIN}(?: ?등)?(?: 나머지)?(?: ?(?:이렇게 |총 |모두 )?(?:№|[0-9]+개사|[0-9]+곳|(?:두|세|네) 곳|(?:두|세|네|다섯) (?:회사|기업|업체)|양사|[0-9]인방|[0-9]개 컨소시엄|단 №))?{_KIN}"
_SUBJECT = re.compile(
    rf"{_ETC}(?: 역시| 모두| 또한| 등| 각각)?(?:은|는|이|가|도|만이|만은|만|까지|마저|조차)?(?:(?<=[은는이가도만지저조차])|(?: 역시| 모두| 또한))(?=[ ,])"
)
_LED = re.compile(
    r"(?:을|를) (?:비롯한|포함한|비롯해|포함해)[^§]{0,16}?(?:№|팀|기업)(?:이|가|은|는|도)(?=[ ,])"
)
_CASE = re.compile(rf"{_KIN}(?:의 경우(?:에는|엔|는|도)?|로서는|로선)(?=[ ,])")
_MADE_OF = re.compile(
    r"(?:으로|로) (?:이뤄진|구성된|이루어진|꾸려진) [^§]{0,16}?(?:№|팀|기업|[0-9]인조|트리오|[0-9]인방)(?:이|가|은|는|도)(?=[ ,])"
)
_BARE = re.compile(rf"{_ETC}(?:은|는|이|가)?(?:,|…|\.\.\.| )")
_OBJECT = re.compile(
    rf"{_ETC}(?:만)?(?:을|를)(?= )(?! (?:제외|빼|뺀|비롯|포함|제치|꺾|누르|따돌|상대|둘러|두고))"
)
_GIVEN = re.compile(rf"{_ETC}(?:에게|에)(?:는|도|만|만은)?(?=[ ,])")
_OWNER = re.compile(rf"{_KIN}의 ")
_ANEW = re.compile(rf"{_ETC}(?: 역시| 모두| 또한)?(?:은|는|이|가|도|만|에는|에게는|의)(?=[ ,])")

IS = re.compile(
    rf"{_ETC},?(?: ?(?:단 )?(?:둘|셋|넷|하나|№))?(?:뿐)?(?:이|으로|로)?(?:다(?=[.,]|$)|였다|이다|이었다|었다|입니다|였습니다|이었습니다|예요|이에요|였어요|이었어요|이네요|네요|이죠|죠|랍니다|이랍니다|였는데|이었는데|인데|였으며|이었으며|라고|이라고|라는|이라는|이며|이고|였고|(?:으로|로) (?:확인|결정|확정|나타|정해|압축|집계|좁혀|가려)|이 전부|뿐|[.]?$|,(?= [^,]{{0,14}}(?:팀|곳|쪽|기업|회사)은 ))"
)
CLEFT_OF = re.compile(
    r" ?(?:[가-힣·]{1,8} ?)?(?:곳|팀|쪽|기업|회사|업체|컨소시엄|이름|주인공|№|둘|셋|하나|후보|참가자|주자|도전자|것)(?:은|는|이|으로는|로는|:|,)? ?(?:모두 |바로 |총 |단 )?"
)
ASKED = re.compile(
    r" ?(?:곳|팀|쪽|기업|회사|업체|컨소시엄|№|둘|셋)(?:은|는|이|가)?(?: 어디(?:인가|였나|입니까)?)?[.?]*$"
)
ASKS = re.compile(
    r"^[^?]{0,40}(?:곳|팀|쪽|기업|회사|업체|컨소시엄|№|둘|셋)(?:은|는|이|가)?(?: 어디(?:인가|였나|입니까)?)?\?$"
)
ASKS_WHO = re.compile(
    r"(?:누가|누구|어디가|어디|어느 (?:팀|곳|쪽|회사)(?:이|가)?) [^?§]{0,24}(?<![가-힣])(?P<verb>[가-힣 ]{1,8})(?:나요|나|습니까|죠|지|는가|냐고요|는지요)\?$"
)
COUNTED = re.compile(r"№(?: ?(?:컨소시엄|연합체|팀|정예팀|기업|회사))?(?:만이|만|이|가|은|는)(?= )")
CLEFT_NAMES = re.compile(
    r"(?P<what>(?P<out>탈락(?:자|팀|한 №)?|탈락 ?(?:기업|명단)|낙오자|불합격(?:팀|자)?|(?:빠진|떨어진|걸러진|제외된|밀려난|탈락한|낙마한|짐을 싼|고배를 마신|고배를 든|물러난|떠난|쓴잔을 마신|미끄러진) (?:№|하나|둘|셋|쪽|곳|팀|기업|회사|이름))"
    r"|(?P<sel>(?:최종 ?)?(?:승자|선정팀|우승자|낙점자|주자|선정 ?기업)|새 식구|새 얼굴|새 멤버|새 정예팀|마지막 (?:주자|자리의 주인|승차자|퍼즐)|자리의 주인(?:공)?|주인공|최종 ?[0-9](?:인방|인|팀|강)|최후의 №|최종 №|국가대표)"
    r"|(?P<in>진출(?:팀|자)|합격(?:팀|자)?|생존(?:팀|자)|통과(?:팀|자)|(?:진출|생존|통과|합격) ?(?:팀|기업|명단)|명단에 (?:적힌|오른|든|남은) (?:곳|팀|이름|기업|쪽)|(?:남은|살아남은|통과한|진출한|합격한|생존한|올라간|남게 된) (?:№|둘|셋|쪽|곳|팀|기업|회사|이름)))[”\"’']?(?:은|는|으로는|이|가|:|,)[ :]*"
)
DESCRIBED = re.compile(
    r"(?:[^§.;]{0,50}(?:한|은|던|된|인|온|의|낮았던|높았던|업체|기업|스타트업|회사) ?)?[▲△▷▶●■□‘'“\"]? ?"
)
EXCEPT = re.compile(
    r"(?: ?컨소시엄)?(?:을|를|만)? ?(?:제외|제외한|제외하고|제외하고는|뺀|빼고|빼놓고|제외하면)(?: 나머지)?(?= (?:№|전원|모두|나머지|다른|전부|[0-9가-힣]{1,3} ?(?:팀|곳|기업|회사)|¤|최종))"
)
ALONG = re.compile(
    r"(?: ?컨소시엄)?(?:와|과|랑) ?(?:함께|나란히|더불어) |(?: ?컨소시엄)?에 이어,? |(?: ?컨소시엄)?(?:은|는) 물론(?:이고)?,? |(?: ?컨소시엄)? 외에(?:도|는)? |(?: ?컨소시엄)?(?:을|를) (?:비롯해|포함해) "
)
# One of several subjects that share the verb at the end.
LIKEWISE = re.compile(
    rf"{_ETC}(?:은|는|이|가) (?:[^§,.;]|\.(?=[0-9])){{1,30}}(?:[위점](?:을|를)?|[위점차]로|점으로|성적으로|점수로|부족으로|미달로|부적합으로|이유로|탓에|문제로|때문에|결과로), "
)
# A list with something said of each: "A, known for its phones, B of the portal and C".
_EACH = re.compile(
    rf"{_KIN}(?:,|와|과) (?:그리고 )?(?:(?:(?!§)(?![가-힣]+(?:이|가|고|며|면서|지만|으나|는데|다) )[^,.;]){{1,40}}(?<=[한은된온난진의든인던른운낸끈린신업사]) )?[‘'“\"]?"
)
SHARED = (ALONG, LIKEWISE, _EACH)
WE = re.compile(
    r"(?<=[“\"])(?:[^§”\"]{0,20} )?(?:당사|우리|저희|본사|자사|본)(?:가|는|도)?(?: ?(?:회사|컨소시엄|정예팀|팀|연합|기관)(?:이|가|은|는|도))?(?= )"
)
TITLE = re.compile(r" (?:[가-힣·]{1,10} ?){0,2}[‘'“\"(]?")
TO = re.compile(rf"{_ETC}(?:에게|에)(?:로)? ?(?:최종 |결국 )?")
PLAIN_TAIL = re.compile(
    rf"{_ETC} ?[-—–:|=→(]? ?(?:(?:모두|최종|나란히|함께|홀로|결국|끝내|만|¤|¤행|¤에|¤로|¤ (?:단계|평가)|[0-9]단계|추가|π|재|은|는|이|가|도|등|다음 단계|[0-9.]+점|[0-9]위|\([^()]*\))[ ,]*)*\(?"
)
# Words after a turn that make it what somebody thinks, fears or once heard.
DOUBTED = re.compile(
    r"[가-힣]{0,6}(?:고|는|라는|다는|을|던) (?:[가-힣]+ ){0,3}?(?:주장|추측|예상|전망|관측|내다|점쳤|점치|말이 돈|말이 나|설이|설은|설에|소문|의혹|보도(?:를|에|는|가|도)|글(?:이|에|은|도|을)|이야기|얘기|내용|게시|정보(?:가|는|도)|지라시|투표|가정|소설|만우절|보고 있|꼽(?:았|히)|우려|걱정|기대)|(?:을|ㄹ) "
)
DENIES = re.compile(
    r"부인(?:했|하|한다)|반박|일축|사실과 다르|사실이 아니|바로잡|꾸며 낸|지어낸|가상의|(?<![가-힣])쪽으로 (?:기울|가닥)|무게를 (?:두|싣)|저울질|무게$"
)
_OWN_WORDS = re.compile(
    r"^[^“\"]{0,40}[§π][^“\"]{0,60}[“\"][^”\"]*[”\"](?:이?라고|라고|고|라며|며|이라며|라는|는) ?"
)

_SAID_AFTER = re.compile(r"^[“\"][^”\"]*[”\"][^§“\"]{0,12}π")


def heard(text: str) -> str:
    """The sentence without asides, and without what others than the programme and its teams say."""
    told = text if _OWN_WORDS.search(text) or _SAID_AFTER.search(text) else blank(text, SPEECH)
    return blank(told, ASIDE)


def role_of(text: str, group: Group, *, heading: bool) -> Place | None:
    """What a row of teams is by what follows it; None where that is nothing of the kind."""
    for pattern, kind in (
        (_CASE, Kind.SUBJECT), (_LED, Kind.SUBJECT), (_MADE_OF, Kind.SUBJECT), (_SUBJECT, Kind.SUBJECT), (_OBJECT, Kind.OBJECT), (_GIVEN, Kind.GIVEN), (_OWNER, Kind.OWNER),
    ):  # fmt: skip
        if found := pattern.match(text, group.end):
            return Place(kind, found.end())
    if heading and (found := _BARE.match(text, group.end)):
        return Place(Kind.SUBJECT, found.end())
    return None


def joined(text: str, rows: list[Group]) -> tuple[tuple[Team, ...], int]:
    """The teams of the last of `rows` and of those before it that share its verb, and where they begin."""
    group = rows[-1]
    more, at = list(group.teams), group.start
    for one in reversed(rows[:-1]):
        if one.teams[-1:] == group.teams[:1] and "," not in text[one.end : at]:
            more, at, group = [*one.teams, *more], one.start, one  # a thing of theirs, said of themselves
            continue
        if not any(way.fullmatch(text, one.end, at) for way in SHARED):
            break
        more, at, group = [*one.teams, *more], one.start, one
    return tuple(dict.fromkeys(more)), at


def starts_anew(text: str, group: Group) -> bool:
    """Whether a row of teams is one that another thing is said of."""
    return _ANEW.match(text, group.end) is not None
