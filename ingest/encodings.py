"""Bytes into text, cleanly or not at all: no replacement character and no mojibake ever comes out of here.

What is declared is heard, but bytes outweigh it: Korean sites label their old encoding as the new one, and the
other way round. Every "euc-kr" is read as cp949, which holds the 8,822 syllables that EUC-KR lacks.
"""

import codecs
import re
import unicodedata

from answers.errors import BadEncoding

REPLACED = "\ufffd"
_KOREAN = frozenset({
    "euc-kr", "euckr", "euc_kr", "ks_c_5601-1987", "ks_c_5601", "ksc5601", "ksc_5601", "ks_c_5601_1987",
    "ks_c_5601-1989", "korean", "iso-ir-149", "cseuckr", "csksc56011987", "windows-949", "cp949", "ms949", "uhc", "x-windows-949",
})  # fmt: skip
# What else may be declared; anything beyond (utf-7, punycode, rot13 …) is no encoding of a page.
_OTHERS = {
    "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-16": "utf-16", "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "latin-1": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252", "iso-8859-15": "iso8859-15",
    "windows-1250": "cp1250", "iso-8859-2": "iso8859-2", "windows-1251": "cp1251", "koi8-r": "koi8-r",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "euc-jp": "euc_jp", "big5": "big5hkscs",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "iso-2022-kr": "iso2022_kr", "johab": "johab",
}  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Where a document itself declares its encoding, in the first kilobytes.
_DECLARED = re.compile(
    rb"""(?:<\?xml[^<>]{0,200}?encoding|<meta[^<>]{0,300}?charset)\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
_HANGUL_SHARE = 0.6  # of the characters beyond ASCII: beyond it, bytes read as cp949 are Korean


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`, cleaned; `declared` is what the sender says. Raises BadEncoding."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return clean(_strictly(data[len(mark) :], name))
    wide = _wide(data)
    if wide:
        return clean(_strictly(data, wide))
    if b"\0" in data[:_HEAD]:
        raise BadEncoding("it is no text")
    try:
        # By chance no other encoding's text is valid UTF-8, so it is tried first whatever is declared.
        return clean(_mended(data.decode("utf-8")))
    except UnicodeDecodeError:
        return clean(_older(data, declared))


def clean(text: str) -> str:
    """Composed, lines ended by one character, without controls, halves of characters and marks of direction."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return _DROPPED.sub("", composed)


# Controls, lone surrogates, invisible marks (zero width, direction, joiners, tags) and the two last of a plane.
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)


def _older(data: bytes, declared: str | None) -> str:
    """Text in an encoding from before UTF-8."""
    korean = _try(data, "cp949")
    if korean is not None and _hangul_share(korean) >= _HANGUL_SHARE:
        return korean
    told = _DECLARED.search(data[:_HEAD])
    names = [one for one in (declared, told[1].decode("ascii") if told else None) if one]
    for name in names or ["windows-1252"]:
        codec = _codec(name)
        text = _try(data, codec) if codec and codec != "utf-8" else None
        if text is not None and not _is_garbage(text):
            return text
    raise BadEncoding("no reading of its bytes is clean")


def _codec(name: str) -> str | None:
    name = name.strip().lower()
    return "cp949" if name in _KOREAN else _OTHERS.get(name)


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _strictly(data: bytes, codec: str) -> str:
    text = _try(data, codec)
    if text is None:
        raise BadEncoding("it is not in the encoding that its first bytes tell")
    return text


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark, by the first two characters of markup."""
    if data[:4] in {b"<\0?\0", b"<\0!\0", b"<\0h\0", b"<\0r\0"}:
        return "utf-16-le"
    return "utf-16-be" if data[:4] in {b"\0<\0?", b"\0<\0!", b"\0<\0h", b"\0<\0r"} else None


def _hangul_share(text: str) -> float:
    """Syllables among the characters beyond ASCII that are letters."""
    letters = [one for one in text if one > "\x7f" and one.isalpha()]
    return sum("가" <= one <= "힣" for one in letters) / len(letters) if letters else 0.0


def _mended(text: str) -> str:
    """Text that went through UTF-8 twice, with a western encoding between, as it was before."""
    if text.isascii():
        return text
    for codec in ("cp1252", "latin-1"):
        try:
            once = text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        return once
    return text


def _is_garbage(text: str) -> bool:
    """Whether a western reading shows what western text does not: controls, or many signs in a row."""
    return bool(re.search(r"[\x80-\x9f]|[À-ÿ¡-¿]{5}", text))
