"""Each documented limit of a message: the limit itself passes, one step beyond is refused at its place."""

from typing import Any

import pytest

from sandbox.limits import callback_errors, is_empty, message_errors
from tests.sandbox.test_limits import limit, places, text_of

V2 = 1 << 15
IDS = [str(number) for number in range(1, 102)]
TEXT = {"type": 10, "content": "a"}
BUTTON = {"type": 2, "style": 1, "label": "a", "custom_id": "a"}
ROW = {"type": 1, "components": [BUTTON]}


def mentions(**allowed: object) -> dict[str, Any]:
    return {"content": "a", "allowed_mentions": allowed}


def reference(**fields: object) -> dict[str, Any]:
    return {"content": "a", "message_reference": fields}


LIMITS = [
    limit("content 2000", {"content": text_of(2000)}, {"content": text_of(2001)}, "content"),
    limit("content is text", {"content": None, "embeds": [{"title": "a"}]}, {"content": 5}, "content"),
    limit(
        "blanks at the ends are not counted",
        {"content": f"  {text_of(2000)}\n"},
        {"content": f"{text_of(1000)} {text_of(1000)}"},
        "content",
    ),
    limit(
        "nonce 25", {"content": "a", "nonce": text_of(25)}, {"content": "a", "nonce": text_of(26)}, "nonce"
    ),
    limit("nonce int64", {"content": "a", "nonce": 2**63 - 1}, {"content": "a", "nonce": 2**63}, "nonce"),
    limit(
        "nonce from", {"content": "a", "nonce": -(2**63)}, {"content": "a", "nonce": -(2**63) - 1}, "nonce"
    ),
    limit(
        "enforce_nonce is a switch",
        {"content": "a", "enforce_nonce": True},
        {"content": "a", "enforce_nonce": "yes"},
        "enforce_nonce",
    ),
    limit("tts is a switch", {"content": "a", "tts": False}, {"content": "a", "tts": 0}, "tts"),
    limit(
        "sticker", {"content": "a", "sticker_ids": []}, {"content": "a", "sticker_ids": ["1"]}, "sticker_ids"
    ),
    limit("poll", {"content": "a", "poll": None}, {"content": "a", "poll": {"question": {}}}, "poll"),
    limit(
        "flags a bot may set",
        {"content": "a", "flags": 1 << 2 | 1 << 6 | 1 << 12 | 1 << 13},
        {"content": "a", "flags": 1},
        "flags",
    ),
    limit("flags are a number", {"content": "a", "flags": "4"}, {"content": "a", "flags": "x"}, "flags"),
    limit(
        "mention kinds",
        mentions(parse=["users", "roles", "everyone"]),
        mentions(parse=["here"]),
        "allowed_mentions.parse",
    ),
    limit("mentioned users 100", mentions(users=IDS[:100]), mentions(users=IDS), "allowed_mentions.users"),
    limit("mentioned roles 100", mentions(roles=IDS[:100]), mentions(roles=IDS), "allowed_mentions.roles"),
    limit("mentioned users are ids", mentions(users=[1]), mentions(users=["a"]), "allowed_mentions.users"),
    limit("mentioned once", mentions(users=["1", "2"]), mentions(users=["1", 1]), "allowed_mentions.users"),
    limit(
        "users either parsed or listed",
        mentions(parse=["users"], users=[]),
        mentions(parse=["users"], users=["1"]),
        "allowed_mentions",
    ),
    limit(
        "roles either parsed or listed",
        mentions(parse=["users"], roles=["1"]),
        mentions(parse=["roles"], roles=["1"]),
        "allowed_mentions",
    ),
    limit(
        "replied_user is a switch",
        mentions(parse=[], replied_user=False),
        mentions(replied_user=1),
        "allowed_mentions.replied_user",
    ),
    limit(
        "a reply names a message",
        reference(message_id="5", channel_id=6, guild_id="7", fail_if_not_exists=False),
        reference(channel_id="6"),
        "message_reference.message_id",
    ),
    limit(
        "a reply names it by id",
        reference(message_id=5),
        reference(message_id="five"),
        "message_reference.message_id",
    ),
    limit(
        "a forward names the channel",
        reference(type=1, message_id="5", channel_id="6"),
        reference(type=1, message_id="5"),
        "message_reference.channel_id",
    ),
    limit(
        "a reply's guild is an id",
        reference(message_id="5", guild_id=str(2**64 - 1)),
        reference(message_id="5", guild_id=str(2**64)),
        "message_reference.guild_id",
    ),
    limit(
        "fail_if_not_exists is a switch",
        reference(message_id="5", fail_if_not_exists=True),
        reference(message_id="5", fail_if_not_exists=1),
        "message_reference.fail_if_not_exists",
    ),
    limit(
        "kinds of reference",
        reference(type=0, message_id="5"),
        reference(type=2, message_id="5"),
        "message_reference.type",
    ),
    limit("components are a list", {"components": [ROW]}, {"components": ROW}, "components"),
    limit(
        "v2 parts need the flag",
        {"flags": V2, "components": [TEXT]},
        {"components": [TEXT]},
        "components.0.type",
    ),
    limit(
        "v2 has no content",
        {"flags": V2, "content": None, "components": [TEXT]},
        {"flags": V2, "content": "a", "components": [TEXT]},
        "content",
    ),
    limit(
        "v2 has no embeds",
        {"flags": V2, "embeds": [], "components": [TEXT]},
        {"flags": V2, "embeds": [{"title": "a"}], "components": [TEXT]},
        "embeds",
    ),
    limit(
        "v2 has no stickers",
        {"flags": V2, "sticker_ids": [], "components": [TEXT]},
        {"flags": V2, "sticker_ids": ["1"], "components": [TEXT]},
        "sticker_ids",
    ),
    limit(
        "v2 has no poll",
        {"flags": V2, "poll": None, "components": [TEXT]},
        {"flags": V2, "poll": {"question": {}}, "components": [TEXT]},
        "poll",
    ),
]


