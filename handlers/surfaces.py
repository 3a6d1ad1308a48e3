"""Every surface, in the order in which an update is offered to them; the first that wants it takes it."""

from __future__ import annotations

from telegram import Update

from handlers import commands, groups, inline, membership, private, taps
from handlers.service import Handler, Service

UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CHANNEL_POST,
    Update.INLINE_QUERY,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
)
"""The kinds of update that some surface takes. Telegram is asked for no others."""


def handlers(service: Service) -> list[Handler]:
    """All handlers; commands before free text, which would take them as words."""
    return [
        *commands.handlers(service),
        *private.handlers(service),
        *groups.handlers(service),
        *inline.handlers(service),
        *taps.handlers(service),
        *membership.handlers(service),
    ]
