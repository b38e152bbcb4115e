"""Mistakes that members reported, for the curators; who reported one is not kept."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.folding import plain
from db.claims import ids_of
from db.models import MistakeRow

LONGEST = 1000  # characters of a report
LONGEST_SOURCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What a member wrote, and the answer it was about (a command, a team, a stage and a day, in ids)."""

    id: int
    about: str
    text: str
    source: str | None
    at: datetime


def report_mistake(
    session: Session, slug: str, *, about: str, text: str, source: str | None, at: datetime
) -> None:
    """Keep a report, cut to its limits."""
    row = MistakeRow(
        programme_id=ids_of(session, slug).programme,
        about=about[:200],
        text=plain(text).strip()[:LONGEST],
        source=(plain(source).strip()[:LONGEST_SOURCE] or None) if source else None,
        at=at,
    )
    session.add(row)
    session.flush()


def reported_mistakes(session: Session, slug: str, limit: int = 50) -> tuple[Mistake, ...]:
    """The newest reports first."""
    rows = session.scalars(
        select(MistakeRow)
        .where(MistakeRow.programme_id == ids_of(session, slug).programme)
        .order_by(MistakeRow.id.desc())
        .limit(limit)
    )
    return tuple(
        Mistake(id=one.id, about=one.about, text=one.text, source=one.source, at=one.at) for one in rows
    )
