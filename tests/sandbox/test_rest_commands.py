"""Registered commands over plain REST, and where a client offers them."""

from typing import Any

import pytest

from sandbox import Sandbox
from tests.sandbox.plain import Plain

ONE: dict[str, Any] = {"name": "one", "description": "One"}
TWO: dict[str, Any] = {"name": "two", "description": "Two", "description_localizations": {"ko": "둘"}}
MENU: dict[str, Any] = {"name": "Quote this", "type": 3}


@pytest.fixture
def everywhere(sandbox: Sandbox) -> str:
    return f"/applications/{sandbox.world.application.id}/commands"


@pytest.fixture
def in_guild(sandbox: Sandbox) -> str:
    return f"/applications/{sandbox.world.application.id}/guilds/{sandbox.world.guild.id}/commands"


async def test_the_bulk_overwrite_keeps_ids_and_drops_the_rest(plain: Plain, everywhere: str) -> None:
    first = (await plain.send("PUT", everywhere, [ONE, TWO, MENU])).body
    assert [one["name"] for one in first] == ["one", "two", "Quote this"]
    assert first[1]["description_localizations"] == {"ko": "둘"}
    second = (await plain.send("PUT", everywhere, [TWO])).body
    assert [one["id"] for one in second] == [first[1]["id"]]
    assert second[0]["version"] != first[1]["version"]
    assert (await plain.send("GET", everywhere)).body == second


async def test_single_commands_are_made_changed_and_removed(plain: Plain, everywhere: str) -> None:
    made = await plain.send("POST", everywhere, ONE)
    again = await plain.send("POST", everywhere, {**ONE, "description": "Uno"})
    assert (made.status, again.status) == (201, 200)
    assert made.body["id"] == again.body["id"]
    place = f"{everywhere}/{made.body['id']}"
    assert (await plain.send("PATCH", place, {"description": "Eins"})).body["description"] == "Eins"
    assert (await plain.send("GET", place)).body["description"] == "Eins"
    assert (await plain.send("DELETE", place)).status == 204
    assert (await plain.send("GET", place)).code == 10063
    assert (await plain.send("DELETE", place)).code == 10063


async def test_a_guilds_commands_are_its_own(
    sandbox: Sandbox, plain: Plain, everywhere: str, in_guild: str
) -> None:
    await plain.send("PUT", everywhere, [ONE])
    await plain.send("PUT", in_guild, [{**ONE, "description": "here"}, TWO])
    commands = sandbox.world.commands
    assert [one["description"] for one in commands.offered(sandbox.world.guild.id)] == ["here", "Two"]
    assert [one["description"] for one in commands.offered(None)] == ["One"]
    sandbox.world.remove_bot(sandbox.world.guild)
    assert (await plain.send("GET", in_guild)).code == 50001
    assert commands.all(sandbox.world.guild.id) == []


@pytest.mark.parametrize(
    "body", [[{**ONE, "name": "Big Name"}], [ONE, ONE], {"name": "one"}, [{"name": "x"}]]
)
async def test_commands_discord_refuses_are_refused(plain: Plain, everywhere: str, body: object) -> None:
    answer = await plain.send("PUT", everywhere, body)
    assert (answer.status, answer.code) == (400, 50035)
    assert (await plain.send("GET", everywhere)).body == []


async def test_the_errors_of_a_single_command_stand_at_its_fields(plain: Plain, everywhere: str) -> None:
    answer = await plain.send("POST", everywhere, {**ONE, "description": "x" * 101})
    assert list(answer.body["errors"]) == ["description"]


async def test_another_applications_commands_are_out_of_reach(plain: Plain) -> None:
    answer = await plain.send("GET", "/applications/1/commands")
    assert (answer.status, answer.code) == (403, 20012)


async def test_a_client_offers_commands_by_place_and_right(
    sandbox: Sandbox, plain: Plain, everywhere: str
) -> None:
    guarded = {**ONE, "default_member_permissions": "32", "contexts": [0]}
    await plain.send("PUT", everywhere, [guarded, {**TWO, "default_member_permissions": "0"}])
    sandbox.interactions.answer_within_s = 0.01
    member, admin = sandbox.person("Mina"), sandbox.person("Ada", role="admin")
    for name in ("one", "two"):
        with pytest.raises(PermissionError):
            await member.runs(name)
        assert (await admin.runs(name)).kind == "none"
    with pytest.raises(LookupError, match="kind of place"):
        await member.runs("one", channel=member.dm())
    with pytest.raises(LookupError, match="installed by a user"):
        await admin.runs("two", as_user_app=True)
