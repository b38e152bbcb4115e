"""The forms in which the Korean press puts teams beside what happened to them: particles, labels, attributes, pointers.

Patterns on masked sentences alone (see `answers/sentences.py` for the signs); what is done with a match is left to
`korean.py`. No team, stage or programme is named.
"""

import re

from ingest.told import LIST, Deed

SPEECH = re.compile(r"[“\"](?=[^”\"]{10})[^”\"]*[”\"]")
# What those who run the programme say in so many words is told as plainly as anything.
BY_ORGANISER = re.compile(
    r"^[^§“\"]{0,12}π[^§“\"]{0,60}[“\"][^”\"]*[”\"](?:고|라고|며) ?(?:밝혔|발표|말했|설명|전했|했)"
)
ASIDE = re.compile(r"(?<!§)(?<!§ )\((?![^()]*§)[^()]*\)|\[[^\[\]§]*\]")
SUBJECT = re.compile(
    r"^ ?등 (?:(?!№)[^§,.;]){1,30}[가-힣](?<=[던한은된린진난선]) №(?:은|는|이|가)(?= )|^(?: ?등)?(?: ?(?:№|[0-9]+개사|두 회사|세 회사|두 기업|세 기업|양사))?(?: ?(?:컨소시엄|정예팀|팀|연합|모두|측|주관 컨소시엄))?(?:은|는|이|가|도|만이|만| 역시| 모두| 또한| 등은| 등이|까지)(?=[ ,])"
)
OBJECT = re.compile(
    r"^(?: ?등)?(?: ?№)?(?: ?(?:컨소시엄|정예팀|연합))?(?:을|를)(?= )(?! (?:제외|뺀|빼|비롯|포함))|^ ?등 №(?:를|을)?(?= )|^ №을"
)
BARE = re.compile(r"^(?: ?등)?(?: ?№)?(?:[,… ]|\.\.\.|$|[“”\"‘’'])(?!의)")
BUT_FOR = re.compile(r"^(?:을|를|만)? ?(?:제외|빼고|뺀|빼)(?=[ ,한하])(?!,)")
WITH = re.compile(r"(?:와|과|랑) ?(?:함께|나란히|더불어)(?= )")
# One of several subjects that share the verb at the end: "A는 1위로, B는 2위로 통과했다".
LIKEWISE = re.compile(
    r"(?: ?컨소시엄)?(?:은|는|이|가) (?:[^§,.;]|\.(?=[0-9])){1,24}(?:[위점](?:을|를)?|[위점차]로|점으로|성적으로|점수로), "
)
# A team that is told to be among those who fell was not chosen.
FALLEN = re.compile(
    r"(?:탈락|불합격|제외|퇴출) ?(?:팀|기업|대상|자|후보|명단|컨소시엄)?(?:으로|로|에) ?(?:최종 |나란히 )*$"
)
POINTER = re.compile(
    r"(?P<rest>(?:(?:이를|이 팀을|[§]를|[§]을) 제외한(?: 나머지)?|나머지|다른|남은)(?: (?:№|(?P<r>두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?(?:곳|개|기업|회사|컨소시엄|개 팀)))?(?: ?(?:팀|곳|기업|회사|컨소시엄))?(?: 모두)?(?:은|는|이|가|도)?(?= )(?<=[은는이가도두]))"
    r"|(?P<all>(?<![는한된은할될을던진] )(?:이들 |이 |이번에 |해당 )?(?:№|(?P<a>두|세|네|다섯) (?:회사|기업|업체|곳)|양사|양 팀)(?:은|는|도)(?: 모두| 나란히)?(?= )|이들(?: (?:№|기업|회사|컨소시엄))?(?:은|는)(?= )|둘 다(?= ))"
    r"|(?P<one>(?:(?:(?<=^)|(?<=[,…] )|(?<=한편 ))(?:이|해당|동) ?(?:회사|업체|기업|팀|컨소시엄|스타트업|기관)|(?<=^)회사(?: 측)?)(?:은|는|도|가)(?= ))"
)
NUMBERS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
ASKED_FOR = frozenset({Deed.APPLIED, Deed.DECLINED})  # what teams do of their own will
LABEL = re.compile(
    rf"(?:^|[\s▲△▶■◆○●•\-–—·*\[(])(?:(?P<out>탈락|고배|제외)|(?P<in>진출|통과|생존|합격|(?<=¤)행|¤행)|(?P<sel>(?:최종 )?(?:선정|승자|우승자|승리)))(?: ?(?:팀|기업|기관|컨소시엄|곳))?[\])]?(?: ?[:：]| ?=|은|은 바로) ?(?P<list>{LIST})(?= ?(?:(?:으로|로) (?:확인|결정|확정|판정|나타)|이었다|였다|$|[.;,)|/…]|등|이다|다\.|\.\.\.))"
)
NARROWED = re.compile(
    rf"(?:진출|통과|생존|합격|최종|¤)(?: ?(?:팀|기업|곳|정예팀|№|후보))?(?:이|은|는|가) (?P<list>{LIST})(?: ?등)?(?: ?№)?(?:으로|로) (?:최종 )?(?:압축|확정|좁혀|결정|추려|가려)"
)
# Who is left, which tells that they went on where the same article tells of those who fell.
STATES = tuple(
    re.compile(one)
    for one in (
        rf"(?P<list>{LIST})(?: ?등)?(?: ?№)?(?:이|가|은|는|만)?(?: 최종)? ?(?:남았|남게 됐|남는다|남아|남음|경쟁을 (?:이어|벌이|펼치)|경쟁하게|경쟁한다|겨루게|겨룬다|맞붙|경합|진검승부)",
        rf"(?P<list>{LIST})(?: ?등)?(?: ?№)?(?:의|이|간|으로|로|가)? ?(?:[2-5]|양|삼|두)?(?:파전|자 ?구도|강 ?구도|강 ?체제|팀 ?체제)",
        rf"(?:남은|잔류|생존) ?(?:팀|곳|기업|정예팀)?(?:은|인|이 된) (?P<list>{LIST})",
    )
)
CLEFT = re.compile(
    rf"(?:(?P<out>탈락한|떨어진|고배를 마신)|(?P<in>진출한|진출하는|진출하게 된|통과한|살아남은|생존한|합격한|(?:올라선|오른))|(?P<sel>선정된|뽑힌)|(?P<app>지원한|신청한|응모한|(?:지원서|신청서|제안서)를 (?:낸|제출한)|도전장을 (?:낸|내민)|출사표를 던진)) (?:곳|팀|기업|회사|업체|컨소시엄)(?:은|는) (?P<list>{LIST})(?: ?등)?(?: ?№)?(?: ?(?:두|세|네) (?:곳|팀|회사))?(?:뿐)?(?:이다|다|이었다|였다|으로|로|이며|이고|였으며)"
)
# Whom another was preferred to.
BEATEN = re.compile(
    rf"(?P<list>{LIST})(?: ?컨소시엄)?(?:을|를) (?:제치고|꺾고|누르고|따돌리고)(?=[^.]{{0,30}}(?:선정|낙점|합류|뽑|승자|차지))"
)
FINAL_SS = "".join(
    chr(at) for at in range(ord("가") + 20, ord("힣") + 1, 28)
)  # syllables that end in ㅆ, as a past does
PAST = re.compile(rf"[{FINAL_SS.replace('있', '').replace('겠', '')}]다|[{FINAL_SS}]습니다|키로|기로 했")
PAST_STEM = re.compile(rf"[{FINAL_SS.replace('있', '').replace('겠', '')}]")
SPEAKS = re.compile(
    r"(?:밝혔|말했|전했|설명했|발표했|강조했|선을 그었|못박았|덧붙였|공시했|선언했|통보했|알렸|고 했)(?:다|습니다)"
)
LAST_SPEAKER = re.compile(
    rf"(?<=[고며”\"] )(?P<who>[§π][^ ,“\"§π은는이가]*(?: (?:관계자|대변인|대표|차관|장관|부총리))?)(?:은|는|이|가)? (?:[^§π,“\"고]{{0,16}} )?{SPEAKS.pattern}\.?$"
)
OTHER_SUBJECT = re.compile(r"(?<![가-힣])(?!팀|곳|№)[가-힣]{2,}(?:이|가) ")
CHAINED = re.compile(r"(?:해|아|어|여|려|고|며|서|져|돼|라|춰|뤄|쳐|로|만) ")
