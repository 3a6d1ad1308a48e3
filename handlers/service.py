"""What every surface needs to do its work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, ContextTypes

from answers.desk import Desk
from charts.studio import Studio
from db.store import Store
from handlers.floods import Floods
from handlers.incidents import Incidents
from handlers.lately import Lately
from handlers.sending import Sender
from handlers.tally import Tally

Handler = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]


def utc_now() -> datetime:
    """The moment, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Service:
    """The store, the desk that answers from it, the clock, and what keeps the traffic in order."""

    store: Store
    desk: Desk
    now: Callable[[], datetime] = utc_now
    sender: Sender = field(default_factory=Sender)
    floods: Floods = field(default_factory=Floods)
    studio: Studio = field(default_factory=Studio)
    tally: Tally = field(default_factory=Tally)
    incidents: Incidents = field(default_factory=Incidents)
    languages: Lately[int, str] = field(default_factory=Lately)
    """What people chose, by their numbers."""
    pictures: Lately[tuple[str, int], str] = field(default_factory=Lately)
    """Telegram's file ids of charts, by what they show and of which revision."""
