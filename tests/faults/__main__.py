"""`make faults`: the faults of sending with many seeds and the numbers that their rows ask for, as a table.

`python -m tests.faults [SEEDS]`. The tests of the other rows run beside it with CUTLINE_FAULT_SEEDS set.
"""

import asyncio
import sys
import tempfile

from tests import postgres
from tests.faults.killing import HEADING, Killing, kill_senders

ALERTS, KILLS = 800, 30


async def _run(seeds: int) -> int:
    bad = 0
    print(f"| row | database | seed {HEADING[1:]}|---|---|---")
    folder = postgres.binaries()
    for seed in range(1, seeds + 1):
        for row, memory in (("1", 300.0), ("2", 0.3)):
            with tempfile.TemporaryDirectory() as place:
                found = await _killed(f"sqlite:///{place}/store.db", seed, memory)
                bad += _told(row, "SQLite", seed, found)
            if folder is not None:
                with postgres.running(folder) as server:
                    found = await _killed(f"{server}/postgres", seed, memory)
                    bad += _told(row, "PostgreSQL", seed, found)
    return bad


async def _killed(address: str, seed: int, memory: float) -> Killing:
    return await kill_senders(address, alerts=ALERTS, kills=KILLS, seed=seed, nonce_memory_s=memory)


def _told(row: str, database: str, seed: int, found: Killing) -> int:
    print(f"| {row} | {database} | {seed} {found}", flush=True)
    return found.lost + found.doubled + (not found.whole)


if __name__ == "__main__":
    sys.exit(1 if asyncio.run(_run(int(sys.argv[1]) if sys.argv[1:] else 3)) else 0)
