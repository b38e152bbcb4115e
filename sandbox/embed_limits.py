"""How a refused body is told, and the documented limits of embeds.

`Form` is one object inside a body together with its place, and gathers Discord's nested errors; the other limit
modules read bodies through it. Pure: it knows no state, no permissions, and whether a message is new or edited only
where it is told. Lengths are counted in characters (code points) after blanks at both ends are dropped, as Discord does.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

Errors = dict[str, Any]

WEB = ("http", "https")
MEDIA = ("http", "https", "attachment")
MAX_URL = 2048
MAX_EMBED_CHARACTERS = 6000  # over all embeds of one message
DEEPEST = 32  # no documented field lies deeper; what Discord does not read is not read here either

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,20}")
_SNOWFLAKE = re.compile(r"[0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class Form:
    """One object inside a body: its fields, where it stands, and the errors of the whole body so far.

    Each reading method returns the value when it is sound and None when it is absent or was refused. An explicit
    null counts as absent, and integers may be sent as strings, as Discord has it.
    """

    fields: Mapping[str, object]
    path: tuple[str, ...]
    errors: Errors

    @classmethod
    def whole(cls, body: object, errors: Errors, *path: str) -> "Form":
        """The body itself; what is no object is refused and read as an empty one."""
        if isinstance(body, Mapping):
            return cls(body, path, errors)
        empty = cls({}, path, errors)
        empty.refuse_whole("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return empty

    def refuse_whole(self, code: str, message: str) -> None:
        """Refuse this object itself. Silent where something inside it is refused already: a node has one form."""
        node = self.errors
        for step in self.path:
            if "_errors" in node:
                return
            node = node.setdefault(step, {})
        if not node or "_errors" in node:
            node.setdefault("_errors", []).append({"code": code, "message": message})

    def refuse(self, key: str, code: str, message: str) -> None:
        """Refuse one field of this object."""
        Form({}, (*self.path, key), self.errors).refuse_whole(code, message)

    def get(self, key: str, *, required: bool = False) -> object:
        """The field as it was sent; refuses its absence where it is required."""
        value = self.fields.get(key)
        if value is None and required:
            self.refuse(key, "BASE_TYPE_REQUIRED", "This field is required")
        return value

    def has(self, key: str) -> bool:
        """Whether the field says anything: null, "" and [] do not."""
        return self.fields.get(key) not in (None, "", [])

    def text(self, key: str, *, most: int, least: int = 0, required: bool = False) -> str | None:
        """A string of `least` to `most` characters."""
        value = self.get(key, required=required)
        if value is None:
            return None
        if not isinstance(value, str):
            self.refuse(key, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
            return None
        if not value.strip() and least:
            self.refuse(key, "BASE_TYPE_REQUIRED", "This field is required")
            return None
        return value if self.counts(key, len(value.strip()), least=least, most=most) else None

    def counts(self, key: str, length: int, *, least: int, most: int) -> bool:
        """Whether a length is allowed; refuses the field where it is not."""
        if least <= length <= most:
            return True
        if least:
            self.refuse(key, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        else:
            self.refuse(key, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        return False

    def number(self, key: str, *, least: int, most: int, required: bool = False) -> int | None:
        """A whole number between `least` and `most`."""
        value = self.get(key, required=required)
        if value is None:
            return None
        number = whole_number(value)
        if number is None:
            self.refuse(key, "NUMBER_TYPE_COERCE", "Value is not int.")
            return None
        if number < least:
            self.refuse(key, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}.")
            return None
        if number > most:
            self.refuse(key, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")
            return None
        return number

    def choice(self, key: str, allowed: Iterable[int], *, required: bool = False) -> int | None:
        """One of a few whole numbers."""
        value = self.get(key, required=required)
        if value is None or whole_number(value) in (options := tuple(allowed)):
            return whole_number(value)
        self.refuse(key, "BASE_TYPE_CHOICES", f"Value must be one of ({', '.join(map(str, options))}).")
        return None

    def switch(self, key: str) -> bool:
        """True only where the field is sent as true; anything but a boolean is refused."""
        value = self.get(key)
        if value is not None and not isinstance(value, bool):
            self.refuse(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
        return value is True

    def snowflake(self, key: str, *, required: bool = False) -> str | None:
        """An id, as digits in a string or as a whole number."""
        value = self.get(key, required=required)
        if value is None or is_snowflake(value):
            return None if value is None else str(value)
        self.refuse(key, "NUMBER_TYPE_COERCE", "Value is not snowflake.")
        return None

    def url(
        self, key: str, schemes: tuple[str, ...], *, most: int = MAX_URL, required: bool = False
    ) -> str | None:
        """An address with one of the schemes and something behind it."""
        value = self.text(key, most=most, least=1 if required else 0, required=required)
        if not value:
            return None
        scheme, rest = _split(value)
        if not scheme or not rest:
            self.refuse(key, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
            return None
        if scheme not in schemes:
            self.refuse(key, "URL_TYPE_INVALID_SCHEME", f"Scheme must be one of {schemes}.")
            return None
        return value

    def items(self, key: str, *, most: int, least: int = 0, required: bool = False) -> list[object]:
        """A list of `least` to `most` values; empty where it is absent or refused."""
        value = self.get(key, required=required)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        return value if self.counts(key, len(value), least=least, most=most) else []

    def child(self, key: str, *, required: bool = False) -> "Form | None":
        """The object in a field."""
        value = self.get(key, required=required)
        return None if value is None else Form.whole(value, self.errors, *self.path, key)

    def children(self, key: str, *, most: int, least: int = 0, required: bool = False) -> "list[Form]":
        """The objects of a list, each with its index in its place."""
        values = self.items(key, most=most, least=least, required=required)
        return [Form.whole(value, self.errors, *self.path, key, str(n)) for n, value in enumerate(values)]


def whole_number(value: object) -> int | None:
    """The number a field holds, also when it was sent as a string; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value) else None


