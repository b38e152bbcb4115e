"""Another process's decision is noticed within half a second, and only a moved revision reloads."""

import threading
import time
from datetime import UTC, datetime

from sqlalchemy import text

from app.current_facts import CurrentFacts
from app.seeding import seed_files
from db import curation
from db.engine import Store
from db.watch import FactWatch
from tests.conftest import HARBOUR_CUP, NOW

CUP = "harbour-cup"
NOTICED_S = 0.5


class Looked:
    """A `look` that can be waited for."""

    def __init__(self, facts: CurrentFacts) -> None:
        self._facts = facts
        self._done = threading.Condition()
        self.times = 0

    def __call__(self) -> None:
        self._facts.look()
        with self._done:
            self.times += 1
            self._done.notify_all()

    def wait(self, times: int, timeout: float = 10) -> bool:
        with self._done:
            return self._done.wait_for(lambda: self.times >= times, timeout)


def test_a_decision_elsewhere_is_noticed_within_half_a_second(store: Store, address: str) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    facts = CurrentFacts(store)
    looked = Looked(facts)
    watch = FactWatch(store, looked)
    watch.start()
    try:
        assert looked.wait(1)
        before, book = looked.times, facts.book(CUP)
        other = Store(address)
        who = other.write(curation.curator, "Kim")
        other.write(curation.retract, CUP, "out-tern", by=who, at=datetime.now(UTC), why="test")
        decided = time.monotonic()
        while facts.book(CUP).revision == book.revision:
            assert looked.wait(before + 1)
            before = looked.times
        assert time.monotonic() - decided < NOTICED_S
        other.close()
    finally:
        watch.stop()
    assert facts.book(CUP).revision == book.revision + 1
    assert facts.book(CUP) is not book


def test_a_write_that_moved_no_facts_keeps_the_very_same_book(store: Store) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    facts = CurrentFacts(store)
    book = facts.book(CUP)
    store.write(curation.curator, "Kim")
    facts.look()
    assert facts.book(CUP) is book


def test_a_watch_outlives_a_store_that_fails_for_a_while(store: Store) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    failed, fine = threading.Event(), threading.Event()

    def look() -> None:
        if not failed.is_set():
            failed.set()
            raise RuntimeError("the store is away")
        fine.set()

    watch = FactWatch(store, look, pause=0.01)
    watch.start()
    try:
        assert failed.wait(10)
        assert fine.wait(10)
    finally:
        watch.stop()


def test_stopping_ends_the_thread(store: Store) -> None:
    store.write(lambda session: session.execute(text("SELECT 1")))
    watch = FactWatch(store, lambda: None)
    watch.start()
    watch.stop()
    assert all(thread.name != "fact-watch" for thread in threading.enumerate())
