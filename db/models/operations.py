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