def is_snowflake(value: object) -> bool:
    """Whether a value can be an id."""
    number = whole_number(value)
    if number is None or not 0 <= number < 2**64:
        return False
    return not isinstance(value, str) or _SNOWFLAKE.fullmatch(value) is not None


def refuse_broken_strings(body: object, errors: Errors) -> None:
    """Refuse each string, key or value, that holds NUL or half a surrogate pair: they have no place in UTF-8 text."""
    waiting: list[tuple[object, tuple[str, ...]]] = [(body, ())]
    while waiting:
        value, path = waiting.pop()
        if len(path) > DEEPEST:
            continue
        if isinstance(value, str) and _is_broken(value):
            Form({}, path, errors).refuse_whole("STRING_TYPE_CONVERT", "Could not interpret value as string.")
        elif isinstance(value, Mapping):
            waiting.extend((key, path) for key in value)
            waiting.extend((item, (*path, str(key))) for key, item in value.items() if key != "_errors")
        elif isinstance(value, list):
            waiting.extend((item, (*path, str(n))) for n, item in enumerate(value))


def embeds_errors(message: Form) -> None:
    """At most ten embeds, each within its limits, and 6000 characters over all of them."""
    embeds = message.children("embeds", most=10)
    if sum([_embed(embed) for embed in embeds]) > MAX_EMBED_CHARACTERS:
        message.refuse(
            "embeds", "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MAX_EMBED_CHARACTERS}"
        )


def shows_something(embed: object) -> bool:
    """Whether an embed has anything to see; its colour, time and link alone are nothing."""
    shown = ("title", "description", "fields", "footer", "author", "image", "thumbnail")
    return isinstance(embed, Mapping) and any(embed.get(key) not in (None, "", [], {}) for key in shown)


def _embed(embed: Form) -> int:
    """Check one embed; the number of its characters that count towards the sum."""
    if not shows_something(embed.fields):
        embed.refuse("description", "BASE_TYPE_REQUIRED", "This field is required")
    words = [embed.text("title", most=256), embed.text("description", most=4096)]
    embed.url("url", WEB)
    embed.number("color", least=0, most=0xFFFFFF)
    _timestamp(embed)
    for field in embed.children("fields", most=25):
        words.append(field.text("name", least=1, most=256, required=True))
        words.append(field.text("value", least=1, most=1024, required=True))
        field.switch("inline")
    if (footer := embed.child("footer")) is not None:
        words.append(footer.text("text", most=2048))
        footer.url("icon_url", MEDIA)
    if (author := embed.child("author")) is not None:
        words.append(author.text("name", most=256))
        author.url("url", WEB)
        author.url("icon_url", MEDIA)
    for picture in (embed.child("image"), embed.child("thumbnail")):
        if picture is not None:
            picture.url("url", MEDIA, required=True)
    return sum(len(word.strip()) for word in words if word)


def _timestamp(embed: Form) -> None:
    value = embed.text("timestamp", most=64)
    if not value:
        return
    try:
        datetime.fromisoformat(value)
    except ValueError:
        embed.refuse("timestamp", "DATE_TIME_TYPE_PARSE", "Could not parse value. Should be ISO8601.")


def _is_broken(text: str) -> bool:
    return any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text)


def _split(url: str) -> tuple[str, str]:
    """Scheme and host of an address; two empty strings where it is none."""
    if any(letter.isspace() for letter in url.strip()):
        return "", ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc
