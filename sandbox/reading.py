"""Reading a message's JSON: its words, its buttons, its selects, at any depth of components v1 and v2.

Pure: dictionaries in, text and dictionaries out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.parts import Json, Message

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = (STRING_SELECT, 5, 6, 7, 8)
TEXT_DISPLAY, THUMBNAIL, LABEL = 10, 11, 18
LINK_BUTTON = 5  # a style, not a type


def walk(components: object) -> Iterator[Json]:
    """Every component below `components`, parents before children, in the order they are shown."""
    for one in components if isinstance(components, list) else []:
        if isinstance(one, dict):
            yield one
            yield from walk(one.get("components"))
            yield from walk([one.get("component"), one.get("accessory")])


def texts(message: Mapping[str, Any] | None) -> str:
    """All words of a message in order: content, embeds, text displays; one piece a line."""
    if message is None:
        return ""
    pieces = [message.get("content")]
    for embed in message.get("embeds") or []:
        pieces += _embed_texts(embed)
    pieces += [
        one.get("content") for one in walk(message.get("components")) if one.get("type") == TEXT_DISPLAY
    ]
    return "\n".join(piece for piece in pieces if piece)


def _embed_texts(embed: Json) -> list[str | None]:
    pieces = [(embed.get("author") or {}).get("name"), embed.get("title"), embed.get("description")]
    for field in embed.get("fields") or []:
        pieces += [field.get("name"), field.get("value")]
    return [*pieces, (embed.get("footer") or {}).get("text")]


def buttons(message: Mapping[str, Any] | None) -> list[Json]:
    """The buttons of a message, link buttons and disabled ones included, in the order they are shown."""
    return _of_types(message, (BUTTON,))


def selects(message: Mapping[str, Any] | None) -> list[Json]:
    """The select menus of a message in the order they are shown."""
    return _of_types(message, SELECTS)


def _of_types(message: Mapping[str, Any] | None, types: tuple[int, ...]) -> list[Json]:
    parts = walk((message or {}).get("components"))
    return [one for one in parts if one.get("type") in types]


def find_button(message: Message, which: str) -> Json:
    """The button with that custom_id or, failing that, that label; LookupError where there is none."""
    return _find(buttons(message), which, ("custom_id", "label"), "button")


def find_select(message: Message, which: str | None) -> Json:
    """The select with that custom_id or placeholder; with None the only one. LookupError otherwise."""
    found = selects(message)
    if which is None and len(found) == 1:
        return found[0]
    return _find(found, which or "", ("custom_id", "placeholder"), "select")


def option_value(menu: Json, wanted: object) -> str:
    """The value of a select's option, given by value or by label; LookupError if there is none."""
    for one in menu.get("options") or []:
        if wanted in (one["value"], one["label"]):
            return str(one["value"])
    there = [one["label"] for one in menu.get("options") or []]
    raise LookupError(f"the select has no option {wanted!r}: {there}")


def _find(found: list[Json], which: str, keys: tuple[str, ...], kind: str) -> Json:
    for key in keys:
        for one in found:
            if one.get(key) == which:
                return one
    there = ", ".join(repr(one.get("label") or one.get("custom_id")) for one in found) or "none"
    raise LookupError(f"no {kind} {which!r} in the message; there: {there}")


def fields_of(modal: Mapping[str, Any]) -> list[Json]:
    """The inputs of a modal in order: text inputs, selects and the like, in action rows or labels."""
    shells = (ACTION_ROW, LABEL, TEXT_DISPLAY)
    return [
        one for one in walk(modal.get("components")) if one.get("type") not in shells and "custom_id" in one
    ]
