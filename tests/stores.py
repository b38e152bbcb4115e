"""Stores for the tests, on SQLite copied from ones that were made before: to migrate and to seed takes most of a
short test. On PostgreSQL each is made anew: to put a copy in the place of an empty database, that one is dropped
first, which waits for checkpoints.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from app.seeding import seed_files
from db.engine import Store
from db.migrate import migrate


@dataclass(frozen=True, slots=True)
class Seeds:
    """Programme files, and when they were put on record."""

    files: tuple[Path, ...]
    at: datetime


class Stores:
    """Makes stores at addresses that hold none yet; a file that was made once is copied from then on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[Seeds | None, Path] = {}

    def make(self, address: str, seeds: Seeds | None = None) -> Store:
        """A migrated store at `address`, with `seeds` on record."""
        url = make_url(address)
        if url.get_backend_name() != "sqlite":
            return _filled(Store(address), seeds)
        if seeds not in self._made:
            path = self._folder / f"{len(self._made)}.db"
            store = _filled(Store(f"sqlite:///{path}"), seeds)
            with store.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            store.close()
            self._made[seeds] = path
        shutil.copy(self._made[seeds], str(url.database))
        return Store(address)


def _filled(store: Store, seeds: Seeds | None) -> Store:
    migrate(store)
    if seeds is not None:
        seed_files(store, list(seeds.files), seeds.at)
    return store
