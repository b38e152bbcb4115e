"""Any JSON gets an answer from the limits, and refusals have Discord's form."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.command_limits import command_errors
from sandbox.limits import (
    Errors,
    autocomplete_errors,
    callback_errors,
    is_empty,
    message_errors,
    modal_errors,
)

Check = Callable[[Any], Errors]


def places(errors: Errors) -> dict[str, str]:
    """Each refused place, as "embeds.0.title", with the code of its first error."""
    found: dict[str, str] = {}
    for key, value in errors.items():
        if key == "_errors":
            found[""] = value[0]["code"]
        else:
            found |= {f"{key}.{inner}".rstrip("."): code for inner, code in places(value).items()}
    return found


def text_of(length: int) -> str:
    return "a" * length


def limit(says: str, sound: object, broken: object, where: str) -> Any:
    """A body at a limit, one just beyond it, and where that one is refused."""
    return pytest.param(sound, broken, where, id=says)


def as_v2(body: Any) -> Errors:
    return message_errors({**body, "flags": 1 << 15} if isinstance(body, dict) else body)


CHECKS: list[Check] = [
    message_errors,
    lambda body: message_errors(body, editing=True, v2=True),
    lambda body: message_errors(body, files=2, v2=False, editing=True),
    as_v2,
    modal_errors,
    autocomplete_errors,
    callback_errors,
    command_errors,
    lambda body: command_errors([body]),
    lambda body: callback_errors({"type": 4, "data": body}),
    lambda body: callback_errors({"type": 7, "data": body}),
    lambda body: callback_errors({"type": 8, "data": body}),
    lambda body: callback_errors({"type": 9, "data": body}),
]

# Keys that the checks read, so that random values meet the code behind them.
KEYS = st.sampled_from(
    "accent_color accessory allowed_mentions attachments author autocomplete channel_types choices color component"
    " components content contexts custom_id data default default_values description description_localizations"
    " divider embeds emoji fields file filename flags footer id image inline integration_types items label max_length"
    " max_value max_values media message_id message_reference min_length min_value min_values name"
    " name_localizations nonce options parse placeholder required roles sku_id spacing style timestamp title type url"
    " users value ko _errors \ud800".split(" ")
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(0, 25)
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=5)
    | st.sampled_from(
        ["1", "9" * 30, "https://[", "attachment://a.png", "users", "2026-01-01T00:00:00Z", "a"]
    )
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=8),
    max_leaves=40,
)


@given(JSON)
def test_no_json_makes_the_limits_raise_and_every_refusal_names_a_place(body: object) -> None:
    for check in CHECKS:
        errors = check(body)
        json.dumps(errors)
        assert bool(errors) == bool(places(errors))
    assert is_empty(body, 0) in (True, False)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("key", ["components", "options", "junk"])
def test_json_nested_deeper_than_any_field_makes_nothing_raise(check: Check, key: str) -> None:
    body: Any = {"type": 17, "content": "\0"}
    for _ in range(900):
        body = {"type": 17, key: [body]}
    check(body)


@pytest.mark.parametrize("check", [message_errors, modal_errors, autocomplete_errors, callback_errors])
def test_a_body_that_is_no_object_is_refused_as_a_whole(check: Check) -> None:
    bodies: tuple[object, ...] = ([], "text", 5, None, True)
    for body in bodies:
        assert places(check(body)) == {"": "DICT_TYPE_CONVERT"}


def test_a_refusal_has_discords_nested_form() -> None:
    assert message_errors({"content": text_of(2001)}) == {
        "content": {
            "_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length."}]
        }
    }


def test_one_body_may_be_refused_at_several_places() -> None:
    body = {"content": text_of(2001), "embeds": [{"title": "a"}, {"title": text_of(257), "color": -1}]}
    assert set(places(message_errors(body))) == {"content", "embeds.1.title", "embeds.1.color"}


@pytest.mark.parametrize("letter", [0, 0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_half_a_surrogate_pair_and_nul_are_refused_wherever_they_stand(letter: int) -> None:
    broken = f"a{chr(letter)}b"
    embed = {"title": "a", "fields": [{"name": "a", "value": broken}]}
    assert set(places(message_errors({"content": "a", "embeds": [embed]}))) == {"embeds.0.fields.0.value"}
    choice = {"name": broken, "value": "a"}
    assert set(places(autocomplete_errors({"choices": [choice]}))) == {"choices.0.name"}
    assert set(places(command_errors([{"name": "a", "description": broken}]))) == {"0.description"}
    assert set(places(message_errors({"content": "a", broken: 1}))) == {""}
    words = {"title": "a", "custom_id": "m", "components": [{"type": 10, "content": broken}]}
    assert set(places(modal_errors(words))) == {"components.0.content"}
    assert set(places(callback_errors({"type": 9, "data": words}))) == {"data.components.0.content"}


def test_a_whole_surrogate_pair_is_one_character() -> None:
    assert message_errors({"content": "🏆" * 2000}) == {}
    assert set(places(message_errors({"content": "🏆" * 2001}))) == {"content"}
