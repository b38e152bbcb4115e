"""Each documented limit of components: the limit itself passes, one step beyond is refused at its place."""

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.limits import message_errors
from tests.sandbox.test_limits import limit, places, text_of

V2 = 1 << 15
Part = dict[str, Any]


def button(custom_id: str = "b", **more: object) -> Part:
    return {"type": 2, "style": 1, "label": "a", "custom_id": custom_id, **more}


def link(**more: object) -> Part:
    return {"type": 2, "style": 5, "label": "a", "url": "https://a.example", **more}


def buttons(count: int, prefix: str = "b") -> list[Part]:
    return [button(f"{prefix}{number}") for number in range(count)]


def without(part: Part, *keys: str) -> Part:
    return {key: value for key, value in part.items() if key not in keys}


def options(count: int, **more: object) -> list[Part]:
    return [{"label": "a", "value": str(number), **more} for number in range(count)]


def option(**more: object) -> Part:
    return select(options=[{"label": "a", "value": "a", **more}])


def select(**more: object) -> Part:
    return {"type": 3, "custom_id": "s", "options": options(3), **more}


def auto(kind: int = 5, **more: object) -> Part:
    return {"type": kind, "custom_id": "s", **more}


def chosen(kind: int, default: str, *, of: object = 1, count: int = 1) -> Part:
    return auto(kind, max_values=2, default_values=[{"id": of, "type": default}] * count)


def many_chosen(count: int) -> Part:
    return auto(max_values=25, default_values=[{"id": number, "type": "user"} for number in range(count)])


def text(content: str = "a", **more: object) -> Part:
    return {"type": 10, "content": content, **more}


def section(texts: int = 1, accessory: object = None, **more: object) -> Part:
    return {"type": 9, "components": [text()] * texts, "accessory": accessory or button(), **more}


def container(*parts: Part, **more: object) -> Part:
    return {"type": 17, "components": list(parts or [text()]), **more}


def gallery(*pictures: object, count: int = 1) -> Part:
    return {"type": 12, "items": list(pictures) or [picture() for _ in range(count)]}


def picture(url: object = "https://a.example/a.png", **more: object) -> Part:
    return {"media": {"url": url}, **more}


def row(*parts: Part) -> Part:
    return {"type": 1, "components": list(parts)}


def older(*parts: Part) -> Part:
    return {"content": "a", "components": list(parts)}


def newer(*parts: Part) -> Part:
    return {"flags": V2, "components": list(parts)}


def check(wrap: Callable[..., Part], sound: Part, broken: Part, where: str, at: str) -> None:
    assert message_errors(wrap(sound)) == {}
    assert set(places(message_errors(wrap(broken)))) == {f"{at}.{where}".rstrip(".")}


