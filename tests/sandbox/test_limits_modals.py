"""Each documented limit of modals and suggestions: the limit passes, one step beyond is refused at its place."""

from typing import Any

import pytest

from sandbox.limits import autocomplete_errors, modal_errors
from tests.sandbox.test_limits import limit, places, text_of

Part = dict[str, Any]
TEXT = {"type": 10, "content": "a"}


def field(**more: object) -> Part:
    return {"type": 4, "custom_id": "f", "style": 1, "label": "a", **more}


def label(component: object = None, **more: object) -> Part:
    return {"type": 18, "label": "a", "component": component or field(label=None), **more}


def options(count: int, **more: object) -> list[Part]:
    return [{"label": "a", "value": str(number), **more} for number in range(count)]


def radio(count: int = 2, **more: object) -> Part:
    return {"type": 21, "custom_id": "r", "options": options(count), **more}


def boxes(count: int = 2, **more: object) -> Part:
    return {"type": 22, "custom_id": "b", "options": options(count), **more}


def upload(**more: object) -> Part:
    return {"type": 19, "custom_id": "u", **more}


def select(**more: object) -> Part:
    return {"type": 3, "custom_id": "s", "options": options(2), **more}


def modal(*parts: Part, **more: object) -> Part:
    return {"title": "a", "custom_id": "m", "components": list(parts), **more}


MODALS = [
    limit("title 45", modal(TEXT, title=text_of(45)), modal(TEXT, title=text_of(46)), "title"),
    limit("title 1", modal(TEXT, title="a"), modal(TEXT, title=""), "title"),
    limit(
        "custom_id 100", modal(TEXT, custom_id=text_of(100)), modal(TEXT, custom_id=text_of(101)), "custom_id"
    ),
    limit("custom_id 1", modal(TEXT, custom_id="a"), modal(TEXT, custom_id=""), "custom_id"),
    limit("parts 5", modal(*[TEXT] * 5), modal(*[TEXT] * 6), "components"),
    limit("parts 1", modal(TEXT), modal(), "components"),
    limit("kinds at the top", modal(label()), modal(field()), "components.0.type"),
    limit(
        "a name comes once",
        modal(label(), label(field(custom_id="g", label=None))),
        modal(label(), label()),
        "components.1.component.custom_id",
    ),
    limit(
        "a number comes once",
        modal(label(id=1), TEXT),
        modal(label(id=1), {**TEXT, "id": 1}),
        "components.1.id",
    ),
    limit(
        "a row has one text input",
        modal({"type": 1, "components": [field()]}),
        modal({"type": 1, "components": [field(), field(custom_id="g")]}),
        "components.0.components",
    ),
    limit(
        "a text input in a row has a label",
        modal({"type": 1, "components": [field(label=text_of(45))]}),
        modal({"type": 1, "components": [field(label=None)]}),
        "components.0.components.0.label",
    ),
    limit(
        "a row has no select",
        modal(label(select())),
        modal({"type": 1, "components": [select(label="a")]}),
        "components.0.components.0.type",
    ),
]
LABELS = [
    limit("label 45", label(label=text_of(45)), label(label=text_of(46)), "label"),
    limit("label 1", label(label="a"), label(label=""), "label"),
    limit("description 100", label(description=text_of(100)), label(description=text_of(101)), "description"),
    limit("a label holds something", label(), {"type": 18, "label": "a"}, "component"),
    limit("a label holds no button", label(), label({"type": 2, "style": 1}), "component.type"),
]
HELD = [
    limit("text style to 2", field(style=2), field(style=3), "style"),
    limit("text style from 1", field(style=1), field(style=0), "style"),
    limit("text label 45", field(label=text_of(45)), field(label=text_of(46)), "label"),
    limit("min_length to 4000", field(min_length=4000), field(min_length=4001), "min_length"),
    limit("min_length from 0", field(min_length=0), field(min_length=-1), "min_length"),
    limit("max_length to 4000", field(max_length=4000), field(max_length=4001), "max_length"),
    limit("max_length from 1", field(max_length=1), field(max_length=0), "max_length"),
    limit(
        "min not above max",
        field(min_length=5, max_length=5),
        field(min_length=6, max_length=5),
        "min_length",
    ),
    limit("value 4000", field(value=text_of(4000)), field(value=text_of(4001)), "value"),
    limit("placeholder 100", field(placeholder=text_of(100)), field(placeholder=text_of(101)), "placeholder"),
    limit("text name 100", field(custom_id=text_of(100)), field(custom_id=text_of(101)), "custom_id"),
    limit("text name is needed", field(), field(custom_id=None), "custom_id"),
    limit("required is a switch", field(required=False), field(required=0), "required"),
    limit("text style is needed", field(), field(style=None), "style"),
    limit("select options", select(options=options(25)), select(options=options(26)), "options"),
    limit("select is not disabled", select(disabled=False), select(disabled=True), "disabled"),
    limit("user select", {"type": 5, "custom_id": "s"}, {"type": 5}, "custom_id"),
    limit("files to 10", upload(max_values=10), upload(max_values=11), "max_values"),
    limit("files from 0", upload(min_values=0), upload(min_values=-1), "min_values"),
    limit("file limits in order", upload(min_values=2, max_values=2), upload(min_values=2), "min_values"),
    limit("radio options to 10", radio(10), radio(11), "options"),
    limit("radio options from 2", radio(2), radio(1), "options"),
    limit(
        "one radio default",
        radio(options=[*options(1, default=True), {"label": "a", "value": "b"}]),
        radio(options=options(2, default=True)),
        "options",
    ),
    limit("box options to 10", boxes(10), boxes(11), "options"),
    limit("box options from 1", boxes(1), boxes(0), "options"),
    limit("box values differ", boxes(), boxes(options=[*options(1), *options(1)]), "options.1"),
    limit("box maximum to 10", boxes(10, max_values=10), boxes(10, max_values=11), "max_values"),
    limit("box minimum to 10", boxes(10, min_values=10), boxes(10, min_values=11), "min_values"),
    limit("box minimum not above maximum", boxes(min_values=2, max_values=2), boxes(min_values=2, max_values=1), "min_values"),
    limit("all boxes by default", boxes(options=options(10, default=True)), boxes(max_values=1, options=options(2, default=True)), "options"),
    limit("upload's name", upload(), upload(custom_id=""), "custom_id"),
    limit("radio's name", radio(), radio(custom_id=""), "custom_id"),
    limit("boxes' name", boxes(), boxes(custom_id=""), "custom_id"),
    limit("checkbox's name", {"type": 23, "custom_id": "c"}, {"type": 23}, "custom_id"),
    limit("upload's required", upload(required=True), upload(required=1), "required"),
    limit("radio's required", radio(required=True), radio(required=1), "required"),
    limit("boxes' required", boxes(required=True), boxes(required=1), "required"),
    limit("checkbox default", {"type": 23, "custom_id": "c", "default": True}, {"type": 23, "custom_id": "c", "default": "on"}, "default"),
]  # fmt: skip


