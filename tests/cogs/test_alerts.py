"""/alerts on the real library, in a sandbox, on a real store: what is promised, what is refused, what is kept."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from answers.terms import ChannelKind, DeliveryState, Event, Language, SubscriptionState, Topic
from db import subscriptions
from db.subscriptions import MOST, Following
from sandbox.faults import FORBIDDEN, Rule
from sandbox.options import RawCommand
from sandbox.parts import Channel, ChannelType
from sandbox.people import Person
from sandbox.permissions import Permission
from sandbox.reading import texts
from tests.cogs.conftest import Stage, playing
from tests.cogs.deciding import PROGRAMME, decide, posts, rows_with, states, theirs, until
from tests.conftest import NOW
from tests.published import Bodies

HOSTILE = "@everyone <@&1> `x` **y** [z](https://evil.example) \u202e\u200b"


@pytest_asyncio.fixture
async def here(own_store: Path, bodies: Bodies) -> AsyncIterator[Stage]:
    """A bot of one's own: every test here writes."""
    async with playing(own_store, bodies=bodies) as one:
        yield one


def an_admin(stage: Stage, locale: str = "en-US") -> Person:
    return stage.sandbox.person("Ada", role="admin", locale=locale)


async def following(stage: Stage, **options: Any) -> Person:
    """An admin who lets #general follow."""
    admin = an_admin(stage)
    told = await admin.runs("alerts follow", also=options)
    assert "From now on" in told.text, told.text
    return admin


SAID = [
    ("follow", "From now on I tell", "이제부터"),
    ("list", "Followed here: 1", "소식을 받는 곳: 1곳"),
    ("edit", "Changed, from now on", "바꿨다"),
    ("pause", "Paused:", "멈췄다"),
    ("resume", "is told again", "다시 알린다"),
    (
        "test",
        "The test stands here: https://discord.com/channels/",
        "시험 알림을 올렸다: https://discord.com/",
    ),
    ("log", "Nothing was sent", "아직 없다"),
    ("stop", "is told nothing any more", "더 알리지 않는다"),
    ("list", "Nothing is followed", "받는 소식은 없다"),
]


@pytest.mark.parametrize("locale", ["en-US", "ko"])
async def test_every_command_answers_privately_in_the_language_of_the_admin(here: Stage, locale: str) -> None:
    admin = an_admin(here, locale)
    for command, english, korean in SAID:
        told = await admin.runs(f"alerts {command}", also={"kinds": "dates"} if command == "edit" else {})
        assert told.ephemeral
        assert (korean if locale == "ko" else english) in told.text, command
    assert here.sandbox.world.pings == []


async def test_the_answer_says_what_will_come_and_that_it_starts_from_now(here: Stage) -> None:
    role = here.sandbox.world.add_role("Fans", mentionable=True)
    told = await an_admin(here).runs(
        "alerts follow",
        also={"teams": "upstage, SKT", "kinds": "outcomes, dates", "role": role, "language": "ko"},
    )
    for words in ("SK Telecom and Upstage", "outcomes and dates", "한국어", f"<@&{role.id}>"):
        assert words in told.text
    assert "What happened before is not posted" in told.text
    assert "/alerts test" in told.text
    one = theirs(here)[0]
    assert (one.language, one.role_id, one.channel_kind) == (Language.KO, role.id, ChannelKind.TEXT)
    assert one.teams == {"upstage", "sk-telecom"}
    assert one.topics == {Topic.OUTCOMES, Topic.DATES}
    assert here.sandbox.world.pings == []


async def test_the_language_is_the_servers_else_the_admins(here: Stage) -> None:
    admin = an_admin(here, "ko")
    await admin.runs("alerts follow")
    assert theirs(here)[0].language is Language.KO
    await admin.runs("language", also={"language": "en"})
    await admin.runs("alerts follow", also={"channel": "news"})
    assert theirs(here)[1].language is Language.EN


async def test_a_member_is_refused_at_run_time_too(here: Stage) -> None:
    member = here.sandbox.person()
    for sub in ("follow", "list", "edit", "pause", "resume", "test", "stop", "log"):
        with pytest.raises(PermissionError):
            await member.runs(f"alerts {sub}")
        told = await member.runs(RawCommand(name="alerts", options=[{"name": sub, "type": 1, "options": []}]))
        assert told.ephemeral
        assert "Only members who may manage" in told.text, sub
    assert theirs(here, closed=True) == ()


