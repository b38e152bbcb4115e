"""What a server has set for itself, kept until 30 days after the bot has left it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from answers.terms import Language
from db.models.base import Base, checked


class ServerRow(Base):
    """`language` and `programme` are NULL where nothing was set, `left_at` while the bot is a member."""

    __tablename__ = "server"

    id: Mapped[int] = mapped_column(primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    language: Mapped[Language | None] = mapped_column(checked(Language))
    programme: Mapped[str | None] = mapped_column(String(80))
    left_at: Mapped[datetime | None]


class ServerChannelRow(Base):
    """A channel in which mentions are answered; a server without any has no such limit."""

    __tablename__ = "server_channel"

    server_id: Mapped[int] = mapped_column(ForeignKey("server.id"), primary_key=True)
    channel_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
