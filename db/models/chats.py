"""What people settle and leave in Telegram: language, clusters they follow, replies that edits change, feedback."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class PersonRow(Base):
    """The language that a person chose; people who chose none have no row."""

    __tablename__ = "people"

    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str]


class FollowRow(Base):
    """A cluster that a person wants to hear of; `told_revision` is the last revision that they were told about."""

    __tablename__ = "follows"

    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    cluster: Mapped[str] = mapped_column(primary_key=True)
    told_revision: Mapped[int] = mapped_column(index=True)


class ReplyRow(Base):
    """Which message of the bot answers which message of a person, so that an edited question edits its answer."""

    __tablename__ = "replies"

    chat: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person: Mapped[int] = mapped_column(BigInteger, index=True)
    reply: Mapped[int] = mapped_column(BigInteger)
    sent_at: Mapped[datetime] = mapped_column(index=True)


class KeptRow(Base):
    """A question that does not fit into a button or a link, under a short id made from what it holds."""

    __tablename__ = "kept_questions"

    id: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    kept_until: Mapped[datetime] = mapped_column(index=True)


class FeedbackRow(Base):
    """A wording that was not understood, or a vote on an answer; nothing in it says who."""

    __tablename__ = "feedback"
    __table_args__ = (CheckConstraint("what IN ('refused', 'up', 'down')", name="what"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    what: Mapped[str]
    question: Mapped[str]
    language: Mapped[str]
    kind: Mapped[str | None]


class PictureRow(Base):
    """A picture that Telegram holds, by what it shows and of which revision."""

    __tablename__ = "pictures"

    key: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    file_id: Mapped[str]
