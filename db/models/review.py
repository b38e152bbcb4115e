"""Where proposals are reviewed, the messages that show them there, and what curators made of them before accepting."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class ReviewRow(Base):
    """The channel in which the proposals of a programme are reviewed; with `second` an outcome needs two curators."""

    __tablename__ = "review"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), unique=True)
    guild_id: Mapped[int] = mapped_column(BigInteger)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    second: Mapped[bool] = mapped_column(default=False)
    since: Mapped[datetime]


class ReviewCardRow(Base):
    """A message about one proposal, or about all that an article proposes: one of the two ids is set.

    It is kept before it is sent, with `token` as its nonce, so that a crash in between doubles nothing. `shown` is a
    hash of what it shows; `over` when nothing about it will change any more.
    """

    __tablename__ = "review_card"
    __table_args__ = (
        UniqueConstraint("proposal_id", "channel_id"),
        UniqueConstraint("article_id", "channel_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"))
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    guild_id: Mapped[int] = mapped_column(BigInteger)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    token: Mapped[str] = mapped_column(String(25))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    shown: Mapped[str] = mapped_column(String(16), default="")
    over: Mapped[bool] = mapped_column(default=False, index=True)
    at: Mapped[datetime]


class ReviewEditRow(Base):
    """What a curator made of a proposal, in ids of the programme; it is what is accepted from then on."""

    __tablename__ = "review_edit"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    content: Mapped[dict[str, Any]]
    curator_id: Mapped[int] = mapped_column(ForeignKey("curator.id"))
    at: Mapped[datetime]
