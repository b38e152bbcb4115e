"""Freezes a filled store of today's schema for later upgrades: `python -m tests.freeze NAME`.

The result is never edited: `test_migrations.py` upgrades every frozen store and counts its rows.
"""

import gzip
import json
import sqlite3
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from answers.terms import Language
from app.seeding import programme_files, seed_files
from db import curation, missed, mistakes
from db.command_sync import keep_fingerprint
from db.engine import Store
from db.migrate import migrate
from db.models import Base
from db.servers import ServerSettings, keep_settings
from tests.conftest import HARBOUR_CUP, NOW

STORES = Path(__file__).parent / "fixtures" / "stores"


def freeze(name: str) -> None:
    """Write `NAME.sql.gz` and the number of rows of every table beside it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        store = Store(f"sqlite:///{path}")
        migrate(store)
        seed_files(store, [*programme_files(), HARBOUR_CUP], NOW)
        who = store.write(curation.curator, "Kim", 123456789012345678)
        store.write(
            curation.retract,
            "harbour-cup",
            "out-tern",
            by=who,
            at=datetime(2031, 8, 1, tzinfo=UTC),
            why="test",
        )
        store.write(missed.count_missed, "harbour-cup", "turn dynamics", NOW)
        store.write(keep_fingerprint, 123456789012345678, "https://example.org/api/v10", "0" * 64, NOW)
        store.write(
            lambda session: mistakes.report_mistake(
                session, "harbour-cup", about="team tern", text="test", source=None, at=NOW
            )
        )
        settings = ServerSettings(language=Language.KO, programme="harbour-cup", channels=frozenset({5, 6}))
        store.write(keep_settings, 123456789012345678, settings)
        with store.engine.connect() as connection:
            counts = {
                table.name: connection.scalar(select(func.count()).select_from(table))
                for table in Base.metadata.sorted_tables
            }
        store.close()
        dumped = sqlite3.connect(path)
        text = "\n".join(dumped.iterdump())
        dumped.close()
    STORES.mkdir(exist_ok=True)
    (STORES / f"{name}.sql.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    (STORES / f"{name}.counts.json").write_text(json.dumps(counts, indent=1) + "\n")


if __name__ == "__main__":
    freeze(sys.argv[1])
