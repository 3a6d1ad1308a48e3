"""Who may change the record, and the changes that wait for somebody to confirm them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class AdminRow(Base):
    """A person, by the id that Telegram gave them, whom an owner has made an admin."""

    __tablename__ = "admins"

    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    added_by: Mapped[int] = mapped_column(BigInteger)
    added_at: Mapped[datetime]


class PendingRow(Base):
    """A change that was proposed and waits to be confirmed by the admin who proposed it."""

    __tablename__ = "pending_changes"
    __table_args__ = (CheckConstraint("state IN ('open', 'applied', 'cancelled')", name="state"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    admin: Mapped[int] = mapped_column(BigInteger, index=True)
    made_at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[str]
    request: Mapped[dict[str, Any]] = mapped_column(JSON)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The file that is to be imported, as it came."""

    state: Mapped[str]
    base_revision: Mapped[int | None]
    """The revision that the preview was computed against; None as long as something is still to be asked."""

    revision: Mapped[int | None]
    """The revision that it became."""