@pytest.mark.parametrize("key", ["title", "custom_id", "components"])
def test_a_modal_needs_each_of_its_fields(key: str) -> None:
    assert set(places(modal_errors({**modal(TEXT), key: None}))) == {key}


@pytest.mark.parametrize(
    ("part", "key"), [(label(), "label"), (label(), "type"), ({"type": 1, "components": []}, "components")]
)
def test_a_part_of_a_modal_needs_each_of_its_fields(part: Part, key: str) -> None:
    assert set(places(modal_errors(modal({**part, key: None})))) == {f"components.0.{key}"}


@pytest.mark.parametrize(("sound", "broken", "where"), MODALS)
def test_a_modal_at_its_limit_passes_and_beyond_it_is_refused(sound: Any, broken: Any, where: str) -> None:
    assert modal_errors(sound) == {}
    assert set(places(modal_errors(broken))) == {where}


@pytest.mark.parametrize(("sound", "broken", "where"), LABELS)
def test_a_label_at_its_limit_passes_and_beyond_it_is_refused(sound: Any, broken: Any, where: str) -> None:
    assert modal_errors(modal(TEXT, sound)) == {}
    assert set(places(modal_errors(modal(TEXT, broken)))) == {f"components.1.{where}"}


@pytest.mark.parametrize(("sound", "broken", "where"), HELD)
def test_what_a_label_holds_passes_at_its_limit_and_is_refused_beyond(
    sound: Any, broken: Any, where: str
) -> None:
    assert modal_errors(modal(label(sound))) == {}
    assert set(places(modal_errors(modal(label(broken))))) == {f"components.0.component.{where}"}


def choice(name: object = "a", value: object = "a", **more: object) -> Part:
    return {"name": name, "value": value, **more}


CHOICES = [
    limit("name 100", choice(text_of(100)), choice(text_of(101)), "name"),
    limit("name 1", choice("a"), choice(""), "name"),
    limit("value 100", choice(value=text_of(100)), choice(value=text_of(101)), "value"),
    limit("name is needed", choice(), {"value": "a"}, "name"),
    limit("value to 2**53", choice(value=2**53), choice(value=2**53 + 1), "value"),
    limit("value from -2**53", choice(value=-(2.0**53)), choice(value=-(2**53) - 1), "value"),
    limit("value is a number", choice(value=0.5), choice(value=float("nan")), "value"),
    limit("value is no switch", choice(value=0), choice(value=True), "value"),
    limit("value is needed", choice(), {"name": "a"}, "value"),
    limit(
        "locales",
        choice(name_localizations={"ko": text_of(100)}),
        choice(name_localizations={"xx": "a"}),
        "name_localizations",
    ),
    limit(
        "localised name 100",
        choice(name_localizations={"ko": text_of(100)}),
        choice(name_localizations={"ko": text_of(101)}),
        "name_localizations.ko",
    ),
]


@pytest.mark.parametrize(("sound", "broken", "where"), CHOICES)
def test_a_suggestion_at_its_limit_passes_and_beyond_it_is_refused(
    sound: Any, broken: Any, where: str
) -> None:
    assert autocomplete_errors({"choices": [sound]}) == {}
    assert set(places(autocomplete_errors({"choices": [choice(), broken]}))) == {f"choices.1.{where}"}


def test_twenty_five_suggestions_pass_and_one_more_is_refused() -> None:
    assert autocomplete_errors({"choices": [choice()] * 25}) == {}
    assert set(places(autocomplete_errors({"choices": [choice()] * 26}))) == {"choices"}
    assert set(places(autocomplete_errors({}))) == {"choices"}
