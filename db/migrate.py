"""Bringing a store to this program's schema, and telling whether that is possible.

Migrations run on a connection of their own. On SQLite a batch migration rebuilds tables, so foreign keys
are off while it runs and checked before it commits.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from answers.errors import StoreUnusable
from db.engine import Store, translated

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0007"  # the newest migration; written here so that a start that migrates nothing loads no Alembic
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> bool:
    """Bring the store to the newest schema; True if anything was done. All or nothing.

    Raises StoreUnusable for a store that a newer program has written.
    """
    with translated():
        present = _present(store)
        if present == HEAD:
            return False
        from alembic.script import ScriptDirectory

        known = {one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()}
        if present is not None and present not in known:
            raise StoreUnusable(
                "the store was written by a newer version of Cutline; upgrade the program, "
                "or restore a backup made by this version"
            )
        if store.is_postgresql:
            with store.engine.begin() as connection:
                # Two programs may start at once; the second waits here and then finds it done.
                connection.execute(text("SET LOCAL lock_timeout = 0"))
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
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _present(store: Store) -> str | None:
    """The migration the store stands at; None for a store that has none of our tables."""
    with store.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return str(found) if found else None


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
