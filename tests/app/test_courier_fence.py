"""Fault row 29: a courier that hangs for two minutes after its lease, and then wakes, sends nothing."""

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy.orm import Session

from answers.terms import DeliveryState
from app.delivering import Guards
from db.engine import Store
from tests.app.hurried import hurried
from tests.app.made_up_discord import BEGAN, Newsroom
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds

P = ParamSpec("P")
T = TypeVar("T")


class HangingStore(Store):
    """After its first lease the process hangs, for as long as `meanwhile` takes."""

    meanwhile: Callable[[], object] | None = None

    def write(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        result = super().write(work, *args, **kwargs)
        if result and isinstance(result, tuple) and self.meanwhile is not None:
            meanwhile, self.meanwhile = self.meanwhile, None
            meanwhile()
        return result


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), BEGAN)


@pytest.mark.parametrize("fenced", [True, False])
@pytest.mark.parametrize("asleep", [False, True], ids=["hanging", "machine asleep"])
async def test_who_wakes_after_its_lease_sends_nothing(
    store: Store, address: str, *, asleep: bool, fenced: bool
) -> None:
    room, hanging = Newsroom(store), HangingStore(address)
    room.follow(*range(10, 15))
    room.tell()

    def another_delivers() -> None:
        room.clock.move(120)
        mono = room.clock.mono
        assert asyncio.run(room.courier("two").round()) == 5
        room.discord.forget()
        if asleep:
            room.clock.mono = mono - 119  # the monotonic clock stood still

    hanging.meanwhile = another_delivers
    one = room.courier("one", store=hanging, guards=Guards(fence=fenced))
    try:
        await one.round()
    finally:
        hanging.close()
    assert (room.discord.doubled() == 0) == fenced
    assert len(room.discord.asked("post")) == (5 if fenced else 10)
    assert room.states() == [DeliveryState.DONE] * 5


@pytest.mark.parametrize("fenced", [True, False])
async def test_a_stopped_process_that_is_continued_sends_nothing(
    store: Store, address: str, tmp_path: Path, *, fenced: bool
) -> None:
    """A real process, SIGSTOP and SIGCONT; its minute lasts a second."""
    room, sent = Newsroom(store), tmp_path / "sent"
    room.follow(*range(10, 15))
    room.tell()
    epoch = time.monotonic()
    command = [sys.executable, "-m", "tests.app.hurried", address, str(sent), str(epoch)]
    with subprocess.Popen(command + ([] if fenced else ["--unfenced"]), stdout=subprocess.PIPE) as child:  # noqa: ASYNC220  nothing else runs here
        assert child.stdout is not None
        assert child.stdout.readline() == b"leased\n"
        child.send_signal(signal.SIGSTOP)
        another = hurried(store, sent, epoch)
        try:
            while DeliveryState.PENDING in room.states():
                await another.round()  # nothing to do until the lease of the stopped one is over
        finally:
            child.send_signal(signal.SIGCONT)
        assert child.wait(30) == 0
    channels = sent.read_text().split()
    print(f"\n{len(channels)} posts of 5, {'fenced' if fenced else 'unfenced'}")
    assert (len(channels) == 5) == fenced
    assert len(set(channels)) == 5
