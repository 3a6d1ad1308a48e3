"""Conflicts between pages: both sides are there, and the record holds the one that was kept."""

from __future__ import annotations

from collections.abc import Iterator

from db.cells import Cells, cells_of
from db.draft import Draft
from db.errors import Fault
from db.record import Conflict
from db.tables import TABLE_OF


def check_conflicts(draft: Draft) -> Iterator[Fault]:
    """Every conflict is complete and settled as it says."""
    values: dict[tuple[int | None, str, str], set[str]] = {}
    for fact in draft.record.facts:
        values.setdefault((fact.edition, fact.subject, fact.measure), set()).add(fact.value)
    for row in draft.record.conflicts:
        yield from _sides(draft, row)
        ranked = _ranking_cells(draft, row).get(row.measure)
        found = {ranked} if ranked else values.get((row.edition, row.subject, row.measure), set())
        sides = {"a": {row.value_a}, "b": {row.value_b}, "both": {row.value_a, row.value_b}, "neither": set()}
        if not found <= sides[row.kept]:
            yield draft.fault(row, "kept", f"the side that the record has, which is {', '.join(sorted(found))}")


def _sides(draft: Draft, row: Conflict) -> Iterator[Fault]:
    if row.value_a == row.value_b:
        yield draft.fault(row, "value_b", "another value than value_a")
    if bool(row.value_b) != bool(row.source_ids_b):
        yield draft.fault(row, "source_ids_b", "sources where there is a second value, and only there")
    if not row.value_b and row.kept != "neither":
        yield draft.fault(row, "kept", "neither, as there is no second value")


def _ranking_cells(draft: Draft, row: Conflict) -> Cells:
    ranking = None if row.edition is None else draft.record.ranking(row.edition, row.subject)
    return {} if ranking is None else cells_of(TABLE_OF["rankings"], ranking)
