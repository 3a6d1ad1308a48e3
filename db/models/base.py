"""What all tables share.

A list whose items are rows of their own (sources, economies) lies in a table beside its owner, so that the
database itself refuses an item that does not exist and keeps the order; a list of plain words (cities,
measures, regions) is one cell. No table has ORM relationships: the record is read and written as whole
rows, through Core.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Date, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase

from db.columns import DecimalText, Instant, Words


class Base(DeclarativeBase):
    """The base of every table; constraints have names, so that migrations can alter them on SQLite too."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        int: Integer,
        str: String,
        date: Date,
        datetime: Instant,
        Decimal: DecimalText,
        tuple[str, ...]: Words,
    }
