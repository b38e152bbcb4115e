"""Feeds, their articles, what those propose, and when the feeds of a programme were last read."""

import sqlalchemy as sa
from alembic import op

from db.models.base import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=2000), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("added_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("curator_id", sa.Integer(), nullable=True),
        sa.Column("etag", sa.String(length=500), nullable=True),
        sa.Column("modified", sa.String(length=500), nullable=True),
        sa.Column("next_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("tried_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("read_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", UtcDateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["curator_id"], ["curator.id"], name=op.f("fk_feed_curator_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_feed_programme_id")),
        sa.CheckConstraint("state IN ('active', 'paused')", name=op.f("ck_feed_feedstate")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed")),
        sa.UniqueConstraint("programme_id", "address", name=op.f("uq_feed_programme_id_address")),
    )
    op.create_index("ix_feed_state_next_at", "feed", ["state", "next_at"], unique=False)
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.Column("relates_to", sa.String(length=80), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("proposed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("agreed_by", sa.Integer(), nullable=True),
        sa.Column("agreed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("curator_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("claim_key", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["agreed_by"], ["curator.id"], name=op.f("fk_proposal_agreed_by")),
        sa.ForeignKeyConstraint(["curator_id"], ["curator.id"], name=op.f("fk_proposal_curator_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_proposal_programme_id")),
        sa.CheckConstraint(
            "relation IN ('new', 'known', 'contradicts', 'older')", name=op.f("ck_proposal_proposalrelation")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'accepted', 'rejected', 'not_ours')", name=op.f("ck_proposal_proposalstate")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint(
            "programme_id",
            "fingerprint",
            "occurrence",
            name=op.f("uq_proposal_programme_id_fingerprint_occurrence"),
        ),
    )
    op.create_index(
        "ix_proposal_programme_id_state_id", "proposal", ["programme_id", "state", "id"], unique=False
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=True),
        sa.Column("address", sa.String(length=2000), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("publisher", sa.String(length=200), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("published_on", sa.String(length=10), nullable=True),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("seen_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("read_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name=op.f("fk_article_feed_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_article_programme_id")),
        sa.CheckConstraint(
            "state IN ('waiting', 'read', 'unreadable')", name=op.f("ck_article_articlestate")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint(
            "programme_id", "feed_id", "fingerprint", name=op.f("uq_article_programme_id_feed_id_fingerprint")
        ),
    )
    op.create_index(op.f("ix_article_feed_id"), "article", ["feed_id"], unique=False)
    op.create_index(
        "ix_article_programme_id_state_id", "article", ["programme_id", "state", "id"], unique=False
    )
    op.create_index(
        "ix_article_programme_id_text_hash", "article", ["programme_id", "text_hash"], unique=False
    )
    op.create_table(
        "feed_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=True),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("told_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feed.id"], name=op.f("fk_feed_notice_feed_id"), ondelete="CASCADE"
        ),
        sa.CheckConstraint("kind IN ('down', 'well')", name=op.f("ck_feed_notice_feednotice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_notice")),
    )
    op.create_index(op.f("ix_feed_notice_feed_id"), "feed_notice", ["feed_id"], unique=False)
    op.create_table(
        "proposal_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("happened_on", sa.String(length=10), nullable=True),
        sa.Column("said_by", sa.String(length=300), nullable=True),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_proposal_source_article_id")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_source_proposal_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_source")),
        sa.UniqueConstraint(
            "proposal_id", "article_id", name=op.f("uq_proposal_source_proposal_id_article_id")
        ),
    )
    op.create_index(op.f("ix_proposal_source_article_id"), "proposal_source", ["article_id"], unique=False)
    op.add_column("programme", sa.Column("feeds_read_at", UtcDateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("programme") as programme:
        programme.drop_column("feeds_read_at")
    op.drop_index(op.f("ix_proposal_source_article_id"), table_name="proposal_source")
    op.drop_table("proposal_source")
    op.drop_index(op.f("ix_feed_notice_feed_id"), table_name="feed_notice")
    op.drop_table("feed_notice")
    op.drop_index("ix_article_programme_id_text_hash", table_name="article")
    op.drop_index("ix_article_programme_id_state_id", table_name="article")
    op.drop_index(op.f("ix_article_feed_id"), table_name="article")
    op.drop_table("article")
    op.drop_index("ix_proposal_programme_id_state_id", table_name="proposal")
    op.drop_table("proposal")
    op.drop_index("ix_feed_state_next_at", table_name="feed")
    op.drop_table("feed")
