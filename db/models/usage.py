"""How the bot is used, counted without anybody in it, and messages to followers that are on their way."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class UsageRow(Base):
    """How many questions of a day were alike in all that is counted; neither who asked nor what they wrote."""

    __tablename__ = "usage"
    __table_args__ = (CheckConstraint("surface IN ('chat', 'group', 'inline')", name="surface"),)

    day: Mapped[date] = mapped_column(primary_key=True)
    surface: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    """The kind of question; empty where none was understood."""

    language: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(primary_key=True)
    within_ms: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The milliseconds within which it was answered, rounded up to a step of `db.usage.STEPS_MS`."""

    count: Mapped[int]


class DispatchRow(Base):
    """A message of an admin's that one follower has still to get; the row goes before the message does."""

    __tablename__ = "dispatches"

    number: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(BigInteger, index=True)
    text: Mapped[str]
