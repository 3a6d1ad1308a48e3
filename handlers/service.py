"""What every surface needs to do its work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, ContextTypes

from answers.desk import Desk
from db.store import Store

Handler = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]


def utc_now() -> datetime:
    """The moment, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Service:
    """The store, the desk that answers from it, and the clock."""

    store: Store
    desk: Desk
    now: Callable[[], datetime] = utc_now
