"""The documented limits of components: rows, buttons, selects, and the parts of a message of components only (v2).

Pure, and the same for a new message and an edit: whether the message carries IS_COMPONENTS_V2, and which uploads it
brings along, is told by the caller. It also checks the parts that modals share with messages.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from sandbox.embed_limits import MEDIA, WEB, Form, whole_number

MAX_PARTS = 40  # nested ones count, the pictures of a gallery do not
MAX_TEXT = 4000  # over all text displays of a message
BUTTON_LINKS = (*WEB, "discord")


class Kind(IntEnum):
    """Component types by Discord's number."""

    ACTION_ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT_DISPLAY = 10
    THUMBNAIL = 11
    MEDIA_GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23


SELECTS = (Kind.STRING_SELECT, *(Kind(number) for number in range(5, 9)))
INSIDE_CONTAINER = (Kind.ACTION_ROW, *(Kind(number) for number in (9, 10, 12, 13, 14)))
TOP_OF_MESSAGE = (*INSIDE_CONTAINER, Kind.CONTAINER)
CHANNEL_TYPES = (0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16)
DEFAULTS_OF = {  # what the default values of a select may be
    Kind.USER_SELECT: ("user",),
    Kind.ROLE_SELECT: ("role",),
    Kind.MENTIONABLE_SELECT: ("user", "role"),
    Kind.CHANNEL_SELECT: ("channel",),
}


@dataclass(slots=True, kw_only=True)
class Seen:
    """What was met while reading one message or modal: names that must not come twice, and sums."""

    uploads: frozenset[str] | None = None  # names that attachment:// may mean; None where they are not known
    custom_ids: set[str] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)
    parts: int = 0
    characters: int = 0


def components_errors(message: Form, *, v2: bool, uploads: frozenset[str] | None) -> None:
    """Check the components of a message; `v2` tells whether it is one of components only."""
    seen = Seen(uploads=uploads)
    for part in message.children("components", most=MAX_PARTS if v2 else 5):
        component(part, TOP_OF_MESSAGE if v2 else (Kind.ACTION_ROW,), seen)
    if seen.parts > MAX_PARTS and v2:
        message.refuse(
            "components",
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"Total number of components cannot exceed {MAX_PARTS}",
        )
    if seen.characters > MAX_TEXT:
        message.refuse(
            "components",
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Total displayable text size cannot exceed {MAX_TEXT}",
        )


