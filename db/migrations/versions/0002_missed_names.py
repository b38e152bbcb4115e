"""Names that resolved to nothing, counted for the curators."""

import sqlalchemy as sa
from alembic import op

from db.models.base import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "missed_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_missed_name_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missed_name")),
        sa.UniqueConstraint("programme_id", "name", name=op.f("uq_missed_name_programme_id_name")),
    )


def downgrade() -> None:
    op.drop_table("missed_name")
