"""A round over fifty local feeds, half of them hostile: when the good ones were done, time and memory.

`python -m tests.bench.feeds`. Each feed has a name of its own, as if on a machine of its own; the server is in
another process, so that the memory told is that of the reading side alone.
"""

import asyncio
import multiprocessing
import multiprocessing.connection
import resource
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from answers.errors import OutsideError
from app.seeding import seed_files
from app.worker import StoreWorker
from db import feeds, proposals
from db.engine import Store
from db.facts import load_facts
from db.migrate import migrate
from ingest.addresses import Guards
from ingest.fetch import Fetched, Fetcher
from ingest.readers import Readers
from ingest.rounds import Progress, Rounds
from tests.conftest import HARBOUR_CUP
from tests.ingest.conftest import CUP, START, stated
from tests.ingest.hostile import ENCODED, HOSTILE, feed, item
from tests.ingest.servers import (
    Handler,
    Names,
    Site,
    body,
    bomb,
    dripping,
    endless,
    many_headers,
    redirect,
    silent,
    site,
)

GOOD = 25
PAGE = "<html lang=en><head><title>{name}</title></head><body><article><h1>{name}</h1><p>{text}</p></article></body></html>"
NEWS = "The harbour board said on Friday that the judges had met. Skua advanced to the final of the cup. {name} was there to see it."


def bad(made: Site) -> dict[str, Handler]:
    """Twenty-five feeds that do harm: slow, huge, packed, circular, mis-encoded, and made to hurt a parser."""
    slow: dict[str, Handler] = {
        f"slow{number}": silent(made) if number % 2 else dripping(made) for number in range(6)
    }
    chosen = [
        "billion laughs", "quadratic entities", "20,000 deep", "150,000 attributes", "a million loose signs", "a page of links",
        "a page of cells", "deep data", "cut off", "no encoding at all", "nothing", "a PDF",
    ]  # fmt: skip
    more: dict[str, Handler] = {
        "huge": endless,
        "packed": body(bomb(), Content_Encoding="gzip"),
        "circular": redirect("/circular"),
        "headers": many_headers,
        "inside": redirect("http://169.254.169.254/latest/"),
        "mislabelled": body(
            next(data for name, data, _charset in ENCODED if name == "euc-kr labelled utf-8"),
            "text/xml; charset=utf-8",
        ),
        "lost": body(HOSTILE["lost letters"]),
    }
    return slow | more | {f"bad{number}": body(HOSTILE[name]) for number, name in enumerate(chosen)}


def serve(told: multiprocessing.connection.Connection) -> None:
    """The server's process: tells its port and the names of its bad feeds, and stops when told to."""

    async def run() -> None:
        async with site() as made:
            harmful = bad(made)
            for name, handler in harmful.items():
                made.serve(f"/{name}", handler)
            for number in range(GOOD):
                name = f"good{number}"
                text = PAGE.format(name=name, text=NEWS.format(name=name))
                made.serve(
                    f"/{name}", body(feed(item(f"News of {name}", "Read on.", link=f"/{name}/1"), title=name))
                )
                made.serve(f"/{name}/1", body(text, "text/html"))
            told.send((made.port, sorted(harmful)))
            await asyncio.to_thread(told.recv)

    asyncio.run(run())


async def hardest() -> list[tuple[str, float]]:
    """Every harmful document read by itself, the slowest first, in seconds."""
    took = []
    async with Readers(processes=1) as readers:
        for name, data in HOSTILE.items():
            sent = data.encode() if isinstance(data, str) else data
            came = Fetched(url="https://a.example/", body=sent[: 2 * 2**20], media_type=None, charset="utf-8")
            began = time.monotonic()
            with suppress(OutsideError):
                await readers.read(came, zone=ZoneInfo("Asia/Seoul"), today=START.date())
            took.append((name, time.monotonic() - began))
    return sorted(took, key=lambda one: -one[1])


async def measure(folder: Path) -> dict[str, Any]:
    """One round, the names and figures of what happened."""
    store = Store(f"sqlite:///{folder}/store.db")
    migrate(store)
    seed_files(store, [HARBOUR_CUP], START)
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,))
    server.start()
    port, harmful = await asyncio.to_thread(ours.recv)
    for name in [*harmful, *(f"good{number}" for number in range(GOOD))]:  # the harmful ones come first
        store.write(feeds.add, CUP, f"http://{name}.test:{port}/{name}", at=START)
    guards = Guards(allowed=frozenset({f"127.0.0.1:{port}"}))
    rounds = Rounds(
        store, StoreWorker(), lambda slug: store.read(load_facts, slug), clock=lambda: START, propose=stated,
        fetcher=lambda: Fetcher(guards, lookup=Names(everything=[["127.0.0.1"]])), spacing=0.0,
    )  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    done: dict[str, tuple[float, str | None]] = {}

    def tell(progress: Progress) -> None:
        name = progress.feed.address.rpartition("/")[2]
        done[name] = (time.monotonic() - began, progress.reason)

    report = await rounds.round(progress=tell)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    found = store.read(proposals.proposals, CUP)
    store.close()
    ours.send(None)
    await asyncio.to_thread(server.join, 10)
    good = sorted(
        seconds for name, (seconds, reason) in done.items() if name.startswith("good") and reason is None
    )
    return {
        "report": report,
        "good": good,
        "done": done,
        "harmful": harmful,
        "grown": grown / 1024,
        "found": found,
    }


def main() -> None:
    took = asyncio.run(hardest())
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # of no other child so far
    print("\nHarmful documents by themselves, the slowest (the first one also waits for the process)")
    for name, seconds in took[:5]:
        print(f"  {name:<22}{seconds:6.2f} s")
    print(f"  largest reading process at most {largest:.0f} MiB (this one's size at its start counts too)")
    folder = Path(tempfile.mkdtemp(prefix="cutline-feeds-"))
    try:
        told = asyncio.run(measure(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    report, good, done = told["report"], told["good"], told["done"]
    print(
        f"\nA round over {report.feeds} local feeds, {len(told['harmful'])} of them harmful, on an empty store"
    )
    for name in told["harmful"]:
        seconds, reason = done[name]
        print(f"  {name:<14}{seconds:6.2f} s  {reason or 'read'}")
    print(
        f"  good feeds done     {len(good)} of {GOOD}, with their articles, after {good[0]:.2f} to {good[-1]:.2f} s"
    )
    print(
        f"  whole round         {report.seconds:.1f} s; {report.failed} failed, {report.articles} articles read"
    )
    sources = [len(one.sources) for one in told["found"]]
    print(f"  proposals           {len(told['found'])}, with {sources} sources")
    print(f"  memory              this process grew by {told['grown']:.0f} MiB")


if __name__ == "__main__":
    main()
