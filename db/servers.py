"""What servers have set for themselves: read whole at the start, written one at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from answers.terms import Language
from db.models import ServerChannelRow, ServerRow

KEPT = timedelta(days=30)  # after the bot has left a server


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """`language` None follows each reader; `programme` None is the usual one; no channels means all."""

    language: Language | None = None
    programme: str | None = None
    channels: frozenset[int] = frozenset()


def all_settings(session: Session) -> dict[int, ServerSettings]:
    """The settings of every server that has some, by its id."""
    channels: dict[int, set[int]] = {}
    for server, channel in session.execute(select(ServerChannelRow.server_id, ServerChannelRow.channel_id)):
        channels.setdefault(server, set()).add(channel)
    return {
        row.guild_id: ServerSettings(
            language=row.language, programme=row.programme, channels=frozenset(channels.get(row.id, ()))
        )
        for row in session.scalars(select(ServerRow))
    }


def keep_settings(session: Session, guild_id: int, settings: ServerSettings) -> None:
    """Write the settings of one server over what it had."""
    row = _row(session, guild_id)
    if row is None:
        row = ServerRow(guild_id=guild_id)
        session.add(row)
    row.language, row.programme, row.left_at = settings.language, settings.programme, None
    session.flush()
    session.execute(delete(ServerChannelRow).where(ServerChannelRow.server_id == row.id))
    session.add_all(ServerChannelRow(server_id=row.id, channel_id=one) for one in sorted(settings.channels))
    session.flush()


def note_members(session: Session, present: frozenset[int], now: datetime) -> tuple[int, ...]:
    """Note in which servers the bot is, and forget those it left 30 days ago; returns whom it forgot.

    `now` is aware. A server that took the bot back before that keeps its settings.
    """
    forgotten = []
    for row in session.scalars(select(ServerRow)):
        if row.guild_id in present:
            row.left_at = None
        elif row.left_at is None:
            row.left_at = now
        elif row.left_at + KEPT <= now:
            forgotten.append(row.guild_id)
    session.flush()
    for guild_id in forgotten:
        forget_server(session, guild_id)
    return tuple(forgotten)


def forget_server(session: Session, guild_id: int) -> None:
    """Remove everything a server has set."""
    row = _row(session, guild_id)
    if row is not None:
        session.execute(delete(ServerChannelRow).where(ServerChannelRow.server_id == row.id))
        session.delete(row)
        session.flush()


def _row(session: Session, guild_id: int) -> ServerRow | None:
    return session.scalar(select(ServerRow).where(ServerRow.guild_id == guild_id))
