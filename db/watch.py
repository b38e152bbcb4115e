"""Noticing that facts moved: another process decided something, and answers must follow.

SQLite: `PRAGMA data_version` on a kept connection that never writes. PostgreSQL: LISTEN. Both stand over
a slow poll, since a notice may be lost. The watch only says "look again"; whoever is told reads
`fact_revision` and reloads only if it moved.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing

from db.engine import CHANNEL, Store

log = logging.getLogger(__name__)

FAST_S = 0.1  # how often SQLite's data_version is read; one reading takes microseconds
STOP_S = 2.0  # how long to wait for the thread at the end; a slow store must not hold up the program
SLOW_S = 5.0  # the safety net under both, and the pause before a lost connection is tried again


class FactWatch:
    """Calls `look` on a thread of its own within 0.5 s of a change, and every SLOW_S in any case."""

    def __init__(self, store: Store, look: Callable[[], None], *, pause: float = SLOW_S) -> None:
        """`pause` is how many seconds to wait before trying again after a failure."""
        self._store = store
        self._pause = pause
        self._look = look
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fact-watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread and waits for it, unless it hangs on the store."""
        self._stop.set()
        self._thread.join(STOP_S)

    def _run(self) -> None:
        hints = self._postgresql_hints if self._store.is_postgresql else self._sqlite_hints
        while not self._stop.is_set():
            try:
                for _hint in hints():
                    self._look()
            except Exception as error:  # the watch must outlive any failure of the store
                log.warning("watch.failed", extra={"reason": type(error).__name__})
                self._stop.wait(self._pause)

    def _sqlite_hints(self) -> Iterator[None]:
        path = self._store.engine.url.database or ""
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            seen = None
            slow_at = 0.0
            while not self._stop.is_set():
                version = connection.execute("PRAGMA data_version").fetchone()
                if version != seen or time.monotonic() >= slow_at:
                    seen, slow_at = version, time.monotonic() + SLOW_S
                    yield
                self._stop.wait(FAST_S)

    def _postgresql_hints(self) -> Iterator[None]:
        import psycopg  # only where the store is one

        address = self._store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True, connect_timeout=5) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            slow_at = 0.0
            while not self._stop.is_set():
                noticed = list(connection.notifies(timeout=FAST_S * 2, stop_after=1))
                if noticed or time.monotonic() >= slow_at:
                    slow_at = time.monotonic() + SLOW_S
                    yield
