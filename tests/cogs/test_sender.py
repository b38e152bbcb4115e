"""The sender: what each answer of Discord becomes, how our own messages are found again, and what an alert looks like."""

import dataclasses
import logging
import re
import socket
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from discord.http import Route
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answers.alerts import AlertLine
from answers.cards import SourceLine
from answers.terms import Language
from answers.wording import Wording
from app.sending import (
    CannotRead,
    ChannelClosed,
    ChannelGone,
    LeaseOver,
    MessageGone,
    Refused,
    SendingError,
    ThreadClosed,
    TooSoon,
    Unclear,
)
from cogs.ui.alerts import alert_embed, alert_line, alert_message
from sandbox.faults import CutAfter, CutBefore, HalfBody, Rule, Silence, Status, rate_limited
from sandbox.limits import message_errors
from sandbox.permissions import Permission
from tests.app.made_up_discord import BEGAN
from tests.cogs.desk import POSTS, Desk, a_desk, an_alert
from tests.published import Bodies

TOKEN = "0123456789abcdef"
LATER = {
    "retry_after": 1800.5,
    "global": False,
    "code": 30046,
    "message": "Maximum number of edits to messages",
}
HEADERS = {"Via": "1.1 google", "Retry-After": "1", "X-RateLimit-Scope": "shared"}


def said(code: int, number: int, message: str = "No.") -> Status:
    return Status(code=code, body={"message": message, "code": number})


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (Status(code=400, body={"message": "Invalid Form Body", "code": 50035, "errors": {"content": {"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length."}]}}}), Refused, "2000 or fewer"),
        (said(400, 50006), Refused, "50006"),
        (Status(code=413, body="<html></html>"), Refused, "413"),
        (Status(code=400, body="<html>bad</html>"), Unclear, "400"),
        (said(403, 50001), ChannelClosed, "50001"),
        (said(403, 50013), ChannelClosed, "50013"),
        (said(403, 40333), Unclear, "40333"),
        (Status(code=403, body="<html>blocked</html>"), Unclear, "403"),
        (said(404, 10003), ChannelGone, "10003"),
        (said(404, 10004), ChannelGone, "10004"),
        (said(404, 10008), MessageGone, "10008"),
        (said(404, 0), Unclear, "404"),
        (said(400, 50083), ChannelGone, "50083"),
        (said(500, 0), Unclear, "500"),
        (Status(code=503, body="<html></html>"), Unclear, "503"),
        (Status(code=524, body="<html></html>"), Unclear, "524"),
        (rate_limited(7.0), TooSoon, "rate limit"),
        (Status(code=200, body="<html>no JSON</html>"), Unclear, "no message"),
        (Status(code=200, body={}), Unclear, "no message"),
        (Status(code=200, body=[]), Unclear, "no message"),
        (CutBefore(), Unclear, "connection"),
        (CutAfter(), Unclear, "connection"),
        (HalfBody(), Unclear, "connection"),
    ],
)  # fmt: skip
async def test_every_answer_to_a_post_is_one_of_the_couriers_errors(
    tmp_path: Path, answer: Any, error: type[SendingError], words: str
) -> None:
    async with a_desk(tmp_path) as desk:
        desk.sandbox.faults.add(Rule(action=answer, route=POSTS))
        with pytest.raises(SendingError) as told:
            await desk.post(desk.sandbox.world.general)
        assert type(told.value) is error
        assert words in str(told.value)
        assert "\n" not in str(told.value)
        assert "<html" not in str(told.value)
        assert len(desk.asked()) == 1


async def test_silence_is_unclear_after_a_while_and_the_message_is_there_once(tmp_path: Path) -> None:
    async with a_desk(tmp_path, answer_s=0.3) as desk:
        general = desk.sandbox.world.general
        desk.sandbox.faults.add(Rule(action=Silence(after=True), route=POSTS, times=1))
        with pytest.raises(Unclear, match="no answer"):
            await desk.post(general, nonce="same")
        message = await desk.post(general, nonce="same")
        assert [int(one["id"]) for one in desk.standing(general)] == [message]


