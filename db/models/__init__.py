"""The tables. Mapped classes end in `Row`, to tell a row from the value it becomes."""

from db.models.base import Base
from db.models.claim import ClaimRow, ClaimSourceRow, DecisionRow, SourceRow
from db.models.guild import ServerChannelRow, ServerRow
from db.models.operations import CommandSyncRow, CuratorRow, MissedNameRow, MistakeRow
from db.models.programme import AliasRow, ConflictRow, ProgrammeRow, StageRow, TeamRow, TermRow

__all__ = [
    "AliasRow",
    "Base",
    "ClaimRow",
    "ClaimSourceRow",
    "CommandSyncRow",
    "ConflictRow",
    "CuratorRow",
    "DecisionRow",
    "MissedNameRow",
    "MistakeRow",
    "ProgrammeRow",
    "ServerChannelRow",
    "ServerRow",
    "SourceRow",
    "StageRow",
    "TeamRow",
    "TermRow",
]
