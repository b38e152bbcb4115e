"""The documented limits of modals: their top parts, labels and what a label may hold.

Pure; what modals share with messages (selects, text displays) is checked by `component_limits`.
"""

from collections.abc import Callable

from sandbox.component_limits import (
    SELECTS,
    Kind,
    Seen,
    amounts,
    custom_id,
    options,
    select,
    text_display,
    unique_id,
)
from sandbox.embed_limits import Form, whole_number

MAX_WORDS = 4000  # what a text input takes at most


def modal(data: Form) -> None:
    """Check the data of a modal."""
    data.text("title", least=1, most=45, required=True)
    data.text("custom_id", least=1, most=100, required=True)
    seen = Seen()
    for part in data.children("components", least=1, most=5, required=True):
        _part(part, TOP, seen)


def _part(part: Form, allowed: dict[Kind, Callable[[Form, Seen], None]], seen: Seen) -> None:
    number = whole_number(part.get("type", required=True))
    check = next((check for kind, check in allowed.items() if kind == number), None)
    if check is None:
        choices = ", ".join(str(int(kind)) for kind in allowed)
        part.refuse("type", "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({choices}).')
        return
    unique_id(part, seen)
    check(part, seen)


def _row(row: Form, seen: Seen) -> None:
    """One text input: the older way to hold it."""
    for part in row.children("components", least=1, most=1, required=True):
        part.get("label", required=True)
        _part(part, {Kind.TEXT_INPUT: _text_input}, seen)


def _label(label: Form, seen: Seen) -> None:
    label.text("label", least=1, most=45, required=True)
    label.text("description", most=100)
    part = label.child("component", required=True)
    if part is not None:
        _part(part, IN_LABEL, seen)


def _text_input(field: Form, seen: Seen) -> None:
    custom_id(field, seen)
    field.choice("style", (1, 2), required=True)
    field.text("label", least=1, most=45)
    field.text("value", most=MAX_WORDS)
    field.text("placeholder", most=100)
    field.switch("required")
    least = field.number("min_length", least=0, most=MAX_WORDS)
    most = field.number("max_length", least=1, most=MAX_WORDS)
    if least is not None and most is not None and least > most:
        field.refuse(
            "min_length", "TEXT_INPUT_MIN_LENGTH", "min_length must be equal to or less than max_length"
        )


def _select(menu: Form, seen: Seen) -> None:
    kind = next(kind for kind in SELECTS if kind == whole_number(menu.get("type")))
    select(menu, seen, kind=kind)
    if menu.get("disabled") is True:  # documented as an error in modals
        menu.refuse("disabled", "COMPONENT_DISABLED_IN_MODAL", "A select in a modal cannot be disabled")


def _file_upload(part: Form, seen: Seen) -> None:
    custom_id(part, seen)
    part.switch("required")
    amounts(part, limit=10)


def _radio_group(part: Form, seen: Seen) -> None:
    custom_id(part, seen)
    part.switch("required")
    options(part, least=2, limit=10, most=1)


def _checkbox_group(part: Form, seen: Seen) -> None:
    custom_id(part, seen)
    part.switch("required")
    if part.has("max_values"):
        most = amounts(part, limit=10)
    else:  # all of them then, unlike in a select
        most = 10
        part.number("min_values", least=0, most=most)
    options(part, least=1, limit=10, most=most)


def _checkbox(part: Form, seen: Seen) -> None:
    custom_id(part, seen)
    part.switch("default")


TOP: dict[Kind, Callable[[Form, Seen], None]] = {
    Kind.ACTION_ROW: _row,
    Kind.LABEL: _label,
    Kind.TEXT_DISPLAY: text_display,
}
IN_LABEL: dict[Kind, Callable[[Form, Seen], None]] = {
    Kind.TEXT_INPUT: _text_input,
    **dict.fromkeys(SELECTS, _select),
    Kind.FILE_UPLOAD: _file_upload,
    Kind.RADIO_GROUP: _radio_group,
    Kind.CHECKBOX_GROUP: _checkbox_group,
    Kind.CHECKBOX: _checkbox,
}
