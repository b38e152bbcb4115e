"""Which commands Discord was last told, so that it is told again only when they changed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import CommandSyncRow


def told_fingerprint(session: Session, application_id: int, api_base: str) -> str | None:
    """The fingerprint of the commands last synchronised there; None if they never were."""
    row = _row(session, application_id, api_base)
    return row.fingerprint if row else None


def keep_fingerprint(
    session: Session, application_id: int, api_base: str, fingerprint: str, at: datetime
) -> None:
    """Remember what was synchronised; `at` is aware."""
    row = _row(session, application_id, api_base)
    if row is None:
        row = CommandSyncRow(application_id=application_id, api_base=api_base)
        session.add(row)
    row.fingerprint, row.at = fingerprint, at
    session.flush()


def _row(session: Session, application_id: int, api_base: str) -> CommandSyncRow | None:
    return session.scalar(
        select(CommandSyncRow).where(
            CommandSyncRow.application_id == application_id, CommandSyncRow.api_base == api_base
        )
    )
