"""Counts per economy, and orders of clusters, against the ranks that are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from db.draft import Draft
from db.errors import Fault
from db.record import Fact


def check_counts(draft: Draft) -> Iterator[Fault]:
    """An economy has no more known rows, and exactly as many named members, as its count says.

    A cluster across borders counts for the first of its economies only.
    """
    known = Counter((row.edition, row.economies[0]) for row in draft.record.rankings.values())
    for fact in _facts(draft, "cluster_count"):
        if fact.edition is not None and fact.subject_kind == "economy":
            rows = known[fact.edition, fact.subject]
            if rows > int(fact.value):
                yield draft.fault(fact, "value", f"{rows} or more, for {rows} are known by rank")
    counts = _counts(draft)
    for fact in _facts(draft, "members"):
        count = counts.get((fact.edition, fact.subject))
        if count is not None and count != len(fact.items):
            yield draft.fault(fact, "value", f"{count} clusters, as counted, and not {len(fact.items)}")


def check_orders(draft: Draft) -> Iterator[Fault]:
    """Clusters that a page gives in their order, or one above others, stand so in the ranking."""
    counts = _counts(draft)
    for fact in _facts(draft, "order_of_clusters"):
        ranks = _ranks(draft, fact)
        if ranks != sorted(ranks):
            yield draft.fault(fact, "value", f"clusters in the order of their ranks, which are {ranks}")
        if len(fact.items) > counts.get((fact.edition, fact.subject), len(fact.items)):
            yield draft.fault(fact, "value", "no more clusters than are counted")
    for fact in _facts(draft, "ranked_above"):
        own = draft.record.ranking(fact.edition or 0, fact.subject)
        if own is not None and any(rank <= own.rank for rank in _ranks(draft, fact)):
            yield draft.fault(fact, "value", f"clusters below rank {own.rank}")


def _facts(draft: Draft, measure: str) -> Iterator[Fact]:
    return (fact for fact in draft.record.facts if fact.measure == measure)


def _counts(draft: Draft) -> dict[tuple[int | None, str], int]:
    facts = (fact for fact in _facts(draft, "cluster_count") if fact.subject_kind == "economy")
    return {(fact.edition, fact.subject): int(fact.value) for fact in facts}


def _ranks(draft: Draft, fact: Fact) -> list[int]:
    """The ranks that are known of the clusters in a fact's value, in its order."""
    rows = (draft.record.ranking(fact.edition or 0, cluster) for cluster in fact.items)
    return [row.rank for row in rows if row is not None]
