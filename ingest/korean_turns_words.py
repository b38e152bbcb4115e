"""What the Korean press calls getting on and being left behind: places one gets to, things one gets, ways to go.

Each turn of phrase is a thing and a verb that goes with it; its forms, and what becomes of it when it is denied, are
made from the stems. Patterns are matched on masked sentences (see `answers/sentences.py`); no team, stage or
programme is named.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.korean_stems import formal, linked, pasts, present, told_of
from ingest.told import Deed, Manner

# Words between a thing and its verb: any but a subject, an object and the end of a clause.
ADVERBS = r"(?:(?!못 |안 )(?![^ ]{0,12}(?:것|수|지) )(?:[가-힣0-9.]{1,8}(?:(?<![은는이가을를고며면자])|(?<=없이)|(?<=많이))|◇에?|¤에서) ){0,3}"
STAGE = r"(?:¤|[0-9]차(?: ?(?:단계|평가|전))?|[0-9]단계|다음|이번|첫|마지막|최종|최후의|본선|결선)(?:의)? ?(?:단계(?:평가)?|평가|심사|라운드|관문|무대|경쟁|경연|레이스|시험|검증)?"
_GOALS = rf"(?:{STAGE}|결승(?:선|전)?|정예팀|국가대표|(?:(?:합격|진출|선정|통과|생존|최종|합격자|선정자|진출자)(?: ?(?:팀|자|기업|대상))? ?)?명단|합격권|합격선|합격자|진출자|합격팀|진출팀|통과팀|선정팀|합격(?: ?대상)?|승자|대열|№|최종 ?(?:[0-9]?(?:팀|인방|인|곳|강)|후보|주자|사업자|승자|둘|셋|넷|다섯|두 자리)|[0-9]강|π|국내 대표|대표팀|주인공|진출 ?대상)[”\"’']?(?:의|에서|라는)?"
OURS_TO = rf"{_GOALS}(?: ?(?:자리|한 자리|무대|주자|팀|후보|사업자|명단|대열|반열|№|주인공))?[”\"’']?"
_OF_STAGE = rf"(?:(?:{STAGE}(?:(?:에|에서|로) ?(?:설|뛸|나설|오를|나갈|갈|참가할|출전할|겨룰|가는|향하는|나가는|오르는))?|최종|마지막|진출|본선|결선|정예팀|국가대표|합격|참가|출전|승선|통과|생존|선정|팀|사업자|승자|지원 ?대상|계속 지원|№|넷째|네 번째|다섯|하나|π|두|세)[’'”\"]?(?:의|이라는|라는)? ?)"
# What can be got of many things counts only with the stage or the team it is for.
TICKETS = rf"(?:{_OF_STAGE}{{0,2}}(?:티켓|막차|진출권|출전권|승선권|탑승권|본선행|합격증|합격 ?도장|합격장|(?:[0-9]단계|다음 단계|계속) 지원|태극마크|낙점|승선|진출|통과|생존|합격|선정|선발|잔류|합격 ?(?:통보|판정|통지(?:서)?|결정|소식)|(?:통과|선정|진출|적합|생존|잔류|계속 지원|적격)(?: ?(?:팀|기업))? ?(?:통보|판정|결정|통지|확정)|(?<=¤)행|¤행|최종 ?승리|다음 (?:라운드|단계|무대))|{_OF_STAGE}{{1,2}}(?:자격|자리|한 ?자리|칭호|지위|명함|타이틀|기회|출발선|선택|하나|입장권|표|초대장|열쇠|합격점|영예|영광|승리))(?: (?:중|가운데))?(?: 하나)?"
WALLS = rf"(?:(?:{STAGE}|서류|독자성|마지막|합격|진출|최종|π|높은)(?:의|이라는|라는)? ?(?:높은 )?)?(?:문턱|관문|벽|고비|허들|산|커트라인|합격선|기준선|장벽|시험대|시험|평가|심사|검증|문|¤)"
FALLS = r"(?:탈락|불합격|부적합|부적격|미통과|제외|퇴출|낙방|낙마|실격|지원 ?(?:종료|중단)(?:\(탈락\))?|고배)"
NEWS = r"(?: ?(?:통보|통지(?:서)?|판정|결정|결과|사실|선고|두 글자|딱지|공문|성적표|소식|명단|통첩|고배|쓴잔|아픔|쓴맛|꼬리표|도장))"


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase: what it tells, whether in so many words, and how it stands. `denied` is what it tells when
    it did not come about, None where that may mean anything."""

    deed: Deed
    pattern: re.Pattern[str]
    plain: bool = True
    attribute: bool = False  # said before a noun: "left at the wall"
    state: bool = False  # how it stands rather than what happened: "will meet again in the next round"
    near: bool = False  # only beside the programme or a stage: the verb is said of prices and places as well
    object: bool = False  # said of what others did it to


