"""What the tests share: real stores on both databases, and the facts of both programmes."""

import os
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from answers.fact_book import FactBook
from app.seeding import programme_files, seed_files
from db.engine import Store
from db.facts import load_facts
from db.migrate import migrate
from tests import postgres
from tests.stores import Seeds, Stores

FIXTURES = Path(__file__).parent / "fixtures"
HARBOUR_CUP = FIXTURES / "harbour-cup.yaml"
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a running server; skips loudly where no binary exists, unless that is forbidden."""
    folder = postgres.binaries()
    if folder is None:
        if os.environ.get("CUTLINE_REQUIRE_POSTGRESQL"):
            pytest.fail("no PostgreSQL binaries were found, and this run must not skip them")
        pytest.skip("NO POSTGRESQL: no server binaries found, so PostgreSQL is untested in this run")
    with postgres.running(folder) as address:
        yield address


@pytest.fixture
def new_postgresql(postgresql: str) -> str:
    """The address of an empty database of its own."""
    name = f"t_{uuid.uuid4().hex}"
    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{postgresql}/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that does not exist yet, on each database in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    return str(request.getfixturevalue("new_postgresql"))


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """Makes stores, by copying what it made once."""
    return Stores(tmp_path_factory.mktemp("stores"))


@pytest.fixture
def seeds() -> Seeds | None:
    """What `store` has on record from the start; a module that wants something there says what."""
    return None


@pytest.fixture
def store(address: str, stores: Stores, seeds: Seeds | None) -> Iterator[Store]:
    """A migrated store on each database in turn, empty but for `seeds`."""
    opened = stores.make(address, seeds)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def facts(tmp_path_factory: pytest.TempPathFactory) -> FactBook:
    """The project's own programme, through a real store file."""
    return _loaded(tmp_path_factory, programme_files()[0], "kr-sovereign-ai")


@pytest.fixture(scope="session")
def cup(tmp_path_factory: pytest.TempPathFactory) -> FactBook:
    """The invented programme, through a real store file."""
    return _loaded(tmp_path_factory, HARBOUR_CUP, "harbour-cup")


def _loaded(folder: pytest.TempPathFactory, file: Path, slug: str) -> FactBook:
    store = Store(f"sqlite:///{folder.mktemp('facts')}/store.db")
    migrate(store)
    seed_files(store, [file], NOW)
    book = store.read(load_facts, slug)
    store.close()
    return book
