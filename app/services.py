"""Opening what the program needs, in order, and closing it in reverse."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from answers.alerts import Alerts
from answers.wording import Wording
from app.answering import Answering, Clock
from app.bell import Bell
from app.current_facts import CurrentFacts
from app.seeding import changed_files, programme_files, seed_files
from app.servers import Servers
from app.settings import Settings
from app.worker import StoreWorker
from db.engine import Store
from db.migrate import migrate
from db.watch import FactWatch

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """`bell` is to be rung after a decision: there may be something to send."""

    settings: Settings
    store: Store
    facts: CurrentFacts
    answering: Answering
    alerts: Alerts
    bell: Bell
    servers: Servers
    worker: StoreWorker


def utc_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """The store at the newest schema; it is made if it does not exist."""
    store = Store(settings.database_url.reveal())
    try:
        if migrate(store):
            log.info("store.migrated")
        yield store
    finally:
        store.close()


@contextmanager
def open_services(settings: Settings, *, clock: Clock = utc_now, watch: bool = False) -> Iterator[Services]:
    """Everything an answer needs. A new store, or one older than the program's files, is seeded first.

    With `watch`, facts decided by other processes are noticed while the services are open.
    """
    with open_store(settings) as store:
        changed = changed_files(store, programme_files())
        if changed:
            for report in seed_files(store, changed, clock()):
                log.info("store.seeded", extra={"programme": report.programme, "changes": report.changes})
                for clash in report.clashes:
                    log.warning("seed.clash", extra={"programme": report.programme, "claim": clash})
        facts, worker, bell = CurrentFacts(store), StoreWorker(), Bell()
        wording = Wording()
        answering = Answering(facts, wording, clock, settings.cutline_programme)
        if settings.cutline_programme:
            facts.book(settings.cutline_programme)
        services = Services(
            settings=settings,
            store=store,
            facts=facts,
            answering=answering,
            alerts=Alerts(wording),
            bell=bell,
            servers=Servers(store, worker),
            worker=worker,
        )

        def look() -> None:
            facts.look()
            bell.ring()

        watcher = FactWatch(store, look) if watch else None
        if watcher:
            watcher.start()
        try:
            yield services
        finally:
            if watcher:
                watcher.stop()
