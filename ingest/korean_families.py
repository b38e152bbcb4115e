"""The open families of Korean verbs by which the press tells who got on, who did not, who applied and who stayed away.

Each is a list of stems; their forms, and what they tell when denied, are made from them. What stands around a verb is
judged where sentences are taken apart (`korean_clauses.py`); patterns are matched on masked sentences alone.
"""

import re

from ingest.korean_turns_words import ADVERBS, Turn, alone, fails, happens, of_whom, told, turns, unable
from ingest.told import Deed

_PASSING = "진출하 통과하 합격하 생존하 살아남 생환하 잔류하 승선하 안착하 붙"
_CHOSEN = "선정되 선발되 뽑히 낙점되 발탁되 선택되 선택받 낙점받 간택되 호명되"
_FALL = "탈락하 탈락되 떨어지 밀려나 낙마하 미끄러지 제외되 배제되 걸러지 퇴출되 퇴출당하 실격되 실격하 실격당하 낙방하 낙선하 빠지 멈춰_서 주저앉 짐_싸 짐을_싸 고배_마시 불합격하 불합격되"
_TAKE_PART = "참여하 참가하 나서 나서게_되 함께하 동행하 나가 나아가 가 오르 올라가 올라서 서 들어가 진출하 출전하 이어_가 이어가 합류하"
_APPLY = "지원하 신청하 응모하 응하 도전하 재도전하 도전장을_내 도전장을_내밀 출사표를_던지 뛰어들 나서 참가하 참여하 접수하"
_NOT_OURS = r"(?<!점수[가는] )(?<!순위[가는] )(?<!주가[가는] )(?<!시장에 )(?<!해외에 )"
_TOWARDS = r"(?:¤|단계|라운드|경쟁|평가|레이스|관문|무대|π|프로젝트|사업)(?:에|에는|에도|에서|으로|로|까지)"


def _near(deed: Deed, words: str) -> Turn:
    return Turn(deed, re.compile(words), near=True)


FAMILIES: tuple[Turn, ...] = (
    _near(Deed.IN, rf"{_NOT_OURS}(?<![가-힣])(?:{told(_PASSING, happens)})"),
    _near(Deed.OUT, rf"(?<![가-힣])(?:{told(_PASSING, fails)})"),
    _near(Deed.SELECTED, rf"(?<![가-힣])(?:{told(_CHOSEN, happens)})"),
    _near(Deed.NOT_SELECTED, rf"(?<![가-힣])(?:{told(_CHOSEN, fails)})"),
    _near(Deed.OUT, rf"{_NOT_OURS}(?<![가-힣])(?:{told(_FALL, happens)})"),
    *(
        Turn(deed, re.compile(rf"(?<![가-힣])(?:{of_whom(stems)})"), near=True, attribute=True)
        for deed, stems in ((Deed.IN, _PASSING), (Deed.SELECTED, _CHOSEN), (Deed.OUT, _FALL))
    ),
    # What ends for a team, and what it loses.
    *turns(
        Deed.OUT,
        r"(?:지원|도전|여정|동행|참여|협약|레이스|자격|지위|도전기)(?:이|은|도|가|는)",
        "종료되 끝나 중단되 박탈되 취소되 해지되 막을_내리 마무리되 멈추 멎 멈춰_서",
        denied=None,
    ),
    *turns(
        Deed.OUT,
        r"(?:정예팀 |팀 |¤ )?(?:지위|자격|자리)(?:를|을)",
        "잃 박탈당하 내놓 내려놓 반납하 비우 빼앗기 뺏기",
        denied=None,
    ),
    alone(Deed.OUT, rf"{_TOWARDS} ?{ADVERBS}(?:{told(_TAKE_PART, unable)})"),
    alone(
        Deed.OUT,
        rf"{_TOWARDS} ?{ADVERBS}(?:참여할|참가할|나설|함께할|나갈|나아갈|갈|오를|설|진출할) 수 없(?:게 (?:됐|되었|된다|됩니다)|다(?=[.]?$))",
    ),
    *turns(
        Deed.OUT,
        r"(?:다음|다음 기회|후일|훗날)(?:을|를)",
        "기약하 도모하 노리게_되",
        denied=None,
        plain=False,
    ),
    *turns(
        Deed.DECLINED,
        r"(?:불참|미참여|포기)(?:하는)?(?: 쪽| 방향)?(?:으로|로)",
        "결론_내 결론내 결론짓 결론_내리 정하 결정하 확정하 정리하 마음을_굳히",
        denied=None,
    ),
    # What those who choose give.
    *turns(
        Deed.SELECTED,
        r"(?:선택|낙점|부름|간택|최종 선택|러브콜|합격 통보)(?:을|를)",
        "받 받아내 얻 따내",
        denied=Deed.NOT_SELECTED,
    ),
    *turns(
        Deed.APPLIED,
        r"(?:¤|공모|π|재도전|모집)(?:에|에는|를|에도)?",
        _APPLY,
        denied=Deed.DECLINED,
    ),
    *turns(
        Deed.DECLINED,
        r"(?:(?:¤|공모|π|재도전|모집)(?:에서|에|를|을|에는)? ?)",
        "발을_빼 손을_떼 외면하 지나치 건너뛰 포기하 고사하 불참하 접 거르 등을_돌리 빠지 마음을_접 뜻을_접",
        denied=None,
    ),
)