async def test_nothing_listening_is_unclear(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            before, Route.BASE = Route.BASE, f"http://127.0.0.1:{probe.getsockname()[1]}/api/v10"
            with pytest.raises(Unclear):
                await desk.post(desk.sandbox.world.general)
            Route.BASE = before


async def test_an_edit_of_an_old_message_may_have_to_wait_long(tmp_path: Path) -> None:
    """30046 names its time in the body alone, and far beyond what the library would wait."""
    async with a_desk(tmp_path) as desk:
        message = await desk.post(desk.sandbox.world.general)
        desk.sandbox.faults.add(
            Rule(action=Status(code=429, body=LATER, headers=HEADERS, scope="shared"), method="PATCH")
        )
        with pytest.raises(TooSoon) as told:
            await edit(desk, message)
        assert told.value.after_s == 1800.5
        assert not told.value.for_all
        assert "30046" in str(told.value)
        with pytest.raises(TooSoon):
            await edit(desk, message)
        assert len(desk.asked("PATCH", "/channels/{channel_id}/messages/{message_id}")) == 1
        await desk.post(desk.sandbox.world.general)  # posting is another limit


async def edit(desk: Desk, message: int) -> None:
    channel = desk.sandbox.world.general.id
    await desk.sender.edit(channel, message, an_alert(), token=TOKEN, deadline=desk.clock.mono + 36)


async def test_what_cannot_be_edited_any_more_is_told_apart(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        thread = desk.sandbox.world.add_thread("talk")
        message = await desk.post(thread)
        desk.sandbox.world.archive(thread)
        with pytest.raises(ThreadClosed):
            await desk.sender.edit(thread.id, message, an_alert(), token=TOKEN, deadline=desk.clock.mono + 36)
        await desk.post(thread)  # which opens the thread again
        desk.sandbox.world.archive(thread, locked=True)
        with pytest.raises(ChannelGone):
            await desk.post(thread)
        with pytest.raises(MessageGone):
            await edit(desk, 12345)


async def test_publishing_twice_is_fine(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        news = desk.sandbox.world.news
        message = await desk.post(news)
        for _ in range(2):
            await desk.sender.publish(news.id, message, deadline=desk.clock.mono + 36)
        general = desk.sandbox.world.general
        plain = await desk.post(general)
        with pytest.raises(Refused):
            await desk.sender.publish(general.id, plain, deadline=desk.clock.mono + 36)


async def find(desk: Desk, channel: int | None = None, token: str = TOKEN) -> int | None:
    since = desk.sandbox.world.now() - timedelta(minutes=10)
    place = channel or desk.sandbox.world.general.id
    return await desk.sender.find(place, token=token, since=since, deadline=desk.clock.mono + 36)


async def test_our_message_is_found_by_its_token_however_much_was_said_since(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        general, person = desk.sandbox.world.general, desk.sandbox.person()
        for _ in range(120):
            person.says("before")
        message = await desk.post(general, token=TOKEN)
        for _ in range(230):
            person.says(f"1:alert:{TOKEN}:1")
        assert await find(desk) == message
        assert await find(desk, token="fedcba9876543210") is None
        desk.sandbox.world.messages.delete(general.messages[message])
        assert await find(desk) is None


async def test_a_history_that_may_not_be_read_is_told_from_one_without_our_message(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        world = desk.sandbox.world
        world.now = lambda now=world.now: now() - timedelta(hours=1)  # type: ignore[misc]
        await desk.post(world.general, token="aaaa")
        world.now = lambda now=world.now: now() + timedelta(hours=1)  # type: ignore[misc]
        assert await find(desk) is None  # an old message is there, so the history can be read
        world.set_overwrite(world.general, world.bot, deny=Permission.READ_MESSAGE_HISTORY)
        with pytest.raises(CannotRead):
            await find(desk)
        world.set_overwrite(world.general, world.bot, deny=Permission.VIEW_CHANNEL)
        with pytest.raises(CannotRead):
            await find(desk)
        with pytest.raises(ChannelGone):
            await find(desk, 12345)


async def test_nothing_is_asked_after_the_deadline(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        with pytest.raises(LeaseOver):
            await desk.post(desk.sandbox.world.general, deadline=desk.clock.mono - 1)
        assert desk.asked() == []


async def test_no_error_and_no_log_tells_the_token(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="cogs")
    async with a_desk(tmp_path) as desk:
        desk.client.http.token = "very.secret.hunter2"
        for action in (said(401, 0), CutBefore(), said(400, 50035)):
            desk.sandbox.faults.add(Rule(action=action, route=POSTS, times=1))
        for _ in range(3):
            with pytest.raises(SendingError) as told:
                await desk.post(desk.sandbox.world.general)
            assert "hunter2" not in repr(told.value)
        assert "hunter2" not in caplog.text


words = st.text(min_size=1, max_size=400)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    line=words,
    lines=st.lists(st.tuples(st.text(max_size=3000), st.booleans(), st.booleans()), max_size=60),
    sources=st.lists(st.tuples(words, st.integers(1, 2500)), max_size=3),
    language=st.sampled_from(Language),
)
async def test_whatever_it_says_an_alert_fits_and_pings_nobody(
    bodies: Bodies,
    line: str,
    lines: list[tuple[str, bool, bool]],
    sources: list[tuple[str, int]],
    language: Language,
) -> None:
    alert = an_alert(
        line=f"{line} @everyone <@&1>",
        title=line,
        lines=tuple(AlertLine(text=text, struck=struck, below=below) for text, struck, below in lines),
        sources=tuple(
            SourceLine(
                publisher=name, published="today", url=f"https://a.example/{'x' * size}", official=None
            )
            for name, size in sources
        ),
        footer=line * 3,
        language=language,
    )
    message = alert_message(alert, Wording(), token=TOKEN, role_id=77)
    body = {
        "content": message.content,
        "embeds": [message.embed.to_dict()],
        "components": message.view.to_components(),
        "allowed_mentions": {"parse": [], "roles": ["77"]},
    }
    assert not message_errors(body)
    bodies.check("POST", "/api/v10/channels/1/messages", body)
    assert len(alert_line(alert)) <= 150
    assert message.content.count("<@&") - message.content.count("\\<@&") == 1
    told = message.embed.description or ""
    linked = re.findall(r"\]\(<(https://a\.example/x+)", told)
    assert all(f"](<{one}>)" in told for one in linked)  # whole, or not at all
    assert {len(one) - len("https://a.example/") for one in linked} <= {size for _name, size in sources}


def test_an_alert_that_comes_late_says_when_it_was_decided() -> None:
    for language in Language:
        embed = alert_embed(an_alert(late_since=BEGAN, language=language), Wording())
        assert f"<t:{int(BEGAN.timestamp())}:f>" in (embed.description or "")
    assert "<t:" not in (alert_embed(an_alert(), Wording()).description or "")


def test_what_holds_no_longer_is_struck_and_what_belongs_below_is_indented() -> None:
    lines = (
        AlertLine(text="A_b advanced.", struck=True),
        AlertLine(text="Corrected: eliminated.", below=True),
        AlertLine(text="C advanced."),
    )
    told = (alert_embed(an_alert(lines=lines), Wording()).description or "").splitlines()
    assert told[:3] == ["• ~~A\\_b advanced.~~", "↳ Corrected: eliminated.", "• C advanced."]


async def test_an_alert_about_several_teams_offers_its_sources_alone() -> None:
    message = alert_message(dataclasses.replace(an_alert(), team=None), Wording(), token=TOKEN)
    [row] = message.view.to_components()
    assert [one["custom_id"] for one in row["components"]] == [f"1:alert:{TOKEN}:1"]
