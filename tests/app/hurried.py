"""A courier whose minute lasts a second, to be stopped and continued: `python -m tests.app.hurried ADDRESS FILE EPOCH`.

It says that it has leased, waits a moment (in which it is stopped), and then sends: each post is a line in FILE.
With `--unfenced` (the control) it does not look how old its lease is. Discord has forgotten every nonce.
"""

import asyncio
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from answers.alerts import Alert, Alerts
from answers.wording import Wording
from app.courier import Courier
from app.current_facts import CurrentFacts
from app.delivering import Guards
from app.sending import LeaseOver
from app.worker import StoreWorker
from db.engine import Store
from tests.app.made_up_discord import BEGAN, HandClock, MadeUpDiscord

P = ParamSpec("P")
T = TypeVar("T")

FASTER = 60.0
MOMENT_S = 0.3  # 18 s by its own clock: within the time in which it may send


class Hurry:
    """Both clocks, FASTER than time; processes of one machine that share the `epoch` agree on them."""

    def __init__(self, epoch: float) -> None:
        self._epoch = epoch

    def monotonic(self) -> float:
        return (time.monotonic() - self._epoch) * FASTER

    def wall(self) -> datetime:
        return BEGAN + timedelta(seconds=self.monotonic())


class FileDiscord(MadeUpDiscord):
    """Every post is a line of a file, whatever its nonce."""

    def __init__(self, file: Path, clock: Hurry) -> None:
        super().__init__(HandClock(mono=float("-inf")))  # what is not posting takes no time
        self._file, self._by = file, clock

    async def post(
        self, channel_id: int, alert: Alert, *, role_id: int | None, token: str, nonce: str, deadline: float
    ) -> int:
        if self._by.monotonic() > deadline:
            raise LeaseOver("the deadline has passed")
        with self._file.open("a") as out:
            out.write(f"{channel_id}\n")
        return 9000 + channel_id


class TellingStore(Store):
    """Says on standard output when something was leased, and then waits a moment."""

    def write(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        result = super().write(work, *args, **kwargs)
        if result and isinstance(result, tuple):
            print("leased", flush=True)
            time.sleep(MOMENT_S)
        return result


def hurried(store: Store, file: Path, epoch: float, *, guards: Guards | None = None) -> Courier:
    clock = Hurry(epoch)
    return Courier(
        store,
        StoreWorker(),
        CurrentFacts(store),
        Alerts(Wording()),
        FileDiscord(file, clock),
        clock=clock.wall,
        monotonic=clock.monotonic,
        guards=guards,
    )


if __name__ == "__main__":
    address, path, began, *options = sys.argv[1:]
    courier = hurried(
        TellingStore(address), Path(path), float(began), guards=Guards(fence="--unfenced" not in options)
    )
    asyncio.run(courier.round())
