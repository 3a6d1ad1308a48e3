"""A tap on a button, with what it is about."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import CallbackQuery, InaccessibleMessage, Message
from telegram.error import BadRequest

from handlers.outdated import is_outdated
from handlers.presses import Press
from handlers.subjects import Subject

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tap:
    """What was tapped, and the questions behind it."""

    query: CallbackQuery
    press: Press
    subject: Subject

    @property
    def message(self) -> Message | None:
        """The message with the button; None where a person sent it through inline mode."""
        return reachable(self.query)


def reachable(query: CallbackQuery) -> Message | None:
    """The message that a button stands under, so that it can be answered; of an old one only its place is known."""
    found = query.message
    if isinstance(found, InaccessibleMessage):
        place = Message(found.message_id, datetime.now(UTC), found.chat)
        place.set_bot(query.get_bot())
        return place
    return found if isinstance(found, Message) else None


async def acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """End the waiting that the person's app shows on the button, with a word if there is one."""
    try:
        await query.answer(text)
    except BadRequest as refusal:
        if not is_outdated(refusal):
            raise
        logger.debug("a tap was acknowledged too late: %s", refusal)
