"""The gateway with the real library: login, resume, invalid sessions, shards, intents, and what the bot hears."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import discord
import pytest

from sandbox import RateLimits, Sandbox
from sandbox.permissions import Permission
from tests.sandbox.tinybot import TinyBot, logged_in


async def test_a_bot_logs_in_and_knows_its_guild(sandbox: Sandbox, bot: TinyBot) -> None:
    guild = bot.get_guild(sandbox.world.guild.id)
    assert guild is not None
    assert [one.name for one in guild.text_channels] == ["general", "news", "quiet"]
    assert guild.me.id == sandbox.world.bot.id
    assert bot.application_id == sandbox.world.application.id
    assert sandbox.record.heartbeats >= 1
    assert sandbox.record.unknown == []


async def test_a_wrong_token_is_refused(sandbox: Sandbox) -> None:
    async with TinyBot() as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.start("invalid.token")


async def test_an_intent_that_was_not_granted_ends_the_login(sandbox: Sandbox) -> None:
    intents = discord.Intents(guilds=True, message_content=True)
    async with TinyBot(intents=intents) as bot:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await bot.start(sandbox.token)
    assert sandbox.record.close_codes == [4014]
    sandbox.world.application.privileged = 1 << 15
    async with logged_in(sandbox, TinyBot(intents=intents)):
        pass


@pytest.mark.parametrize("code", [4000, 4009, 1006])
async def test_a_dropped_bot_resumes_and_misses_nothing(sandbox: Sandbox, bot: TinyBot, code: int) -> None:
    mina = sandbox.person("Mina")
    await sandbox.gateway.drop(code=code)
    assert not sandbox.gateway.is_ready()
    mina.says("while you were away", channel=mina.dm())
    await sandbox.bot_ready()
    answer = await mina.asks("and now?", channel=mina.dm())
    assert answer["content"].startswith("you said")
    assert [one.content for one in bot.messages] == ["while you were away", "and now?"]
    assert bot.heard == ["resumed 0"]
    assert len(sandbox.record.notes("identify")) == 1
    assert sandbox.record.close_codes[0] == (None if code == 1006 else code)


async def test_a_bot_asked_to_reconnect_resumes(sandbox: Sandbox, bot: TinyBot) -> None:
    await sandbox.gateway.reconnect()
    await sandbox.until(lambda: sandbox.record.notes("resumed"))
    await sandbox.until(lambda: bot.heard == ["resumed 0"] or sandbox.gateway.is_ready())
    assert len(sandbox.record.notes("identify")) == 1


async def test_an_invalid_session_that_can_be_resumed_is_resumed(sandbox: Sandbox, bot: TinyBot) -> None:
    await sandbox.gateway.invalidate(resumable=True)
    await sandbox.until(lambda: sandbox.record.notes("resumed"))
    assert len(sandbox.record.notes("ready")) == 1


async def test_an_invalid_session_is_begun_anew(sandbox: Sandbox, bot: TinyBot) -> None:
    await sandbox.gateway.invalidate()
    await sandbox.until(lambda: len(sandbox.record.notes("ready")) == 2)
    assert sandbox.record.notes("resume") == []
    assert (await sandbox.person("Mina").asks("@Cutline hi"))["content"] == "you said hi"
    answer = await bot.http.get_bot_gateway()
    assert answer[2]["remaining"] == 998
    assert 0 < sandbox.record.identify_gap() < 60


async def test_guilds_and_channels_come_and_go(sandbox: Sandbox, bot: TinyBot) -> None:
    world = sandbox.world
    mina = sandbox.person("Mina")
    other = world.add_guild("Other")
    channel = world.add_channel("talk", guild=other)
    answer = await mina.asks("@Cutline there?", channel=channel)
    assert answer["content"] == "you said there?"
    assert "joined Other" in bot.heard
    world.delete_channel(channel)
    world.remove_bot(other)
    await mina.asks("@Cutline still there?")
    assert "left Other" in bot.heard
    assert bot.get_guild(other.id) is None


async def test_permissions_reach_the_bot(sandbox: Sandbox, bot: TinyBot) -> None:
    world = sandbox.world
    world.set_overwrite(world.general, world.bot, deny=Permission.SEND_MESSAGES)
    await sandbox.person("Mina").runs("where")
    channel = bot.get_channel(world.general.id)
    assert isinstance(channel, discord.TextChannel)
    assert not channel.permissions_for(channel.guild.me).send_messages
    assert not bot.interactions[-1].app_permissions.send_messages


async def test_no_message_comes_from_a_hidden_channel(sandbox: Sandbox, bot: TinyBot) -> None:
    world = sandbox.world
    world.set_overwrite(world.news, world.bot, deny=Permission.VIEW_CHANNEL)
    mina = sandbox.person("Mina")
    mina.says("@Cutline hidden", channel="news")
    await mina.asks("@Cutline seen")
    assert len(bot.messages) == 1


async def test_without_its_intent_no_message_of_a_guild_comes(sandbox: Sandbox) -> None:
    mina = sandbox.person("Mina")
    async with logged_in(sandbox, bot := TinyBot(intents=discord.Intents(guilds=True, dm_messages=True))):
        mina.says("@Cutline hello")
        await mina.asks("hello", channel=mina.dm())
        assert [one.content for one in bot.messages] == ["hello"]


class TestTwoShards:
    """With two shards, each guild is heard by its own, and direct messages by the first."""

    @pytest.fixture
    def options(self) -> dict[str, Any]:
        return {"rates": RateLimits.off(), "shards": 2}

    @pytest.fixture
    async def two(self, sandbox: Sandbox) -> AsyncIterator[TinyBot]:
        bot = TinyBot(shard_count=2, shard_ids=[0, 1])
        async with logged_in(sandbox, bot):
            yield bot

    async def test_events_go_to_the_shard_of_their_guild(self, sandbox: Sandbox, two: TinyBot) -> None:
        second = sandbox.world.add_guild("Second")
        mina = sandbox.person("Mina")
        channel = sandbox.world.channel("general", second)
        assert (await mina.asks("@Cutline one"))["content"] == "you said one"
        assert (await mina.asks("@Cutline two", channel=channel))["content"] == "you said two"
        shards = [one.guild.shard_id for one in two.messages if one.guild is not None]
        assert shards == [0, 1]
        assert {one.shard for one in sandbox.record.notes("ready")} == {0, 1}
        await sandbox.gateway.drop(1)
        assert sandbox.gateway.connected(0)
        assert not sandbox.gateway.connected(1)
        assert (await mina.asks("@Cutline three"))["content"] == "you said three"
        await sandbox.bot_ready()
        assert [one.shard for one in sandbox.record.notes("resumed")] == [1]


async def test_members_are_sent_on_request(sandbox: Sandbox, bot: TinyBot) -> None:
    mina = sandbox.person("Mina")
    guild = bot.get_guild(sandbox.world.guild.id)
    assert guild is not None
    assert [one.id for one in await guild.query_members(user_ids=[mina.id])] == [mina.id]
    assert [one.id for one in await guild.query_members("mina")] == [mina.id]


async def test_a_second_bot_with_the_same_token_hears_everything_too(
    sandbox: Sandbox, bot: TinyBot, aim: Callable[[Sandbox], None]
) -> None:
    mina = sandbox.person("Mina")
    async with logged_in(sandbox, second := TinyBot()):
        mina.says("@Cutline both?")
        await sandbox.until(lambda: len(sandbox.record.of("POST", r"/channels/.*/messages")) == 2)
        assert len(bot.messages) == len(second.messages) == 1


async def test_waiting_for_what_never_comes_ends(sandbox: Sandbox) -> None:
    with pytest.raises(TimeoutError, match=r"not true within 0\.01 s"):
        await sandbox.until(lambda: False, within_s=0.01)
    with pytest.raises(TimeoutError):
        await sandbox.bot_ready(within_s=0.01)


async def test_closing_lets_go_of_a_connected_bot(aim: Callable[[Sandbox], None]) -> None:
    sandbox = Sandbox()
    await sandbox.start()
    aim(sandbox)
    async with asyncio.timeout(20), logged_in(sandbox, TinyBot()) as bot:
        await sandbox.close()
        await bot.close()
    assert sandbox.record.close_codes == [1001]


async def test_a_session_that_missed_too_much_is_begun_anew(sandbox: Sandbox, bot: TinyBot) -> None:
    mina = sandbox.person("Mina")
    await sandbox.gateway.drop()
    for _ in range(1001):
        mina.says("x", channel=mina.dm())
    await sandbox.until(lambda: len(sandbox.record.notes("ready")) == 2)
    assert (len(sandbox.record.notes("resume")), sandbox.record.notes("resumed")) == (1, [])


async def test_roles_and_threads_reach_the_bot(sandbox: Sandbox, bot: TinyBot) -> None:
    world = sandbox.world
    role = world.add_role("Voice", permissions=Permission.PIN_MESSAGES)
    world.give_role(world.bot, role)
    thread = world.add_thread("talk", world.news)
    await sandbox.person("Mina").asks("@Cutline hi")
    guild = bot.get_guild(world.guild.id)
    assert guild is not None
    assert guild.me.guild_permissions.pin_messages
    assert [one.name for one in guild.threads] == ["talk"]
    world.set_permissions(role, 0)
    world.delete_channel(world.news)
    await sandbox.person("Joon").asks("@Cutline hi")
    assert not guild.me.guild_permissions.pin_messages
    assert list(guild.threads) == []
    assert world.channels.get(thread.id) is None
