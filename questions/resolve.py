"""Decides which cluster a named place stands for in the editions that are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.draft import NamedPlace
from questions.names import KnownCluster, Names
from questions.question import Mention
from questions.senses import Spot


def resolve(place: NamedPlace, editions: Sequence[int], names: Names) -> Mention | None:
    """The cluster of a place, or None where the name has several readings or none on record.

    A city that was a cluster of its own before it joined another is that cluster in the editions up to then,
    provided that all editions asked about lie there; in any later one it is the cluster that it is part of now.
    """
    readings = cluster_readings(place, editions, names)
    if len(readings) != 1:
        return None
    spot, cluster = readings[0]
    is_city = not place.joined and spot.name != names.clusters[cluster].name
    return Mention(place.span.written, cluster, spot.name if is_city else None, spot.economy)


def mention_in(mention: Mention, editions: Sequence[int], names: Names) -> Mention:
    """A place of an earlier question, decided anew for the editions of this one."""
    spots = [
        spot for spot in names.places_called(mention.city or "") if spot.economy == mention.economy and spot.clusters
    ]
    if mention.city is None or not spots:
        return mention
    return replace(mention, cluster=cluster_in(spots[0].clusters, editions, names))


def cluster_readings(place: NamedPlace, editions: Sequence[int], names: Names) -> tuple[tuple[Spot, str], ...]:
    """Every cluster that the name may stand for in these editions, with the place that it then is."""
    found: dict[str, Spot] = {}
    for spot in place.spots:
        if spot.clusters:
            found.setdefault(cluster_in(spot.clusters, editions, names), spot)
    return tuple((spot, cluster) for cluster, spot in found.items())


def cluster_in(clusters: Sequence[str], editions: Sequence[int], names: Names) -> str:
    """Of the clusters that one city was part of in turn, the one that holds for these editions."""
    latest = max(editions, default=names.newest)
    former = sorted(
        (cluster for cluster in map(names.clusters.__getitem__, clusters) if cluster.until is not None),
        key=_until,
    )
    for cluster in former:
        if latest <= _until(cluster):
            return cluster.id
    return next(
        (id_ for id_ in clusters if names.clusters[id_].until is None),
        former[-1].id if former else clusters[0],
    )


def _until(cluster: KnownCluster) -> int:
    return cluster.until or 0