BUTTONS = [
    limit("custom_id 100", button(text_of(100)), button(text_of(101)), "custom_id"),
    limit("custom_id 1", button("a"), button(""), "custom_id"),
    limit("custom_id is needed", button(), without(button(), "custom_id"), "custom_id"),
    limit("style is needed", button(), without(button(), "style"), "style"),
    limit("styles with a name", button(style=4), button(style=0), "style"),
    limit("styles end with 6", {"type": 2, "style": 6, "sku_id": "1"}, button(style=7), "style"),
    limit("no address with a custom_id", button(), button(url="https://a.example"), "url"),
    limit("no sku with a custom_id", button(), button(sku_id="1"), "sku_id"),
    limit("a link has an address", link(), without(link(), "url"), "url"),
    limit("a link has no custom_id", link(), link(custom_id="b"), "custom_id"),
    limit("link 512", link(url=f"https://{text_of(504)}"), link(url=f"https://{text_of(505)}"), "url"),
    limit("link schemes", link(url="discord://a"), link(url="ftp://a"), "url"),
    limit("premium has a sku", {"type": 2, "style": 6, "sku_id": "1"}, {"type": 2, "style": 6}, "sku_id"),
    limit(
        "premium has no label",
        {"type": 2, "style": 6, "sku_id": "1"},
        {"type": 2, "style": 6, "sku_id": "1", "label": "a"},
        "label",
    ),
    limit("label 80", button(label=text_of(80)), button(label=text_of(81)), "label"),
    limit("label or emoji", button(label="", emoji={"name": "🏆"}), button(label=""), "label"),
    limit("emoji by id or name", button(emoji={"id": 5}), button(emoji={"id": None}), "emoji.name"),
    limit("emoji's id is an id", button(emoji={"id": "5"}), button(emoji={"id": "a"}), "emoji.id"),
    limit("emoji's name 32", button(emoji={"name": text_of(32)}), button(emoji={"name": text_of(33)}), "emoji.name"),
    limit("animated is a switch", button(emoji={"name": "a", "animated": True}), button(emoji={"name": "a", "animated": 1}), "emoji.animated"),
    limit("disabled is a switch", button(disabled=True), button(disabled=1), "disabled"),
    limit("numbers fit 32 bits", button(id=2**31 - 1), button(id=2**31), "id"),
    limit("no text inputs", button(), {"type": 4, "custom_id": "a", "style": 1, "label": "a"}, "type"),
    limit("type is needed", button(), without(button(), "type"), "type"),
]  # fmt: skip
SELECTS = [
    limit("custom_id 100", select(custom_id=text_of(100)), select(custom_id=text_of(101)), "custom_id"),
    limit("options 25", select(options=options(25)), select(options=options(26)), "options"),
    limit("options 1", select(options=options(1)), select(options=[]), "options"),
    limit("options are needed", select(), without(select(), "options"), "options"),
    limit("option label 100", option(label=text_of(100)), option(label=text_of(101)), "options.0.label"),
    limit("option label 1", option(label="a"), option(label=""), "options.0.label"),
    limit("option value 100", option(value=text_of(100)), option(value=text_of(101)), "options.0.value"),
    limit("option value 1", option(value="a"), option(value=""), "options.0.value"),
    limit(
        "option description 100",
        option(description=text_of(100)),
        option(description=text_of(101)),
        "options.0.description",
    ),
    limit("option emoji", option(emoji={"name": "🏆"}), option(emoji={}), "options.0.emoji.name"),
    limit("values differ", select(), select(options=[*options(2), *options(1)]), "options.2"),
    limit("placeholder 150", select(placeholder=text_of(150)), select(placeholder=text_of(151)), "placeholder"),
    limit("min_values 0", select(min_values=0), select(min_values=-1), "min_values"),
    limit("max_values 1", select(max_values=1), select(max_values=0), "max_values"),
    limit("min not above max", select(min_values=2, max_values=2), select(min_values=3, max_values=2), "min_values"),
    limit("max not above options", select(max_values=3), select(max_values=4), "max_values"),
    limit("max_values 25", auto(max_values=25), auto(max_values=26), "max_values"),
    limit(
        "defaults not above max",
        select(options=options(2, default=True), max_values=2),
        select(options=options(2, default=True)),
        "options",
    ),
    limit("default of a user select", chosen(5, "user"), chosen(5, "role"), "default_values.0.type"),
    limit("default of a role select", chosen(6, "role"), chosen(6, "user"), "default_values.0.type"),
    limit("default of both", chosen(7, "role"), chosen(7, "channel"), "default_values.0.type"),
    limit("default of channels", chosen(8, "channel"), chosen(8, "user"), "default_values.0.type"),
    limit("default has an id", chosen(5, "user", of="1"), chosen(5, "user", of="a"), "default_values.0.id"),
    limit("defaults of a user select", chosen(5, "user", count=2), chosen(5, "user", count=3), "default_values"),
    limit("defaults 25", many_chosen(25), many_chosen(26), "default_values"),
    limit("default needs an id", chosen(5, "user"), auto(5, default_values=[{"type": "user"}]), "default_values.0.id"),
    limit("default needs a type", chosen(5, "user"), auto(5, default_values=[{"id": 5}]), "default_values.0.type"),
    limit("label is needed", option(), select(options=[{"value": "a"}]), "options.0.label"),
    limit("value is needed", option(), select(options=[{"label": "a"}]), "options.0.value"),
    limit("disabled is a switch", select(disabled=True), select(disabled=0), "disabled"),
    limit("required is a switch", select(required=True), select(required=0), "required"),
    limit("channel types", auto(8, channel_types=[0, 5]), auto(8, channel_types=[99]), "channel_types"),
]  # fmt: skip
PARTS = [
    limit("text 4000", text(text_of(4000)), text(text_of(4001)), "content"),
    limit("text says something", text("a"), text(""), "content"),
    limit("text is needed", text(), {"type": 10}, "content"),
    limit("section texts 3", section(3), section(4), "components"),
    limit("section texts 1", section(1), section(0), "components"),
    limit("section holds texts", section(), section() | {"components": [button("x")]}, "components.0.type"),
    limit("section has an accessory", section(), without(section(), "accessory"), "accessory"),
    limit("section with a picture", section(accessory=picture() | {"type": 11}), section(accessory=select()), "accessory.type"),
    limit("thumbnail has a picture", section(accessory=picture() | {"type": 11}), section(accessory={"type": 11}), "accessory.media"),
    limit("container's colour", container(accent_color=0xFFFFFF), container(accent_color=0x1000000), "accent_color"),
    limit("container's colour from black", container(accent_color=0), container(accent_color=-1), "accent_color"),
    limit("container holds something", container(), {"type": 17, "components": []}, "components"),
    limit("container holds all kinds", container(row(button()), section(accessory=link()), gallery(), {"type": 14}), container(container()), "components.0.type"),
    limit("container's spoiler is a switch", container(spoiler=True), container(spoiler="yes"), "spoiler"),
    limit("gallery 10", gallery(count=10), gallery(count=11), "items"),
    limit("gallery 1", gallery(count=1), {"type": 12, "items": []}, "items"),
    limit("picture's words 1024", gallery(picture(description=text_of(1024))), gallery(picture(description=text_of(1025))), "items.0.description"),
    limit("picture's address", gallery(picture("http://a.example")), gallery(picture("ftp://a.example")), "items.0.media.url"),
    limit("picture's spoiler is a switch", gallery(picture(spoiler=True)), gallery(picture(spoiler=1)), "items.0.spoiler"),
    limit("picture has an address", gallery(), gallery({"media": {}}), "items.0.media.url"),
    limit("row says what it holds", row(button()), {"type": 1}, "components"),
    limit("section says what it holds", section(), without(section(), "components"), "components"),
    limit("container says what it holds", container(), {"type": 17}, "components"),
    limit("gallery says what it holds", gallery(), {"type": 12}, "items"),
    limit("separator's space to 2", {"type": 14, "spacing": 2}, {"type": 14, "spacing": 3}, "spacing"),
    limit("separator's space from 1", {"type": 14, "spacing": 1}, {"type": 14, "spacing": 0}, "spacing"),
    limit("separator's line is a switch", {"type": 14, "divider": False}, {"type": 14, "divider": 0}, "divider"),
    limit("kinds at the top", {"type": 14}, button(), "type"),
    limit("labels are for modals", {"type": 14}, {"type": 18, "label": "a", "component": text()}, "type"),
]  # fmt: skip