async def test_what_a_server_follows_is_not_offered_to_members(here: Stage) -> None:
    admin = await following(here)
    assert [one["name"] for one in await admin.completes("alerts stop", "channel", "")] == [
        "#general (active)"
    ]
    assert [one["name"] for one in await admin.completes("alerts stop", "channel", "zzz")] == []
    here.sandbox.world.set_permissions(
        next(one for one in here.sandbox.world.guild.roles.values() if one.name == "Admins"), 0
    )
    options = [{"name": "channel", "type": 3, "value": "", "focused": True}]
    member = here.sandbox.person()
    told = await member.runs(
        RawCommand(name="alerts", options=[{"name": "stop", "type": 1, "options": options}])
    )
    assert "#general" not in told.text


@pytest.mark.parametrize(
    ("denied", "english", "korean"),
    [
        (Permission.EMBED_LINKS, "Embed Links", "링크 임베드"),
        (Permission.SEND_MESSAGES, "Send Messages and Embed Links", "메시지 보내기, 링크 임베드"),
        (Permission.VIEW_CHANNEL, "View Channel", "채널 보기"),
    ],
)
async def test_a_permission_that_the_bot_lacks_is_named_and_nothing_is_promised(
    here: Stage, denied: Permission, english: str, korean: str
) -> None:
    world, admin = here.sandbox.world, an_admin(here)
    world.set_overwrite(world.general, world.bot, deny=denied)
    told = await admin.runs("alerts follow")
    assert f"Missing there: {english}" in told.text
    admin.locale = "ko"
    assert f"부족한 권한: {korean}" in (await admin.runs("alerts follow")).text
    assert theirs(here) == ()
    world.set_overwrite(world.general, world.bot)
    await admin.runs("alerts follow")
    assert len(theirs(here)) == 1


async def test_without_the_history_it_works_and_what_that_costs_is_said(here: Stage) -> None:
    world = here.sandbox.world
    world.set_overwrite(world.general, world.bot, deny=Permission.READ_MESSAGE_HISTORY)
    told = await an_admin(here).runs("alerts follow")
    assert "I lack Read Message History there" in told.text
    assert len(theirs(here)) == 1


async def test_everyone_is_refused_and_a_role_that_cannot_be_pinged_is_said(here: Stage) -> None:
    world, admin = here.sandbox.world, an_admin(here)
    everyone, quiet = world.guild.roles[world.guild.id], world.add_role("Quiet")
    told = await admin.runs("alerts follow", also={"role": everyone})
    assert "never ping" in told.text
    assert theirs(here) == ()
    told = await admin.runs("alerts follow", also={"role": quiet})
    assert f"I cannot ping <@&{quiet.id}>" in told.text
    assert "All Roles" in told.text
    world.set_overwrite(world.general, world.bot, allow=Permission.MENTION_EVERYONE)
    assert "cannot ping" not in (await admin.runs("alerts follow", also={"role": quiet})).text
    fans = world.add_role("Fans", mentionable=True)
    fans.managed = True
    world.set_permissions(fans, 0)
    told = await admin.runs("alerts follow", also={"role": fans})
    assert "belongs to an integration" in told.text
    assert "cannot ping" not in told.text


async def test_a_role_of_another_server_is_refused(here: Stage) -> None:
    world = here.sandbox.world
    foreign = world.add_role("Foreign", guild=world.add_guild("Other"))
    options = [{"name": "role", "type": 8, "value": str(foreign.id)}]
    told = await an_admin(here).runs("alerts follow", raw_options=options)
    assert "no role of this server" in told.text
    assert theirs(here) == ()


async def test_announcement_channels_and_threads_are_followed_as_what_they_are(here: Stage) -> None:
    world, admin = here.sandbox.world, an_admin(here)
    thread = world.add_thread("results")
    for place in (world.news, thread):
        assert f"<#{place.id}>" in (await admin.runs("alerts follow", also={"channel": place})).text
    assert [one.channel_kind for one in theirs(here)] == [ChannelKind.ANNOUNCEMENT, ChannelKind.THREAD]
    typed_in = await admin.runs("alerts follow", channel=thread)
    assert "Changed" in typed_in.text


