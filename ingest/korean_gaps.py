"""Small looks at a Korean sentence: where a clause begins, and whom words point at.

It looks at a few words alone; the sentence around them is left to `korean.py`.
"""

import re

from ingest import korean_forms as forms
from ingest.told import Points


def last_end(pattern: re.Pattern[str], text: str, until: int) -> int:
    """Where the last of what a pattern finds before `until` ends; 0 where there is none."""
    return max((one.end() for one in pattern.finditer(text, 0, until)), default=0)


# The end of a clause that is said of the name behind it, where it is no noun that happens to end so.
_OF_WHOM = re.compile(
    r"(?<![가-힣])(?!오전|지난|이번|통신|국산|출신|최근)[가-힣]*(?:한|된|던|린|신|온|난|진|친|른|낸|선|간|본|든|받은|않은|넘은|남은|얻은|맞은|했던|됐던) (?:[가-힣·]{2,8} )?$"
)


def is_of_whom(text: str, start: int, end: int) -> bool:
    """Whether what stands between `start` and a name at `end` is only said of that name: "in May chosen A"."""
    between = text[start:end]
    return len(between) < 80 and "," not in between and _OF_WHOM.search(between) is not None


# Another thing than this programme that one can apply for.
_ELSEWHERE = re.compile(
    r"(?:사업|과제|대회|입찰|공모전|프로젝트|펀드|프로그램)(?:에|의)(?:도|는)? (?:[가-힣]+ )?$"
)


def is_elsewhere(before: str) -> bool:
    """Whether the words before a verb name another thing that one can apply for."""
    return _ELSEWHERE.search(before) is not None and "¤" not in before and not re.search("π ?$", before)


def points_of(one: re.Match[str]) -> tuple[Points, int | None]:
    """Whom words that name no team point at, and how many they are."""
    told = forms.NUMBERS.get(one["r"] or one["a"] or "")
    if one["rest"]:
        return Points.THE_REST, told
    if one["all"]:
        return Points.ALL_OF_THEM, told or (2 if re.search("양사|양 팀|둘", one[0]) else None)
    return Points.THE_TEAM, 1
