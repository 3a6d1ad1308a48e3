"""Values that stand in two tables agree."""

from __future__ import annotations

from collections.abc import Iterator

from db.cells import cells_of
from db.checks.keys import sharing
from db.draft import Draft
from db.errors import Fault
from db.tables import TABLE_OF

EDITION_CELLS = {
    "clusters_released_on": "clusters_release_date",
    "released_on": "release_date",
    "measures": "measures",
    "pct_period": "pct_period",
    "publication_period": "publication_period",
    "vc_period": "vc_period",
    "economies_covered": "economies_covered",
}
"""Columns of editions, and the measure in facts that each repeats; the fact has the sources of its own."""


def check_edition_cells(draft: Draft) -> Iterator[Fault]:
    """Each figure of an edition is the one in facts."""
    stated = {
        (fact.edition, fact.measure): fact
        for fact in draft.record.facts
        if fact.subject_kind == "edition" or fact.measure == "economies_covered"
    }
    for edition in draft.record.editions.values():
        cells = cells_of(TABLE_OF["editions"], edition)
        for column, measure in EDITION_CELLS.items():
            fact = stated.get((edition.year, measure))
            value = fact.value if fact else ""
            if cells[column] != value:
                yield draft.fault(edition, column, f"“{value}”, as the fact {measure} has it")
                if fact:
                    yield draft.fault(fact, "value", f"“{cells[column]}”, as the edition has it")


def check_intensity(draft: Draft) -> Iterator[Fault]:
    """Ranks by intensity are the same in rankings and facts, and held by one cluster each."""
    facts = [fact for fact in draft.record.facts if fact.measure == "intensity_rank"]
    stated = {(fact.edition, fact.subject): fact for fact in facts}
    for row in draft.record.rankings.values():
        fact = stated.get((row.edition, row.cluster))
        value = fact.value if fact else ""
        if value != ("" if row.intensity_rank is None else str(row.intensity_rank)):
            yield draft.fault(row, "intensity_rank", f"“{value}”, as in facts")
            if fact:
                yield draft.fault(fact, "value", "the rank by intensity that rankings has")
    for holders in sharing(facts, lambda fact: (fact.edition, fact.value)):
        for fact in holders:
            yield draft.fault(fact, "value", "a rank by intensity that one cluster holds")
