"""What running the bot needs: who may decide on claims, and which names nobody could resolve."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class CuratorRow(Base):
    """The one table with curators' ids; deleting a person clears `user_id` and renames the row."""

    __tablename__ = "curator"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    user_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)


class MissedNameRow(Base):
    """A folded name that resolved to nothing, and how often; who typed it is not kept."""

    __tablename__ = "missed_name"
    __table_args__ = (UniqueConstraint("programme_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    name: Mapped[str] = mapped_column(String(40))
    times: Mapped[int]
    last_at: Mapped[datetime]


class CommandSyncRow(Base):
    """What Discord was last told our commands are: a fingerprint per application and API address."""

    __tablename__ = "command_sync"
    __table_args__ = (UniqueConstraint("application_id", "api_base"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(BigInteger)
    api_base: Mapped[str] = mapped_column(String(300))
    fingerprint: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class MistakeRow(Base):
    """A mistake that a member reported, for the curators; who reported it is not kept."""

    __tablename__ = "mistake"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    about: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(String(1000))
    source: Mapped[str | None] = mapped_column(String(500))
    at: Mapped[datetime]
