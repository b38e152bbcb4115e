"""Hangul as key strokes: syllables taken apart and put together, initials, keyboard layouts, romanising.

Everything works on the compatibility letters (ㄱ to ㅣ, U+3131 to U+3163) and on composed syllables
(U+AC00 to U+D7A3). Text in other scripts passes through unchanged.
"""

import re

CHO = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
JUNG = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
JONG: tuple[str, ...] = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST, _LAST = 0xAC00, 0xD7A3

# Compound letters that take two key strokes on the standard (two-set) keyboard.
_COMPOUND = {
    "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
_JOINED = {pair: whole for whole, pair in _COMPOUND.items()}

# Conjoining jamo (U+1100…) and their compatibility letters.
CONJOINING = {
    **{0x1100 + at: letter for at, letter in enumerate(CHO)},
    **{0x1161 + at: letter for at, letter in enumerate(JUNG)},
    **{0x11A7 + at: letter for at, letter in enumerate(JONG) if letter},
}

_KEYS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        strict=True,
    )
)
_LATIN = {letter: key for key, letter in _KEYS.items()}

# The official romanisation; "-" stands for a silent letter.
_ROMAN_CHO = dict(zip(CHO, "g kk n d tt r m b pp s ss - j jj ch k t p h".split(" "), strict=True))
_ROMAN_JUNG = dict(
    zip(JUNG, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" "), strict=True)
)
_ROMAN_JONG = dict(
    zip(JONG, "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" "), strict=True)
)


def strokes(text: str) -> str:
    """`text` with each Hangul letter as the keys that type it: 권 becomes ㄱㅜㅓㄴ."""
    return "".join(map(_keys_of, text))


def _keys_of(letter: str) -> str:
    code = ord(letter)
    if not _FIRST <= code <= _LAST:
        return _COMPOUND.get(letter, letter)
    cho, rest = divmod(code - _FIRST, 588)
    jung, jong = divmod(rest, 28)
    parts = (CHO[cho], JUNG[jung], JONG[jong])
    return "".join(_COMPOUND.get(part, part) for part in parts)


_VOWEL = "[ㅏ-ㅣ]"
_PAIRED_VOWEL = "ㅗㅏ|ㅗㅐ|ㅗㅣ|ㅜㅓ|ㅜㅔ|ㅜㅣ|ㅡㅣ|[ㅏ-ㅣ]"
_FINAL = "ㄱㅅ|ㄴㅈ|ㄴㅎ|ㄹㄱ|ㄹㅁ|ㄹㅂ|ㄹㅅ|ㄹㅌ|ㄹㅍ|ㄹㅎ|ㅂㅅ|[ㄱㄲㄴㄷㄹㅁㅂㅅㅆㅇㅈㅊㅋㅌㅍㅎ]"
# One syllable in key strokes. A consonant that a vowel follows opens the next syllable.
_SYLLABLE = re.compile(f"([{CHO}])({_PAIRED_VOWEL})((?:{_FINAL})(?!{_VOWEL}))?")


def compose(keys: str) -> str:
    """Key strokes put together to syllables, as an input method would; loose letters stay loose."""
    return _SYLLABLE.sub(_syllable, keys)


def _syllable(found: re.Match[str]) -> str:
    cho, jung, jong = str(found[1]), str(found[2]), str(found[3] or "")
    at = CHO.index(cho) * 588 + JUNG.index(_JOINED.get(jung, jung)) * 28
    return chr(_FIRST + at + JONG.index(_JOINED.get(jong, jong)))


def initials(text: str) -> str:
    """The first consonant of each syllable; anything else as it is."""
    return "".join(CHO[(ord(one) - _FIRST) // 588] if _FIRST <= ord(one) <= _LAST else one for one in text)


def is_syllable(letter: str) -> bool:
    return _FIRST <= ord(letter) <= _LAST


def typed_as_korean(latin: str) -> str:
    """What the keys of `latin` give on the Korean layout; Shift (upper case) matters there."""
    keys = "".join(_KEYS.get(one, _KEYS.get(one.lower(), one)) for one in latin)
    return compose(keys)


def typed_as_latin(korean: str) -> str:
    """What the keys of `korean` give on the English layout, Shift included."""
    return "".join(_LATIN.get(one, one) for one in strokes(korean))


def romanise(text: str) -> str:
    """Hangul in the official romanisation, letter by letter; other scripts unchanged."""
    return "".join(_roman(one) for one in text)


def _roman(letter: str) -> str:
    if not is_syllable(letter):
        return letter
    cho, rest = divmod(ord(letter) - _FIRST, 588)
    jung, jong = divmod(rest, 28)
    return (_ROMAN_CHO[CHO[cho]] + _ROMAN_JUNG[JUNG[jung]] + _ROMAN_JONG[JONG[jong]]).replace("-", "")


def has_final(letter: str) -> bool:
    """Whether a syllable ends in a consonant; False for anything that is no syllable."""
    return is_syllable(letter) and (ord(letter) - _FIRST) % 28 != 0