@pytest.mark.parametrize(("sound", "broken", "where"), BUTTONS)
def test_a_button_at_its_limit_passes_and_beyond_it_is_refused(sound: Part, broken: Part, where: str) -> None:
    check(lambda part: older(row(part)), sound, broken, where, "components.0.components.0")
    check(
        lambda part: newer(container(row(part))),
        sound,
        broken,
        where,
        "components.0.components.0.components.0",
    )


@pytest.mark.parametrize(("sound", "broken", "where"), SELECTS)
def test_a_select_at_its_limit_passes_and_beyond_it_is_refused(sound: Part, broken: Part, where: str) -> None:
    check(lambda part: older(row(part)), sound, broken, where, "components.0.components.0")


@pytest.mark.parametrize(("sound", "broken", "where"), PARTS)
def test_a_part_at_its_limit_passes_and_beyond_it_is_refused(sound: Part, broken: Part, where: str) -> None:
    check(newer, sound, broken, where, "components.0")


def test_an_older_message_has_five_rows_and_no_sixth() -> None:
    rows = [row(button(str(number))) for number in range(6)]
    assert message_errors(older(*rows[:5])) == {}
    assert set(places(message_errors(older(*rows)))) == {"components"}
    assert message_errors(newer(*rows)) == {}


def test_a_row_has_one_to_five_buttons() -> None:
    assert message_errors(older(row(*buttons(5)))) == {}
    assert set(places(message_errors(older(row(*buttons(6)))))) == {"components.0.components"}
    assert set(places(message_errors(older(row())))) == {"components.0.components"}


