"""Folding: the many spellings of one name become one key.

`flat` is for comparing whole names: letters and digits only, one case, one width, no accents, Hangul
composed. It is idempotent and total: any text, lone surrogates included, folds without an error.
"""

import functools
import re
import unicodedata

from answers.hangul import CONJOINING, compose, strokes

LONGEST = 200  # characters looked at; no name is longer, and the work stays bounded

_CONJOINING = {**CONJOINING, 0x119E: "ㅏ", 0x318D: "ㅏ"}
# Letters of other scripts that are drawn as Latin ones. Lower case; the text is case-folded first.
_LOOK_ALIKE = str.maketrans("аеоорсухіјѕԁһԛԝкмтвнαορνικτυχ", "aeoopcyxijsdhqwkmtbhaopviktux")

_NOISE = re.compile(
    r"```.*?```|```.*"  # a block of code; a name in single backticks is still a name
    r"|<a?:\w{1,40}:\d{1,25}>|<[@#][!&]?\d{1,25}>|<t:[^>]{1,40}>|</[^>]{1,80}>"  # Discord's own marks
    r"|@everyone|@here"
    r"|(?:https?://|www\.)\S+"
    r"|:[a-z0-9_+-]{2,40}:",
    re.DOTALL | re.IGNORECASE,
)
# ㅋㅋ, ㅎㅎ, ㅠㅠ: laughing or crying, unless other consonants stand beside it (ㅋㅋㅇ is a name's initials).
_LOOSE = re.compile(r"[ㄱ-ㅣ]")  # letters of Hangul that are no syllable
_ORDINARY = re.compile(r"[ -~가-힣]*")  # in one form and width already: most of any text
_LAUGHTER = re.compile(r"(?<![ㄱ-ㅎ])[ㅋㅎㅠㅜㅡ]{2,}(?![ㄱ-ㅎㅏ-ㅣ])")


@functools.lru_cache(maxsize=4096)  # the words of questions repeat; a message is at most some kilobytes
def flat(text: str) -> str:
    """The key under which a name is compared: letters and digits alone, folded."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    letters = "".join(filter(str.isalnum, fold(text)))
    return compose(strokes(letters)) if _LOOSE.search(letters) else letters


def fold(text: str) -> str:
    """Case, width, accents, look-alikes and Unicode form folded; spaces and marks kept."""
    return _unaccented(plain(text).casefold()).translate(_LOOK_ALIKE)


def plain(text: str) -> str:
    """One Unicode form and width, no invisible characters; case kept (Shift matters on a keyboard)."""
    if _ORDINARY.fullmatch(text):
        return text
    composed = unicodedata.normalize("NFKC", text).translate(_CONJOINING)
    return "".join(
        one for one in composed if unicodedata.category(one) not in {"Cf", "Cs", "Cc"} or one in "\n\t"
    )


def cleaned(text: str) -> str:
    """What a person typed, without code, links, Discord's marks and laughter, cut to LONGEST."""
    without = _NOISE.sub(" ", text[: LONGEST * 4])
    return _LAUGHTER.sub(" ", plain(without))[:LONGEST]


def blanked(text: str) -> str:
    """`text` with code, links and Discord's marks as spaces, every other character in its place."""
    return _NOISE.sub(lambda found: " " * len(found[0]), text)


def _unaccented(text: str) -> str:
    if text.isascii() or _ORDINARY.fullmatch(text):
        return text
    return "".join(map(_base, text))


def _base(letter: str) -> str:
    if letter < "\u00c0" or "\u3130" < letter < "\ud7a4":
        return letter
    parts = unicodedata.normalize("NFD", letter)
    return "".join(one for one in parts if unicodedata.category(one) != "Mn") or ""
