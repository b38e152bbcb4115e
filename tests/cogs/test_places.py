"""What becomes of subscriptions when channels, roles and servers go or come back, and how servers are told: once."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from discord.http import Route

from answers.terms import ChannelKind, DeliveryState, SubscriptionState
from app.places import Places
from app.services import open_services
from app.settings import Secret, Settings
from cogs.client import ProgrammeBot
from cogs.endpoint import aim_at
from cogs.ui.notices import LATER_S, Teller
from db import notices, subscriptions
from db.servers import KEPT, note_members
from db.subscriptions import Following
from sandbox.faults import FORBIDDEN, Rule, server_error
from sandbox.parts import Channel, ChannelType, Guild
from sandbox.permissions import Permission
from sandbox.server import Sandbox
from sandbox.snowflakes import shard_of
from tests.cogs.conftest import Stage, playing
from tests.cogs.deciding import PROGRAMME, decide, rows_with, states, theirs, until
from tests.conftest import NOW
from tests.published import Bodies

GONE, CLOSED = "notice-channel-gone", "notice-channel-closed"
MESSAGES = r"/channels/.*/messages"


def ticking() -> Iterator[datetime]:
    """Moments, each a millisecond after the one before."""
    return (NOW + timedelta(milliseconds=one) for one in count())


@asynccontextmanager
async def a_stage(
    store: Path, sandbox: Sandbox | None = None, bodies: Bodies | None = None
) -> AsyncIterator[Stage]:
    moments = ticking()
    async with playing(store, sandbox=sandbox, bodies=bodies, clock=lambda: next(moments)) as one:
        yield one


@pytest_asyncio.fixture
async def here(own_store: Path, bodies: Bodies) -> AsyncIterator[Stage]:
    async with a_stage(own_store, bodies=bodies) as one:
        yield one


async def follow(stage: Stage, *places: Channel, locale: str = "en-US", **more: Any) -> None:
    admin = stage.sandbox.person("Ada", role="admin", locale=locale)
    for place in places:
        told = await admin.runs("alerts follow", also={"channel": place, **more})
        assert f"<#{place.id}>" in told.text, told.text


async def seen(stage: Stage) -> None:
    """Wait until the bot has seen everything that happened so far: events come in order."""
    await stage.sandbox.person("Ada", role="admin").runs("alerts list")


def said(place: Channel) -> list[str]:
    """What the bot wrote in a channel, alerts and boards left out."""
    return [one["content"] for one in place.messages.values() if one["author"]["bot"] and not one["embeds"]]


async def told_in(stage: Stage, place: Channel) -> str:
    """The first thing the bot writes in a channel."""
    return await stage.sandbox.until(lambda: next(iter(said(place)), None))


async def until_state(stage: Stage, *wanted: SubscriptionState) -> None:
    await until(stage, lambda: [one.state for one in theirs(stage, closed=True)] == list(wanted))


def refuse(stage: Stage, place: Channel) -> None:
    """As the courier does when Discord answers 403."""
    stage.services.store.write(
        subscriptions.refuse_channel,
        place.id,
        at=NOW,
        retry_at=NOW + timedelta(hours=24),
        reason="403/50013",
        key=CLOSED,
    )


def untold(stage: Stage) -> list[str]:
    return [one.key for one in stage.services.store.read(notices.untold, since=NOW - timedelta(days=1))]


async def test_a_deleted_channel_ends_its_subscription_and_another_one_is_told(here: Stage) -> None:
    world = here.sandbox.world
    await follow(here, world.general, world.news)
    world.delete_channel(world.news)
    told = await told_in(here, world.general)
    assert told.startswith(f"<#{world.news.id}> is gone")
    assert "/alerts list" in told
    assert [one.state for one in theirs(here, closed=True)] == [
        SubscriptionState.ACTIVE,
        SubscriptionState.CLOSED,
    ]
    assert untold(here) == []
    assert world.pings == []


async def test_what_is_decided_after_a_channel_went_is_not_sent_to_it(here: Stage) -> None:
    world, store = here.sandbox.world, here.services.store
    await follow(here, world.general, world.news)
    news = world.news.id
    world.delete_channel(world.news)
    await told_in(here, world.general)
    before = len(here.sandbox.record.requests)
    decide(here, "upstage")
    assert len(states(store)) == 1
    await until(here, lambda: states(store) == [DeliveryState.DONE])
    later = here.sandbox.record.requests[before:]
    assert not [one for one in later if str(news) in one.path]


@pytest.mark.parametrize("how", ["itself", "its channel"])
async def test_a_deleted_thread_ends_its_subscription(here: Stage, how: str) -> None:
    world = here.sandbox.world
    parent = world.add_channel("talk")
    thread = world.add_thread("results", parent)
    await follow(here, world.general, thread)
    world.delete_channel(thread if how == "itself" else parent)
    await until_state(here, SubscriptionState.ACTIVE, SubscriptionState.CLOSED)


async def test_it_is_told_in_the_servers_language(here: Stage) -> None:
    world = here.sandbox.world
    await follow(here, world.general, world.news, locale="ko")
    world.delete_channel(world.news)
    assert "없어져 그곳으로 가던 알림은 끝났다" in await told_in(here, world.general)


@pytest.mark.parametrize("which", ["public_updates_channel_id", "system_channel_id"])
async def test_the_moderators_or_the_system_channel_is_told_before_others(
    own_store: Path, which: str
) -> None:
    async with Sandbox() as sandbox:
        world = sandbox.world
        mods = world.add_channel("mods")
        setattr(world.guild, which, mods.id)
        async with a_stage(own_store, sandbox) as stage:
            await follow(stage, world.general, world.news)
            world.delete_channel(world.news)
            await told_in(stage, mods)
            assert said(world.general) == []


async def test_where_nobody_can_be_told_it_stays_in_the_list(here: Stage) -> None:
    world = here.sandbox.world
    await follow(here, world.news)
    gone = world.news.id
    world.delete_channel(world.news)
    await until(here, lambda: untold(here))
    listed = await here.sandbox.person("Ada", role="admin").runs("alerts list", channel=world.general)
    assert f"<#{gone}> is gone" in listed.text
    assert said(world.general) == []  # it follows nothing, so nobody asked for messages there


async def test_a_lost_permission_is_told_once_and_what_waited_goes_out_when_it_is_given_back(
    here: Stage,
) -> None:
    world, store = here.sandbox.world, here.services.store
    await follow(here, world.general, world.news)
    world.set_overwrite(world.news, world.bot, deny=Permission.SEND_MESSAGES)
    decide(here, "upstage")
    await until_state(here, SubscriptionState.ACTIVE, SubscriptionState.REFUSED)
    assert f"I can no longer post alerts in <#{world.news.id}>" in await told_in(here, world.general)
    decide(here, "sk-telecom")
    world.set_overwrite(world.news, world.bot)
    await until_state(here, SubscriptionState.ACTIVE, SubscriptionState.ACTIVE)
    await until(here, lambda: states(store) == [DeliveryState.DONE] * 4)
    assert len([one for one in said(world.general) if "can no longer" in one]) == 1
    assert len([one for one in world.news.messages.values() if one["embeds"]]) == 2


@pytest.mark.parametrize("how", ["overwrite", "role", "own role"])
async def test_whichever_way_the_permission_comes_back_the_channel_is_open_again(
    here: Stage, how: str
) -> None:
    world = here.sandbox.world
    await follow(here, world.general)
    speaker = world.add_role("Speaker", permissions=int(Permission.SEND_MESSAGES))
    everyone = world.guild.roles[world.guild.id]
    usual = everyone.permissions
    world.set_permissions(everyone, usual & ~int(Permission.SEND_MESSAGES))
    refuse(here, world.general)
    assert theirs(here)[0].state is SubscriptionState.REFUSED
    match how:
        case "overwrite":
            world.set_overwrite(world.general, world.bot, allow=Permission.SEND_MESSAGES)
        case "role":
            world.set_permissions(everyone, usual)
        case _:
            world.give_role(world.bot, speaker)
    await until_state(here, SubscriptionState.ACTIVE)


async def test_what_changed_while_the_bot_was_away_is_seen_when_it_is_back(own_store: Path) -> None:
    async with Sandbox() as sandbox:
        world = sandbox.world
        role = world.add_role("Fans", mentionable=True)
        world.set_overwrite(world.news, world.bot)
        async with a_stage(own_store, sandbox) as stage:
            await follow(stage, world.general, world.news, role=role)
            world.set_overwrite(world.news, world.bot, deny=Permission.EMBED_LINKS)
            refuse(stage, world.news)
        world.set_overwrite(world.news, world.bot)
        del world.guild.roles[role.id]
        async with a_stage(own_store, sandbox) as stage:
            await until_state(stage, SubscriptionState.ACTIVE, SubscriptionState.ACTIVE)
            await until(stage, lambda: [one.role_id for one in theirs(stage)] == [None, None])


async def test_what_is_closed_stays_closed_while_something_is_still_missing(here: Stage) -> None:
    world = here.sandbox.world
    first, second = world.add_channel("first"), world.add_channel("second")
    await follow(here, world.news, first, second)
    world.set_overwrite(world.news, world.bot, deny=Permission.SEND_MESSAGES | Permission.EMBED_LINKS)
    refuse(here, world.news)
    world.set_overwrite(world.news, world.bot, deny=Permission.EMBED_LINKS)
    shut, gone = SubscriptionState.REFUSED, SubscriptionState.CLOSED
    world.delete_channel(first)
    await until_state(here, shut, gone, SubscriptionState.ACTIVE)
    world.delete_channel(second)  # done after the look that came of the permission
    await until_state(here, shut, gone, gone)


async def test_a_channel_that_is_open_again_before_it_was_told_is_not_told(own_store: Path) -> None:
    async with a_stage(own_store) as stage:
        world = stage.sandbox.world
        await follow(stage, world.news)
        world.set_overwrite(world.news, world.bot, deny=Permission.SEND_MESSAGES)
        refuse(stage, world.news)
        assert untold(stage) == [CLOSED]
        world.set_overwrite(world.news, world.bot)
        await until_state(stage, SubscriptionState.ACTIVE)
        assert untold(stage) == []
        await follow(stage, world.general)
        assert said(world.general) == []


async def test_a_locked_thread_waits_until_it_is_opened(here: Stage) -> None:
    world = here.sandbox.world
    thread = world.add_thread("results")
    await follow(here, world.general, thread)
    world.archive(thread)
    world.archive(thread, locked=True)
    await until_state(here, SubscriptionState.ACTIVE, SubscriptionState.REFUSED)
    assert f"<#{thread.id}>" in await told_in(here, world.general)
    world.unarchive(thread)
    await until_state(here, SubscriptionState.ACTIVE, SubscriptionState.ACTIVE)


async def test_a_channel_that_becomes_one_for_announcements_is_followed_as_that(here: Stage) -> None:
    world = here.sandbox.world
    await follow(here, world.general)
    world.general.kind = ChannelType.ANNOUNCEMENT
    world.set_overwrite(world.general, world.bot)
    await until(here, lambda: theirs(here)[0].channel_kind is ChannelKind.ANNOUNCEMENT)


def wanted(guild: Guild, channel: Channel) -> Following:
    return Following(
        guild_id=guild.id, channel_id=channel.id, channel_kind=ChannelKind.TEXT, language="en"  # type: ignore[arg-type]
    )  # fmt: skip


async def test_a_deleted_channel_ends_its_live_board_too(here: Stage) -> None:
    world, admin = here.sandbox.world, here.sandbox.person("Ada", role="admin")
    await follow(here, world.general)
    talk = world.add_channel("talk")
    await admin.runs("board here", channel=talk)
    assert rows_with(here.services.store, talk.id).keys() == {"board"}
    world.delete_channel(talk)
    assert f"<#{talk.id}>" in await told_in(here, world.general)
    listed = await admin.runs("board list")
    assert str(talk.id) not in listed.text


async def test_a_server_that_the_bot_left_is_sent_nothing_and_forgotten_within_thirty_days(
    here: Stage,
) -> None:
    world, store = here.sandbox.world, here.services.store
    await seen(here)
    other = world.add_guild("Other")
    place = world.channel("general", other)
    await seen(here)
    now = here.services.answering.clock()
    store.write(subscriptions.follow, PROGRAMME, wanted(other, place), at=now)
    decide(here, "upstage")
    await until(here, lambda: states(store) == [DeliveryState.DONE])
    world.remove_bot(other)
    await until(here, lambda: theirs(here, other.id) == ())
    before = len(here.sandbox.record.requests)
    decide(here, "sk-telecom")
    assert len(states(store)) == 1
    assert not [one for one in here.sandbox.record.requests[before:] if str(place.id) in one.path]
    present = frozenset({world.guild.id})
    assert store.write(note_members, present, NOW + KEPT - timedelta(hours=1)) == ()
    assert rows_with(store, other.id)
    assert store.write(note_members, present, NOW + KEPT + timedelta(hours=1)) == (other.id,)
    assert rows_with(store, other.id) == {}
    assert states(store) == []


async def test_a_server_left_while_the_bot_was_away_is_noticed_at_the_start(own_store: Path) -> None:
    async with Sandbox() as sandbox:
        world = sandbox.world
        other = world.add_guild("Other")
        async with a_stage(own_store, sandbox) as stage:
            await follow(stage, world.general)
            stage.services.store.write(
                subscriptions.follow, PROGRAMME, wanted(other, world.channel("general", other)), at=NOW
            )
        world.remove_bot(other)
        async with a_stage(own_store, sandbox) as stage:
            await until(stage, lambda: theirs(stage, other.id) == ())
            assert len(theirs(stage)) == 1


async def test_a_server_that_leaves_before_every_shard_is_there_ends_nothing_of_another(
    own_store: Path,
) -> None:
    held, connected, later = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def on_shard_connect(_shard: int) -> None:
        connected.set()

    async def before_identify() -> None:
        if held.is_set():  # of the second shard
            await later.wait()
        held.set()

    async with Sandbox(shards=2) as sandbox:
        world, before = sandbox.world, Route.BASE
        guilds = [world.add_guild(f"G{at}") for at in range(8)]
        first = next(one for one in guilds if shard_of(one.id, 2) == 0)
        second = next(one for one in guilds if shard_of(one.id, 2) == 1)
        settings = Settings(
            database_url=Secret(f"sqlite:///{own_store}"),
            discord_token=Secret("made-up"),
            discord_api_base=sandbox.api,
        )
        with open_services(settings, clock=lambda: NOW + timedelta(hours=1), watch=True) as services:
            for one in (first, second):
                services.store.write(
                    subscriptions.follow, PROGRAMME, wanted(one, world.channel("general", one)), at=NOW
                )
            aim_at(sandbox.api)
            bot = ProgrammeBot(services, before_identify=before_identify, guild_ready_timeout=0)
            bot.add_listener(on_shard_connect)
            stage = Stage(sandbox=sandbox, bot=bot, services=services)
            running = asyncio.create_task(bot.start("made-up"))
            try:
                await connected.wait()
                leaving = asyncio.ensure_future(bot.wait_for("guild_remove"))
                await asyncio.sleep(0)
                world.remove_bot(first)
                await leaving
                await asyncio.sleep(0)  # the bot's own listener comes right after
                await bot.errands.close()
                assert not bot.is_ready()
                assert len(theirs(stage, second.id)) == 1
                later.set()
                await until(stage, lambda: theirs(stage, first.id) == ())
                assert len(theirs(stage, second.id)) == 1
            finally:
                later.set()
                await bot.close()
                await asyncio.gather(running, return_exceptions=True)
                aim_at(before)


async def test_a_notice_that_cannot_be_posted_is_tried_elsewhere_and_kept(here: Stage) -> None:
    world, sandbox = here.sandbox.world, here.sandbox
    talk = world.add_channel("talk")
    await follow(here, world.general, talk, world.news)
    sandbox.faults.add(Rule(action=FORBIDDEN, method="POST", route=MESSAGES, channel=world.general.id))
    world.delete_channel(world.news)
    assert "is gone" in await told_in(here, talk)
    assert len(said(talk)) == 1
    refused = [one for one in sandbox.record.requests if one.status == 403]
    assert len(refused) == 1


def a_teller(stage: Stage, clock: Callable[[], float] = time.monotonic) -> Teller:
    services = stage.services
    return Teller(
        Places(services.store, services.worker, lambda: NOW),
        services.servers,
        services.answering.wording,
        guild=stage.bot.get_guild,
        clock=clock,
    )


async def test_two_processes_tell_it_once(here: Stage) -> None:
    world = here.sandbox.world
    await follow(here, world.general)
    await here.bot.unload_extension("cogs.places")
    here.services.store.write(subscriptions.follow, PROGRAMME, wanted(world.guild, world.news), at=NOW)
    here.services.store.write(subscriptions.close_channel, world.news.id, at=NOW, reason="gone", key=GONE)
    present = frozenset({world.guild.id})
    await asyncio.gather(*(a_teller(here).tell(present) for _ in range(4)))
    assert len(said(world.general)) == 1
    posts = [one for one in here.sandbox.record.requests if one.method == "POST" and one.body]
    assert len([one for one in posts if "is gone" in str(one.body)]) == 1


async def test_a_notice_whose_post_failed_is_told_at_the_next_look(here: Stage) -> None:
    world, sandbox = here.sandbox.world, here.sandbox
    await follow(here, world.general)
    await here.bot.unload_extension("cogs.places")
    here.services.store.write(subscriptions.follow, PROGRAMME, wanted(world.guild, world.news), at=NOW)
    here.services.store.write(subscriptions.close_channel, world.news.id, at=NOW, reason="gone", key=GONE)
    sandbox.faults.add(Rule(action=server_error(503), method="POST", route=MESSAGES, times=1))
    teller, present = a_teller(here), frozenset({world.guild.id})
    await teller.tell(present)
    assert untold(here) == [GONE]
    await teller.tell(present)
    assert len(said(world.general)) == 1
    assert untold(here) == []


async def test_a_server_in_which_nothing_can_be_posted_is_left_alone_for_an_hour(here: Stage) -> None:
    world, sandbox = here.sandbox.world, here.sandbox
    await follow(here, world.general)
    await here.bot.unload_extension("cogs.places")
    here.services.store.write(subscriptions.follow, PROGRAMME, wanted(world.guild, world.news), at=NOW)
    here.services.store.write(subscriptions.close_channel, world.news.id, at=NOW, reason="gone", key=GONE)
    sandbox.faults.add(Rule(action=FORBIDDEN, method="POST", route=MESSAGES, times=1))
    moments = iter([0.0, 0.0, LATER_S - 1, LATER_S - 1, LATER_S + 1])
    teller, present = a_teller(here, lambda: next(moments)), frozenset({world.guild.id})
    for _ in range(3):  # two looks at the clock in the first: before the post, and after it was refused
        await teller.tell(present)
    assert len([one for one in sandbox.record.requests if one.status == 403]) == 1
    assert untold(here) == [GONE]
    await teller.tell(present)
    assert len(said(world.general)) == 1


async def test_a_store_that_fails_for_a_while_loses_no_deletion(here: Stage) -> None:
    world, store = here.sandbox.world, here.services.store
    await follow(here, world.general, world.news)
    failures, real = iter([True]), store.write

    def once(work: Any, *args: Any, **kwargs: Any) -> Any:
        if "Places.gone" in work.__qualname__ and next(failures, False):
            raise OSError("the disk is away")
        return real(work, *args, **kwargs)

    store.write = once  # type: ignore[method-assign]  # a store whose disk is away for one write
    world.delete_channel(world.news)
    await until_state(here, SubscriptionState.ACTIVE, SubscriptionState.CLOSED)
    assert next(failures, None) is None


async def test_a_bot_that_stays_connected_forgets_a_server_it_left_all_the_same(own_store: Path) -> None:
    days, moments = 0, ticking()
    async with playing(own_store, clock=lambda: next(moments) + timedelta(days=days)) as here:
        world, store = here.sandbox.world, here.services.store
        other = world.add_guild("Other")
        place = world.channel("general", other)
        await seen(here)
        store.write(subscriptions.follow, PROGRAMME, wanted(other, place), at=NOW)
        world.remove_bot(other)
        await until(here, lambda: theirs(here, other.id) == ())
        assert rows_with(store, other.id)
        days = 30
        here.services.bell.ring()
        async with asyncio.timeout(10):
            while rows_with(store, other.id):
                await seen(here)
