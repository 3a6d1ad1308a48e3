"""What understanding needs to know of the record: its clusters, their names and their past."""

from __future__ import annotations

from db.record import Snapshot
from questions.names import KnownCluster, Names


def names_of(record: Snapshot) -> Names:
    """The names of one revision of the record."""
    others: dict[str, list[str]] = {}
    for name in record.names:
        others.setdefault(name.cluster, []).append(name.name)
    clusters = [
        KnownCluster(
            id=cluster.id,
            name=cluster.name,
            cities=cluster.cities,
            economies=cluster.economies,
            other_names=tuple(others.get(cluster.id, ())),
            until=_last_edition(cluster.id, record),
        )
        for cluster in record.clusters.values()
    ]
    economies = {code: economy.name for code, economy in record.economies.items()}
    city_years: dict[str, set[int]] = {}
    for fact in record.facts:
        if fact.subject_kind == "city" and fact.measure == "pct_applications_year":
            city_years.setdefault(fact.subject, set()).add(int(fact.as_of[:4]))
    return Names(clusters, economies, record.years, {city: frozenset(years) for city, years in city_years.items()})


def _last_edition(cluster: str, record: Snapshot) -> int | None:
    """The last edition in which a cluster stood for itself, if it joined another or fell apart.

    Where no page states the edition of the change, it is the last one in which the cluster is ranked.
    """
    ended = [line for line in record.lineage if line.from_cluster == cluster != line.to_cluster]
    if not ended:
        return None
    stated = [line.edition - 1 for line in ended if line.edition]
    ranked = [row.edition for row in record.by_cluster.get(cluster, ())]
    return min(stated) if stated else max(ranked, default=record.years[0])
