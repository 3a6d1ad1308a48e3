"""Whether a record is sound as a whole: the rules that look at more than one cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from db.checks.conflicts import check_conflicts
from db.checks.counts import check_counts, check_orders
from db.checks.keys import check_unique
from db.checks.lineage import check_printed_names, check_successors
from db.checks.rankings import check_changes, check_holders, check_status
from db.checks.references import (
    check_clusters,
    check_economies,
    check_editions,
    check_fact_values,
    check_sources,
)
from db.checks.repeats import check_edition_cells, check_intensity
from db.checks.shares import check_scores, check_world_totals
from db.draft import Draft
from db.errors import Fault

Check = Callable[[Draft], Iterator[Fault]]

REFERENCES: tuple[Check, ...] = (
    check_unique,
    check_sources,
    check_clusters,
    check_economies,
    check_editions,
    check_fact_values,
)
"""Keys are unique, and what a row refers to exists."""

FIGURES: tuple[Check, ...] = (
    check_holders,
    check_status,
    check_changes,
    check_world_totals,
    check_scores,
    check_successors,
    check_printed_names,
    check_counts,
    check_orders,
    check_edition_cells,
    check_intensity,
    check_conflicts,
)
"""The figures fit together. These rely on the references."""


def check_references(draft: Draft) -> list[Fault]:
    """Everything wrong with keys and references."""
    return [fault for check in REFERENCES for fault in check(draft)]


def check_figures(draft: Draft) -> list[Fault]:
    """Everything wrong with the figures of a record whose references are sound."""
    return [fault for check in FIGURES for fault in check(draft)]
