"""Messages of admins to everybody who follows a cluster, kept until each is sent, so that a restart loses none."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, distinct, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import DispatchRow, FollowRow


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A message that a person has still to get."""

    number: int
    person: int
    text: str


async def count_followers(connection: AsyncConnection) -> int:
    """How many people follow a cluster or several."""
    return await connection.scalar(select(func.count(distinct(FollowRow.person)))) or 0


async def dispatch_to_followers(connection: AsyncConnection, text: str) -> int:
    """Have a message sent to everybody who follows a cluster; to how many."""
    people = (await connection.scalars(select(FollowRow.person).distinct().order_by(FollowRow.person))).all()
    if people:
        await connection.execute(insert(DispatchRow), [{"person": person, "text": text} for person in people])
    return len(people)


async def unsent(connection: AsyncConnection, most: int) -> tuple[Dispatch, ...]:
    """The oldest messages that are still to be sent."""
    row = DispatchRow
    query = select(row.number, row.person, row.text).order_by(row.number).limit(most)
    return tuple(Dispatch(*found) for found in await connection.execute(query))


async def claim_dispatch(connection: AsyncConnection, number: int) -> bool:
    """Whether this process is the one to send the message: of several workers only one gets a yes."""
    return (await connection.execute(delete(DispatchRow).where(DispatchRow.number == number))).rowcount == 1


async def withhold(connection: AsyncConnection, person: int) -> None:
    """Send nothing more to a person of what is on its way."""
    await connection.execute(delete(DispatchRow).where(DispatchRow.person == person))
