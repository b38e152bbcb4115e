"""The Sources button of an alert: answered for whoever presses it, in their language, restarts or not."""

import shutil
from pathlib import Path

import pytest
from discord.http import Route

from sandbox.parts import Json
from sandbox.server import Sandbox
from tests.app.made_up_discord import BEGAN, Newsroom
from tests.cogs.conftest import Stage, playing
from tests.published import Bodies


@pytest.fixture
def cup_store(seeded_twice: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(seeded_twice, tmp_path / "store.db"))


async def alert_in(stage: Stage) -> Json:
    """An alert that was just posted in #general."""
    room = Newsroom(stage.services.store)
    room.follow(stage.sandbox.world.general.id)
    room.tell()
    stage.services.bell.ring()
    messages = stage.sandbox.world.general.messages
    return await stage.sandbox.until(lambda: next(iter(messages.values()), None))


async def test_the_bot_posts_what_was_decided_and_tells_its_sources_in_each_language(
    cup_store: Path, bodies: Bodies
) -> None:
    async with playing(cup_store, bodies=bodies, clock=lambda: BEGAN) as stage:
        message = await alert_in(stage)
        told = await stage.sandbox.person().clicks(message, "Sources")
        assert told.ephemeral
        assert "What this alert rests on: 1 source." in told.text
        assert "](<https://" in told.text
        assert "official" in told.text
        korean = await stage.sandbox.person(locale="ko").clicks(message, "Sources")
        assert "이 알림의 근거: 출처 1건." in korean.text
        for button in ("Why", "Timeline"):
            asked = await stage.sandbox.person().clicks(message, button)
            assert asked.kind == "message"
            assert "Skua" in asked.text


async def test_the_buttons_of_an_alert_outlive_the_bot_and_its_update(cup_store: Path) -> None:
    async with Sandbox() as sandbox:
        async with playing(cup_store, sandbox=sandbox, clock=lambda: BEGAN) as stage:
            message = await alert_in(stage)
        async with playing(cup_store, sandbox=sandbox, clock=lambda: BEGAN) as stage:
            told = await sandbox.person().clicks(message, "Sources")
            assert "1 source" in told.text
            button = {"type": 2, "style": 2, "label": "Sources", "custom_id": "1:alert:abcd:999"}
            body = {"content": "old", "components": [{"type": 1, "components": [button]}]}
            route = Route("POST", "/channels/{channel_id}/messages", channel_id=sandbox.world.general.id)
            old = await stage.bot.http.request(route, json=body)
            gone = await sandbox.person().clicks(old, "Sources")
            assert gone.ephemeral
            assert "no longer on record" in gone.text


async def test_without_the_duty_two_copies_begin_two_sessions_at_once(cup_store: Path) -> None:
    """The control of rows 14 and 28: a bot that is started without it."""
    async with Sandbox() as sandbox, playing(cup_store, sandbox=sandbox), playing(cup_store, sandbox=sandbox):
        await sandbox.until(lambda: len(sandbox.record.notes("identify")) == 2 or None)
        assert sandbox.record.identify_gap() < 5.0
