"""Korean particles that agree with the word before them: 은/는, 이/가, 을/를, 과/와, (으)로, (이)다.

What counts is how the last letter or digit is read aloud; names in Latin letters are read letter by
letter where they are written in capitals, and as words elsewhere.
"""

import re

from answers.hangul import JONG, has_final, is_syllable

# The digits and capital letters whose Korean reading ends in a consonant, and the ones that end in ㄹ.
_CLOSED_DIGITS = frozenset("013678")
_L_DIGITS = frozenset("178")
_CLOSED_CAPITALS = frozenset("LMNR")
_L_CAPITALS = frozenset("LR")
_CLOSED_WORD_END = re.compile(r"(?:[lmn]|ng|ck|[aeiou][pbk])e?$")

_FORMS = {
    "은/는": ("은", "는"),
    "이/가": ("이", "가"),
    "을/를": ("을", "를"),
    "과/와": ("과", "와"),
    "으로/로": ("으로", "로"),
    "이다/다": ("이다", "다"),
    "이라는/라는": ("이라는", "라는"),
}


def josa(word: str, pair: str) -> str:
    """`word` followed by the fitting one of a pair such as `은/는`; closing marks do not count."""
    with_final, without = _FORMS[pair]
    closed, is_l = _ending(word)
    if pair == "으로/로" and is_l:
        closed = False
    return word + (with_final if closed else without)


def _ending(word: str) -> tuple[bool, bool]:
    """Whether the word, read aloud, ends in a consonant, and whether that consonant is ㄹ."""
    bare = re.sub(r"\([^()]*\)$", "", word).rstrip()
    letters = [one for one in bare if one.isalnum()] or [one for one in word if one.isalnum()]
    if not letters:
        return False, False
    last = letters[-1]
    if is_syllable(last):
        return has_final(last), (ord(last) - 0xAC00) % 28 == JONG.index("ㄹ")
    if last.isdigit():
        return last in _CLOSED_DIGITS, last in _L_DIGITS
    tail = re.search(r"[A-Za-z]+$", "".join(letters))
    if tail is None:
        return False, False
    if tail[0].isupper():
        return last in _CLOSED_CAPITALS, last in _L_CAPITALS
    return bool(_CLOSED_WORD_END.search(tail[0].lower())), tail[0].lower().endswith(("l", "le"))
