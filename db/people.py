"""What is kept about a person: the account of a curator, and nothing else. Showing and deleting it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import CuratorRow


def curator_name(session: Session, user_id: int) -> str | None:
    """The name under which that account decides; None for anybody else."""
    return session.scalar(select(CuratorRow.name).where(CuratorRow.user_id == user_id))


def forget_person(session: Session, user_id: int) -> str | None:
    """Take the account and the name off what it decided; the name that is left, None if nothing was kept."""
    row = session.scalar(select(CuratorRow).where(CuratorRow.user_id == user_id))
    if row is None:
        return None
    row.user_id, row.name = None, f"former curator {row.id}"
    session.flush()
    return row.name
