"""Reading and writing rows of the record, of any kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from sqlalchemy import Column, ColumnElement, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import Listing, RecordTable, Row


async def read_rows(connection: AsyncConnection, table: RecordTable) -> dict[str, Row]:
    """All rows of a kind by their keys, in the order in which they were recorded."""
    lists = [(listing.field, await _read_listing(connection, table, listing)) for listing in table.listings]
    stored = table.table.c
    query = select(*table.primary_key, *(stored[name] for name in table.plain_columns))
    found = await connection.execute(query.order_by(stored.position, *table.primary_key))
    width = len(table.primary_key)
    rows: dict[str, Row] = {}
    for values in found:
        owner = tuple(values[:width])
        cells = dict(zip(table.plain_columns, values[width:], strict=True))
        cells.update((name, tuple(items.get(owner, ()))) for name, items in lists)
        row = table.row(**cells)
        rows[table.key_of(row)] = row
    return rows


async def _read_listing(
    connection: AsyncConnection, table: RecordTable, listing: Listing
) -> dict[tuple[Any, ...], list[str]]:
    owner = table.owner_columns(listing)
    query = select(*owner, listing.table.c[listing.item]).order_by(listing.table.c.position)
    if listing.side is not None:
        query = query.where(listing.table.c.side == listing.side)
    items: dict[tuple[Any, ...], list[str]] = {}
    for *identity, item in await connection.execute(query):
        items.setdefault(tuple(identity), []).append(item)
    return items


async def insert_rows(
    connection: AsyncConnection, table: RecordTable, rows: Sequence[Row], places: Sequence[int | None] = ()
) -> None:
    """Add rows where `places` says, or else after those that are there."""
    if not rows:
        return
    last = await connection.scalar(select(func.max(table.table.c.position)))
    ends = count(0 if last is None else last + 1)
    wanted = places or [None] * len(rows)
    values = [
        {**_stored_values(table, row), "position": next(ends) if place is None else place}
        for row, place in zip(rows, wanted, strict=True)
    ]
    await connection.execute(insert(table.table), values)
    await _insert_listings(connection, table, rows)


async def places_of(connection: AsyncConnection, table: RecordTable, rows: Sequence[Row]) -> list[int]:
    """Where rows that are there stand among their kind."""
    query = select(table.table.c.position).where(_matches(table.primary_key, table))
    return [(await connection.execute(query, _old(table, row))).scalar_one() for row in rows]


async def update_rows(connection: AsyncConnection, table: RecordTable, rows: Sequence[Row]) -> None:
    """Replace rows that are there; each keeps its place in the order."""
    if not rows:
        return
    new = [{**_stored_values(table, row), **_old(table, row)} for row in rows]
    await connection.execute(update(table.table).where(_matches(table.primary_key, table)), new)
    for listing in table.listings:
        await _delete_owned(connection, table.owner_columns(listing), table, rows)
    await _insert_listings(connection, table, rows)


async def delete_rows(connection: AsyncConnection, table: RecordTable, rows: Sequence[Row]) -> None:
    """Remove rows with what they own. Raises IntegrityError where another row refers to one of them."""
    if rows:
        await _delete_owned(connection, table.primary_key, table, rows)


async def _delete_owned(
    connection: AsyncConnection, columns: Sequence[Column[Any]], table: RecordTable, rows: Sequence[Row]
) -> None:
    statement = delete(columns[0].table).where(_matches(columns, table))
    await connection.execute(statement, [_old(table, row) for row in rows])


def _matches(columns: Sequence[Column[Any]], table: RecordTable) -> ColumnElement[bool]:
    """Where columns hold the primary key that `_old` gives."""
    keys = zip(columns, table.primary_key, strict=True)
    return and_(*(column == bindparam(f"old_{key.name}") for column, key in keys))


def _old(table: RecordTable, row: Row) -> dict[str, Any]:
    return {f"old_{name}": value for name, value in _identity(table, row)}


async def _insert_listings(connection: AsyncConnection, table: RecordTable, rows: Sequence[Row]) -> None:
    for listing in table.listings:
        owner = [column.name for column in table.owner_columns(listing)]
        fixed = {} if listing.side is None else {"side": listing.side}
        values = [
            {
                **dict(zip(owner, table.identity(row), strict=True)),
                **fixed,
                "position": position,
                listing.item: item,
            }
            for row in rows
            for position, item in enumerate(getattr(row, listing.field))
        ]
        if values:
            await connection.execute(insert(listing.table), values)


def _identity(table: RecordTable, row: Row) -> list[tuple[str, Any]]:
    names = (column.name for column in table.primary_key)
    return list(zip(names, table.identity(row), strict=True))


def _stored_values(table: RecordTable, row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in table.plain_columns} | dict(_identity(table, row))
