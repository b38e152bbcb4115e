"""How Korean verbs are written where they state that something happened, or did not: forms made from a stem.

It knows syllables alone. A verb is given as it stands in a dictionary, without its last syllable.
"""

_FIRST, _VOWELS, _LAST = 0xAC00, 21, 28
_N, _M_SS = 4, 20  # the finals ㄴ and ㅆ
_L, _B = 8, 17  # the finals ㄹ and ㅂ
_APART = frozenset({16, 19})  # ㅟ ㅢ, which -어 stays apart from
_BRIGHT = frozenset({0, 2, 8, 12})  # ㅏ ㅑ ㅗ ㅛ
_JOINED = {
    0: 0,
    1: 1,
    4: 4,
    5: 5,
    6: 6,
    8: 9,
    13: 14,
    20: 6,
    11: 10,
    18: 4,
}  # a vowel and what -어 makes of it


def _parts(letter: str) -> tuple[int, int, int]:
    at = ord(letter) - _FIRST
    return at // (_VOWELS * _LAST), at // _LAST % _VOWELS, at % _LAST


def _syllable(first: int, vowel: int, last: int = 0) -> str:
    return chr(_FIRST + (first * _VOWELS + vowel) * _LAST + last)


def linked(stem: str) -> str:
    """The stem with -아 or -어: "오르" → "올라", "받" → "받아"."""
    if stem.endswith("하"):
        return f"{stem[:-1]}해"
    first, vowel, last = _parts(stem[-1])
    if last:
        return stem + ("아" if vowel in _BRIGHT else "어")
    if stem.endswith("르") and len(stem) > 1:
        before = _parts(stem[-2])
        return stem[:-2] + _syllable(before[0], before[1], 8) + ("라" if before[1] in _BRIGHT else "러")
    if vowel in _APART:
        return f"{stem}어"
    return stem[:-1] + _syllable(first, _JOINED.get(vowel, vowel))


def past(stem: str) -> str:
    """The stem with the past's ㅆ: "오르" → "올랐", "받" → "받았"."""
    link = linked(stem)
    first, vowel, _last = _parts(link[-1])
    return link[:-1] + _syllable(first, vowel, _M_SS)


def pasts(stem: str) -> str:
    """Both ways to write the past, as a pattern: "선정하" → "선정했" or "선정하였"."""
    if stem.endswith("하"):
        return rf"{past(stem)}|{stem}였"
    return rf"{past(stem)}|{stem}었" if stem.endswith("되") else past(stem)


def told_of(stem: str) -> str:
    """The form before a noun that it is said of: "오르" → "오른", "받" → "받은"."""
    first, vowel, last = _parts(stem[-1])
    return f"{stem}은" if last not in {0, _L} else stem[:-1] + _syllable(first, vowel, _N)


def present(stem: str) -> str:
    """As headings and announcements have it: "오르" → "오른다", "받" → "받는다"."""
    return f"{stem}는다" if _parts(stem[-1])[2] not in {0, _L} else f"{told_of(stem)}다"


def formal(stem: str) -> str:
    """As broadcasters and officials say it: "오르" → "오릅니다", "받" → "받습니다"."""
    first, vowel, last = _parts(stem[-1])
    return f"{stem}습니다" if last not in {0, _L} else stem[:-1] + _syllable(first, vowel, _B) + "니다"
