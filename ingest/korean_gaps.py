"""Small looks at a Korean sentence: where a clause begins, and whom words point at.

It looks at a few words alone; the sentence around them is left to `korean.py`.
"""

import re

from ingest import korean_forms as forms
from ingest.told import Points


def last_end(pattern: re.Pattern[str], text: str, until: int) -> int:
    """Where the last of what a pattern finds before `until` ends; 0 where there is none."""
    return max((one.end() for one in pattern.finditer(text, 0, until)), default=0)


def points_of(one: re.Match[str]) -> tuple[Points, int | None]:
    """Whom words that name no team point at, and how many they are."""
    told = forms.NUMBERS.get(one["r"] or one["a"] or "")
    if one["rest"]:
        return Points.THE_REST, told
    if one["all"]:
        return Points.ALL_OF_THEM, told or (2 if re.search("양사|양 팀|둘", one[0]) else None)
    return Points.THE_TEAM, 1
