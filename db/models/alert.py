"""Updates, who follows them, and what has to be sent: the outbox, live boards, and what servers must be told.

A delivery is due where `due_at` has come, or where the clock went back since it was set (`touched_at`).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from answers.terms import Announce, ChannelKind, DeliveryState, Language, SubscriptionState, Task
from db.models.base import Base, checked


class UpdateRow(Base):
    """What one decision changed. `amendments` are later decisions on it, in order; `version` counts them."""

    __tablename__ = "fact_update"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    at: Mapped[datetime]
    curator_id: Mapped[int | None] = mapped_column(ForeignKey("curator.id"))
    why: Mapped[str | None] = mapped_column(Text)
    announce: Mapped[Announce] = mapped_column(checked(Announce))
    revision: Mapped[int]
    changes: Mapped[list[Any]]
    amendments: Mapped[list[Any]]
    version: Mapped[int] = mapped_column(default=0)


class SubscriptionRow(Base):
    """A channel that follows a programme; empty `teams` or `topics` mean all of them."""

    __tablename__ = "subscription"
    __table_args__ = (
        UniqueConstraint("channel_id", "programme_id"),
        Index("ix_subscription_state_retry_at", "state", "retry_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, index=True)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    channel_kind: Mapped[ChannelKind] = mapped_column(checked(ChannelKind))
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    teams: Mapped[list[Any]]
    topics: Mapped[list[Any]]
    role_id: Mapped[int | None] = mapped_column(BigInteger)
    language: Mapped[Language] = mapped_column(checked(Language))
    state: Mapped[SubscriptionState] = mapped_column(checked(SubscriptionState))
    reason: Mapped[str | None] = mapped_column(String(300))
    since: Mapped[datetime]
    retry_at: Mapped[datetime | None]


class DeliveryRow(Base):
    """One thing to do at Discord for one update in one channel; `version` is 0 for a first post.

    `token` is in the message's Sources button and, with the version, the nonce. Of a post, `message_id` is the
    message that stands now and `shown` the fingerprint of what it says. `indexes` are the changes of the update
    that are told there, whatever the subscription wants later.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("update_id", "subscription_id", "task", "version"),
        Index("ix_delivery_state_task_id", "state", "task", "id"),
        Index("ix_delivery_subscription_id_state_task_id", "subscription_id", "state", "task", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(ForeignKey("fact_update.id"))
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"))
    task: Mapped[Task] = mapped_column(checked(Task))
    version: Mapped[int]
    token: Mapped[str] = mapped_column(String(16), index=True)
    state: Mapped[DeliveryState] = mapped_column(checked(DeliveryState))
    due_at: Mapped[datetime | None]
    touched_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    leased_by: Mapped[str | None] = mapped_column(String(140))
    attempts: Mapped[int] = mapped_column(default=0)
    first_attempt_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[str | None] = mapped_column(String(300))
    maybe_doubled: Mapped[bool] = mapped_column(default=False)
    shown: Mapped[str] = mapped_column(String(64), default="")
    indexes: Mapped[list[Any]] = mapped_column(default=list)


class BoardRow(Base):
    """A pinned message with the standing. `shown` is the fingerprint of what it says since `changed_at`.

    `version` counts the messages that were lost; with the `token`, which stands in the message's buttons, it is
    the nonce of the present one.
    """

    __tablename__ = "board"
    __table_args__ = (UniqueConstraint("channel_id", "programme_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, index=True)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    language: Mapped[Language] = mapped_column(checked(Language))
    state: Mapped[SubscriptionState] = mapped_column(checked(SubscriptionState))
    reason: Mapped[str | None] = mapped_column(String(300))
    token: Mapped[str] = mapped_column(String(16), unique=True)
    version: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    pinned: Mapped[bool] = mapped_column(default=False)
    shown: Mapped[str] = mapped_column(String(64), default="")
    changed_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    touched_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    leased_by: Mapped[str | None] = mapped_column(String(140))
    attempts: Mapped[int] = mapped_column(default=0)
    first_attempt_at: Mapped[datetime | None]


class NoticeRow(Base):
    """What a server has to be told once (a channel is gone or closed to the bot); `key` is the sentence."""

    __tablename__ = "notice"

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, index=True)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    key: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    told_at: Mapped[datetime | None]


class LeaseRow(Base):
    """A duty that one process has at a time."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    holder: Mapped[str] = mapped_column(String(120))
    taken_at: Mapped[datetime]
    until: Mapped[datetime]


class PaceRow(Base):
    """When the next request to Discord may go out, of all processes together: seconds of the store's clock."""

    __tablename__ = "pace"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    next_at: Mapped[float]