@pytest.mark.parametrize(("sound", "broken", "where"), LIMITS)
def test_a_message_at_its_limit_passes_and_beyond_it_is_refused(sound: Any, broken: Any, where: str) -> None:
    assert message_errors(sound) == {}
    assert set(places(message_errors(broken))) == {where}


def attachments(count: int) -> list[dict[str, object]]:
    return [{"id": number, "filename": f"{number}.png", "description": "a"} for number in range(count)]


def test_ten_files_may_come_with_a_message_and_no_eleventh() -> None:
    assert message_errors({"attachments": attachments(10)}, files=10) == {}
    assert set(places(message_errors({}, files=11))) == {"attachments"}
    assert set(places(message_errors({"attachments": attachments(11)}, files=10))) == {"attachments"}


def test_an_attachment_of_a_new_message_is_one_of_its_files() -> None:
    assert set(places(message_errors({"attachments": attachments(2)}, files=1))) == {"attachments.1.id"}
    assert message_errors({"attachments": [{"id": "700"}]}, files=0, editing=True) == {}
    assert set(places(message_errors({"attachments": [{"filename": "a"}]}, files=1))) == {"attachments.0.id"}


@pytest.mark.parametrize("key", ["filename", "description"])
def test_words_of_an_attachment_have_1024_characters(key: str) -> None:
    for length, refused in ((1024, set()), (1025, {f"attachments.0.{key}"})):
        body = {"attachments": [{"id": "0", "filename": "a", key: text_of(length)}]}
        assert set(places(message_errors(body, files=1))) == refused


def test_a_file_component_means_a_file_that_came_along() -> None:
    part = {"type": 13, "file": {"url": "attachment://0.png"}}
    body = {"flags": V2, "components": [part], "attachments": attachments(1)}
    assert message_errors(body, files=1) == {}
    lost = {**body, "components": [{"type": 13, "file": {"url": "attachment://1.png"}}]}
    assert set(places(message_errors(lost, files=1))) == {"components.0.file.url"}
    assert message_errors({"components": [part]}, editing=True, v2=True) == {}


def test_an_edit_cannot_take_the_components_flag_away() -> None:
    assert message_errors({"flags": V2, "components": [TEXT]}, editing=True, v2=True) == {}
    assert set(places(message_errors({"flags": 4, "components": [TEXT]}, editing=True, v2=True))) == {"flags"}


