"""What the Discord surface remembers: the commands Discord knows, and mistakes that members reported."""

import sqlalchemy as sa
from alembic import op

from db.models.base import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "command_sync",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=False),
        sa.Column("api_base", sa.String(length=300), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_command_sync")),
        sa.UniqueConstraint(
            "application_id", "api_base", name=op.f("uq_command_sync_application_id_api_base")
        ),
    )
    op.create_table(
        "mistake",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=True),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_mistake_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mistake")),
    )
    op.create_index(op.f("ix_mistake_programme_id"), "mistake", ["programme_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_mistake_programme_id"), "mistake")
    op.drop_table("mistake")
    op.drop_table("command_sync")
