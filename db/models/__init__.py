"""The tables of the store."""

from db.models.base import Base
from db.models.catalogue import (
    AliasRow,
    ClusterEconomyRow,
    ClusterRow,
    EconomyRow,
    EditionRow,
    EditionSourceRow,
    LineageRow,
    LineageSourceRow,
    NameRow,
    SourceRow,
)
from db.models.chats import FeedbackRow, FollowRow, KeptRow, PersonRow, PictureRow, ReplyRow
from db.models.editing import AdminRow, PendingRow
from db.models.figures import (
    ConflictRow,
    ConflictSourceRow,
    FactRow,
    FactSourceRow,
    RankingEconomyRow,
    RankingRow,
    RankingSourceRow,
)
from db.models.history import ChangeRow, ConversationRow, RevisionRow
from db.models.usage import DispatchRow, UsageRow

__all__ = [
    "AdminRow",
    "AliasRow",
    "Base",
    "ChangeRow",
    "ClusterEconomyRow",
    "ClusterRow",
    "ConflictRow",
    "ConflictSourceRow",
    "ConversationRow",
    "DispatchRow",
    "EconomyRow",
    "EditionRow",
    "EditionSourceRow",
    "FactRow",
    "FactSourceRow",
    "FeedbackRow",
    "FollowRow",
    "KeptRow",
    "LineageRow",
    "LineageSourceRow",
    "NameRow",
    "PendingRow",
    "PersonRow",
    "PictureRow",
    "RankingEconomyRow",
    "RankingRow",
    "RankingSourceRow",
    "ReplyRow",
    "RevisionRow",
    "SourceRow",
    "UsageRow",
]
