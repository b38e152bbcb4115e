"""The parts that names are built of, and what each is called in the other script.

Only parts that many names share stand here; a programme's own parts come from its file (`name_parts`).
"""

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from answers.folding import flat

# Parts of company names and their spellings in both scripts.
_SHARED = (
    ("ai", "에이아이"),
    ("lab", "랩"),
    ("labs", "랩스"),
    ("tech", "테크"),
    ("technology", "테크놀로지"),
    ("technologies", "테크놀로지스"),
    ("cloud", "클라우드"),
    ("research", "리서치", "연구원"),
    ("institute", "인스티튜트"),
    ("telecom", "텔레콤"),
    ("corporation", "코퍼레이션"),
    ("corp", "코프"),
    ("soft", "소프트"),
    ("bio", "바이오"),
    ("med", "메드"),
    ("works", "웍스"),
    ("dynamics", "다이내믹스"),
    ("open", "오픈"),
    ("pro", "프로"),
)

# How the Latin letters are called in Korean; short names in capitals are read letter by letter.
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 제트".split(),
        strict=True,
    )
)
SPELLED = 3  # names of up to so many letters are read letter by letter

# Words around a name that say what sort of thing it is, and are no part of it.
_COMPANY_WORDS = tuple(
    sorted(
        map(
            flat,
            """
            team consortium corp corporation inc co ltd limited llc company group korea the
            팀 정예팀 컨소시엄 연합체 연합 주식회사 (주) 주 그룹 회사 기업 업체 모델 model models
            """.split(),
        ),
        key=len,
        reverse=True,
    )
)

# Kinds of business: after a name they make it a longer one (a bank, a team, a shop of that name).
BUSINESS = frozenset(
    map(
        flat,
        """
        bank pay games game style mobility healthcare health entertainment ent webtoon webtoons labs financial
        electronics chem chemical chemicals energy display innotek cns uplus twins wiz rolster dinos hynix square
        networks innovation broadband cafe shopping map maps talk page ventures venture investment securities
        insurance card estate sports music pictures studio studios foundation stock stocks shares t1 cloud9 blog
        news search works enterprise brain piccoma piccolo telecom panels panel energy tour hotel mall store
        뱅크 페이 게임즈 게임 스타일 모빌리티 헬스케어 엔터테인먼트 엔터 웹툰 랩스 파이낸셜 전자 화학 케미칼 에너지 디스플레이
        이노텍 유플러스 트윈스 위즈 롤스터 다이노스 하이닉스 스퀘어 네트웍스 이노베이션 브로드밴드 카페 쇼핑 지도 톡 벤처스
        인베스트먼트 증권 보험 카드 에스테이트 스포츠 뮤직 스튜디오 문화재단 재단 주가 주식 블로그 검색 엔터프라이즈 브레인
        생활건강 엔솔 에너지솔루션 페이지 플러스 제트 스카이라이프 야구단 배구단 농구단 호텔 백화점 마트
        """.split(),
    )
)

_MOST_FORMS = 48  # forms generated from one alias; names have few parts


class Parts:
    """Interchangeable parts: the shared ones and a programme's own."""

    def __init__(self, own: Iterable[Sequence[str]] = ()) -> None:
        self._same: dict[str, tuple[str, ...]] = {}
        for group in itertools.chain(_SHARED, own):
            keys = tuple(dict.fromkeys(flat(one) for one in group))
            for key in keys:
                self._same[key] = tuple(dict.fromkeys((*self._same.get(key, ()), *keys)))

    def forms(self, name: str) -> Iterator[str]:
        """The folded forms of `name` with each part in either script, its own form excluded."""
        key = flat(name)
        words = [flat(word) for word in name.split()]
        found: dict[str, None] = {}
        for parts in (self._split(key), words):
            if parts and all(parts):
                for combination in itertools.islice(
                    itertools.product(*map(self._spellings, parts)), _MOST_FORMS
                ):
                    found["".join(combination)] = None
        found.pop(key, None)
        yield from found

    def _spellings(self, part: str) -> tuple[str, ...]:
        same = self._same.get(part, (part,))
        if part.isascii() and part.isalpha() and len(part) <= SPELLED:
            return tuple(dict.fromkeys((*same, "".join(_LETTERS[letter] for letter in part))))
        return same

    def _split(self, key: str) -> list[str]:
        """`key` cut into known parts, the longest first at each place; empty where that fails."""
        if not key:
            return []
        for size in range(len(key), 0, -1):
            if key[:size] in self._same:
                if size == len(key):
                    return [key]
                rest = self._split(key[size:])
                if rest:
                    return [key[:size], *rest]
        return []


def without_company_words(key: str) -> Iterator[str]:
    """`key` (folded) without a company word at either end, if that leaves two letters or more."""
    seen = {key}
    level = [key]
    while level:
        level = [one for longer in level for one in _bare(longer) if one not in seen]
        for one in level:
            if one not in seen:
                seen.add(one)
                yield one


def _bare(key: str) -> Iterator[str]:
    for word in _COMPANY_WORDS:
        if len(key) - len(word) >= 2:
            if key.endswith(word):
                yield key[: -len(word)]
            if key.startswith(word):
                yield key[len(word) :]


def without_shared_parts(key: str) -> Iterator[str]:
    """`key` (folded) without a generic part at its end or its beginning."""
    for part in shared_parts():
        if len(key) - len(part) >= 3 and key.endswith(part):
            yield key[: -len(part)]
        if len(key) - len(part) >= 3 and key.startswith(part):
            yield key[len(part) :]


@functools.cache
def shared_parts() -> Mapping[str, None]:
    """The shared parts alone, folded: generic words that never name a team."""
    return dict.fromkeys(flat(one) for group in _SHARED for one in group)
