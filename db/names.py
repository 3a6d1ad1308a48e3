"""The names by which clusters are known, read from the rows that state them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import NameRow
from db.record import Name, Snapshot

CURRENT, PRINTED, LINEAGE, ALIAS = "current", "printed", "lineage", "alias"


def derive_names(record: Snapshot) -> tuple[Name, ...]:
    """Each name of each cluster once, as the most telling of the kinds that state it: today's name first."""
    found: dict[tuple[str, str], Name] = {}
    for name in _stated(record):
        found.setdefault((name.cluster, name.name), name)
    return tuple(found.values())


def _stated(record: Snapshot) -> Iterator[Name]:
    """The language is left open: a name in a ranking is used in any language that writes it so."""
    for cluster in record.clusters.values():
        yield Name(cluster.name, cluster.id, None, CURRENT)
        for ranking in record.by_cluster.get(cluster.id, ()):
            yield Name(ranking.printed_name, cluster.id, None, PRINTED)
    for change in record.lineage:
        yield Name(change.from_name, change.from_cluster, None, LINEAGE)
        yield Name(change.to_name, change.to_cluster, None, LINEAGE)
    for alias in record.aliases:
        yield Name(alias.name, alias.cluster, alias.language, ALIAS)


async def replace_derived_names(connection: AsyncConnection, record: Snapshot) -> None:
    """Bring the stored names in line with the rows that state them."""
    values = [
        {
            "cluster": name.cluster,
            "name": name.name,
            "position": position,
            "language": name.language,
            "kind": name.kind,
        }
        for position, name in enumerate(derive_names(record))
    ]
    await connection.execute(delete(NameRow))
    if values:
        await connection.execute(insert(NameRow), values)
