"""Which language a text is in, as far as it matters here: Korean, English, or another one. Pure."""

import re

from answers.terms import Language

OTHER = "other"
_LOOKED_AT = 6000  # characters
_KOREAN_SHARE = 0.15  # of the letters: names and terms of other scripts stand in Korean news
_ENOUGH = 20  # words, fewer tell nothing
_ENGLISH_SHARE = (
    0.08  # English prose has a quarter of these, other languages written in Latin letters hardly any
)
_ENGLISH = frozenset(
    "the of and to for that with by from has its it be are have will not this were said which their at as".split()
)


def language_of(text: str, told: str | None = None) -> str:
    """`ko`, `en` or `other`; what a page tells of itself counts where its text is too short to tell."""
    sample = text[:_LOOKED_AT]
    letters = [one for one in sample if one.isalpha()]
    if not letters:
        return _told(told)
    if sum(map(_is_hangul, letters)) >= len(letters) * _KOREAN_SHARE:
        return Language.KO
    if sum(one <= "\u024f" for one in letters) < len(letters) * 0.5:
        return OTHER
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < _ENOUGH:
        return _told(told)
    share = sum(word in _ENGLISH for word in words) / len(words)
    return Language.EN if share >= _ENGLISH_SHARE else OTHER


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣" or "ㄱ" <= letter <= "ㆎ"


def _told(told: str | None) -> str:
    """The language that a page's own mark names; English where it has none."""
    code = (told or "").strip().lower().replace("_", "-").partition("-")[0]
    if not code:
        return Language.EN
    return code if code in set(Language) else OTHER
