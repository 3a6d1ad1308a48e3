"""The tables of the store."""

from db.models.base import Base
from db.models.catalogue import (
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

__all__ = [
    "Base",
    "ChangeRow",
    "ClusterEconomyRow",
    "ClusterRow",
    "ConflictRow",
    "ConflictSourceRow",
    "ConversationRow",
    "EconomyRow",
    "EditionRow",
    "EditionSourceRow",
    "FactRow",
    "FactSourceRow",
    "LineageRow",
    "LineageSourceRow",
    "NameRow",
    "RankingEconomyRow",
    "RankingRow",
    "RankingSourceRow",
    "RevisionRow",
    "SourceRow",
]
