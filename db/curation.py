"""What curators do to claims: record, accept, reject, retract, correct. Decisions are only ever added.

Functions take the session and never commit. `at` is an aware moment; `by` a curator's row id.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.terms import Verdict
from db.claims import Draft, decide, ids_of, insert, moved, newest
from db.models import CuratorRow


def curator(session: Session, name: str, user_id: int | None = None) -> int:
    """The row id of the curator of that name, who is added if new."""
    row = session.scalar(select(CuratorRow).where(CuratorRow.name == name))
    if row is None:
        row = CuratorRow(name=name, user_id=user_id)
        session.add(row)
        session.flush()
    return row.id


def propose(session: Session, slug: str, key: str, draft: Draft, *, at: datetime) -> None:
    """Record a claim that nobody has decided on; it changes no answer yet."""
    insert(session, ids_of(session, slug), draft, key=key, version=1, recorded_at=at)
    session.flush()


def accept(session: Session, slug: str, key: str, *, by: int, at: datetime, why: str | None = None) -> None:
    _decide(session, slug, key, Verdict.ACCEPTED, by=by, at=at, why=why)


def reject(session: Session, slug: str, key: str, *, by: int, at: datetime, why: str) -> None:
    _decide(session, slug, key, Verdict.REJECTED, by=by, at=at, why=why)


def retract(session: Session, slug: str, key: str, *, by: int, at: datetime, why: str) -> None:
    _decide(session, slug, key, Verdict.RETRACTED, by=by, at=at, why=why)


def correct(session: Session, slug: str, key: str, draft: Draft, *, by: int, at: datetime, why: str) -> None:
    """Replace a claim by a new version; the old one stays, superseded, and answers earlier `known_at`."""
    ids = ids_of(session, slug)
    old = newest(session, ids.programme, key)
    new = insert(session, ids, draft, key=key, version=old.version + 1, recorded_at=at)
    session.flush()
    decide(session, old, Verdict.SUPERSEDED, by=by, at=at, why=why)
    decide(session, new, Verdict.ACCEPTED, by=by, at=at, why=why)
    moved(session, ids.programme)


def _decide(
    session: Session, slug: str, key: str, verdict: Verdict, *, by: int, at: datetime, why: str | None
) -> None:
    ids = ids_of(session, slug)
    decide(session, newest(session, ids.programme, key), verdict, by=by, at=at, why=why)
    moved(session, ids.programme)
