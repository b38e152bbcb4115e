"""What the control interface offers to pages: shared people, languages, offers, who may see what."""

import aiohttp
import pytest

from sandbox import Sandbox
from sandbox.permissions import Permission
from tests.sandbox.controlling import Page, events
from tests.sandbox.tinybot import TinyBot


@pytest.fixture
def page(sandbox: Sandbox, session: aiohttp.ClientSession) -> Page:
    return Page(sandbox, session)


async def test_pages_share_one_person_a_role(sandbox: Sandbox, page: Page) -> None:
    form = {"shared": True, "role": "admin", "name": "Joon"}
    first, second = await page.post("people", form), await page.post("people", form)
    other = await page.post("people", {"role": "admin"})
    assert (first[0], second[0], other[0]) == (201, 200, 201)
    assert first[1] == second[1]
    assert first[1]["id"] != other[1]["id"]
    assert [one["role"] for one in (await page.get("state"))[1]["people"]] == ["admin", "admin"]


async def test_an_action_is_in_the_language_of_its_own_client(bot: TinyBot, page: Page) -> None:
    mina = await page.person(locale="ko")
    form = {"person": mina, "command": "where", "channel": "dm"}
    said = [(await page.post("runs", {**form, **more}))[1]["text"] for more in ({}, {"locale": "en-US"})]
    assert ["ko" in text.split() for text in said] == [True, False]


async def test_a_person_is_offered_what_a_client_would_show(
    sandbox: Sandbox, bot: TinyBot, page: Page
) -> None:
    mina, owner = await page.person(), str((await page.post("people", {"role": "owner"}))[1]["id"])
    hello = sandbox.world.commands.find("hello")
    assert hello is not None
    sandbox.world.commands.edit(hello, {"default_member_permissions": "0"})

    async def names(person: str, channel: str) -> set[str]:
        _, told = await page.get(f"offers?person={person}&channel={channel}")
        return {one["name"] for one in told["commands"]}

    assert await names(owner, "general") - await names(mina, "general") == {"hello"}
    assert "Quote" in await names(mina, "general")
    sandbox.world.commands.edit(hello, {"contexts": [0]})
    assert "hello" not in await names(owner, "dm")
    elsewhere = sandbox.world.elsewhere()
    assert await names(mina, str(elsewhere.id)) == set()


async def test_a_person_is_told_only_of_channels_they_may_see(sandbox: Sandbox, page: Page) -> None:
    mina = await page.person()
    everyone = sandbox.world.guild.roles[sandbox.world.guild.id]
    sandbox.world.set_overwrite(sandbox.world.quiet, everyone, deny=Permission.VIEW_CHANNEL)
    _, hers = await page.get(f"state?person={mina}")
    assert [one["name"] for one in hers["guilds"][0]["channels"]] == ["general", "news"]
    assert len((await page.get("state"))[1]["guilds"][0]["channels"]) == 3
    assert mina in hers["guilds"][0]["members"]
    assert {"id": mina, "name": "Mina", "bot": False} in hers["users"]


async def test_a_refusal_is_told_in_an_answer_where_that_is_asked_for(page: Page) -> None:
    status, told = await page.post("says?told=1", {"person": "nobody", "text": "x"})
    assert (status, told["status"]) == (200, 404)
    assert "no person 'nobody'" in told["refused"]


async def test_viewers_hear_of_new_people_and_places(
    sandbox: Sandbox, page: Page, session: aiohttp.ClientSession
) -> None:
    async with session.ws_connect(f"{page.base}/events") as socket:
        await socket.receive_json(timeout=10)
        sandbox.person("New")
        added = sandbox.world.add_channel("new")
        sandbox.world.messages.pin(added, sandbox.person().says("x", channel=added), sandbox.world.owner)
        names = [name for name, _ in await events(socket, 6)]
    assert names == ["places_changed"] * 3 + ["message_created", "message_edited", "message_created"]
