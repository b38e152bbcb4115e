"""What is given to a team, goals that stand before it, and labels and rows that tell how it went without a verb.

Made from the things of `korean_turns_words.py`; matched on masked sentences.
"""

import re

from ingest.korean_turns_words import ADVERBS, FALLS, NEWS, OURS_TO, TICKETS, WALLS, of_whom
from ingest.told import Deed

_ONES = r"(?:팀|곳|쪽|기업|회사|업체|이름|컨소시엄|정예팀|№|(?:두|세|네|다섯|한) (?:팀|곳))"
_LEFT = rf"(?:{of_whom('탈락하 떨어지 빠지 밀려나 걸러지 제외되 물러나 멈추 못_가 떠나 돌아가 미끄러지 짐_싸 짐을_싸 고배를_마시 쓴잔을_마시 낙마하 집에_가 하차하')}|탈락하는|빠지는|떠나는|떠나게 된|짐 싸는|집에 가는|멈춘|남지 못한|오르지 못한|통과하지 못한|[가-힣]{{1,5}}지 못한|여기까지인)"
_GONE_ON = rf"(?:{of_whom('통과하 진출하 합격하 살아남 생존하 남 붙 오르 올라가 잔류하')}|남는|올라가는|진출하는|가는|계속 가는|남게 된|계속하는|다음 단계로 가는)"
_TAKEN = rf"(?:{of_whom('선정되 뽑히 발탁되 낙점되 선택받 합류하')}|합류하는)"
# What was given to a team, where the team is whom it was given to: "A에 탈락을 통보했다".
_GAVE = r"(?:갔|왔|전해졌|내려졌|내렸|통보됐|통보했|찍혔|찍었|떨어졌|날아들었|날아왔|전달됐|전달했|안겼|안겨졌|돌아갔|주어졌|부여했|부여됐|줬|주었|건넸|내줬|내주었|내걸렸|들려왔|돌아가게 됐|돌아갔|돌렸|쥐어졌|쥐여 줬|의결했|결정했|통지했|통지됐|날렸|고했|선고했|매겼|붙었|붙였)"
GIVEN = (
    (Deed.OUT, re.compile(rf"['’‘“\"]?{FALLS}[’'”\"]?(?:이라는|의)?{NEWS}?(?: 결과)?[’'”\"]?(?:이|가|을|를|으로|은)? ?{ADVERBS}{_GAVE}")),
    (Deed.IN, re.compile(rf"['’‘“\"]?(?:[0-9¤]단계 |최종 )?(?:{TICKETS}|계속 지원|(?:합격|통과|진출|선정|적합)(?: ?(?:통보|판정|통지서?|결정|소식))?)[’'”\"]?(?:이|가|을|를|은)? ?{ADVERBS}{_GAVE}")),
)  # fmt: skip
# The same with the gift named first: "the last ticket went to A".
GIFT = re.compile(
    rf"(?:(?P<out>{FALLS}{NEWS}?)|(?P<in>{TICKETS}|영예|영광|선택|낙점))[’'”\"]?(?:은|는|이|가|을|를) ?(?:[가-힣]+ ){{0,2}}$"
)
GAVE = re.compile(_GAVE)
# A goal that stands before the team: "in the final list A was not".
GOAL = re.compile(
    rf"(?:{OURS_TO}|{WALLS}|(?:추가 |재)?공모|모집)[’'”\"]?(?:에|에는|으로|로|로는|으로는|까지|에도|을|를|은|는) ?{ADVERBS}$"
)
LABELS = re.compile(
    rf"(?:^|[\s▲△▶►▷■◆○●◇•\-–—·*\[(※☞✔/|,;])(?:(?P<out>탈락|미통과|불합격|제외|지원 ?종료|종료|고배|아웃|out|퇴출|탈락 ?팀|부적합|미선정|불통과|지원 ?중단|중단|{_LEFT} {_ONES}|탈락자)|(?P<in>통과|진출|합격|생존|계속(?: ?지원)?|유지|잔류|in|적합|¤ ?진출|¤행|통과 ?팀|{_GONE_ON} {_ONES}|합격자|진출자|생존자)|(?P<sel>(?:최종 ?)?(?:선정|합류|낙점|승자)|{_TAKEN} {_ONES}))(?: ?(?:팀|기업|기관|컨소시엄|곳|명단|№))?[\])]?(?: ?\([^()§]*\))? *(?:[:：=→▶|]|[–—-] ) ?"
)
ROWS = re.compile(
    r"(?:(?P<out>탈락|제외|미통과|불합격|고배|낙마|퇴출|종료|아웃|부적합|[×✗✕❌]|x(?![가-힣a-z]))|(?P<sel>(?:최종 )?(?:선정|낙점|발탁|합류)|최종 [0-9]?팀|정예팀)|(?P<in>통과|진출|합격|생존|유지|잔류|계속|적합|안착|승선|[○◯⭕✓✔]|o(?![가-힣a-z])))(?: 확정)?(?= ?(?:$|[,.;/|)·…\]”\"’'!]|\.\.\.))"
)
