"""The control interface over HTTP: acting and looking as a page would, and who is refused."""

import asyncio

import aiohttp
import pytest

from sandbox import Sandbox
from tests.sandbox.controlling import Page, events
from tests.sandbox.tinybot import TinyBot


@pytest.fixture
def page(sandbox: Sandbox, session: aiohttp.ClientSession) -> Page:
    return Page(sandbox, session)


async def test_the_state_tells_guilds_people_commands_and_the_bot(
    sandbox: Sandbox, bot: TinyBot, page: Page
) -> None:
    mina = await page.person()
    _, state = await page.get("state")
    assert state["bot"] == {"id": str(sandbox.world.bot.id), "name": "Cutline", "online": True}
    assert [one["name"] for one in state["guilds"][0]["channels"]] == ["general", "news", "quiet"]
    assert [(one["id"], one["locale"]) for one in state["people"]] == [(mina, "ko")]
    assert {one["name"] for one in state["commands"]} >= {"hello", "alerts", "Quote"}


async def test_people_speak_and_are_answered(bot: TinyBot, page: Page) -> None:
    mina = await page.person()
    _, asked = await page.post("says", {"person": mina, "text": "@Cutline hi", "wait": True})
    assert asked["answer"]["content"] == "you said hi"
    _, said = await page.post("says", {"person": "Mina", "text": "hello", "channel": "news"})
    assert said["message"]["content"] == "hello"
    _, direct = await page.post("says", {"person": mina, "text": "psst", "channel": "dm", "wait": True})
    assert direct["answer"]["content"] == "you said psst"
    form = {"person": mina, "text": "more", "reply_to": asked["answer"]["id"], "wait": True}
    _, more = await page.post("says", form)
    assert more["answer"]["content"] == "you said more"


async def test_commands_components_and_modals_go_round(bot: TinyBot, page: Page) -> None:
    mina = await page.person()
    _, found = await page.post(
        "completes", {"person": mina, "command": "hello", "option": "name", "typed": "a"}
    )
    assert [one["value"] for one in found["choices"]] == ["Ada", "Alan"]
    _, said = await page.post("runs", {"person": mina, "command": "hello", "options": {"name": "Ada"}})
    assert (said["kind"], said["text"], said["ephemeral"]) == ("message", "hello Ada ", False)
    message = said["message"]["id"]
    _, picked = await page.post("picks", {"person": mina, "message": message, "value": "Red"})
    assert (picked["text"], picked["ephemeral"]) == ("picked r", True)
    _, shown = await page.post("clicks", {"person": mina, "message": message, "which": "Ask"})
    form = {"person": mina, "modal": shown["modal"], "values": {"reason": "so"}}
    _, done = await page.post("submits", form)
    assert done["text"] == "because so []"
    _, quoted = await page.post("opens_menu", {"person": mina, "command": "Quote", "message": message})
    assert quoted["text"] == "quoted hello Ada "


async def test_each_person_sees_their_own_secrets(bot: TinyBot, page: Page) -> None:
    mina, joon = await page.person(), await page.person("Joon")
    await page.post("runs", {"person": mina, "command": "slow"})
    _, hers = await page.get(f"messages?person={mina}&channel=general")
    _, his = await page.get(f"messages?person={joon}")
    assert [one["content"] for one in hers["messages"]] == ["done"]
    assert his["messages"] == []
    _, state = await page.get("state")
    dm = state["people"][0]["dm"]
    assert (await page.get(f"messages?person={joon}&channel={dm}"))[0] == 404


@pytest.mark.parametrize(
    ("path", "form", "status", "words"),
    [
        ("says", {"person": "nobody", "text": "x"}, 404, "no person 'nobody'"),
        ("says", {"person": "Mina"}, 400, "missing: text"),
        ("says", {"person": "Mina", "text": "x", "channel": "nowhere"}, 404, "no channel"),
        ("runs", {"person": "Mina", "command": "nope"}, 404, "no command /nope"),
        ("runs", {"person": "Mina", "command": "hello"}, 400, "required"),
        ("clicks", {"person": "Mina", "message": "1", "which": "x"}, 404, "no message"),
        ("people", {"role": "king"}, 400, "role is"),
        ("people", [], 400, "no object"),
        ("faults", {"action": {"kind": "magic"}}, 400, "kind is one of"),
        ("gateway", {"do": "dance"}, 400, "do is drop"),
    ],
)
async def test_what_cannot_be_done_is_one_sentence(
    bot: TinyBot, page: Page, path: str, form: object, status: int, words: str
) -> None:
    await page.person()
    answered, told = await page.post(path, form)
    assert answered == status
    assert words in told["message"]


async def test_broken_json_is_one_sentence(page: Page, session: aiohttp.ClientSession) -> None:
    async with session.post(f"{page.base}/people", data=b"{") as response:
        assert (response.status, await response.json()) == (400, {"message": "the body is no JSON"})


