"""What a client sends for each thing a person does, and what it refuses to send; no bot is there to answer."""

from typing import Any

import pytest

from sandbox import Person, RateLimits, Sandbox
from sandbox.making import new_parts
from sandbox.parts import Channel, Json, Message, Role, User


@pytest.fixture
def options() -> dict[str, Any]:
    return {"rates": RateLimits.off(), "answer_within_s": 0.001}


@pytest.fixture
def mina(sandbox: Sandbox) -> Person:
    return sandbox.person("Mina")


def _row(*parts: Json) -> Json:
    return {"type": 1, "components": list(parts)}


def _shown(sandbox: Sandbox, *components: Json) -> Message:
    """A message of the bot with these components."""
    world = sandbox.world
    parts = new_parts({"content": "x", "components": list(components)}, [])
    return world.messages.payload(world.messages.create(world.general, world.bot, parts))


def _sent(sandbox: Sandbox) -> Json:
    data: Json = sandbox.interactions.all()[-1].payload["data"]
    return data


@pytest.mark.parametrize("kind", [5, 6, 7, 8])
async def test_what_a_select_names_is_resolved(sandbox: Sandbox, mina: Person, kind: int) -> None:
    role = sandbox.world.add_role("Fans")
    choices: dict[int, tuple[Person | Role | User | Channel, str]] = {
        5: (mina, "users"),
        6: (role, "roles"),
        7: (mina.user, "users"),
        8: (sandbox.world.news, "channels"),
    }
    picked, key = choices[kind]
    shown = _shown(sandbox, _row({"type": kind, "custom_id": "who"}))
    await mina.picks(shown, picked)
    assert _sent(sandbox)["values"] == [str(picked.id)]
    assert list(_sent(sandbox)["resolved"][key]) == [str(picked.id)]


async def test_a_select_takes_as_many_values_as_it_says(sandbox: Sandbox, mina: Person) -> None:
    options = [{"label": one.upper(), "value": one} for one in "abc"]
    menu = {"type": 3, "custom_id": "m", "options": options, "min_values": 2, "max_values": 2}
    other = {"type": 3, "custom_id": "n", "options": options, "placeholder": "Other", "disabled": True}
    shown = _shown(sandbox, _row(menu), _row(other))
    await mina.picks(shown, ["A", "b"], which="m")
    assert _sent(sandbox)["values"] == ["a", "b"]
    with pytest.raises(ValueError, match="too few or too many"):
        await mina.picks(shown, "a", which="m")
    with pytest.raises(LookupError, match="no option 'z'"):
        await mina.picks(shown, ["a", "z"], which="m")
    with pytest.raises(LookupError, match="no select"):
        await mina.picks(shown, "a")
    with pytest.raises(ValueError, match="disabled"):
        await mina.picks(shown, "a", which="Other")


@pytest.mark.parametrize(
    "button",
    [
        {"type": 2, "style": 5, "label": "Go", "url": "https://example.com"},
        {"type": 2, "style": 1, "label": "Go", "custom_id": "go", "disabled": True},
    ],
)
async def test_links_and_disabled_buttons_are_not_clicked(
    sandbox: Sandbox, mina: Person, button: Json
) -> None:
    with pytest.raises(ValueError, match="disabled or a link"):
        await mina.clicks(_shown(sandbox, _row(button)), "Go")


async def test_a_deleted_message_is_not_clicked(sandbox: Sandbox, mina: Person) -> None:
    shown = _shown(sandbox, _row({"type": 2, "style": 1, "label": "Go", "custom_id": "go"}))
    sandbox.world.messages.delete(sandbox.world.general.messages[int(shown["id"])])
    with pytest.raises(LookupError, match="deleted"):
        await mina.clicks(shown, "Go")


async def test_a_modal_nobody_opened_is_not_sent(mina: Person) -> None:
    with pytest.raises(LookupError, match="no modal 'm' is open"):
        await mina.submits({"custom_id": "m", "components": []})


OPTIONS: list[Json] = [
    {"type": 3, "name": "word", "description": "x", "min_length": 2, "max_length": 4, "autocomplete": True},
    {"type": 4, "name": "count", "description": "x", "min_value": 1, "max_value": 9},
    {"type": 5, "name": "really", "description": "x"},
    {"type": 6, "name": "user", "description": "x"},
    {"type": 7, "name": "place", "description": "x", "channel_types": [0]},
    {"type": 8, "name": "role", "description": "x"},
    {"type": 9, "name": "any", "description": "x"},
    {"type": 10, "name": "share", "description": "x"},
    {"type": 3, "name": "colour", "description": "x", "choices": [{"name": "Red", "value": "r"}]},
]
COMMANDS: list[Json] = [
    {"name": "all", "description": "x", "options": OPTIONS},
    {"name": "quote", "type": 3},
    {
        "name": "deep",
        "description": "x",
        "options": [
            {
                "type": 2,
                "name": "group",
                "description": "x",
                "options": [
                    {"type": 1, "name": "leaf", "description": "x", "options": [OPTIONS[0]]},
                    {"type": 1, "name": "other", "description": "x"},
                ],
            }
        ],
    },
]


@pytest.fixture
def commands(sandbox: Sandbox) -> None:
    sandbox.world.commands.replace(COMMANDS)


