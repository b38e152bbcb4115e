"""Names that nobody could resolve, counted in folded form for the curators; who typed them is not kept."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.folding import cleaned, flat
from db.claims import ids_of
from db.models import MissedNameRow

LONGEST = 40  # a longer text is a sentence, which may hold what its writer wants forgotten


def count_missed(session: Session, slug: str, typed: str, at: datetime) -> bool:
    """Count one miss; False for what can be no name (too long, no letters), which is not kept."""
    name = flat(cleaned(typed))
    if not any(one.isalpha() for one in name) or len(name) > LONGEST:
        return False
    fields = {"programme_id": ids_of(session, slug).programme, "name": name, "times": 1, "last_at": at}
    # The two dialects share the clause but not the class; loading both takes a while, so here.
    from sqlalchemy.dialects import postgresql, sqlite

    is_postgresql = session.connection().dialect.name == "postgresql"
    row = (postgresql if is_postgresql else sqlite).insert(MissedNameRow).values(fields)
    session.execute(
        row.on_conflict_do_update(
            index_elements=["programme_id", "name"],
            set_={"times": MissedNameRow.times + 1, "last_at": row.excluded.last_at},
        )
    )
    return True


def missed_names(session: Session, slug: str, limit: int = 50) -> tuple[tuple[str, int], ...]:
    """The names missed most often, with how often."""
    rows = session.execute(
        select(MissedNameRow.name, MissedNameRow.times)
        .where(MissedNameRow.programme_id == ids_of(session, slug).programme)
        .order_by(MissedNameRow.times.desc(), MissedNameRow.name)
        .limit(limit)
    )
    return tuple((name, times) for name, times in rows)
