"""Sources, claims and the decisions on them.

A claim has a `key` that lasts and versions that replace each other; decisions are only ever added.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from answers.terms import Event, ReasonCode, Tier, Verdict, Verification
from db.models.base import Base, checked


class SourceRow(Base):
    __tablename__ = "source"
    __table_args__ = (UniqueConstraint("programme_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    slug: Mapped[str] = mapped_column(String(80))
    publisher: Mapped[str] = mapped_column(String(200))
    url: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(20))
    published_on: Mapped[str | None] = mapped_column(String(10))
    official: Mapped[bool]
    tier: Mapped[Tier] = mapped_column(checked(Tier))
    seen: Mapped[str] = mapped_column(String(40))
    note: Mapped[str | None] = mapped_column(Text)


class ClaimRow(Base):
    """`happened_on` is `YYYY[-MM[-DD]]` in the programme's zone; NULL where the day is unknown."""

    __tablename__ = "claim"
    __table_args__ = (UniqueConstraint("programme_id", "key", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    key: Mapped[str] = mapped_column(String(80))
    version: Mapped[int]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id"))
    event: Mapped[Event] = mapped_column(checked(Event))
    happened_on: Mapped[str | None] = mapped_column(String(10))
    precision: Mapped[str] = mapped_column(String(10))
    recorded_at: Mapped[datetime]
    text_en: Mapped[str] = mapped_column(Text)
    text_ko: Mapped[str] = mapped_column(Text)
    value: Mapped[dict[str, Any]]
    reason: Mapped[ReasonCode | None] = mapped_column(checked(ReasonCode))
    plan: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    verification: Mapped[Verification] = mapped_column(checked(Verification))
    note: Mapped[str | None] = mapped_column(Text)

    citations: Mapped[list["ClaimSourceRow"]] = relationship(
        lazy="raise", order_by="ClaimSourceRow.position", cascade="all, delete-orphan"
    )
    decisions: Mapped[list["DecisionRow"]] = relationship(
        lazy="raise", order_by="DecisionRow.seq", cascade="all, delete-orphan"
    )


class ClaimSourceRow(Base):
    """A claim's source. `quote` is the passage of it that says so, where a curator gave one."""

    __tablename__ = "claim_source"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), primary_key=True, index=True)
    position: Mapped[int]
    quote: Mapped[str | None] = mapped_column(Text)


class DecisionRow(Base):
    """Who decided what on a claim, and why. `curator_id` is NULL where the programme file decided.

    `update_id` is what decisions made together have in common; NULL for those of a programme file.
    """

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("claim_id", "seq"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    seq: Mapped[int]
    verdict: Mapped[Verdict] = mapped_column(checked(Verdict))
    curator_id: Mapped[int | None] = mapped_column(ForeignKey("curator.id"))
    at: Mapped[datetime]
    why: Mapped[str | None] = mapped_column(Text)
    update_id: Mapped[int | None] = mapped_column(ForeignKey("fact_update.id"), index=True)
