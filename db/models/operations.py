"""What running the bot needs: who may decide on claims."""

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class CuratorRow(Base):
    """The one table with curators' ids; deleting a person clears `user_id` and renames the row."""

    __tablename__ = "curator"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    user_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
