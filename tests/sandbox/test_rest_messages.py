"""Messages over plain REST: sending, reading, editing, pins, nonces, mentions, and who may do what."""

from typing import Any

import aiohttp
import pytest

from sandbox import RateLimits, Sandbox
from sandbox.making import MessageFlag
from sandbox.permissions import Permission
from tests.sandbox.plain import Clock, Plain


@pytest.fixture
def options(clock: Clock) -> dict[str, Any]:
    return {"rates": RateLimits.off(), "clock": clock, "nonce_memory_s": 60.0}


@pytest.fixture
def general(sandbox: Sandbox) -> str:
    return f"/channels/{sandbox.world.general.id}/messages"


async def test_a_message_is_sent_read_edited_and_deleted(
    sandbox: Sandbox, plain: Plain, general: str
) -> None:
    made = await plain.send("POST", general, {"content": "one"})
    assert (made.status, made.body["content"], made.body["edited_timestamp"]) == (200, "one", None)
    assert made.headers["content-type"] == "application/json"
    place = f"{general}/{made.body['id']}"
    edited = await plain.send("PATCH", place, {"content": "two"})
    assert edited.body["edited_timestamp"] is not None
    assert (await plain.send("GET", place)).body["content"] == "two"
    assert (await plain.send("DELETE", place)).status == 204
    assert (await plain.send("GET", place)).code == 10008
    assert sandbox.world.general.messages == {}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"content": ""}, 400, 50006),
        ({"content": "   "}, 400, 50006),
        ({}, 400, 50006),
        ({"content": "x" * 2001}, 400, 50035),
        ([], 400, 50035),
        ({"content": "x", "nonce": "n" * 26}, 400, 50035),
        ({"content": "x", "message_reference": {"message_id": "1"}}, 400, 50035),
        ({"content": "x", "message_reference": {"message_id": "no"}}, 400, 50035),
    ],
)
async def test_what_discord_refuses_is_refused(
    plain: Plain, general: str, body: object, status: int, code: int
) -> None:
    answer = await plain.send("POST", general, body)
    assert (answer.status, answer.code) == (status, code)


async def test_a_reply_to_a_deleted_message_may_be_sent_without_it(plain: Plain, general: str) -> None:
    reference = {"message_id": "1", "fail_if_not_exists": False}
    answer = await plain.send("POST", general, {"content": "x", "message_reference": reference})
    assert answer.status == 200
    assert "message_reference" not in answer.body


async def test_history_is_paged_newest_first(plain: Plain, general: str) -> None:
    ids = [(await plain.send("POST", general, {"content": str(n)})).body["id"] for n in range(7)]

    async def page(query: str) -> list[str]:
        found = await plain.send("GET", f"{general}?{query}")
        return [one["content"] for one in found.body]

    assert await page("limit=3") == ["6", "5", "4"]
    assert await page(f"before={ids[3]}&limit=2") == ["2", "1"]
    assert await page(f"after={ids[3]}&limit=2") == ["5", "4"]
    assert await page(f"around={ids[3]}&limit=3") == ["4", "3", "2"]
    assert (await plain.send("GET", f"{general}?limit=101")).code == 50035


async def test_files_are_kept_and_served(plain: Plain, session: aiohttp.ClientSession, general: str) -> None:
    body = {
        "embeds": [{"title": "t", "image": {"url": "attachment://a.txt"}}],
        "attachments": [{"id": 0, "filename": "a.txt", "description": "words"}],
    }
    made = await plain.send("POST", general, body, files={"a.txt": b"content"})
    assert made.status == 200
    (file,) = made.body["attachments"]
    assert (file["filename"], file["size"], file["description"]) == ("a.txt", 7, "words")
    assert made.body["embeds"][0]["image"]["url"] == file["url"]
    async with session.get(file["url"]) as response:
        assert await response.read() == b"content"
    kept = await plain.send("PATCH", f"{general}/{made.body['id']}", {"content": "x", "attachments": []})
    assert kept.body["attachments"] == []


async def test_a_nonce_is_remembered_for_a_while(
    sandbox: Sandbox, plain: Plain, general: str, clock: Clock
) -> None:
    body = {"content": "alert", "nonce": "n1", "enforce_nonce": True}
    first = await plain.send("POST", general, body)
    again = await plain.send("POST", general, body)
    assert (again.status, again.body["id"]) == (200, first.body["id"])
    assert len(sandbox.world.general.messages) == 1
    clock.now += 61
    later = await plain.send("POST", general, body)
    assert later.body["id"] != first.body["id"]


