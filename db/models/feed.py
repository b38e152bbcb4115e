"""Feeds, the articles that they told of, and what those propose; the articles' texts are not kept.

A proposal is one statement about the programme, whoever printed it: each article that says so is a source of it.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from answers.terms import ArticleState, FeedNotice, FeedState, ProposalRelation, ProposalState
from db.models.base import Base, checked


class FeedRow(Base):
    """`failures` counts those in a row since `failing_since`; `reason` is the key of the last one's sentence.

    `etag` and `modified` ask "has it changed?". `next_at` is when it is due, or held by a round until.
    """

    __tablename__ = "feed"
    __table_args__ = (
        UniqueConstraint("programme_id", "address"),
        Index("ix_feed_state_next_at", "state", "next_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    address: Mapped[str] = mapped_column(String(2000))
    title: Mapped[str] = mapped_column(String(300), default="")
    official: Mapped[bool] = mapped_column(default=False)
    trusted: Mapped[bool] = mapped_column(default=False)  # what it repeats is accepted by itself
    state: Mapped[FeedState] = mapped_column(checked(FeedState))
    added_at: Mapped[datetime]
    curator_id: Mapped[int | None] = mapped_column(ForeignKey("curator.id"))
    etag: Mapped[str | None] = mapped_column(String(500))
    modified: Mapped[str | None] = mapped_column(String(500))
    next_at: Mapped[datetime]
    tried_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(String(80))


class FeedNoticeRow(Base):
    """That a feed is down, or well again: to be told to the curators once."""

    __tablename__ = "feed_notice"

    id: Mapped[int] = mapped_column(primary_key=True)
    feed_id: Mapped[int] = mapped_column(ForeignKey("feed.id", ondelete="CASCADE"), index=True)
    kind: Mapped[FeedNotice] = mapped_column(checked(FeedNotice))
    reason: Mapped[str | None] = mapped_column(String(80))
    at: Mapped[datetime]
    told_at: Mapped[datetime | None]


class ArticleRow(Base):
    """An article, by what it says: `fingerprint` of what its feed told, `text_hash` of what was read.

    `published_on` is `YYYY[-MM[-DD]]` in the programme's zone; `doubtful` where the date told lay ahead.
    """

    __tablename__ = "article"
    __table_args__ = (
        UniqueConstraint("programme_id", "feed_id", "fingerprint"),
        Index("ix_article_programme_id_state_id", "programme_id", "state", "id"),
        Index("ix_article_programme_id_text_hash", "programme_id", "text_hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    feed_id: Mapped[int | None] = mapped_column(ForeignKey("feed.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    text_hash: Mapped[str | None] = mapped_column(String(64))
    address: Mapped[str | None] = mapped_column(String(2000))
    title: Mapped[str] = mapped_column(String(300))
    publisher: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str | None] = mapped_column(String(20))
    published_on: Mapped[str | None] = mapped_column(String(10))
    doubtful: Mapped[bool] = mapped_column(default=False)
    state: Mapped[ArticleState] = mapped_column(checked(ArticleState))
    reason: Mapped[str | None] = mapped_column(String(80))
    attempts: Mapped[int] = mapped_column(default=0)
    seen_at: Mapped[datetime]
    read_at: Mapped[datetime | None]


class ProposalRow(Base):
    """A statement that articles propose. `content` holds ids of the programme; `occurrence` counts from 1.

    What was decided stays decided: the same statement printed much later is another occurrence of it.
    `agreed_by` is the first of two curators, where two are asked for. `claim_key` is what accepting it made.
    """

    __tablename__ = "proposal"
    __table_args__ = (
        UniqueConstraint("programme_id", "fingerprint", "occurrence"),
        Index("ix_proposal_programme_id_state_id", "programme_id", "state", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    occurrence: Mapped[int] = mapped_column(default=1)
    content: Mapped[dict[str, Any]]
    confidence: Mapped[float]
    relation: Mapped[ProposalRelation] = mapped_column(checked(ProposalRelation))
    relates_to: Mapped[str | None] = mapped_column(String(80))
    state: Mapped[ProposalState] = mapped_column(checked(ProposalState))
    proposed_at: Mapped[datetime]
    agreed_by: Mapped[int | None] = mapped_column(ForeignKey("curator.id"))
    agreed_at: Mapped[datetime | None]
    curator_id: Mapped[int | None] = mapped_column(ForeignKey("curator.id"))
    decided_at: Mapped[datetime | None]
    why: Mapped[str | None] = mapped_column(Text)
    claim_key: Mapped[str | None] = mapped_column(String(80))

    sources: Mapped[list["ProposalSourceRow"]] = relationship(
        lazy="raise", order_by="ProposalSourceRow.id", cascade="all, delete-orphan"
    )


class ProposalSourceRow(Base):
    """An article that says so: the quote, and where it stood in the article's text."""

    __tablename__ = "proposal_source"
    __table_args__ = (UniqueConstraint("proposal_id", "article_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"))
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    quote: Mapped[str] = mapped_column(Text)
    starts: Mapped[int]
    ends: Mapped[int]
    confidence: Mapped[float]
    happened_on: Mapped[str | None] = mapped_column(String(10))
    said_by: Mapped[str | None] = mapped_column(String(300))
    at: Mapped[datetime]