def test_an_edit_of_a_components_message_is_held_to_its_rules_without_repeating_the_flag() -> None:
    assert message_errors({"components": [TEXT]}, editing=True, v2=True) == {}
    assert set(places(message_errors({"content": "a"}, editing=True, v2=True))) == {"content"}
    refused = places(message_errors({"components": [TEXT]}, editing=True, v2=False))
    assert set(refused) == {"components.0.type"}


def test_an_edit_may_turn_a_message_into_one_of_components_when_it_empties_the_rest() -> None:
    body = {"flags": V2, "components": [TEXT], "content": None, "embeds": []}
    assert message_errors(body, editing=True, v2=False) == {}
    assert set(places(message_errors({**body, "content": "a"}, editing=True, v2=False))) == {"content"}


def test_an_edit_of_an_unknown_message_is_judged_by_its_parts() -> None:
    assert message_errors({"components": [TEXT]}, editing=True) == {}
    assert message_errors({"content": "a", "components": [ROW]}, editing=True) == {}
    assert set(places(message_errors({"content": "a", "components": [TEXT]}, editing=True))) == {"content"}


@pytest.mark.parametrize("bit", range(33))
def test_an_edit_may_repeat_flags_that_only_discord_sets(bit: int) -> None:
    for editing, allowed in ((False, {2, 6, 12, 13, 15}), (True, {*range(9), 12, 13, 14, 15})):
        refused = message_errors({"flags": 1 << bit}, editing=editing, v2=False)
        assert set(places(refused)) == (set() if bit in allowed else {"flags"})


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"content": " \n"},
        {"content": None, "embeds": [], "components": []},
        {"embeds": [{"color": 5}], "flags": 4},
        {"message_reference": {"message_id": "5"}},
    ],
)
def test_a_message_that_shows_nothing_is_empty(body: object) -> None:
    assert is_empty(body, 0)
    assert not is_empty(body, 1)


@pytest.mark.parametrize(
    "body",
    [
        {"content": "a"},
        {"embeds": [{"image": {"url": "https://a.example/b.png"}}]},
        {"components": [ROW]},
        {"message_reference": {"type": 1, "message_id": "5", "channel_id": "6"}},
    ],
)
def test_a_message_that_shows_something_is_not_empty(body: object) -> None:
    assert not is_empty(body, 0)


def test_an_embed_that_shows_nothing_is_refused() -> None:
    assert set(places(message_errors({"content": "a", "embeds": [{"color": 5}]}))) == {"embeds.0.description"}


CALLBACKS = [
    limit("kind", {"type": 1}, {"type": 2}, "type"),
    limit("kind is needed", {"type": "6"}, {}, "type"),
    limit("answer", {"type": 4, "data": {"content": "a"}}, {"type": 4}, "data"),
    limit(
        "content of an answer",
        {"type": 4, "data": {"content": text_of(2000)}},
        {"type": 4, "data": {"content": text_of(2001)}},
        "data.content",
    ),
    limit("deferred", {"type": 5, "data": {"flags": 64}}, {"type": 5, "data": {"flags": 1}}, "data.flags"),
    limit("data is an object", {"type": 6, "data": None}, {"type": 6, "data": []}, "data"),
    limit(
        "update",
        {"type": 7, "data": {"components": [TEXT]}},
        {"type": 7, "data": {"content": "a", "components": [TEXT]}},
        "data.content",
    ),
    limit(
        "choices",
        {"type": 8, "data": {"choices": []}},
        {"type": 8, "data": {"choices": [{"name": "a"}]}},
        "data.choices.0.value",
    ),
    limit(
        "choices are needed", {"type": 8, "data": {"choices": []}}, {"type": 8, "data": {}}, "data.choices"
    ),
    limit("suggestions", {"type": 8, "data": {"choices": []}}, {"type": 8}, "data"),
    limit("a modal's data", {"type": 1}, {"type": 9}, "data"),
    limit(
        "modal",
        {"type": 9, "data": {"title": "a", "custom_id": "a", "components": [TEXT]}},
        {"type": 9, "data": {"title": "a", "custom_id": "a", "components": [ROW]}},
        "data.components.0.components.0.type",
    ),
]


@pytest.mark.parametrize(("sound", "broken", "where"), CALLBACKS)
def test_the_data_of_a_callback_fits_its_type(sound: Any, broken: Any, where: str) -> None:
    assert callback_errors(sound) == {}
    assert where in places(callback_errors(broken))