async def test_a_nonce_whose_message_was_deleted_is_unknown(plain: Plain, general: str) -> None:
    body = {"content": "alert", "nonce": 7, "enforce_nonce": True}
    first = await plain.send("POST", general, body)
    await plain.send("DELETE", f"{general}/{first.body['id']}")
    again = await plain.send("POST", general, body)
    assert (again.status, again.code) == (404, 10008)


async def test_a_nonce_that_is_not_enforced_sends_twice(sandbox: Sandbox, plain: Plain, general: str) -> None:
    for _ in range(2):
        await plain.send("POST", general, {"content": "x", "nonce": "n"})
    assert len(sandbox.world.general.messages) == 2


async def test_who_is_pinged_follows_allowed_mentions(sandbox: Sandbox, plain: Plain, general: str) -> None:
    world = sandbox.world
    mina = sandbox.person("Mina")
    loud = world.add_role("Fans", mentionable=True)
    closed = world.add_role("Closed")
    text = f"<@{mina.id}> <@&{loud.id}> <@&{closed.id}> @everyone"
    none = await plain.send("POST", general, {"content": text, "allowed_mentions": {"parse": []}})
    assert world.pings == []
    assert none.body["mentions"] == none.body["mention_roles"] == []
    one = await plain.send("POST", general, {"content": text, "allowed_mentions": {"roles": [str(loud.id)]}})
    assert world.pings == [(int(one.body["id"]), "role", loud.id)]
    world.pings.clear()
    await plain.send("POST", general, {"content": text})
    assert [(kind, one) for _, kind, one in world.pings] == [("user", mina.id), ("role", loud.id)]
    world.pings.clear()
    world.set_overwrite(world.general, world.bot, allow=Permission.MENTION_EVERYONE)
    await plain.send("POST", general, {"content": text})
    assert [kind for _, kind, _ in world.pings] == ["user", "role", "role", "everyone"]


async def test_text_displays_ping_and_embeds_do_not(sandbox: Sandbox, plain: Plain, general: str) -> None:
    mina = sandbox.person("Mina")
    told = f"<@{mina.id}>"
    await plain.send("POST", general, {"embeds": [{"description": told}]})
    assert sandbox.world.pings == []
    shown = [{"type": 10, "content": told}]
    v2 = await plain.send("POST", general, {"components": shown, "flags": int(MessageFlag.IS_COMPONENTS_V2)})
    assert sandbox.world.pings == [(int(v2.body["id"]), "user", mina.id)]
    assert v2.body["components"][0]["id"] == 1


VIEW, SEND, EMBED = Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES, Permission.EMBED_LINKS


@pytest.mark.parametrize(
    ("denied", "body", "status", "code"),
    [
        (VIEW, {"content": "x"}, 403, 50001),
        (SEND, {"content": "x"}, 403, 50013),
        (EMBED, {"content": "x"}, 200, None),
        (EMBED, {"embeds": [{"title": "x"}]}, 403, 50013),
    ],
)
async def test_sending_needs_its_permissions(
    sandbox: Sandbox,
    plain: Plain,
    general: str,
    denied: Permission,
    body: object,
    status: int,
    code: int | None,
) -> None:
    sandbox.world.set_overwrite(sandbox.world.general, sandbox.world.bot, deny=denied)
    answer = await plain.send("POST", general, body)
    assert (answer.status, answer.code) == (status, code)


async def test_files_need_their_permission(sandbox: Sandbox, plain: Plain, general: str) -> None:
    world = sandbox.world
    world.set_overwrite(world.general, world.bot, deny=Permission.ATTACH_FILES)
    answer = await plain.send("POST", general, {"content": "x"}, files={"a.txt": b"x"})
    assert answer.code == 50013


async def test_without_the_right_to_read_history_a_page_is_empty(
    sandbox: Sandbox, plain: Plain, general: str
) -> None:
    world = sandbox.world
    said = sandbox.person("Mina").says("hello")
    world.set_overwrite(world.general, world.bot, deny=Permission.READ_MESSAGE_HISTORY)
    assert (await plain.send("GET", general)).body == []
    assert (await plain.send("GET", f"{general}/{said['id']}")).code == 50013
    reply = {"content": "x", "message_reference": {"message_id": said["id"]}}
    assert (await plain.send("POST", general, reply)).code == 160002


async def test_the_quiet_channel_and_the_unknown_one(sandbox: Sandbox, plain: Plain) -> None:
    quiet = await plain.send("POST", f"/channels/{sandbox.world.quiet.id}/messages", {"content": "x"})
    assert (quiet.status, quiet.code) == (403, 50013)
    unknown = await plain.send("POST", "/channels/1/messages", {"content": "x"})
    assert (unknown.status, unknown.code) == (404, 10003)
    sandbox.world.delete_channel(sandbox.world.general)
    gone = await plain.send("GET", f"/channels/{sandbox.world.general.id}")
    assert (gone.status, gone.code) == (404, 10003)


