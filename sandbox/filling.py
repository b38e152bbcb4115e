"""A modal as a client sends it back: the same shells, each input with its value.

A client refuses what it would not send: a required field left empty, a text too short or too long.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.options import Filled
from sandbox.parts import Json
from sandbox.reading import LABEL, STRING_SELECT, TEXT_DISPLAY, TEXT_INPUT, fields_of

CHECKBOX = 23


def modal_data(modal: Json, values: Mapping[str, object], filled: Filled) -> Json:
    """The `data` of a modal's submission; LookupError for a value of no field, ValueError for a wrong one."""
    known = [one["custom_id"] for one in fields_of(modal)]
    for name in values:
        if name not in known:
            raise LookupError(f"the modal has no field {name!r}; it has: {', '.join(known)}")
    data: Json = {
        "custom_id": modal["custom_id"],
        "components": [_shell(one, values, filled) for one in modal["components"]],
    }
    return data | ({"resolved": filled.resolved} if filled.resolved else {})


def _shell(shell: Json, values: Mapping[str, object], filled: Filled) -> Json:
    sent: Json = {"type": shell["type"], "id": shell.get("id", 0)}
    if shell["type"] == TEXT_DISPLAY:
        return sent
    if shell["type"] == LABEL:
        return sent | {"component": _field(shell["component"], values, filled)}
    return sent | {"components": [_field(one, values, filled) for one in shell["components"]]}


def _field(field: Json, values: Mapping[str, object], filled: Filled) -> Json:
    name, kind = field["custom_id"], field["type"]
    sent: Json = {"type": kind, "id": field.get("id", 0), "custom_id": name}
    if kind == TEXT_INPUT:
        return sent | {"value": _text(field, str(values.get(name, field.get("value") or "")))}
    if kind == CHECKBOX:
        return sent | {"value": bool(values.get(name, field.get("default", False)))}
    given = values.get(name, [one["value"] for one in field.get("options") or [] if one.get("default")])
    chosen = list(given) if isinstance(given, list | tuple) else [given]
    if field.get("required", True) and not chosen:
        raise ValueError(f"the field {name!r} is required")
    return sent | _selected(field, chosen, filled)


def _selected(field: Json, chosen: list[Any], filled: Filled) -> Json:
    if "options" in field:
        by_any = {key: one["value"] for one in field["options"] for key in (one["label"], one["value"])}
        wrong = [one for one in chosen if one not in by_any]
        if wrong:
            raise ValueError(f"no options of {field['custom_id']!r}: {wrong}")
        values = [by_any[one] for one in chosen]
        single = field["type"] != STRING_SELECT and "max_values" not in field
        return {"value": values[0] if values else None} if single else {"values": values}
    return {"values": [filled.name(one) for one in chosen]}


def _text(field: Json, value: str) -> str:
    name = field["custom_id"]
    if not value and field.get("required", True):
        raise ValueError(f"the field {name!r} is required")
    least, most = field.get("min_length") or 0, field.get("max_length") or 4000
    if value and not least <= len(value) <= most:
        raise ValueError(f"the field {name!r} takes {least} to {most} characters, not {len(value)}")
    return value