async def test_in_a_thread_it_is_the_threads_own_permission_that_counts(here: Stage) -> None:
    world, admin = here.sandbox.world, an_admin(here)
    thread = world.add_thread("results")
    world.set_overwrite(world.general, world.bot, deny=Permission.SEND_MESSAGES_IN_THREADS)
    told = await admin.runs("alerts follow", also={"channel": thread})
    assert "Send Messages in Threads" in told.text
    world.set_overwrite(world.general, world.bot, deny=Permission.SEND_MESSAGES)
    assert "From now on" in (await admin.runs("alerts follow", also={"channel": thread})).text


async def test_a_locked_thread_is_refused_and_an_archived_one_opens_at_the_first_post(here: Stage) -> None:
    world, admin = here.sandbox.world, an_admin(here)
    thread = world.add_thread("results")
    world.archive(thread, locked=True)
    assert "is locked" in (await admin.runs("alerts follow", also={"channel": thread})).text
    world.archive(thread)
    assert "From now on" in (await admin.runs("alerts follow", also={"channel": thread})).text


@pytest.mark.parametrize("kind", [ChannelType.VOICE, ChannelType.FORUM])
async def test_other_kinds_of_channels_get_a_sentence(here: Stage, kind: ChannelType) -> None:
    place, admin = here.sandbox.world.add_channel("talk", kind=kind), an_admin(here)
    with pytest.raises(ValueError, match="no channel of this kind"):
        await admin.runs("alerts follow", also={"channel": place})
    options = [{"name": "channel", "type": 7, "value": str(place.id)}]
    told = await admin.runs("alerts follow", raw_options=options)
    assert "not to that kind of channel" in told.text
    assert theirs(here) == ()


@pytest.mark.parametrize("member", [True, False])
async def test_a_channel_of_another_server_is_refused(here: Stage, member: bool) -> None:
    world = here.sandbox.world
    other = world.add_guild("Other", bot=member)
    told = await an_admin(here).runs("alerts follow", also={"channel": world.channel("general", other)})
    assert "no channel of this server" in told.text
    assert theirs(here, other.id) == theirs(here) == ()


async def test_following_again_changes_the_subscription_and_says_so(here: Stage) -> None:
    admin = await following(here, teams="upstage")
    first = theirs(here)[0]
    told = await admin.runs("alerts follow", also={"kinds": "결과"})
    assert "Changed" in told.text
    again = theirs(here)
    assert [one.id for one in again] == [first.id]
    assert not again[0].teams
    assert again[0].topics == {Topic.OUTCOMES}


async def test_an_update_decided_before_is_not_delivered_and_one_after_is(here: Stage) -> None:
    decide(here, "upstage")
    await following(here)
    after = decide(here, "sk-telecom").update.id
    assert posts(here.services.store) == [(here.sandbox.world.general.id, after)]


async def test_only_the_teams_and_topics_asked_for_are_delivered(here: Stage) -> None:
    world, admin = here.sandbox.world, await following(here, teams="upstage")
    await admin.runs("alerts follow", also={"channel": "news", "kinds": "scores"})
    decide(here, "sk-telecom")
    assert posts(here.services.store) == []
    mine = decide(here, "upstage").update.id
    assert posts(here.services.store) == [(world.general.id, mine)]


async def test_what_happens_while_it_is_paused_is_never_told(here: Stage) -> None:
    admin = await following(here)
    await admin.runs("alerts pause")
    decide(here, "upstage")
    told = await admin.runs("alerts resume")
    assert "is told again" in told.text
    assert posts(here.services.store) == []
    assert "active" in (await admin.runs("alerts resume")).text
    after = decide(here, "sk-telecom").update.id
    assert [update for _channel, update in posts(here.services.store)] == [after]


async def test_resuming_needs_the_permissions(here: Stage) -> None:
    world, admin = here.sandbox.world, await following(here)
    await admin.runs("alerts pause")
    world.set_overwrite(world.general, world.bot, deny=Permission.EMBED_LINKS)
    assert "Missing there: Embed Links" in (await admin.runs("alerts resume")).text
    assert theirs(here)[0].state is SubscriptionState.PAUSED


