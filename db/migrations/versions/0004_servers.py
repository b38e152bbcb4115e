"""What a server has set for itself."""

import sqlalchemy as sa
from alembic import op

from db.models.base import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "server",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=True),
        sa.Column("programme", sa.String(length=80), nullable=True),
        sa.Column("left_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("language IN ('en', 'ko')", name=op.f("ck_server_language")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_server")),
        sa.UniqueConstraint("guild_id", name=op.f("uq_server_guild_id")),
    )
    op.create_table(
        "server_channel",
        sa.Column("server_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["server_id"], ["server.id"], name=op.f("fk_server_channel_server_id")),
        sa.PrimaryKeyConstraint("server_id", "channel_id", name=op.f("pk_server_channel")),
    )


def downgrade() -> None:
    op.drop_table("server_channel")
    op.drop_table("server")
