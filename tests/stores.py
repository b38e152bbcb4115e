"""Stores for the tests, copied from ones that were made before: to migrate and to seed takes most of a short test.

A copy is as good as the real thing: the file of SQLite, or a database made from another one by PostgreSQL.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg
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
    """Makes stores at addresses that hold none yet; what was made once is copied from then on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str | None, Seeds | None], str] = {}

    def make(self, address: str, seeds: Seeds | None = None) -> Store:
        """A migrated store at `address`, with `seeds` on record."""
        server, name = _parts(address)
        key = (server, seeds)
        template = self._made.get(key)
        if template is None:
            template = self._template(server, len(self._made))
            _fill(Store(template), seeds)
            self._made[key] = template
        if server is None:
            shutil.copy(_parts(template)[1], name)
        else:
            with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
                connection.execute(f"DROP DATABASE IF EXISTS {name}")
                connection.execute(f"CREATE DATABASE {name} TEMPLATE {_parts(template)[1]}")
        return Store(address)

    def _template(self, server: str | None, number: int) -> str:
        if server is None:
            return f"sqlite:///{self._folder}/template_{number}.db"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE template_{number}")
        return f"{server}/template_{number}"


def _fill(store: Store, seeds: Seeds | None) -> None:
    migrate(store)
    if seeds is not None:
        seed_files(store, list(seeds.files), seeds.at)
    if store.engine.dialect.name == "sqlite":
        with store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()


def _parts(address: str) -> tuple[str | None, str]:
    """The server without a database, None for a file; and the database or the path."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return None, str(url.database)
    server, _slash, name = address.rpartition("/")
    return server, name
