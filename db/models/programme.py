"""A programme, its stages, teams and aliases, its known conflicts and its glossary.

What is only shown and never searched (criteria, members, people) stays as JSON in the row it belongs to.
`listed` is False for a stage or team that has left the programme file: history keeps its row.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from answers.terms import AliasKind, StageKind, Strength
from db.models.base import Base, checked


class ProgrammeRow(Base):
    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    timezone: Mapped[str] = mapped_column(String(80))
    begins_on: Mapped[str] = mapped_column(String(10))
    compiled_on: Mapped[str] = mapped_column(String(10))
    evidence_until: Mapped[str] = mapped_column(String(10))
    details: Mapped[dict[str, Any]]
    fact_revision: Mapped[int] = mapped_column(default=0)
    file_fingerprint: Mapped[str] = mapped_column(String(64), default="")
    seeded_at: Mapped[datetime]
    feeds_read_at: Mapped[datetime | None]


class StageRow(Base):
    __tablename__ = "stage"
    __table_args__ = (UniqueConstraint("programme_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    slug: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]
    kind: Mapped[StageKind] = mapped_column(checked(StageKind))
    details: Mapped[dict[str, Any]]
    listed: Mapped[bool] = mapped_column(default=True)


class TeamRow(Base):
    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("programme_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    slug: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]
    details: Mapped[dict[str, Any]]
    listed: Mapped[bool] = mapped_column(default=True)


class AliasRow(Base):
    __tablename__ = "alias"
    __table_args__ = (UniqueConstraint("team_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    strength: Mapped[Strength] = mapped_column(checked(Strength))
    kind: Mapped[AliasKind] = mapped_column(checked(AliasKind))


class ConflictRow(Base):
    __tablename__ = "conflict"
    __table_args__ = (UniqueConstraint("programme_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    slug: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]
    details: Mapped[dict[str, Any]]


class TermRow(Base):
    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("programme_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    slug: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]
    details: Mapped[dict[str, Any]]
