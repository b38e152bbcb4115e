"""Outside text made safe to show on Discord: names, sentences and questions that people wrote.

Mentions are off for the whole client; here, text is kept from looking like anything but text.
"""

import re
import unicodedata

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # letters that show nothing
_INVISIBLE = frozenset(
    {"Cf", "Cc", "Cs", "Co", "Cn"}
)  # direction marks, zero widths, controls, lone surrogates
_MARKS = re.compile(r"([\\*_`|~\[\]])")
_ADDRESS = re.compile(r"(?i)(https?:)/(?=/)|(discord\.(?:gg|com))/")  # would become a link by itself
_ENTITY = re.compile(r"<(?=[@#:/at]|id:)")  # mentions, emoji, times, commands
_START = re.compile(r"^(?=\s*(?:#{1,3}\s|>|-#?\s|\+\s))")
_NUMBERED = re.compile(r"^(\s*\d+)\.(?=\s)")
_UNSAFE_IN_ADDRESS = str.maketrans(
    {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", '"': "%22", "\\": "%5C"}
)


def escaped(text: str) -> str:
    """`text` on one line, with nothing in it that Discord would format, ping or hide."""
    line = visible(text)
    line = _MARKS.sub(r"\\\1", line)
    line = _ADDRESS.sub(r"\1\2\\/", line)
    line = _ENTITY.sub(r"\\<", line)
    return _NUMBERED.sub(r"\1\\.", _START.sub(r"\\", line))


def visible(text: str) -> str:
    """`text` on one line without characters that cannot be seen."""
    line = " ".join(text.split())
    return "".join(one for one in line if one not in _BLANK and unicodedata.category(one) not in _INVISIBLE)


def link(label: str, url: str) -> str:
    """A link whose text is `label`; the address is one of our own sources."""
    name = escaped(label.replace("[", "(").replace("]", ")"))
    return f"[{name}](<{url.translate(_UNSAFE_IN_ADDRESS)}>)"


def cut(text: str, room: int) -> str:
    """`text` in at most `room` characters, ending in … where some are left out, never in half an escape."""
    if len(text) <= room:
        return text
    return text[: max(room - 1, 0)].rstrip("\\ ") + "…"
