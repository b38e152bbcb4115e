"""Fault row 3: a process killed while it accepts leaves no decision without its deliveries."""

import random
import signal
import subprocess
import sys
import time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.terms import Task
from db.engine import Store
from db.models import DeliveryRow, SubscriptionRow, UpdateRow
from tests.app.faults import SEEDS
from tests.app.made_up_discord import Newsroom

CHANNELS = range(25, 45)
MOST_KILLS = 40


def missing(session: Session) -> tuple[int, int]:
    """How many decisions tell something, and how many deliveries of theirs are missing."""
    told = [one.id for one in session.scalars(select(UpdateRow)) if one.changes]
    followers = session.scalar(select(func.count()).select_from(SubscriptionRow)) or 0
    chosen = select(func.count()).select_from(DeliveryRow)
    there = session.scalar(chosen.where(DeliveryRow.update_id.in_(told), DeliveryRow.task == Task.POST))
    return len(told), len(told) * followers - (there or 0)


def kill_once(address: str, rng: random.Random, *options: str) -> None:
    """Start one that accepts, and kill it at some moment of its work."""
    command = [sys.executable, "-m", "tests.app.accepting", address, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        for _ in range(rng.randrange(2, 6)):
            assert child.stdout.readline() == b"begins\n"
        until = time.monotonic() + rng.choice([0.0, rng.uniform(0, 0.15)])
        while time.monotonic() < until:
            pass
        child.send_signal(signal.SIGKILL)
        child.wait(20)


def test_no_kill_leaves_a_decision_without_its_deliveries(store: Store, address: str) -> None:
    room, rng = Newsroom(store), random.Random(3)
    room.follow(*CHANNELS)
    seen = 0
    for _ in range(SEEDS):
        kill_once(address, rng)
        decisions, gap = store.read(missing)
        assert gap == 0
        assert decisions > seen  # it was at work
        seen = decisions
    print(f"\nkills {SEEDS}, decisions {seen}, deliveries missing 0")


def test_with_two_transactions_deliveries_are_missing(store: Store, address: str) -> None:
    """The control."""
    room, rng = Newsroom(store), random.Random(3)
    room.follow(*CHANNELS)
    gap = 0
    for _ in range(MOST_KILLS):
        kill_once(address, rng, "--apart")
        _decisions, gap = store.read(missing)
        if gap:
            break
    assert gap > 0
