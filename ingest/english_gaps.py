"""What may stand between an English subject and its verb without parting them.

It looks at a few words alone; the sentence around them is left to `english.py`.
"""

import re

from ingest import english_forms as forms
from ingest.english_words import AUXILIARIES, NEGATION
from ingest.told import Deed, Points


def all_but_the_comma(found: re.Match[str]) -> str:
    """Spaces for what stands beside, with the comma that ends it kept: it may part the names of a list."""
    return " " * (len(found[0]) - 1) + ("," if found[0].endswith(",") else " ")


# Another subject: "A, B and C, only one of which went on".
_ONLY_SOME = re.compile(r"\b(?:only|just|but) (?:one|two|three|four|№)\b|\bone of (?:them|which|whom|the)\b")


def plain(gap: str) -> bool:
    """Whether nothing but auxiliaries, adverbs, times and stages stand in `gap`."""
    if _ONLY_SOME.search(gap):
        return False
    tokens = forms.TOKEN.findall(gap)
    return len(tokens) <= 24 and all(AUXILIARIES.fullmatch(one) for one in tokens)


def goes_on(gap: str) -> bool:
    """Whether the verb is the second of two that one subject has: "came last and was eliminated"."""
    found = forms.ALSO.match(gap)
    return found is not None and plain(found["rest"])


def parted(between: str) -> bool:
    """Whether two rows of teams before one verb belong to two clauses."""
    return bool(re.search(r"[,;:—–]|\b(?:and|while|but|that|as|whereas)\b", between))


def points_of(one: re.Match[str]) -> tuple[Points, int | None]:
    """Whom words that name no team point at, and how many they are."""
    told = forms.NUMBERS.get(one["r"] or one["r2"] or one["a"] or "")
    if one["rest"]:
        return Points.THE_REST, told
    if one["all"]:
        pair = re.search(r"both|pair|duo", one[0])
        return Points.ALL_OF_THEM, told or (2 if pair else 3 if "trio" in one[0] else None)
    return Points.THE_TEAM, 1


def denied(deed: Deed, gap: str) -> Deed | None:
    """What a deed is once the denials before it are counted in; None where that is nothing plain."""
    count = len(NEGATION.findall(gap))
    if not count or deed is Deed.DECLINED:
        return deed
    return (
        {Deed.IN: Deed.OUT, Deed.SELECTED: Deed.NOT_SELECTED, Deed.BACK_IN: Deed.MISSED}.get(deed)
        if count == 1
        else None
    )