def component(part: Form, allowed: Iterable[Kind], seen: Seen) -> Kind | None:
    """Check one component and what it holds; its kind, or None where that is not allowed at this place."""
    kinds = tuple(allowed)
    number = whole_number(part.get("type", required=True))
    if number is None or number not in kinds:
        choices = ", ".join(str(int(kind)) for kind in kinds)
        part.refuse("type", "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({choices}).')
        return None
    seen.parts += 1
    unique_id(part, seen)
    kind = Kind(number)
    if kind in CHECKS:
        CHECKS[kind](part, seen)
    elif kind in SELECTS:
        select(part, seen, kind=kind)
    return kind


def unique_id(part: Form, seen: Seen) -> None:
    """A component's number, unique in the message; 0 means none."""
    number = part.number("id", least=0, most=2**31 - 1)
    if number and number in seen.ids:
        part.refuse("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
    if number:
        seen.ids.add(number)


def custom_id(part: Form, seen: Seen) -> None:
    """The developer's name of an interactive component, unique in the message or modal."""
    name = part.text("custom_id", least=1, most=100, required=True)
    if name in seen.custom_ids:
        part.refuse("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
    elif name is not None:
        seen.custom_ids.add(name)


def text_display(part: Form, seen: Seen) -> None:
    """Words that stand by themselves; they count towards the message's sum."""
    words = part.text("content", least=1, most=MAX_TEXT, required=True)
    seen.characters += len((words or "").strip())


def _row(row: Form, seen: Seen) -> None:
    parts = row.children("components", least=1, most=5, required=True)
    kinds = [component(part, (Kind.BUTTON, *SELECTS), seen) for part in parts]
    for part, kind in zip(parts, kinds, strict=True):
        if kind in SELECTS and len(parts) > 1:  # a select takes the whole row
            part.refuse_whole(
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width"
            )


def _button(button: Form, seen: Seen) -> None:
    style = button.choice("style", range(1, 7), required=True)
    button.switch("disabled")
    button.text("label", most=80)
    emoji(button)
    wanted = {5: "url", 6: "sku_id"}.get(style or 1, "custom_id")
    for other in {"custom_id", "url", "sku_id"} - {wanted}:
        if button.has(other):
            button.refuse(other, "BUTTON_COMPONENT_INVALID", f"A button of this style cannot have a {other}")
    if wanted == "custom_id":
        custom_id(button, seen)
    elif wanted == "url":
        button.url("url", BUTTON_LINKS, most=512, required=True)
    else:
        button.snowflake("sku_id", required=True)
    if style == 6 and (button.has("label") or button.has("emoji")):
        button.refuse("label", "BUTTON_COMPONENT_INVALID", "A premium button cannot have a label or an emoji")
    if style != 6 and not button.has("label") and not button.has("emoji"):
        button.refuse("label", "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji")


def emoji(part: Form) -> None:
    """A custom emoji by id, or a standard one by name."""
    shown = part.child("emoji")
    if shown is None:
        return
    shown.snowflake("id")
    shown.text("name", most=32)
    shown.switch("animated")
    if not shown.has("id") and not shown.has("name"):
        shown.refuse("name", "BASE_TYPE_REQUIRED", "This field is required")


def select(menu: Form, seen: Seen, *, kind: Kind) -> None:
    """A select of any kind, in a message or inside a label of a modal."""
    custom_id(menu, seen)
    menu.text("placeholder", most=150)
    menu.switch("disabled")
    menu.switch("required")
    most = amounts(menu, limit=25)
    if kind is Kind.STRING_SELECT:
        options(menu, least=1, limit=25, most=most)
        return
    for value in menu.items("channel_types", most=25) if kind is Kind.CHANNEL_SELECT else ():
        if whole_number(value) not in CHANNEL_TYPES:
            menu.refuse("channel_types", "BASE_TYPE_CHOICES", "Value is no channel type.")
    defaults = menu.children("default_values", most=25)
    for default in defaults:
        default.snowflake("id", required=True)
        if default.get("type", required=True) not in DEFAULTS_OF[kind]:
            default.refuse("type", "BASE_TYPE_CHOICES", f"Value must be one of {DEFAULTS_OF[kind]}.")
    if len(defaults) > most:
        menu.refuse("default_values", "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


def amounts(menu: Form, *, limit: int) -> int:
    """`min_values` and `max_values` of a menu; how many may be chosen."""
    least = menu.number("min_values", least=0, most=limit)
    most = menu.number("max_values", least=1, most=limit)
    if (1 if least is None else least) > (most or 1):
        menu.refuse(
            "min_values", "SELECT_COMPONENT_MIN_VALUES", "min_values must be equal to or less than max_values"
        )
    return most or 1


def options(menu: Form, *, least: int, limit: int, most: int) -> None:
    """The options of a menu, of which `most` may be chosen."""
    choices = menu.children("options", least=least, most=limit, required=True)
    values: set[str] = set()
    chosen = 0
    for choice in choices:
        choice.text("label", least=1, most=100, required=True)
        choice.text("description", most=100)
        emoji(choice)
        chosen += choice.switch("default")
        value = choice.text("value", least=1, most=100, required=True)
        if value in values:
            choice.refuse_whole(
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"
            )
        values.add(value or "")
    if chosen > most:
        menu.refuse("options", "SELECT_COMPONENT_TOO_MANY_DEFAULTS", f"At most {most} options can be default")
    if choices and menu.has("max_values") and most > len(choices):
        menu.refuse(
            "max_values", "SELECT_COMPONENT_MAX_VALUES", f"max_values cannot exceed {len(choices)} options"
        )


def _section(section: Form, seen: Seen) -> None:
    for part in section.children("components", least=1, most=3, required=True):
        component(part, (Kind.TEXT_DISPLAY,), seen)
    accessory = section.child("accessory", required=True)
    if accessory is not None:
        component(accessory, (Kind.BUTTON, Kind.THUMBNAIL), seen)


def _container(container: Form, seen: Seen) -> None:
    container.number("accent_color", least=0, most=0xFFFFFF)
    container.switch("spoiler")
    for part in container.children("components", least=1, most=MAX_PARTS, required=True):
        component(part, INSIDE_CONTAINER, seen)


def _picture(picture: Form, seen: Seen) -> None:
    picture.text("description", most=1024)
    picture.switch("spoiler")
    _media(picture, "media", MEDIA, seen)


def _gallery(gallery: Form, seen: Seen) -> None:
    for picture in gallery.children("items", least=1, most=10, required=True):
        _picture(picture, seen)


def _file(part: Form, seen: Seen) -> None:
    part.switch("spoiler")
    _media(part, "file", ("attachment",), seen)


def _media(part: Form, key: str, schemes: tuple[str, ...], seen: Seen) -> None:
    media = part.child(key, required=True)
    url = media.url("url", schemes, required=True) if media is not None else None
    if media is None or url is None or seen.uploads is None or not url.startswith("attachment://"):
        return
    if url.removeprefix("attachment://") not in seen.uploads:
        media.refuse(
            "url",
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
            "The referenced attachment was not found",
        )


def _separator(part: Form, _: Seen) -> None:
    part.choice("spacing", (1, 2))
    part.switch("divider")


CHECKS: dict[Kind, Callable[[Form, Seen], None]] = {
    Kind.ACTION_ROW: _row,
    Kind.BUTTON: _button,
    Kind.SECTION: _section,
    Kind.TEXT_DISPLAY: text_display,
    Kind.THUMBNAIL: _picture,
    Kind.MEDIA_GALLERY: _gallery,
    Kind.FILE: _file,
    Kind.SEPARATOR: _separator,
    Kind.CONTAINER: _container,
}
