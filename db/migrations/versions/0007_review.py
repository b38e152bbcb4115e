"""Where proposals are reviewed, the messages that show them, what curators edited, and feeds that are trusted."""

import sqlalchemy as sa
from alembic import op

from db.models.base import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("second", sa.Boolean(), nullable=False),
        sa.Column("since", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_review_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("programme_id", name=op.f("uq_review_programme_id")),
    )
    op.create_table(
        "review_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("token", sa.String(length=25), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("shown", sa.String(length=16), nullable=False),
        sa.Column("over", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_review_card_proposal_id")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_review_card_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_card")),
        sa.UniqueConstraint("proposal_id", "channel_id", name=op.f("uq_review_card_proposal_id_channel_id")),
        sa.UniqueConstraint("article_id", "channel_id", name=op.f("uq_review_card_article_id_channel_id")),
    )
    op.create_index(op.f("ix_review_card_article_id"), "review_card", ["article_id"], unique=False)
    op.create_index(op.f("ix_review_card_over"), "review_card", ["over"], unique=False)
    op.create_table(
        "review_edit",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("curator_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_review_edit_proposal_id")),
        sa.ForeignKeyConstraint(["curator_id"], ["curator.id"], name=op.f("fk_review_edit_curator_id")),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_review_edit")),
    )
    op.add_column("feed", sa.Column("trusted", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("feed") as feed:
        feed.drop_column("trusted")
    op.drop_table("review_edit")
    op.drop_index(op.f("ix_review_card_over"), table_name="review_card")
    op.drop_index(op.f("ix_review_card_article_id"), table_name="review_card")
    op.drop_table("review_card")
    op.drop_table("review")