async def test_requests_and_faults_are_shown_and_made(sandbox: Sandbox, bot: TinyBot, page: Page) -> None:
    _, record = await page.get("requests?last=1000")
    assert record["requests"][0]["template"] == "/users/@me"
    assert (record["unknown"], record["total"]) == (0, len(sandbox.record.requests))
    assert (await page.get("requests?last=0"))[1]["requests"] == []
    for action in (
        {"kind": "status", "code": 500},
        {"kind": "status", "code": 403, "body": {"code": 50013}},
        {"kind": "rate_limited", "retry_after": 2, "scope": "shared"},
        {"kind": "silence"},
        {"kind": "delay", "seconds": 1},
        {"kind": "cut_before"},
        {"kind": "cut_after"},
        {"kind": "half_body"},
    ):
        status, _ = await page.post("faults", {"action": action, "method": "PUT", "channel": "1", "times": 2})
        assert status == 201
    assert len(sandbox.faults.rules) == 8
    assert {one.channel for one in sandbox.faults.rules} == {1}


async def test_faults_are_cleared(sandbox: Sandbox, page: Page, session: aiohttp.ClientSession) -> None:
    await page.post("faults", {"action": {"kind": "cut_before"}})
    async with session.delete(f"{page.base}/faults") as response:
        assert await response.json() == {"rules": 0}
    assert sandbox.faults.rules == ()


async def test_the_gateway_is_shaken(sandbox: Sandbox, bot: TinyBot, page: Page) -> None:
    for form in ({"do": "drop", "code": 4009}, {"do": "reconnect"}, {"do": "invalidate", "resumable": True}):
        await page.post("gateway", form)
        await sandbox.bot_ready()
    assert len(sandbox.record.notes("resumed")) == 3


async def test_viewers_see_what_their_person_may_see(
    sandbox: Sandbox, bot: TinyBot, page: Page, session: aiohttp.ClientSession
) -> None:
    mina, joon = await page.person(), await page.person("Joon")
    async with (
        session.ws_connect(f"{page.base}/events?person={mina}") as hers,
        session.ws_connect(f"{page.base}/events?person={joon}") as his,
        session.ws_connect(f"{page.base}/events") as all_of_it,
    ):
        for one in (hers, his, all_of_it):
            assert (await events(one, 1))[0][0] == "watching"
        await page.post("runs", {"person": mina, "command": "slow"})
        await page.post("says", {"person": mina, "text": "psst", "channel": "dm", "wait": True})
        said = (await page.post("says", {"person": joon, "text": "loud"}))[1]["message"]
        secret = [("message_created", ""), ("message_edited", "done")]
        direct = [("message_created", "psst"), ("message_created", "you said psst")]
        loud = [("message_created", "loud")]
        assert await events(hers, 5) == await events(all_of_it, 5) == secret + direct + loud
        assert await events(his, 1) == loud
        sandbox.world.messages.delete(sandbox.world.general.messages[int(said["id"])])
        await sandbox.gateway.drop(code=1006)
        await sandbox.bot_ready()
        names = [name for name, _ in await events(his, 3)]
        assert names == ["message_deleted", "bot_offline", "bot_online"]
        await bot.tree.sync()
        assert (await events(hers, 4))[-1][0] == "commands_changed"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:{port}"}, 200),
        ({"Host": "[::1]:{port}"}, 200),
        ({"Origin": "http://127.0.0.1:{port}"}, 200),
        ({"Host": "127.0.0.1:1"}, 403),
        ({"Host": "evil.example:{port}"}, 403),
        ({"Host": "127.0.0.1"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "localhost:{port}", "Origin": "http://127.0.0.1:{port}"}, 403),
    ],
)
async def test_pages_of_other_sites_are_refused(
    sandbox: Sandbox, page: Page, headers: dict[str, str], status: int
) -> None:
    sent = {name: value.format(port=sandbox.port) for name, value in headers.items()}
    assert (await page.get("state", **sent))[0] == status
    assert (await page.post("people", {}, **sent))[0] == (201 if status == 200 else 403)


async def test_a_viewer_of_another_site_is_refused(page: Page, session: aiohttp.ClientSession) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await session.ws_connect(f"{page.base}/events", headers={"Origin": "http://evil.example"})
    assert refused.value.status == 403


async def test_no_answer_in_time_is_told(sandbox: Sandbox, bot: TinyBot, page: Page) -> None:
    await page.person()
    sandbox.interactions.answer_within_s = 0.01
    _, told = await page.post("runs", {"person": "Mina", "command": "mute"})
    assert (told["kind"], told["acknowledged"], told["message"]) == ("none", False, None)


async def test_the_end_of_the_sandbox_ends_its_viewers(session: aiohttp.ClientSession) -> None:
    sandbox = Sandbox()
    await sandbox.start()
    async with session.ws_connect(f"http://127.0.0.1:{sandbox.port}/sandbox/v1/events") as socket:
        await socket.receive_json()
        closing = asyncio.create_task(sandbox.close())
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
        await closing
