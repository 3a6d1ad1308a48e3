"""Pages that disagree, as the record keeps them: both sides, and which of them it goes by."""

from __future__ import annotations

from collections.abc import Sequence

from db.cells import Cells
from db.columns import SEPARATOR
from db.record import Fact, Snapshot
from db.tables import TABLE_OF
from editing.merging import wipos_first

TABLE = TABLE_OF["conflicts"]
WIPOS_OWN = "WIPO's own table of the edition"
NOT_BORNE_OUT = "WIPO's own table of the edition does not bear it out"
STAYS_OPEN = "a table that was imported later gives the other"


def kept_open(
    record: Snapshot, edition: int, cluster: str, measure: str, sides: tuple[str, str], sources: tuple[str, str]
) -> list[Cells]:
    """The conflict of a figure that stays as it is recorded, unless it is on record already.

    `sides` are what is recorded and what was read, `sources` those of each.
    """
    recorded, read = sides
    for known in record.conflicts_about(edition, cluster, measure):
        if {known.value_a, known.value_b} == {recorded, read}:
            return []
    return [_cells(edition, cluster, measure, sides, sources, STAYS_OPEN)]


def settled(
    record: Snapshot,
    edition: int,
    cluster: str,
    measure: str,
    value: str,
    others: Sequence[tuple[str, str]],
    source: str,
) -> tuple[list[Cells], list[str]]:
    """The conflicts of a figure that WIPO's table settles, and the keys of those on record that they replace.

    `others` are other values than that one, each with its sources.
    """
    known = record.conflicts_about(edition, cluster, measure)
    sides: dict[str, list[str]] = {value: [source]}
    for other, sources in others:
        sides.setdefault(other, []).extend(sources.split(SEPARATOR))
    for row in known:
        sides.setdefault(row.value_a, []).extend(row.source_ids_a)
        if row.value_b:
            sides.setdefault(row.value_b, []).extend(row.source_ids_b)
    own = SEPARATOR.join(wipos_first(sides.pop(value)))
    rows = [
        _cells(edition, cluster, measure, (value, other), (own, _without(sources, source)), WIPOS_OWN)
        for other, sources in sides.items()
        if _without(sources, source)
    ]
    kept = {TABLE.join_key(row[column] for column in TABLE.key) for row in rows}
    return rows, [key for key in map(TABLE.key_of, known) if key not in kept]


def refuted(edition: int | None, subject: str, measure: str, value: str, sources: str) -> Cells:
    """The conflict of a value that the table leaves no room for, and that is taken out of the record."""
    cells = _cells(edition, subject, measure, (value, ""), (sources, ""), NOT_BORNE_OUT)
    return cells | {"kept": "neither"}


def refuted_fact(fact: Fact) -> Cells:
    """The same for a fact."""
    return refuted(fact.edition, fact.subject, fact.measure, fact.value, SEPARATOR.join(fact.source_ids))


def _without(sources: Sequence[str], source: str) -> str:
    return SEPARATOR.join(one for one in dict.fromkeys(sources) if one != source)


def _cells(
    edition: int | None, subject: str, measure: str, values: tuple[str, str], sources: tuple[str, str], reason: str
) -> Cells:
    return {
        "edition": "" if edition is None else str(edition),
        "subject": subject,
        "measure": measure,
        "value_a": values[0],
        "source_ids_a": sources[0],
        "value_b": values[1],
        "source_ids_b": sources[1],
        "kept": "a",
        "reason": reason,
    }