@pytest.mark.usefixtures("commands")
async def test_every_kind_of_option_is_sent_as_declared(sandbox: Sandbox, mina: Person) -> None:
    role = sandbox.world.add_role("Fans")
    await mina.runs(
        "all",
        word="abc",
        count=3,
        really=True,
        user=mina,
        place="#quiet",
        role=str(role.id),
        any=sandbox.world.owner.id,
        share=1,
        colour="Red",
    )
    values = {one["name"]: (one["type"], one["value"]) for one in _sent(sandbox)["options"]}
    assert values == {
        "word": (3, "abc"),
        "count": (4, 3),
        "really": (5, True),
        "user": (6, str(mina.id)),
        "place": (7, str(sandbox.world.quiet.id)),
        "role": (8, str(role.id)),
        "any": (9, str(sandbox.world.owner.id)),
        "share": (10, 1),
        "colour": (3, "r"),
    }
    resolved = _sent(sandbox)["resolved"]
    assert set(resolved) == {"users", "members", "channels", "roles"}
    assert list(resolved["members"]) == [str(mina.id), str(sandbox.world.owner.id)]


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"word": "a"}, "takes 2 to 4"),
        ({"word": "abcde"}, "takes 2 to 4"),
        ({"word": 5}, "takes STRING"),
        ({"count": 0}, "takes 1 to 9"),
        ({"count": 1.5}, "takes INTEGER"),
        ({"count": True}, "takes INTEGER"),
        ({"really": "yes"}, "takes BOOLEAN"),
        ({"share": "half"}, "takes NUMBER"),
        ({"colour": "Green"}, "no choice of 'colour'"),
        ({"user": 1}, "no user, role or channel 1"),
        ({"place": "news"}, "no channel of this kind"),
    ],
)
async def test_values_of_the_wrong_kind_are_not_sent(
    sandbox: Sandbox, mina: Person, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        await mina.runs("all", also=given)
    assert sandbox.interactions.all() == []


@pytest.mark.usefixtures("commands")
async def test_commands_nest_two_deep(sandbox: Sandbox, mina: Person) -> None:
    await mina.runs("deep group leaf", word="ab")
    (group,) = _sent(sandbox)["options"]
    assert (group["name"], group["type"], group["options"][0]["name"]) == ("group", 2, "leaf")
    assert group["options"][0]["options"] == [{"name": "word", "type": 3, "value": "ab"}]
    with pytest.raises(LookupError, match="needs a sub-command: leaf, other"):
        await mina.runs("deep group")
    with pytest.raises(LookupError, match="no sub-command 'twig'"):
        await mina.runs("deep group twig")


@pytest.mark.usefixtures("commands")
async def test_completion_sends_what_is_typed_beside_what_is_filled_in(
    sandbox: Sandbox, mina: Person
) -> None:
    with pytest.raises(TimeoutError, match=r"no choices for 'word' within 0\.001 s"):
        await mina.completes("all", "word", "a", count=3)
    assert _sent(sandbox)["options"] == [
        {"name": "count", "type": 4, "value": 3},
        {"name": "word", "type": 3, "value": "a", "focused": True},
    ]
    with pytest.raises(LookupError, match="no autocomplete"):
        await mina.completes("all", "count", "1")
    with pytest.raises(LookupError, match="no option 'nope'"):
        await mina.completes("all", "nope", "1")


@pytest.mark.usefixtures("commands")
async def test_a_menu_that_is_not_registered_is_not_opened(sandbox: Sandbox, mina: Person) -> None:
    said = mina.says("hello")
    with pytest.raises(LookupError, match="no message command 'all'"):
        await mina.opens_menu("all", said)
    assert (await mina.opens_menu("quote", said)).kind == "none"
    assert _sent(sandbox)["target_id"] == said["id"]


async def test_channels_are_given_by_name_id_or_themselves(sandbox: Sandbox, mina: Person) -> None:
    world = sandbox.world
    for where in ("news", "#news", world.news.id, world.news):
        mina.says("x", channel=where)
    assert len(world.news.messages) == 4
    with pytest.raises(LookupError, match="no channel 'nowhere'"):
        mina.says("x", channel="nowhere")
    other = world.add_guild("Other")
    mina.says("x", channel=world.channel("general", other))
    assert mina.id in other.members


async def test_a_reply_need_not_ping(sandbox: Sandbox, mina: Person) -> None:
    joon = sandbox.person("Joon")
    said = joon.says("hello")
    mina.says("quietly", reply_to=said, ping=False)
    assert sandbox.world.pings == []
    loud = mina.says("loudly", reply_to=said)
    assert sandbox.world.pings == [(int(loud["id"]), "user", joon.id)]
    assert loud["referenced_message"]["content"] == "hello"
    sandbox.world.messages.delete(sandbox.world.general.messages[int(said["id"])])
    assert mina.sees()[-1]["referenced_message"] is None


async def test_a_channel_forgets_its_oldest_messages(sandbox: Sandbox, mina: Person) -> None:
    first = mina.says("first")
    for _ in range(1000):
        mina.says("more")
    assert len(sandbox.world.general.messages) == 1000
    assert sandbox.world.messages.find(int(first["id"])) is None
