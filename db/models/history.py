"""What was done and said: revisions of the record, and the conversations that follow-ups continue."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class RevisionRow(Base):
    """One import or edit of the record, applied as a whole."""

    __tablename__ = "revisions"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    summary: Mapped[str]
    shipped_digest: Mapped[str | None]
    """For an import of the shipped record: which one, so that each is imported once."""


class ChangeRow(Base):
    """One row before and after a revision, as the cells of its CSV file; None where there was none."""

    __tablename__ = "changes"
    __table_args__ = (Index(None, "table", "key"),)

    revision: Mapped[int] = mapped_column(ForeignKey("revisions.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    table: Mapped[str]
    key: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    place: Mapped[int | None]
    """Where a removed row stood among its kind, so that undoing its removal puts it back there."""


class ConversationRow(Base):
    """What was asked last in a conversation, so that any worker can answer a follow-up."""

    __tablename__ = "conversations"

    conversation: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[dict[str, Any]] = mapped_column(JSON)
    asked_at: Mapped[datetime] = mapped_column(index=True)
