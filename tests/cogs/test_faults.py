"""What must not break it: a slow or locked store, a dropped gateway, refusals, old commands."""

import asyncio
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from app.services import open_services
from app.settings import Secret, Settings
from cogs.client import ProgrammeBot
from cogs.endpoint import aim_at
from db.command_sync import told_fingerprint
from sandbox.faults import Rule, Status, rate_limited, server_error
from sandbox.options import RawCommand
from sandbox.reading import texts
from sandbox.server import Sandbox
from tests.cogs.conftest import Stage, playing

WITHIN_S = 2.5  # the figure for a slow store; Discord's own deadline is 3 s
ASKING = {
    "status",
    "team",
    "teams",
    "why",
    "timeline",
    "sources",
    "ask",
    "compare",
    "next",
    "glossary",
    "help",
}
SYNC = r"/applications/\{application_id\}/commands"


def syncs(stage: Stage) -> int:
    return sum(one.method == "PUT" for one in stage.sandbox.record.requests)


async def test_answers_do_not_wait_for_a_locked_store(own_store: Path) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person()
        holder = sqlite3.connect(own_store, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        try:
            unknown = await person.runs("team", also={"name": "Umbrella"})  # counted later, in nobody's way
            told = [unknown, *[await person.runs("status") for _ in range(20)]]
            choices = await person.completes("team", "name", "ups")
            form = await person.clicks(told[1].message or {}, "Report a mistake")
            waiting = asyncio.create_task(person.submits(form.modal or {}, text="wrong day", source=""))
            await stage.sandbox.until(lambda: deferred(stage) or None)
        finally:
            holder.execute("ROLLBACK")
            holder.close()
        thanks = await waiting
        assert all(one.after_s < WITHIN_S for one in told)
        assert choices[0]["value"] == "upstage"
        assert thanks.kind == "deferred"
        assert thanks.after_s < WITHIN_S
        assert "Thank you" in thanks.text


def deferred(stage: Stage) -> bool:
    return any(
        (one.body or {}).get("type") == 5
        for one in stage.sandbox.record.requests
        if isinstance(one.body, dict)
    )


async def test_a_store_that_stays_locked_is_told_with_a_reference(own_store: Path) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person()

        @event.listens_for(stage.services.store.engine, "begin")
        def fail(_connection: object) -> None:
            raise sqlite3.OperationalError("disk I/O error")

        card = await person.runs("status")
        form = await person.clicks(card.message or {}, "Report a mistake")
        told = await person.submits(form.modal or {}, text="wrong day", source="")
        event.remove(stage.services.store.engine, "begin", fail)
        assert told.ephemeral
        assert "Please try again" in told.text
        assert "disk" not in told.text


async def test_a_bug_is_told_privately_with_a_reference_and_no_trace(
    own_store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with playing(own_store) as stage:
        answering = stage.bot.surface.answering
        stage.bot.surface.answering = None  # type: ignore[assignment]
        for locale, said in (("en-US", "Something went wrong here"), ("ko", "이쪽 문제로")):
            told = await stage.sandbox.person(locale=locale).runs("status")
            assert told.ephemeral
            assert said in told.text
            assert "Traceback" not in told.text
            assert "NoneType" not in told.text
            reference = next(one.reference for one in reversed(caplog.records) if hasattr(one, "reference"))
            assert reference in told.text
        stage.bot.surface.answering = answering


@pytest.mark.parametrize("code", [4000, 4009, 1006])
async def test_a_dropped_connection_is_resumed_and_nothing_asked_meanwhile_is_lost(
    own_store: Path, code: int
) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person()
        await stage.sandbox.gateway.drop(code=code)
        asked = asyncio.create_task(person.asks("@Cutline who is left?", channel="general"))
        answer = await asked
        assert "remain" in texts(answer)
        assert stage.sandbox.record.notes("resume") or len(stage.sandbox.record.notes("identify")) == 2


async def test_a_session_that_is_over_is_begun_anew_at_the_same_address(own_store: Path) -> None:
    async with playing(own_store) as stage:
        await stage.sandbox.gateway.invalidate(resumable=False)
        await stage.sandbox.until(lambda: len(stage.sandbox.record.notes("identify")) == 2 or None)
        await stage.sandbox.bot_ready()
        assert "remain" in (await stage.sandbox.person().runs("status")).text


async def test_the_server_asking_to_reconnect_is_obeyed(own_store: Path) -> None:
    async with playing(own_store) as stage:
        await stage.sandbox.gateway.reconnect()
        await stage.sandbox.until(lambda: stage.sandbox.record.notes("resume") or None)
        assert "remain" in (await stage.sandbox.person().runs("status")).text


async def test_commands_are_told_once_and_again_only_when_they_changed(own_store: Path) -> None:
    async with playing(own_store) as first:
        sandbox = first.sandbox
        assert syncs(first) == 1
        await first.bot.close()
        for _ in range(3):
            async with playing(own_store, sandbox=sandbox) as again:
                assert "remain" in (await sandbox.person().runs("status")).text
                assert syncs(again) == 1
        store = first.services.store
        assert store.read(told_fingerprint, sandbox.world.application.id, sandbox.api)


async def test_being_told_to_wait_with_the_commands_does_not_hold_up_ready(own_store: Path) -> None:
    async with Sandbox() as sandbox:
        sandbox.faults.add(Rule(action=rate_limited(30.0), method="PUT", route=SYNC))
        settings = Settings(database_url=Secret(f"sqlite:///{own_store}"), discord_api_base=sandbox.api)
        with open_services(settings) as services:
            aim_at(sandbox.api)
            bot = ProgrammeBot(services, guild_ready_timeout=0)
            running = asyncio.create_task(bot.start("made-up"))
            await sandbox.bot_ready()
            await bot.wait_until_ready()
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)
            aim_at(None)


async def test_a_command_that_no_longer_exists_gets_a_sentence(own_store: Path) -> None:
    async with playing(own_store) as stage:
        for locale, said in (("en-US", "no longer exists"), ("ko", "이제 없는 명령")):
            told = await stage.sandbox.person(locale=locale).runs(RawCommand(name="horoscope"))
            assert told.ephemeral
            assert said in told.text


async def test_a_command_as_an_older_version_had_it_gets_an_answer(own_store: Path) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person()
        missing = await person.runs("team", raw_options=[])
        assert missing.ephemeral
        assert "has changed" in missing.text
        other_type = await person.runs("team", raw_options=[{"name": "name", "type": 4, "value": 7}])
        assert other_type.kind == "message"
        extra = await person.runs("status", raw_options=[{"name": "mood", "type": 3, "value": "sunny"}])
        assert extra.kind == "message"


async def test_an_option_value_that_was_never_offered_is_matched_or_refused(own_store: Path) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person()
        told = await person.runs("status", raw_options=[{"name": "stage", "type": 3, "value": "eval-99"}])
        assert told.ephemeral
        assert "There is no stage" in told.text
        other = await person.runs("status", raw_options=[{"name": "programme", "type": 3, "value": "chess"}])
        assert other.ephemeral
        assert "no programme" in other.text


async def test_discord_failing_once_on_an_answer_leaves_the_bot_well(own_store: Path) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person()
        stage.sandbox.faults.add(Rule(action=server_error(503), route=r"/interactions/.*", times=1))
        await person.runs("status")
        stage.sandbox.faults.add(
            Rule(
                action=Status(code=403, body={"message": "Missing Access", "code": 50001}),
                route=r"/channels/.*",
                times=1,
            )
        )
        person.says("@Cutline who is left?", channel="general")
        assert "remain" in (await person.runs("status")).text


def copied(store: Path, folder: Path) -> Path:
    return Path(shutil.copy(store, folder / "two.db"))


async def test_the_option_for_the_programme_exists_where_the_store_holds_two(
    seeded_twice: Path, tmp_path: Path
) -> None:
    path = copied(seeded_twice, tmp_path)
    async with playing(path) as stage:
        asking = [one for one in stage.sandbox.world.commands.all() if one["name"] in ASKING]
        assert len(asking) == len(ASKING)
        assert all("programme" in [one["name"] for one in command["options"]] for command in asking)
        person = stage.sandbox.person(locale="ko")
        choices = await person.completes("team", "programme", "")
        assert {one["value"] for one in choices} == {"kr-sovereign-ai", "harbour-cup"}
        offered = await person.completes("team", "name", "tern", programme="harbour-cup")
        assert offered
        answer = await person.runs("team", also={"name": offered[0]["value"], "programme": "harbour-cup"})
        assert not answer.ephemeral
        assert (await person.clicks(answer.message or {}, "출처")).kind == "message"
