"""The tables. Mapped classes end in `Row`, to tell a row from the value it becomes."""

from db.models.alert import (
    BoardRow,
    DeliveryRow,
    LeaseRow,
    NoticeRow,
    PaceRow,
    SubscriptionRow,
    UpdateRow,
)
from db.models.base import Base
from db.models.claim import ClaimRow, ClaimSourceRow, DecisionRow, SourceRow
from db.models.feed import ArticleRow, FeedNoticeRow, FeedRow, ProposalRow, ProposalSourceRow
from db.models.guild import ServerChannelRow, ServerRow
from db.models.operations import CommandSyncRow, CuratorRow, MissedNameRow, MistakeRow
from db.models.programme import AliasRow, ConflictRow, ProgrammeRow, StageRow, TeamRow, TermRow
from db.models.review import ReviewCardRow, ReviewEditRow, ReviewRow

__all__ = [
    "AliasRow",
    "ArticleRow",
    "Base",
    "BoardRow",
    "ClaimRow",
    "ClaimSourceRow",
    "CommandSyncRow",
    "ConflictRow",
    "CuratorRow",
    "DecisionRow",
    "DeliveryRow",
    "FeedNoticeRow",
    "FeedRow",
    "LeaseRow",
    "MissedNameRow",
    "MistakeRow",
    "NoticeRow",
    "PaceRow",
    "ProgrammeRow",
    "ProposalRow",
    "ProposalSourceRow",
    "ReviewCardRow",
    "ReviewEditRow",
    "ReviewRow",
    "ServerChannelRow",
    "ServerRow",
    "SourceRow",
    "StageRow",
    "SubscriptionRow",
    "TeamRow",
    "TermRow",
    "UpdateRow",
]
