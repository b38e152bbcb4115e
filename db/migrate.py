"""Bringing a store to this program's schema, and telling whether that is possible.

Migrations run on a connection of their own. On SQLite a batch migration rebuilds tables, so foreign keys
are off while it runs and checked before it commits.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from answers.errors import StoreUnusable
from db.engine import Store, translated

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> bool:
    """Bring the store to the newest schema; True if anything was done. All or nothing.

    Raises StoreUnusable for a store that a newer program has written.
    """
    with translated():
        present, newest = _revisions(store)
        if present == newest:
            return False
        known = {one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()}
        if present is not None and present not in known:
            raise StoreUnusable(
                "the store was written by a newer version of Cutline; upgrade the program, "
                "or restore a backup made by this version"
            )
        if store.is_postgresql:
            with store.engine.begin() as connection:
                # Two programs may start at once; the second waits here and then finds it done.
                connection.execute(text("SELECT pg_advisory_xact_lock(7203944)"))
                _upgrade(connection)
        else:
            _upgrade_sqlite(store)
    return True


def _upgrade_sqlite(store: Store) -> None:
    with store.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        cursor = raw.cursor()
        cursor.execute("PRAGMA foreign_keys = OFF")
        try:
            writing = connection.execution_options(cutline_writes=True)
            with writing.begin():
                _upgrade(writing)
                broken = writing.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise StoreUnusable(f"the upgrade would leave {len(broken)} rows without their parents")
        finally:
            cursor.execute("PRAGMA foreign_keys = ON")


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revisions(store: Store) -> tuple[str | None, str | None]:
    with store.engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    return present, ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
