"""Alerts: updates, subscriptions, the outbox, boards, notices, leases; and the quote of a cited source."""

import sqlalchemy as sa
from alembic import op

from db.models.base import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lease",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("holder", sa.String(length=120), nullable=False),
        sa.Column("taken_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("told_at", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index(op.f("ix_notice_guild_id"), "notice", ["guild_id"], unique=False)
    op.create_table(
        "pace",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("next_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_pace")),
    )
    op.create_table(
        "board",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("token", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=False),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("due_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("touched_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("leased_until", UtcDateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.String(length=140), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_attempt_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_board_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board")),
        sa.CheckConstraint(
            "state IN ('active', 'paused', 'refused', 'closed')", name=op.f("ck_board_subscriptionstate")
        ),
        sa.CheckConstraint("language IN ('en', 'ko')", name=op.f("ck_board_language")),
        sa.UniqueConstraint("channel_id", "programme_id", name=op.f("uq_board_channel_id_programme_id")),
        sa.UniqueConstraint("token", name=op.f("uq_board_token")),
    )
    op.create_index(op.f("ix_board_guild_id"), "board", ["guild_id"], unique=False)
    op.create_index(op.f("ix_board_message_id"), "board", ["message_id"], unique=False)
    op.create_index(op.f("ix_board_programme_id"), "board", ["programme_id"], unique=False)
    op.create_table(
        "fact_update",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("curator_id", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("announce", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("amendments", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["curator_id"], ["curator.id"], name=op.f("fk_fact_update_curator_id")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_fact_update_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_update")),
        sa.CheckConstraint(
            "announce IN ('usual', 'dispute', 'quietly')", name=op.f("ck_fact_update_announce")
        ),
    )
    op.create_index(op.f("ix_fact_update_programme_id"), "fact_update", ["programme_id"], unique=False)
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_kind", sa.String(length=40), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("teams", sa.JSON(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("since", UtcDateTime(timezone=True), nullable=False),
        sa.Column("retry_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_subscription_programme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        sa.CheckConstraint(
            "state IN ('active', 'paused', 'refused', 'closed')",
            name=op.f("ck_subscription_subscriptionstate"),
        ),
        sa.CheckConstraint("language IN ('en', 'ko')", name=op.f("ck_subscription_language")),
        sa.CheckConstraint(
            "channel_kind IN ('text', 'announcement', 'thread')", name=op.f("ck_subscription_channelkind")
        ),
        sa.UniqueConstraint(
            "channel_id", "programme_id", name=op.f("uq_subscription_channel_id_programme_id")
        ),
    )
    op.create_index(op.f("ix_subscription_guild_id"), "subscription", ["guild_id"], unique=False)
    op.create_index(op.f("ix_subscription_programme_id"), "subscription", ["programme_id"], unique=False)
    op.create_index("ix_subscription_state_retry_at", "subscription", ["state", "retry_at"], unique=False)
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("due_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("touched_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("leased_until", UtcDateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.String(length=140), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_attempt_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("settled_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("maybe_doubled", sa.Boolean(), nullable=False),
        sa.Column("indexes", sa.JSON(), nullable=False),
        sa.Column("shown", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name=op.f("fk_delivery_subscription_id")
        ),
        sa.ForeignKeyConstraint(["update_id"], ["fact_update.id"], name=op.f("fk_delivery_update_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.CheckConstraint(
            "state IN ('pending', 'done', 'dead', 'closed')", name=op.f("ck_delivery_deliverystate")
        ),
        sa.CheckConstraint("task IN ('post', 'edit', 'publish')", name=op.f("ck_delivery_task")),
        sa.UniqueConstraint(
            "update_id",
            "subscription_id",
            "task",
            "version",
            name=op.f("uq_delivery_update_id_subscription_id_task_version"),
        ),
    )
    op.create_index("ix_delivery_state_task_id", "delivery", ["state", "task", "id"], unique=False)
    op.create_index(
        "ix_delivery_subscription_id_state_task_id",
        "delivery",
        ["subscription_id", "state", "task", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_delivery_token"), "delivery", ["token"], unique=False)
    with op.batch_alter_table("decision") as decision:
        decision.add_column(sa.Column("update_id", sa.Integer(), nullable=True))
        decision.create_foreign_key(
            op.f("fk_decision_update_id"),
            referent_table="fact_update",
            local_cols=["update_id"],
            remote_cols=["id"],
        )
        decision.create_index(op.f("ix_decision_update_id"), ["update_id"], unique=False)
    op.add_column("claim_source", sa.Column("quote", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("claim_source", "quote")
    with op.batch_alter_table("decision") as decision:
        decision.drop_index(op.f("ix_decision_update_id"))
        decision.drop_constraint(op.f("fk_decision_update_id"), type_="foreignkey")
        decision.drop_column("update_id")
    op.drop_index(op.f("ix_delivery_token"), table_name="delivery")
    op.drop_index("ix_delivery_subscription_id_state_task_id", table_name="delivery")
    op.drop_index("ix_delivery_state_task_id", table_name="delivery")
    op.drop_table("delivery")
    op.drop_index("ix_subscription_state_retry_at", table_name="subscription")
    op.drop_index(op.f("ix_subscription_programme_id"), table_name="subscription")
    op.drop_index(op.f("ix_subscription_guild_id"), table_name="subscription")
    op.drop_table("subscription")
    op.drop_index(op.f("ix_fact_update_programme_id"), table_name="fact_update")
    op.drop_table("fact_update")
    op.drop_index(op.f("ix_board_programme_id"), table_name="board")
    op.drop_index(op.f("ix_board_message_id"), table_name="board")
    op.drop_index(op.f("ix_board_guild_id"), table_name="board")
    op.drop_table("board")
    op.drop_table("pace")
    op.drop_index(op.f("ix_notice_guild_id"), table_name="notice")
    op.drop_table("notice")
    op.drop_table("lease")