async def test_what_is_not_given_stays_when_it_is_edited(here: Stage) -> None:
    role = here.sandbox.world.add_role("Fans", mentionable=True)
    admin = await following(here, teams="upstage", kinds="outcomes", role=role)
    assert "Say what to change" in (await admin.runs("alerts edit")).text
    await admin.runs("alerts edit", also={"language": "ko"})
    one = theirs(here)[0]
    assert one.teams == {"upstage"}
    assert one.topics == {Topic.OUTCOMES}
    assert (one.role_id, one.language) == (role.id, Language.KO)
    told = await admin.runs("alerts edit", also={"teams": "all", "kinds": "전체", "no_role": True})
    assert "Teams: all teams" in told.text
    one = theirs(here)[0]
    assert (one.teams, one.topics, one.role_id) == (frozenset(), frozenset(), None)


@pytest.mark.parametrize("how", ["{id}", "#news", "news", "<#{channel}>", "{channel}"])
async def test_a_subscription_is_chosen_by_its_channel(here: Stage, how: str) -> None:
    admin = await following(here)
    await admin.runs("alerts follow", also={"channel": "news"})
    news = theirs(here)[1]
    typed = how.format(id=news.id, channel=news.channel_id)
    told = await admin.runs("alerts pause", also={"channel": typed})
    assert f"<#{news.channel_id}>" in told.text, told.text
    assert [one.state for one in theirs(here)] == [SubscriptionState.ACTIVE, SubscriptionState.PAUSED]


async def test_a_subscription_of_another_server_is_as_good_as_none(here: Stage) -> None:
    other = here.sandbox.world.add_guild("Other")
    foreign = here.services.store.write(subscriptions.follow, PROGRAMME, wanted(other.id, 77), at=NOW)
    admin = an_admin(here)
    for sub in ("pause", "resume", "stop", "test"):
        told = await admin.runs(f"alerts {sub}", also={"channel": str(foreign.id)})
        assert "No channel is followed there" in told.text
    told = await admin.runs("alerts edit", also={"channel": str(foreign.id), "teams": "all"})
    assert "No channel is followed there" in told.text
    assert theirs(here, other.id)[0].state is SubscriptionState.ACTIVE
    assert "77" not in (await admin.runs("alerts list")).text


def wanted(guild: int, channel: int) -> Following:
    return Following(guild_id=guild, channel_id=channel, channel_kind=ChannelKind.TEXT, language=Language.EN)


async def test_a_server_has_at_most_so_many_subscriptions(here: Stage) -> None:
    guild = here.sandbox.world.guild.id
    for channel in range(1, MOST + 1):
        here.services.store.write(subscriptions.follow, PROGRAMME, wanted(guild, channel), at=NOW)
    admin = an_admin(here)
    told = await admin.runs("alerts follow")
    assert f"has {MOST} subscriptions" in told.text
    listed = await admin.runs("alerts list")
    assert f"Followed here: {MOST}" in listed.text
    await admin.runs("alerts stop", also={"channel": "1"})
    assert "From now on" in (await admin.runs("alerts follow")).text


@pytest.mark.parametrize(
    ("option", "typed", "expected"),
    [
        ("teams", "umbrella", "“umbrella” is no team here"),
        ("teams", "upstage, umbrella", "“umbrella” is no team here"),
        ("teams", ",,,", "is no team here"),
        ("kinds", "gossip", "“gossip” is no kind of news"),
        ("teams", HOSTILE, "is no team here"),
        ("kinds", HOSTILE, "is no kind of news"),
    ],
)
async def test_what_is_no_team_or_topic_is_named(here: Stage, option: str, typed: str, expected: str) -> None:
    told = await an_admin(here).runs("alerts follow", also={option: typed})
    assert told.ephemeral
    assert expected in told.text
    assert theirs(here) == ()
    assert here.sandbox.world.pings == []
    assert [one.status for one in here.sandbox.record.requests if one.status == 400] == []