END = r"(?!(?:을|으면|다면|더라면|어야|던가|는가|나\b))"
_BECAME = r"게 (?:(?:됐|되었|돼버렸)|(?:된다|됩니다|돼요|되죠)(?! ?면)|(?:되며|되고|되면서|돼)(?=[ ,])|된 (?:것|셈|팀|곳))"
_CAN = rf"(?:{_BECAME}|기로 (?:했|결정|확정)|는 데(?:는)? 성공(?:했|하)|는 데 이르|을 수 있게 됐)"


def linking(stem: str) -> str:
    """The vowel that some endings put after a stem in a consonant: "잃" → "잃으며"."""
    return "으" if told_of(stem) == f"{stem}은" else ""


def happens(stem: str) -> str:
    """What states that it happened."""
    links = "" if linked(stem) == stem and len(stem) < 2 else rf"|{linked(stem)}(?:서)?(?=[ ,])"
    return rf"(?:(?:{pasts(stem)}){END}|{present(stem)}(?=[.,]?(?:$|[”\"'])|고 (?:밝|발표|설명|전했|공식|선언|통보|알렸|했))|(?:{formal(stem)}|{linked(stem)}요)(?=[.,!]?(?:$|[”\"'])| [가-힣])|{stem}(?:고|지만|{linking(stem)}(?:며|면서|나))(?=[ ,])|{stem}{_CAN}|{told_of(stem)} (?=◇|[0-9]{{1,2}}일|날[ ,]|당일|가운데)|{told_of(stem)} (?:것(?:이|은|을|도|과|에)(?= )|(?:영향|탓|여파|이유)|데 (?:대해|따라|따른)|사실)|{told_of(stem)} (?:것으로 (?:◇에? |[0-9]{{1,2}}일 |π |[가-힣]{{2,6}} ){{0,2}}(?:확인|파악|나타|밝혀|결정|집계|최종|발표|판명)|것이다|셈이다|겁니다|것이었다|것입니다){links})"


def fails(stem: str) -> str:
    """What states that it did not."""
    return rf"(?:{stem}(?:지|진|질)(?:는|도|를)? ?(?:못(?:했|하였|하고|하며|해|하게 됐|한 (?:것으로|것이다|셈)|한다(?=[.,]?$))|않(?:았|고|으며|{_BECAME}|는다(?=[.,]?(?:$|[”\"']))))|{stem}지 못하(?:{_BECAME}|였)|{stem}지(?:는|도)? ?(?:못한|않은) (?:것(?:이|은|을|도|과|에)(?= )|(?:영향|탓|여파|이유)|데 (?:대해|따라|따른)|사실)|(?:못|안) ?(?:{pasts(stem)}|{present(stem)})|{stem}는 ?데(?:는|에는|도)? ?(?:[가-힣]+ )?실패(?:했|하|한 것)|{stem}기에는? ?(?:부족|모자)[가-힣]+)"


def unable(stem: str) -> str:
    """What states that it did not, by no will of their own."""
    return rf"(?:{stem}(?:지|진|질)(?:는|도|를)? ?(?:못(?:했|하였|하고|하며|해|한다(?=[.,]?$)|하{_BECAME})|않{_BECAME}))"


