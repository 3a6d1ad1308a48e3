"""Clusters that changed are ranked, and named, as what they were at the time."""

from __future__ import annotations

from collections.abc import Iterator

from db.draft import Draft
from db.errors import Fault
from db.record import Lineage


def check_successors(draft: Draft) -> Iterator[Fault]:
    """A cluster that became part of another, or fell apart, is not ranked from then on."""
    for change, start in _dated(draft):
        if change.from_cluster != change.to_cluster:
            for row in draft.record.by_cluster.get(change.from_cluster, ()):
                if row.edition >= start:
                    yield draft.fault(row, "cluster", f"{change.to_cluster}, which it became in {start}")
                    yield draft.fault(change, "edition", f"an edition after {row.edition}, in which it is ranked")


def check_printed_names(draft: Draft) -> Iterator[Fault]:
    """Where a cluster kept its id through a change of name, each edition prints the name of its time."""
    changes: dict[str, list[tuple[int, Lineage]]] = {}
    for change, start in _dated(draft):
        if change.from_cluster == change.to_cluster:
            changes.setdefault(change.from_cluster, []).append((start, change))
    for cluster, dated in changes.items():
        dated.sort(key=lambda one: one[0])
        for row in draft.record.by_cluster.get(cluster, ()):
            past = [change for start, change in dated if start <= row.edition]
            change = past[-1] if past else dated[0][1]
            name = change.to_name if past else change.from_name
            if row.printed_name != name:
                yield draft.fault(row, "printed_name", f"{name}, by the lineage")
                yield draft.fault(
                    change,
                    "to_name" if past else "from_name",
                    f"{row.printed_name}, as printed in {row.edition}",
                )


def _dated(draft: Draft) -> Iterator[tuple[Lineage, int]]:
    return ((change, change.edition) for change in draft.record.lineage if change.edition is not None)
