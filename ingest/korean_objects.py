"""What the Korean press says that others did to a team: chose it, let it through, dropped it.

Made from the things and verbs of `korean_turns_words.py`; matched on masked sentences.
"""

import re

from ingest.korean_turns_words import ADVERBS, END, OURS_TO, Turn, happens, told
from ingest.told import Deed

OBJECTS: tuple[Turn, ...] = (
    # What others did to a team.
    *(
        Turn(deed, re.compile(rf"(?:{told(stems, happens)})"), object=True)
        for deed, stems in (
            (Deed.SELECTED, "선정하 선발하 낙점하 발탁하 뽑 고르 지명하 확정하"),
            (Deed.IN, "진출시키 통과시키 합격시키 올려보내 생존시키 잔류시키"),
            (
                Deed.OUT,
                "탈락시키 떨어뜨리 제외하 제외시키 배제하 퇴출하 퇴출시키 탈락처리하 실격처리하 실격시키 낙마시키 솎아내 걸러내 내보내 돌려보내",
            ),
        )
    ),
    *(
        Turn(deed, re.compile(rf"{thing}(?:로|으로|에) ?{ADVERBS}(?:{told(stems, happens)})"), object=True)
        for deed, thing, stems in (
            (
                Deed.SELECTED,
                OURS_TO,
                "결정하 확정하 정하 선정하 선발하 발표하 발탁하 지정하 올리 추리 꼽 뽑 남기 낙점하 추가하 합류시키 택하 고르 앉히",
            ),
            (
                Deed.OUT,
                r"(?:탈락|불합격|제외) ?(?:팀|기업|대상|대상자|자|명단)",
                "결정하 확정하 정하 발표하 분류하 지목하 지정하 올리 판정하",
            ),
        )
    ),
    Turn(
        Deed.OUT,
        re.compile(
            rf"(?:탈락|실격|불합격|퇴출|제외)(?:으로|로)? ?(?:{told('처리하 조치하 판정하 결정하 통보하', happens)})"
        ),
        object=True,
    ),
    Turn(
        Deed.SELECTED,
        re.compile(
            rf"(?:선정했|선발했|낙점했|발탁했|뽑았|골랐|선택했|호명했|지명했|확정했|낙점하|선정하(?:고|며|면서)|선정하기로 (?:했|결정)|선정한다고|뽑기로 (?:했|결정)|택했){END}"
        ),
        object=True,
    ),
    Turn(
        Deed.IN,
        re.compile(
            rf"(?:진출시켰|통과시켰|합격시켰|올려 ?보냈|살려 ?뒀|생존시켰|남겼|진출시키(?:고|며|기로)|통과시키(?:고|며|기로)|합격 ?처리했|잔류시켰){END}"
        ),
        object=True,
    ),
    Turn(
        Deed.OUT,
        re.compile(
            rf"(?:탈락시켰|탈락시키(?:고|며|기로 (?:했|결정))|떨어뜨렸|떨어뜨리고|제외했|제외하(?:고|며|기로 (?:했|결정))(?! ?(?:나머지|모두))|제외시켰|배제했|배제하기로|퇴출시켰|퇴출했|탈락 ?처리했|불합격 ?처리했|걸러냈|솎아냈|덜어냈|돌려보냈|집으로 보냈|내보냈|뺐|쳐냈|빼기로 (?:했|결정)|내쳤|낙마시켰|실격시켰|실격 ?처리했){END}"
        ),
        object=True,
    ),
)
