"""Ranks, their status and their changes."""

from __future__ import annotations

from collections.abc import Iterator

from db.checks.keys import sharing
from db.draft import Draft
from db.errors import Fault

WIPO = "wipo-"
"""How the ids of WIPO's own pages begin."""


def check_holders(draft: Draft) -> Iterator[Fault]:
    """A rank is held by one cluster, unless all that pages put there are disputed."""
    for rows in sharing(draft.record.rankings.values(), lambda row: (row.edition, row.rank)):
        if any(row.status != "disputed" for row in rows):
            holders = ", ".join(row.cluster for row in rows)
            for row in rows:
                yield draft.fault(row, "rank", f"one cluster at a rank, or all of them disputed: {holders}")


def check_status(draft: Draft) -> Iterator[Fault]:
    """A confirmed rank has enough sources, and a disputed one has its conflict on record."""
    disputed = {(row.edition, row.subject) for row in draft.record.conflicts if row.measure == "rank"}
    for row in draft.record.rankings.values():
        if row.status == "confirmed" and len(row.source_ids) < 2 and not row.source_ids[0].startswith(WIPO):
            yield draft.fault(row, "source_ids", "two pages, or one of WIPO's, for a rank that is confirmed")
        if row.status == "disputed" and (row.edition, row.cluster) not in disputed:
            yield draft.fault(row, "status", "both sides of the dispute in conflicts")


def check_changes(draft: Draft) -> Iterator[Fault]:
    """The printed change is the difference of the printed previous rank and the rank."""
    for row in draft.record.rankings.values():
        if row.printed_previous_rank is not None and row.printed_rank_change is not None:
            change = row.printed_previous_rank - row.rank
            if change != row.printed_rank_change:
                expected = f"{change:+d}" if change else "0"
                yield draft.fault(
                    row, "printed_rank_change", f"{expected}, from {row.printed_previous_rank} to {row.rank}"
                )
