"""Names and editions as they stand in a question that a person can tap."""

from __future__ import annotations

from answers.sheet import Sheet


def askable(cluster: str, sheet: Sheet) -> str:
    """A cluster's name, with its economy behind it where a city of another cluster is called the same."""
    record = sheet.record
    own = record.clusters[cluster]
    former = {line.from_cluster for line in record.lineage if line.from_cluster != line.to_cluster}
    others = (other for other in record.clusters.values() if other.id != cluster and other.id not in former)
    shared = any(own.name in other.cities for other in others)
    return f"{own.name}, {sheet.territory(own.economies[0])}" if shared else own.name


def asked_edition(year: int | None, sheet: Sheet) -> str:
    """The part of a question that names an edition; empty where it names none."""
    return sheet.messages.text("ask.edition", edition=year) if year else ""
