"""Names under which a cluster is found again when a person taps what was offered."""

from __future__ import annotations

from db.record import Snapshot


def askable(cluster: str, record: Snapshot) -> str:
    """A cluster's name, with its economy behind it where a city of another cluster is called the same."""
    own = record.clusters[cluster]
    former = {line.from_cluster for line in record.lineage if line.from_cluster != line.to_cluster}
    others = (other for other in record.clusters.values() if other.id != cluster and other.id not in former)
    shared = any(own.name in other.cities for other in others)
    return f"{own.name}, {record.economies[own.economies[0]].name}" if shared else own.name