def _each(stems: str) -> list[str]:
    """The verbs of a list; those of several words are written with underscores."""
    return [one.replace("_", " ") for one in stems.split()]


def told(stems: str, make: Callable[[str], str]) -> str:
    return "|".join(make(stem) for stem in _each(stems))


def of_whom(stems: str) -> str:
    return "|".join(told_of(stem) for stem in _each(stems))


def _fails_of(stems: str) -> str:
    return "|".join(
        rf"{stem}지(?:는|도)? ?(?:못한|못하게 된|않은)|못 ?{told_of(stem)}" for stem in _each(stems)
    )


NOUN = r"(?= (?:§|[”\"‘’'(]?§|(?:팀|곳|쪽|기업|회사|업체|컨소시엄|이름|주인공|№|둘|셋|하나|스타트업|통신사|[가-힣·]{0,8} ?(?:기업|업체|스타트업))))"


def turns(deed: Deed, thing: str, stems: str, *, denied: Deed | None, plain: bool = True) -> tuple[Turn, ...]:
    """A thing and the verbs that go with it: come about, and denied, as predicates and before a noun."""
    made = [
        Turn(deed, re.compile(rf"{thing} ?{ADVERBS}(?:{told(stems, happens)})"), plain),
        Turn(deed, re.compile(rf"{thing} ?{ADVERBS}(?:{of_whom(stems)}){NOUN}"), plain, attribute=True),
    ]
    if denied is not None:
        made += [
            Turn(denied, re.compile(rf"{thing} ?{ADVERBS}(?:{told(stems, fails)})"), plain),
            Turn(
                denied,
                re.compile(rf"{thing} ?{ADVERBS}(?:{_fails_of(stems)}){NOUN}"),
                plain,
                attribute=True,
            ),
        ]
    return tuple(made)


def alone(deed: Deed, words: str, *, plain: bool = True, attribute: bool = False) -> Turn:
    return Turn(deed, re.compile(words), plain, attribute=attribute)


GO = "가 오르 올라서 올라가 들 들어가 들어서 진출하 안착하 승선하 탑승하 나아가 넘어가 건너가 향하 직행하 도달하 진입하 잔류하 합격하 남 살아남 통과하 승리하 생환하 서"
CHOSEN = "선정되 선발되 뽑히 낙점되 발탁되 호명되 지명되 확정되 결정되 선택되 선택받 낙점받 불리 포함되"
NAMED = r"이름(?:을|이)? ?"
GET = "얻 따내 따 거머쥐 확보하 꿰차 쥐 차지하 받 받아내 챙기 획득하 움켜쥐 잡 예약하 이뤄내 이루 일궈내 달성하 굳히 지키 갖 달 타 올라타 안 확정하 확정받 통보받 손에_넣 손에_쥐 품에_안 받아_들 결정지 찍 따내며"
CROSS = "넘 넘어서 뚫 통과하 돌파하 열 이겨내 극복하 뛰어넘 넘기"


def deed_of(deed: Deed, words: str) -> Deed:
    """What a turn tells by the place that was won: a final one is chosen for, a next round is gone on to."""
    if deed in {Deed.IN, Deed.SELECTED}:
        if re.search(
            r"진출|통과|합격|생존|잔류|살아남|다음 (?:단계|라운드|무대|관문|평가|심사)|[0-9¤](?:차)? ?(?:단계|라운드)?[에로]",
            words,
        ):
            return Deed.IN
        if re.search(
            r"최종 ?(?:№|팀|정예팀|국가대표|주자|사업자|승자|[0-9]|둘|선정)|국가대표|정예팀|선정|승자", words
        ):
            return Deed.SELECTED
    return deed


def manner_of(turn: Turn) -> Manner:
    return Manner.STATE if turn.state else Manner.FINITE if turn.plain else Manner.FIGURE


def class_of(one: re.Match[str]) -> Deed:
    told = one.groupdict()
    return Deed.OUT if told["out"] else Deed.SELECTED if told.get("sel") else Deed.IN
