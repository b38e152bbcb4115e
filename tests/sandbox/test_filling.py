"""Modals as a client sends them back, and messages as a person reads them."""

import pytest

from sandbox import Sandbox
from sandbox.filling import modal_data
from sandbox.options import Filled
from sandbox.parts import Json
from sandbox.reading import buttons, fields_of, selects, texts


def _row(*parts: Json) -> Json:
    return {"type": 1, "components": list(parts)}


TEXT: Json = {"type": 4, "custom_id": "t", "style": 1, "min_length": 2, "required": False}
PICK: Json = {"type": 3, "custom_id": "p", "options": [{"label": "A", "value": "a", "default": True}]}
MODAL: Json = {
    "custom_id": "m",
    "title": "T",
    "components": [
        {"type": 10, "content": "words"},
        {"type": 18, "label": "T", "component": TEXT},
        {"type": 18, "label": "P", "component": PICK},
        {"type": 18, "label": "U", "component": {"type": 5, "custom_id": "u", "required": False}},
        {"type": 18, "label": "C", "component": {"type": 23, "custom_id": "c"}},
        {"type": 18, "label": "R", "component": {**PICK, "type": 21, "custom_id": "r"}},
    ],
}


def test_a_modal_is_sent_with_its_defaults_and_its_values(sandbox: Sandbox) -> None:
    mina = sandbox.person("Mina")

    def sent(**values: object) -> list[Json]:
        data = modal_data(MODAL, values, Filled(sandbox.world, sandbox.world.guild))
        return [one.get("component", one) for one in data["components"]]

    assert [one["custom_id"] for one in fields_of(MODAL)] == ["t", "p", "u", "c", "r"]
    plain = sent(u=[])
    assert [one.get("value", one.get("values")) for one in plain] == [None, "", ["a"], [], False, "a"]
    filled = sent(t="xy", p="A", u=mina, c=True, r="A")
    assert [one.get("value", one.get("values")) for one in filled] == [
        None,
        "xy",
        ["a"],
        [str(mina.id)],
        True,
        "a",
    ]
    with pytest.raises(ValueError, match="2 to 4000"):
        sent(t="x")
    with pytest.raises(ValueError, match="no options of 'p'"):
        sent(p="z")
    with pytest.raises(ValueError, match="'p' is required"):
        sent(p=[])


def test_all_words_of_a_message_are_read_in_order() -> None:
    embed = {
        "author": {"name": "b"},
        "title": "c",
        "description": "d",
        "fields": [{"name": "e", "value": "f"}],
        "footer": {"text": "g"},
    }
    inner = {"type": 17, "components": [{"type": 10, "content": "h"}, _row({"type": 2, "label": "no"})]}
    message = {"content": "a", "embeds": [embed], "components": [inner]}
    assert texts(message) == "\n".join("abcdefgh")
    assert texts(None) == ""
    assert buttons(None) == selects({"components": None}) == []
