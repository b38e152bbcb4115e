"""Everything about REST but messages: tokens, unknown routes, ids, and the routes that read the world."""

import aiohttp

from sandbox import Person, Sandbox
from sandbox.parts import Channel
from sandbox.permissions import Permission
from tests.sandbox.plain import Plain


async def test_broken_json_is_named(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    place = f"{sandbox.api}/channels/{sandbox.world.general.id}/messages"
    token = {"Authorization": f"Bot {sandbox.token}"}
    async with session.post(place, data=b"{", headers=token) as response:
        assert response.status == 400
        assert (await response.json())["code"] == 50109


async def test_another_guilds_channel_is_out_of_reach(sandbox: Sandbox, plain: Plain) -> None:
    other = sandbox.world.add_guild("Other", bot=False)
    channel = sandbox.world.channel("general", other)
    assert (await plain.send("POST", f"/channels/{channel.id}/messages", {"content": "x"})).code == 50001
    assert (await plain.send("GET", f"/guilds/{other.id}")).code == 10004


async def test_direct_messages_are_opened_and_may_be_closed(sandbox: Sandbox, plain: Plain) -> None:
    mina = sandbox.person("Mina")
    opened = await plain.send("POST", "/users/@me/channels", {"recipient_id": str(mina.id)})
    assert opened.body["recipients"][0]["id"] == str(mina.id)
    place = f"/channels/{opened.body['id']}/messages"
    assert (await plain.send("POST", place, {"content": "hi"})).status == 200
    assert [one["content"] for one in mina.sees(mina.dm())] == ["hi"]
    mina.user.takes_dms = False
    refused = await plain.send("POST", place, {"content": "hi"})
    assert (refused.status, refused.code) == (403, 50007)


async def test_tokens_are_looked_at(plain: Plain) -> None:
    refused = await plain.send("GET", "/users/@me", token="invalid.token")
    assert (refused.status, refused.body) == (401, {"message": "401: Unauthorized", "code": 0})
    assert (await plain.send("GET", "/users/@me", token=None)).status == 401
    assert (await plain.send("GET", "/users/@me", token="any.made.up")).status == 200
    assert (await plain.send("GET", "/gateway", token=None)).status == 200


async def test_a_fixed_token_is_the_only_one() -> None:
    sandbox = Sandbox(token="right.one")
    assert sandbox.takes_token("right.one")
    assert not sandbox.takes_token("any.made.up")


async def test_unknown_routes_are_refused_and_noted(sandbox: Sandbox, plain: Plain) -> None:
    answer = await plain.send("PUT", "/guilds/1/bans/2", {"x": 1})
    assert (answer.status, answer.body) == (404, {"message": "404: Not Found", "code": 0})
    assert [(one.method, one.path, one.body) for one in sandbox.record.unknown] == [
        ("PUT", "/api/v10/guilds/1/bans/2", {"x": 1})
    ]


async def test_ids_must_be_snowflakes(plain: Plain) -> None:
    answer = await plain.send("GET", "/channels/general")
    assert (answer.status, answer.code) == (400, 50035)
    assert answer.body["errors"]["channel_id"]["_errors"][0]["code"] == "NUMBER_TYPE_COERCE"


async def test_places_are_readable(sandbox: Sandbox, plain: Plain) -> None:
    world = sandbox.world
    guild = f"/guilds/{world.guild.id}"
    mina = sandbox.person("Mina")
    thread: Channel = world.add_thread("talk")
    channels = (await plain.send("GET", f"{guild}/channels")).body
    assert [one["name"] for one in channels] == ["general", "news", "quiet"]
    threads = (await plain.send("GET", f"{guild}/threads/active")).body["threads"]
    assert [one["id"] for one in threads] == [str(thread.id)]
    assert (await plain.send("GET", f"{guild}/roles")).body[0]["name"] == "@everyone"
    assert (await plain.send("GET", f"{guild}/members/{mina.id}")).body["user"]["global_name"] == "Mina"
    assert (await plain.send("GET", f"{guild}/members/1")).code == 10007
    assert (await plain.send("GET", f"/users/{mina.id}")).body["username"].startswith("mina_")
    assert (await plain.send("GET", "/users/1")).code == 10013
    assert len((await plain.send("GET", "/users/@me/guilds")).body) == 1
    application = (await plain.send("GET", "/oauth2/applications/@me")).body
    assert application["id"] == str(world.application.id)
    assert (await plain.send("GET", f"/applications/{application['id']}/emojis")).body == {"items": []}
    assert (await plain.send("POST", f"/channels/{world.general.id}/typing")).status == 204


async def test_leaving_a_guild_ends_its_commands(sandbox: Sandbox, plain: Plain) -> None:
    world = sandbox.world
    assert (await plain.send("DELETE", f"/users/@me/guilds/{world.guild.id}")).status == 204
    assert not world.has_bot(world.guild.id)
    assert (await plain.send("GET", f"/guilds/{world.guild.id}")).code == 10004


def test_an_owner_owns_the_application_and_an_admin_administrates(sandbox: Sandbox) -> None:
    owner, admin = sandbox.person("Boss", role="owner"), sandbox.person("Ada", role="admin")
    member: Person = sandbox.person("Mina")
    world = sandbox.world
    assert owner.id == world.application.owner_id == world.guild.owner_id
    can = [
        Permission.MANAGE_GUILD in world.permissions(one.user, world.general)
        for one in (owner, admin, member)
    ]
    assert can == [True, True, False]
