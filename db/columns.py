"""Column types that keep a value exactly as the record has it, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import DateTime, Dialect, String
from sqlalchemy.types import TypeDecorator

SEPARATOR = ";"


class DecimalText(TypeDecorator[Decimal]):
    """A decimal with the places that were printed: 9.0 stays 9.0. SQLite's own numbers are binary floats."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, _dialect: Dialect) -> str | None:
        """What is stored."""
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError(f"{value} is no figure")
        return f"{value:f}"

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Decimal | None:
        """What was stored."""
        return None if value is None else Decimal(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """An ordered list of plain words in one cell, separated as in the CSV files."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, _dialect: Dialect) -> str | None:
        """What is stored."""
        if value is None:
            return None
        if not all(value) or any(SEPARATOR in word for word in value):
            raise ValueError(f"{list(value)} holds an item that is empty or has a {SEPARATOR!r} in it")
        return SEPARATOR.join(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> tuple[str, ...] | None:
        """What was stored."""
        if value is None:
            return None
        return tuple(value.split(SEPARATOR)) if value else ()


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets the zone, so every value is stored in UTC and comes back with it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What is stored."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """What was stored."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
