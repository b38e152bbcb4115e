"""What the store refuses, in one clear line without a password, and that nothing stored is lost."""

import sqlite3
import threading
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from answers.errors import BadSetting, NoSuchProgramme, StoreUnusable
from app.seeding import seed_files
from db import engine as engine_module
from db.engine import Store
from db.facts import load_facts, slugs
from db.migrate import migrate
from tests.conftest import HARBOUR_CUP, NOW


def bump(session: Session) -> None:
    revision = session.scalar(text("SELECT fact_revision FROM programme"))
    session.execute(text("UPDATE programme SET fact_revision = :next"), {"next": (revision or 0) + 1})


def test_a_unit_of_work_that_fails_leaves_nothing_behind(store: Store) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)

    def half(session: Session) -> None:
        bump(session)
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        store.write(half)
    assert store.read(load_facts, "harbour-cup").revision == 1


def test_reading_keeps_nothing(store: Store) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    store.read(bump)
    assert store.read(load_facts, "harbour-cup").revision == 1


def test_read_then_write_from_several_threads_loses_no_update(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/store.db")
    migrate(store)
    seed_files(store, [HARBOUR_CUP], NOW)
    threads = [threading.Thread(target=lambda: [store.write(bump) for _ in range(25)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.read(load_facts, "harbour-cup").revision == 101
    store.close()


def test_an_unknown_programme_is_said_so(store: Store) -> None:
    with pytest.raises(NoSuchProgramme):
        store.read(load_facts, "nowhere")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "mysql://root:hunter2@host/x",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql://u:hunter2@h:port/x",
    ],
)
def test_an_address_that_is_none_is_refused_without_showing_it(address: str) -> None:
    with pytest.raises(BadSetting) as caught:
        Store(address)
    assert "DATABASE_URL" in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_an_unreachable_postgresql_is_one_line_without_the_password() -> None:
    store = Store("postgresql://cutline:hunter2@127.0.0.1:1/cutline")
    with pytest.raises(StoreUnusable) as caught:
        migrate(store)
    told = str(caught.value)
    assert "cannot be reached" in told
    assert "hunter2" not in told
    assert "\n" not in told


def test_a_missing_postgresql_database_is_named_as_such(postgresql: str) -> None:
    with pytest.raises(StoreUnusable, match="no database of the name"):
        migrate(Store(f"{postgresql}/absent"))


def test_a_store_locked_by_another_process_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    monkeypatch.setattr(engine_module, "BUSY_MS", 50)
    store = Store(f"sqlite:///{path}")
    migrate(store)
    seed_files(store, [HARBOUR_CUP], NOW)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnusable, match="locked by another process"):
        store.write(bump)
    other.execute("ROLLBACK")
    other.close()
    assert store.read(load_facts, "harbour-cup").revision == 1
    store.close()


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnusable, match="folder of the store cannot be made"):
        Store(f"sqlite:///{tmp_path}/file/store.db")


def test_a_place_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    (tmp_path / "store.db").mkdir()
    with pytest.raises(StoreUnusable, match="cannot be written"):
        migrate(Store(f"sqlite:///{tmp_path}/store.db"))


def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(b"dear diary, " * 100)
    with pytest.raises(StoreUnusable, match="no SQLite file"):
        migrate(Store(f"sqlite:///{path}"))
    assert path.read_bytes() == b"dear diary, " * 100


def test_a_store_of_a_newer_program_is_refused_and_left_alone(store: Store) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    store.write(lambda session: session.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(StoreUnusable, match="newer version"):
        migrate(store)
    assert store.read(slugs) == ("harbour-cup",)


def test_of_two_transactions_that_wait_for_each_other_both_are_kept(new_postgresql: str) -> None:
    store, met, failed = Store(new_postgresql), threading.Barrier(2), []
    store.write(
        lambda session: session.execute(
            text("CREATE TABLE pair AS SELECT id, 0 AS n FROM (VALUES (1), (2)) v(id)")
        )
    )

    def add(session: Session, ids: list[int], tries: list[int]) -> None:
        tries.append(1)
        for one in ids:
            session.execute(text("UPDATE pair SET n = n + 1 WHERE id = :id"), {"id": one})
            if one == ids[0] and len(tries) == 1:
                met.wait(timeout=5)

    def run(ids: list[int]) -> None:
        try:
            store.write(add, ids, [])
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(ids,)) for ids in ([1, 2], [2, 1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert store.read(lambda session: list(session.scalars(text("SELECT n FROM pair")))) == [2, 2]
    store.close()


def test_a_lock_of_another_process_on_postgresql_is_called_one(new_postgresql: str) -> None:
    store = Store(new_postgresql)
    store.write(lambda session: session.execute(text("CREATE TABLE held (id int)")))

    def hurried(session: Session) -> None:
        session.execute(text("SET LOCAL lock_timeout = 20"))
        session.execute(text("LOCK TABLE held"))

    with psycopg.connect(new_postgresql) as other:
        other.execute("LOCK TABLE held")
        with pytest.raises(StoreUnusable, match="locked by another process"):
            store.write(hurried)
    store.close()


def test_a_postgresql_that_has_no_connection_to_spare_is_told_so(new_postgresql: str) -> None:
    role = new_postgresql.rpartition("/")[2]
    with psycopg.connect(new_postgresql, autocommit=True) as owner:
        owner.execute(f"CREATE ROLE {role} LOGIN CONNECTION LIMIT 0")
    store = Store(new_postgresql.replace("//cutline@", f"//{role}@"))
    with pytest.raises(StoreUnusable, match="no connection to spare"):
        store.read(slugs)
    store.close()
