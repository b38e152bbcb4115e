"""The store: one unit of work after another, on SQLite or PostgreSQL; every difference between them.

`Store.read` and `Store.write` run a plain function with a session and commit or roll back as a whole.
They block: an event loop calls them through a worker thread.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session

from answers.errors import BadSetting, StoreUnusable

P = ParamSpec("P")
T = TypeVar("T")

BUSY_MS = 5000  # how long a statement waits for another process's lock before it fails as "locked"
CONNECT_S = 5  # how long to wait for PostgreSQL to answer at all
_POSTGRESQL = {"connect_timeout": CONNECT_S, "options": f"-c lock_timeout={BUSY_MS}"}
_LOCKED = f"the store is locked by another process for over {BUSY_MS // 1000} s; stop that one, or try again"
_COLLISIONS = {"40001", "40P01"}  # of two transactions one was undone; a second attempt finds the way free
CHANNEL = "cutline_facts"  # NOTIFY channel that says "fact_revision moved"


class Store:
    """A database of facts. `address` is a SQLAlchemy address; its password never shows in errors."""

    def __init__(self, address: str) -> None:
        self.engine = _engine(address)

    @property
    def is_postgresql(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    def read(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` on one consistent view; nothing it changes is kept."""
        with self._unit(self.engine) as session:
            result = work(session, *args, **kwargs)
            session.rollback()
            return result

    def write(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` as one transaction: it commits at the end or not at all.

        It is run a second time where the database undid it in favour of another transaction.
        """
        try:
            return self._write(work, *args, **kwargs)
        except StoreUnusable as error:
            if _code(error.__cause__) not in _COLLISIONS:
                raise
        return self._write(work, *args, **kwargs)

    def _write(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        engine = self.engine.execution_options(cutline_writes=True)
        with self._unit(engine) as session:
            result = work(session, *args, **kwargs)
            session.commit()
            return result

    def rehearse(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work` as `write` would, tell what it gives, and keep nothing of it."""
        engine = self.engine.execution_options(cutline_writes=True)
        with self._unit(engine) as session:
            result = work(session, *args, **kwargs)
            session.rollback()
            return result

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _unit(self, engine: Engine) -> Iterator[Session]:
        with translated(), Session(engine, expire_on_commit=False) as session:
            yield session


@contextmanager
def translated() -> Iterator[None]:
    """Raise StoreUnusable, in words for the operator, for what the database could not do."""
    try:
        yield
    except OperationalError as error:
        raise StoreUnusable(_in_words(error)) from error
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.DatabaseError) and "not a database" in str(error.orig):
            raise StoreUnusable("the store is no SQLite file; move it away or mend DATABASE_URL") from error
        raise


def announce(connection: Connection) -> None:
    """Tell other processes, when this transaction commits, that facts moved (they also poll)."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_notify(:channel, '')"), {"channel": CHANNEL})


def _code(error: BaseException | None) -> str | None:
    """What PostgreSQL calls an error, in five characters."""
    code = getattr(error.orig, "sqlstate", None) if isinstance(error, DBAPIError) else None
    return code if isinstance(code, str) else None


def _in_words(error: OperationalError) -> str:
    reason = str(error.orig).strip()
    if isinstance(error.orig, sqlite3.Error):
        if "locked" in reason:
            return _LOCKED
        if "readonly" in reason or "unable to open" in reason:
            return "the store cannot be written; check the folder of DATABASE_URL and its permissions"
        return f"the store cannot be used: {reason}"
    match _code(error):
        case "55P03":
            return _LOCKED
        case code if code in _COLLISIONS:
            return "PostgreSQL let another process go first, twice; try again"
    # A refused connection carries no code, only the server's words.
    if _code(error) == "53300" or "too many c" in reason:
        return "PostgreSQL has no connection to spare; end some others, or let it have more (max_connections)"
    if _code(error) == "57P03" or "the database system is " in reason:
        return "PostgreSQL is starting or stopping; try again in a moment"
    if "authentication failed" in reason:
        return "PostgreSQL refuses the name or password in DATABASE_URL; mend it there"
    if 'database "' in reason and "does not exist" in reason:
        return "PostgreSQL has no database of the name in DATABASE_URL; create it first"
    return "PostgreSQL cannot be reached at the address in DATABASE_URL; start it or mend the address"


def _engine(address: str) -> Engine:
    try:
        url = make_url(address.replace("postgres://", "postgresql://", 1))
        if url.get_backend_name() == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
            return create_engine(url, pool_pre_ping=True, connect_args=_POSTGRESQL)
        if url.get_backend_name() == "sqlite":
            return _sqlite(url.database or "", url)
    except (ArgumentError, NoSuchModuleError, ValueError):
        pass  # the address may hold a password, so neither it nor the cause is shown
    raise BadSetting(
        "DATABASE_URL is no address of a SQLite file or PostgreSQL database; write for example "
        "sqlite:///var/cutline.db or postgresql://name@host/cutline"
    )


def _sqlite(path: str, url: Any) -> Engine:
    if path in {"", ":memory:"}:
        raise ValueError("a store is a file")
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnusable(
            f"the folder of the store cannot be made ({error.strerror}); check DATABASE_URL"
        ) from error
    engine = create_engine(url, connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin by itself: `_begin` does
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # NORMAL may lose the last commits at power loss

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Only IMMEDIATE lets a transaction read and then write beside another writer.
        writes = connection.get_execution_options().get("cutline_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
