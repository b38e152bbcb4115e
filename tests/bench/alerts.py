"""Alerts: from acceptance to the first and the last post beside the limit of the platform, and answers meanwhile.

The bot with its courier runs in this process, the sandbox and a member who keeps asking in another one, so that
neither takes memory or processor time that is counted here. `python -m tests.bench.alerts [channels …]`.
"""

import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from answers.terms import ChannelKind, DeliveryState, Event, Language, SubscriptionState
from app.logs import set_up_logs
from app.services import Services, open_services, utc_now
from app.settings import Secret, Settings
from cogs.client import ProgrammeBot
from cogs.endpoint import aim_at
from cogs.running import settle_in
from db import curation
from db.claims import Draft, ids_of
from db.curation import NewFact, NewSource
from db.engine import Store
from db.facts import load_facts, slugs
from db.models import DeliveryRow, SubscriptionRow
from db.updates import Recorded
from tests.bench.crowd import Crowd, crowd

PAGE = NewSource(slug="bench", publisher="Bench", url="https://bench.example/1", language="en", official=True)
PER_S = 40.0  # what the courier allows itself of the 50 that Discord allows
ROUNDS = 16  # decisions, one a team, where the time to the first post is the question
LOOK_S = 0.05


def main() -> None:
    set_up_logs(Settings(log_level="error"))
    print(
        "| channels | decisions | to the first post, ms: median (p99) | one update, s | posts/s | of 40/s "
        "| busiest second | doubled | answers meanwhile, ms: p50, p95, p99 (count) | memory before, most, after, MiB |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for size in [int(one) for one in sys.argv[1:]] or [10, 1000]:
        print(asyncio.run(_row(size)), flush=True)


async def _row(channels: int) -> str:
    rounds = ROUNDS if channels <= 100 else 3 if channels <= 1000 else 1
    async with crowd(channels) as there, _bot(there) as services:
        gc.collect()
        before = most = _memory()
        await there.tell("ask")
        began: list[float] = []
        for number in range(rounds):
            began.append(time.monotonic())
            await services.worker.run(lambda at=number: _decide(services.store, at))  # type: ignore[misc]
            services.bell.ring()
            most = max(most, await _settled(services))
        told = await there.tell("report")
        gc.collect()
        after = _memory()
    posts = [[one for one in told["posts"] if since <= one < until] for since, until in _spans(began)]
    firsts = [(one[0] - since) * 1000 for one, since in zip(posts, began, strict=True)]
    spent = [one[-1] - since for one, since in zip(posts, began, strict=True)]
    rate = statistics.median((len(one) - 1) / (one[-1] - one[0]) for one in posts)
    asked = [one * 1000 for one in told["asked"]]
    return (
        f"| {channels:,} | {rounds} | {statistics.median(firsts):.0f} ({_share(firsts, 99):.0f}) "
        f"| {statistics.median(spent):.2f} | {rate:.2f} | {rate / PER_S:.1%} | {told['busiest']} | {told['doubled']} "
        f"| {', '.join(f'{_share(asked, one):.0f}' for one in (50, 95, 99))} ({len(asked)}) "
        f"| {before:.0f}, {most:.0f}, {after:.0f} |"
    )


@asynccontextmanager
async def _bot(there: Crowd) -> AsyncIterator[Services]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            database_url=Secret(f"sqlite:///{Path(folder) / 'store.db'}"),
            discord_token=Secret("made-up"),
            discord_api_base=there.api,
        )
        with open_services(settings, watch=True) as services:
            services.store.write(_follow, services.answering.facts.programme.id, there)
            aim_at(there.api)
            bot = ProgrammeBot(services, guild_ready_timeout=0)
            running = asyncio.create_task(bot.start("made-up"))
            await there.tell("ready")
            await settle_in()  # as in `cogs/running.py`
            try:
                yield services
            finally:
                await bot.close()
                await asyncio.gather(running, return_exceptions=True)


def _follow(session: Session, slug: str, there: Crowd) -> None:
    fields = {
        "guild_id": there.guild, "channel_kind": ChannelKind.TEXT, "programme_id": ids_of(session, slug).programme,
        "teams": [], "topics": [], "language": Language.KO, "state": SubscriptionState.ACTIVE, "since": utc_now(),
    }  # fmt: skip
    session.execute(insert(SubscriptionRow), [{"channel_id": one, **fields} for one in there.channels])


def _decide(store: Store, number: int) -> Recorded:
    """A decision that everyone is told of: the outcome of another team in the stage to come."""
    slug = store.read(slugs)[0]
    who = store.write(curation.curator, "Bench", 1)
    book = store.read(load_facts, slug)
    draft = Draft(
        team=book.teams[number].id, stage=book.stages[-1].id, event=Event.ADVANCED,
        text_en="It advanced.", text_ko="진출했다.", sources=(PAGE.slug,),
    )  # fmt: skip
    act = NewFact(key=f"bench-{number}", draft=draft)
    return store.write(curation.decide_on, slug, [act], by=who, at=utc_now(), sources=[PAGE])


async def _settled(services: Services) -> float:
    """Wait until nothing is pending; the most memory seen meanwhile, in MiB."""
    pending = select(func.count()).where(DeliveryRow.state == DeliveryState.PENDING)
    most = _memory()
    while await services.worker.run(lambda: services.store.read(lambda session: session.scalar(pending))):
        await asyncio.sleep(LOOK_S)
        most = max(most, _memory())
    return most


def _spans(began: Sequence[float]) -> list[tuple[float, float]]:
    return list(zip(began, [*began[1:], float("inf")], strict=True))


def _share(values: Sequence[float], share: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)] if ordered else float("nan")


def _memory() -> float:
    """What this process holds now, in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    main()
