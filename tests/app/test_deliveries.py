"""`python bot.py deliveries`: the operator sees every server's deliveries, the dead ones first. Both databases."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.terms import ChannelKind, DeliveryState, Event, Language
from app.console import main
from app.seeding import programme_files, seed_files
from db import curation, subscriptions
from db.claims import Draft
from db.curation import NewFact, NewSource
from db.engine import Store
from db.models import DeliveryRow
from db.subscriptions import Following

PROGRAMME = "kr-sovereign-ai"
PAPER = NewSource(
    slug="gazette-1", publisher="Gazette", url="https://gazette.example/1", language="en", official=False
)

Run = Callable[..., tuple[int, str, str]]


def ago() -> datetime:
    """When everything happened: three hours ago, told at the moment of use, since a run may take its time."""
    return datetime.now(UTC) - timedelta(hours=3)


@pytest.fixture
def filled(store: Store) -> Store:
    """Two servers, one update: delivered in one, refused for good in the other; a second update waits in both."""
    seed_files(store, [programme_files()[0]], ago())
    for guild in (771, 772):
        wanted = Following(
            guild_id=guild,
            channel_id=guild * 10,
            channel_kind=ChannelKind.TEXT,
            language=Language.EN,
        )
        store.write(subscriptions.follow, PROGRAMME, wanted, at=ago())
    decide(store, "upstage")
    store.write(settle)
    decide(store, "sk-telecom")
    return store


def decide(store: Store, team: str) -> None:
    draft = Draft(
        team=team,
        stage="eval-3",
        event=Event.ADVANCED,
        text_en="It happened.",
        text_ko="일어났다.",
        sources=(PAPER.slug,),
        happened_on="2026-11-20",
    )
    who = store.write(curation.curator, "Mina", 7)
    fact = NewFact(key=f"n-{team}", draft=draft)
    store.write(curation.decide_on, PROGRAMME, [fact], by=who, at=ago(), sources=[PAPER])


def settle(session: Session) -> None:
    done, dead = session.scalars(select(DeliveryRow).order_by(DeliveryRow.id))
    done.state, done.message_id, done.attempts, done.settled_at = DeliveryState.DONE, 4242, 2, ago()
    done.maybe_doubled = True
    dead.state, dead.reason, dead.attempts, dead.settled_at = DeliveryState.DEAD, "400/50035 no", 1, ago()


@pytest.fixture
def run(
    filled: Store,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Run:
    """Runs the command in an empty folder: its exit code, what it printed, what it complained of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", address)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["deliveries", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def told(run: Run, *arguments: str) -> dict[str, Any]:
    code, printed, _ = run(*arguments, "--json")
    assert code == 0
    assert printed.count("\n") == 1
    found: dict[str, Any] = json.loads(printed)
    return found


def test_what_is_dead_comes_first_with_its_reason(run: Run) -> None:
    code, printed, _ = run()
    lines = printed.splitlines()
    assert code == 0
    assert lines[0].startswith("pending: 2, the oldest for 3.0 h; waiting")
    assert lines[1] == "dead: 1; possibly doubled: 1"
    assert "\tdead\tpost of update 1\tattempts 1\tserver 772, channel 7720\t400/50035 no\t" in lines[2]
    assert [line.split("\t")[1] for line in lines[3:]] == ["pending", "pending", "done, possibly doubled"]
    assert "https://discord.com/channels/771/7710/4242" in lines[5]
    assert "Upstage advanced" in lines[5]


def test_it_is_worded_in_the_language_asked_for(run: Run) -> None:
    assert "업스테이지" in run("--lang", "ko")[1]


def test_it_is_narrowed_by_state_server_and_number(run: Run) -> None:
    assert [one["state"] for one in told(run)["deliveries"]] == ["dead", "pending", "pending", "done"]
    assert [one["server"] for one in told(run, "--server", "771")["deliveries"]] == ["771", "771"]
    states = told(run, "--state", "dead", "--state", "done")["deliveries"]
    assert [one["state"] for one in states] == ["dead", "done"]
    assert [one["state"] for one in told(run, "--limit", "1")["deliveries"]] == ["dead"]
    assert told(run, "--server", "9")["deliveries"] == []


def test_the_numbers_are_those_of_the_whole_outbox(run: Run) -> None:
    health = told(run, "--server", "771")["health"]
    oldest = health.pop("oldest_s")
    assert health == {"pending": 2, "waiting": 0, "dead": 1, "maybe_doubled": 1}
    assert 3 * 3600 <= oldest < 3 * 3600 + 600


@pytest.mark.parametrize("arguments", [("--limit", "0"), ("--state", "lost"), ("--server", "harbour")])
def test_what_it_cannot_do_is_one_line(run: Run, arguments: tuple[str, ...]) -> None:
    code, printed, complaint = run(*arguments)
    assert code == 2
    assert printed == ""
    assert complaint.count("\n") == 1


def test_an_empty_outbox_is_told_as_that(
    store: Store, address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    assert main(["deliveries"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "pending: 0; waiting for channels closed to the bot: 0",
        "dead: 0; possibly doubled: 0",
    ]