def test_a_select_has_a_row_to_itself() -> None:
    refused = places(message_errors(older(row(button(), select()))))
    assert refused == {"components.0.components.1": "COMPONENT_LAYOUT_WIDTH_EXCEEDED"}
    two = places(message_errors(older(row(select(), auto(custom_id="t")))))
    assert set(two) == {"components.0.components.0", "components.0.components.1"}


def test_a_custom_id_comes_once_in_a_message_wherever_it_stands() -> None:
    twice = places(message_errors(older(row(button("a")), row(button("b"), button("a")))))
    assert twice == {"components.1.components.1.custom_id": "COMPONENT_CUSTOM_ID_DUPLICATED"}
    deep = places(message_errors(newer(section(), container(row(button())))))
    assert set(deep) == {"components.1.components.0.components.0.custom_id"}


def test_the_number_of_a_component_comes_once_and_nought_means_none() -> None:
    assert message_errors(newer(text(id=1), text(id=2), text(id=0), text(id=0))) == {}
    assert set(places(message_errors(newer(text(id=1), container(text(id=1)))))) == {
        "components.1.components.0.id"
    }


def test_forty_components_pass_with_nested_ones_counted_and_one_more_is_refused() -> None:
    parts = [container(row(*buttons(5)), section(3)), *[text()] * 27]  # 1 + 1+5 + 1+3+1 + 27 = 39
    assert message_errors(newer(*parts, text())) == {}
    assert set(places(message_errors(newer(*parts, text(), text())))) == {"components"}
    assert set(places(message_errors(newer(*[text()] * 41)))) == {"components"}


def test_the_pictures_of_a_gallery_are_not_counted_as_components() -> None:
    assert message_errors(newer(gallery(count=10), *[text()] * 39)) == {}


def test_four_thousand_characters_over_all_texts_pass_and_one_more_is_refused() -> None:
    parts = [
        text(text_of(3000)),
        container(text(text_of(500)), section() | {"components": [text(text_of(499))]}),
    ]
    assert message_errors(newer(*parts, text("a"))) == {}
    refused = places(message_errors(newer(*parts, text("aa"))))
    assert refused == {"components": "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"}


def test_a_channel_select_knows_each_type_of_channel() -> None:
    for kind in range(20):
        refused = message_errors(older(row(auto(8, channel_types=[kind]))))
        assert bool(refused) == (kind not in (0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16))


def test_a_file_is_one_that_was_sent_along() -> None:
    body = newer({"type": 13, "file": {"url": "https://a.example/a.pdf"}})
    assert set(places(message_errors(body))) == {"components.0.file.url"}
    sent = newer({"type": 13, "file": {"url": "attachment://a.pdf"}, "spoiler": True})
    assert message_errors({**sent, "attachments": [{"id": 0, "filename": "a.pdf"}]}, files=1) == {}
    assert set(places(message_errors(sent))) == {"components.0.file.url"}
    shown = newer({"type": 13, "file": {"url": "attachment://a.pdf"}, "spoiler": 1})
    assert "components.0.spoiler" in places(message_errors(shown))


@pytest.mark.parametrize("part", [text(), section(), gallery(), container(), {"type": 14}, {"type": 13}])
def test_newer_parts_are_refused_without_the_flag(part: Part) -> None:
    assert places(message_errors(older(part))) == {"components.0.type": "UNION_TYPE_CHOICES"}