async def test_another_ones_message_cannot_be_edited_and_only_with_a_right_deleted(
    sandbox: Sandbox, plain: Plain, general: str
) -> None:
    said = sandbox.person("Mina").says("hello")
    place = f"{general}/{said['id']}"
    assert (await plain.send("PATCH", place, {"content": "x"})).code == 50005
    assert (await plain.send("DELETE", place)).code == 50013
    world = sandbox.world
    world.set_overwrite(world.general, world.bot, allow=Permission.MANAGE_MESSAGES)
    assert (await plain.send("DELETE", place)).status == 204


async def test_an_edit_cannot_empty_a_message(plain: Plain, general: str) -> None:
    made = await plain.send("POST", general, {"content": "x"})
    place = f"{general}/{made.body['id']}"
    assert (await plain.send("PATCH", place, {"content": ""})).code == 50006
    assert (await plain.send("PATCH", place, {"content": "", "embeds": [{"title": "t"}]})).status == 200


@pytest.mark.parametrize("base", ["/channels/{}/pins", "/channels/{}/messages/pins"])
async def test_pins_need_their_own_permission(
    sandbox: Sandbox, plain: Plain, general: str, base: str
) -> None:
    world = sandbox.world
    made = await plain.send("POST", general, {"content": "board"})
    place = f"{base.format(world.general.id)}/{made.body['id']}"
    world.set_overwrite(world.general, world.bot, allow=Permission.MANAGE_MESSAGES)
    assert (await plain.send("PUT", place)).code == 50013
    world.set_overwrite(world.general, world.bot, allow=Permission.PIN_MESSAGES)
    assert (await plain.send("PUT", place)).status == 204
    assert (await plain.send("PUT", place)).status == 204
    old = await plain.send("GET", f"/channels/{world.general.id}/pins")
    new = await plain.send("GET", f"/channels/{world.general.id}/messages/pins")
    assert [one["id"] for one in old.body] == [made.body["id"]]
    assert [one["message"]["pinned"] for one in new.body["items"]] == [True]
    assert [one["type"] for one in world.general.messages.values()] == [0, 6]
    assert (await plain.send("DELETE", place)).status == 204
    assert world.general.pins == {}


async def test_publishing_is_for_announcement_channels_and_ten_an_hour(
    sandbox: Sandbox, plain: Plain, general: str, clock: Clock
) -> None:
    made = await plain.send("POST", general, {"content": "x"})
    assert (await plain.send("POST", f"{general}/{made.body['id']}/crosspost")).code == 50024
    news = f"/channels/{sandbox.world.news.id}/messages"
    sandbox.rates.clock = clock
    statuses = []
    for number in range(11):
        one = await plain.send("POST", news, {"content": str(number)})
        published = await plain.send("POST", f"{news}/{one.body['id']}/crosspost")
        statuses.append(published.status)
    assert statuses == [200] * 10 + [429]
    assert published.body["retry_after"] == 3600
    clock.now += 3600
    published = await plain.send("POST", f"{news}/{one.body['id']}/crosspost")
    assert published.body["flags"] & MessageFlag.CROSSPOSTED
    assert (await plain.send("POST", f"{news}/{one.body['id']}/crosspost")).code == 40033


async def test_a_thread_opens_again_unless_it_is_locked(sandbox: Sandbox, plain: Plain) -> None:
    world = sandbox.world
    thread = world.add_thread("talk")
    place = f"/channels/{thread.id}/messages"
    made = await plain.send("POST", place, {"content": "x"})
    world.archive(thread)
    assert (await plain.send("PATCH", f"{place}/{made.body['id']}", {"content": "y"})).code == 50083
    assert (await plain.send("POST", place, {"content": "x"})).status == 200
    assert not thread.archived
    world.archive(thread, locked=True)
    assert (await plain.send("POST", place, {"content": "x"})).code == 50083
    world.unarchive(thread)
    world.set_overwrite(world.general, world.bot, deny=Permission.SEND_MESSAGES_IN_THREADS)
    assert (await plain.send("POST", place, {"content": "x"})).code == 50013


async def test_rest_hides_contents_the_bot_has_no_intent_for(
    sandbox: Sandbox, plain: Plain, general: str
) -> None:
    said = sandbox.person("Mina").says("not for bots")
    assert (await plain.send("GET", f"{general}/{said['id']}")).body["content"] == ""
    sandbox.world.application.privileged = 1 << 15
    assert (await plain.send("GET", f"{general}/{said['id']}")).body["content"] == "not for bots"
