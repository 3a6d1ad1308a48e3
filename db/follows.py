"""Who wants to hear of which cluster, and up to which revision they have."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import ChangeRow, FollowRow
from db.upserting import upsert


@dataclass(frozen=True, slots=True)
class Follow:
    """A cluster that a person follows, and the last revision that they know of."""

    person: int
    cluster: str
    told_revision: int


async def follow(connection: AsyncConnection, person: int, cluster: str, revision: int) -> None:
    """Tell the person of whatever touches the cluster after a revision."""
    await upsert(connection, FollowRow, [{"person": person, "cluster": cluster, "told_revision": revision}])


async def unfollow(connection: AsyncConnection, person: int, cluster: str | None = None) -> int:
    """End one of a person's follows, or all of them; returns how many there were."""
    theirs = delete(FollowRow).where(FollowRow.person == person)
    if cluster is not None:
        theirs = theirs.where(FollowRow.cluster == cluster)
    return (await connection.execute(theirs)).rowcount


async def followed_by(connection: AsyncConnection, person: int) -> tuple[str, ...]:
    """The clusters that a person follows, by their ids."""
    query = select(FollowRow.cluster).where(FollowRow.person == person).order_by(FollowRow.cluster)
    return tuple(await connection.scalars(query))


async def behind(connection: AsyncConnection, revision: int) -> tuple[Follow, ...]:
    """The follows that have not been told about a revision, person by person."""
    row = FollowRow
    query = select(row.person, row.cluster, row.told_revision).where(row.told_revision < revision)
    return tuple(Follow(*found) for found in await connection.execute(query.order_by(row.person, row.cluster)))


async def claim(connection: AsyncConnection, told: Follow, revision: int) -> bool:
    """Whether this process is the one to tell about a revision: of several workers only one gets a yes."""
    row = FollowRow
    mine = (row.person == told.person, row.cluster == told.cluster, row.told_revision == told.told_revision)
    return (await connection.execute(update(row).where(*mine).values(told_revision=revision))).rowcount == 1


async def editions_touched(connection: AsyncConnection, cluster: str, after: int, until: int) -> tuple[int, ...]:
    """The editions in which a cluster's figures changed, in the revisions after one and until another."""
    change = ChangeRow
    query = select(change.key).where(
        change.revision > after,
        change.revision <= until,
        change.table == "rankings",
        change.key.endswith(f"/{cluster}", autoescape=True),
    )
    return tuple(sorted({int(key.partition("/")[0]) for key in await connection.scalars(query)}))


async def editions_begun(connection: AsyncConnection, after: int, until: int) -> frozenset[int]:
    """The editions that came on record in the revisions after one and until another."""
    change = ChangeRow
    query = select(change.key).where(
        change.revision > after, change.revision <= until, change.table == "editions", change.before.is_(None)
    )
    return frozenset(map(int, await connection.scalars(query)))
