"""The migrations and the models say the same, on both databases, and upgrades lose nothing."""

import gzip
import json
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, text

from db.engine import Store
from db.facts import load_facts, slugs
from db.migrate import migrate
from db.models import Base

STORES = sorted((Path(__file__).parent.parent / "fixtures" / "stores").glob("*.sql.gz"))


def test_upgrading_from_nothing_gives_the_models(address: str) -> None:
    store = Store(address)
    assert migrate(store)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    store.close()


def test_migrating_twice_does_nothing_the_second_time(store: Store) -> None:
    assert not migrate(store)


@pytest.mark.parametrize("frozen", STORES, ids=lambda path: path.name)
def test_a_filled_store_of_an_earlier_step_upgrades_with_every_row(frozen: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    connection = sqlite3.connect(path)
    connection.executescript(gzip.decompress(frozen.read_bytes()).decode())
    connection.close()
    expected = json.loads(frozen.with_name(frozen.name.replace(".sql.gz", ".counts.json")).read_text())
    store = Store(f"sqlite:///{path}")
    migrate(store)
    with store.engine.connect() as checked:
        counts = {name: checked.scalar(select(func.count()).select_from(text(name))) for name in expected}
        assert checked.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
    assert counts == expected
    for slug in store.read(slugs):
        assert store.read(load_facts, slug).claims
    store.close()


def test_there_is_a_frozen_store_to_upgrade() -> None:
    assert STORES