async def test_hostile_names_of_channels_and_roles_ping_nobody_and_break_nothing(here: Stage) -> None:
    world, admin = here.sandbox.world, an_admin(here)
    place, role = world.add_channel(HOSTILE), world.add_role(HOSTILE)
    await admin.runs("alerts follow", also={"channel": place, "role": role})
    for sub in ("list", "log"):
        await admin.runs(f"alerts {sub}")
    offered = await admin.completes("alerts stop", "channel", "")
    assert len(offered) == 1
    assert "\u202e" not in offered[0]["name"]
    world.set_overwrite(place, world.bot, deny=Permission.EMBED_LINKS)
    told = await admin.runs("alerts test", also={"channel": offered[0]["value"]})
    assert "[z](https://evil" not in told.text
    assert world.pings == []
    assert [one.status for one in here.sandbox.record.requests if one.status == 400] == []


async def test_teams_and_topics_are_offered_one_after_another(here: Stage) -> None:
    admin = an_admin(here, "ko")
    first = await admin.completes("alerts follow", "kinds", "")
    assert [one["value"] for one in first] == ["all", *Topic]
    second = await admin.completes("alerts follow", "kinds", "결과, 일")
    assert [(one["name"], one["value"]) for one in second] == [("결과, 일정", "outcomes, dates")]
    teams = await admin.completes("alerts follow", "teams", "upstage, SK")
    assert teams[0]["value"] == "upstage, sk-telecom"
    assert (await admin.completes("alerts follow", "teams", ""))[0] == {"name": "전체", "value": "all"}
    assert await admin.completes("alerts edit", "teams", "ups") == []  # nothing is followed in this channel
    await admin.runs("alerts follow", also={"teams": teams[0]["value"]})
    assert await admin.completes("alerts edit", "teams", "ups")


def in_channel(stage: Stage, place: Channel | None = None) -> list[dict[str, Any]]:
    channel = place or stage.sandbox.world.general
    return [one for one in channel.messages.values() if one["author"]["bot"]]


async def test_a_test_says_that_nothing_happened_and_pings_nobody_unless_asked(here: Stage) -> None:
    world = here.sandbox.world
    role = world.add_role("Fans", mentionable=True)
    admin = await following(here, role=role, language="ko")
    told = await admin.runs("alerts test")
    message = in_channel(here)[-1]
    assert message["id"] in told.text
    assert message["content"] == "시험 알림이다. 아무 일도 일어나지 않았다."
    assert "아무 일도 일어나지 않았다" in texts(message)
    assert world.pings == []
    await admin.runs("alerts test", also={"ping": True})
    assert [(kind, who) for _message, kind, who in world.pings] == [("role", role.id)]
    assert in_channel(here)[-1]["content"].startswith(f"<@&{role.id}> ")


async def test_a_test_that_cannot_be_posted_says_why(here: Stage) -> None:
    world, admin = here.sandbox.world, await following(here)
    here.sandbox.faults.add(Rule(action=FORBIDDEN, method="POST", route=r"/channels/.*/messages", times=1))
    told = await admin.runs("alerts test")
    assert "could not be posted: 403" in told.text
    world.set_overwrite(world.general, world.bot, deny=Permission.SEND_MESSAGES)
    assert "Missing there" in (await admin.runs("alerts test")).text
    assert in_channel(here) == []


async def test_a_test_that_works_opens_a_channel_that_was_closed(here: Stage) -> None:
    admin = await following(here)
    channel = here.sandbox.world.general.id
    here.services.store.write(
        subscriptions.refuse_channel, channel, at=NOW, retry_at=NOW, reason="403", key="notice-channel-closed"
    )
    told = await admin.runs("alerts test")
    assert "was closed to me until now" in told.text
    assert theirs(here)[0].state is SubscriptionState.ACTIVE


async def test_the_list_says_in_which_state_each_is_and_why(here: Stage) -> None:
    world, admin = here.sandbox.world, await following(here, teams="upstage")
    await admin.runs("alerts follow", also={"channel": "news"})
    await admin.runs("alerts pause", also={"channel": "#news"})
    world.set_overwrite(world.general, world.bot, deny=Permission.EMBED_LINKS)
    here.services.store.write(
        subscriptions.refuse_channel,
        world.general.id,
        at=NOW,
        retry_at=NOW,
        reason="403",
        key="notice-channel-closed",
    )
    told = (await admin.runs("alerts list")).text
    assert "**closed to me** (missing: Embed Links; tried again" in told
    assert "**paused**" in told
    assert "Upstage · outcomes, dates, scores and disputes · English" in told


async def test_the_log_shows_the_own_servers_deliveries_alone(here: Stage) -> None:
    world, store = here.sandbox.world, here.services.store
    other = world.add_guild("Other")
    foreign = world.channel("general", other)
    admin = await following(here)
    store.write(subscriptions.follow, PROGRAMME, wanted(other.id, foreign.id), at=NOW)
    decide(here, "upstage")
    await until(here, lambda: states(store) == [DeliveryState.DONE] * 2)
    told = (await admin.runs("alerts log")).text
    assert "The newest 1 deliveries" in told
    assert "Upstage advanced" in told
    assert "**posted**" in told
    message = in_channel(here)[-1]["id"]
    assert f"https://discord.com/channels/{world.guild.id}/{world.general.id}/{message}" in told
    assert str(foreign.id) not in told
    assert str(other.id) not in told
    admin.locale = "ko"
    assert "**올림**" in (await admin.runs("alerts log")).text


async def test_forgetting_a_server_leaves_no_row_with_its_id(here: Stage) -> None:
    world, store = here.sandbox.world, here.services.store
    other = world.add_guild("Other")
    admin = await following(here)
    await admin.runs("settings mentions", also={"channel": "#news", "answer": True})
    await admin.runs("alerts follow", also={"channel": "news"})
    store.write(subscriptions.follow, PROGRAMME, wanted(other.id, 77), at=NOW)
    decide(here, "upstage")
    store.write(subscriptions.close_channel, world.news.id, at=NOW, reason="gone", key="notice-channel-gone")
    guild = world.guild.id
    assert set(rows_with(store, guild)) >= {"subscription", "notice", "server"}
    how = await admin.runs("settings forget")
    assert "confirm: forget" in how.text
    assert rows_with(store, guild)
    told = await admin.runs("settings forget", also={"confirm": "삭제"})
    assert "is removed" in told.text
    assert rows_with(store, guild) == {}
    assert rows_with(store, world.general.id) == rows_with(store, world.news.id) == {}
    assert len(theirs(here, other.id)) == 1
    assert "Nothing is followed" in (await admin.runs("alerts list")).text
    assert "Upstage advanced" not in (await admin.runs("alerts log")).text


async def test_members_may_not_have_a_server_forgotten(here: Stage) -> None:
    await following(here)
    options = [{"name": "confirm", "type": 3, "value": "forget"}]
    told = await here.sandbox.person().runs(
        RawCommand(name="settings", options=[{"name": "forget", "type": 1, "options": options}])
    )
    assert "Only members who may manage" in told.text
    assert len(theirs(here)) == 1


async def test_two_programmes_in_one_channel_are_two_subscriptions(
    seeded_twice: Path, tmp_path: Path
) -> None:
    store = tmp_path / "two.db"
    store.write_bytes(seeded_twice.read_bytes())  # noqa: ASYNC240  before anything runs
    async with playing(store) as stage:
        admin = an_admin(stage)
        await admin.runs("alerts follow", also={"programme": PROGRAMME})
        await admin.runs("alerts follow", also={"programme": "harbour-cup"})
        assert [one.programme for one in theirs(stage)] == [PROGRAMME, "harbour-cup"]
        assert "No channel is followed there" in (await admin.runs("alerts pause")).text  # which of the two?
        offered = await admin.completes("alerts edit", "channel", "")
        assert len({one["name"] for one in offered}) == 2
        cup = str(theirs(stage)[1].id)
        teams = await admin.completes("alerts edit", "teams", "ter", also={"channel": cup})
        told = await admin.runs("alerts edit", also={"channel": cup, "teams": teams[0]["value"]})
        assert "Teams: Tern" in told.text


async def test_a_delivery_of_a_change_that_nobody_is_told_has_no_rows(here: Stage) -> None:
    await following(here, kinds="scores")
    decide(here, "upstage", Event.ELIMINATED)
    assert posts(here.services.store) == []
