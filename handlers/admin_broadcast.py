"""A message of an admin's to everybody who follows a cluster: shown first, sent once confirmed."""

from __future__ import annotations

import logging

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from answers.catalogue import messages
from db import pending
from db.dispatches import count_followers, dispatch_to_followers
from db.pending import Pending
from handlers.admin_gate import Editors, message_of, person_of, says
from handlers.admin_steps import Act
from handlers.arguments import arguments_of

BROADCAST = "broadcast"
"""The kind of the change that waits, and the verb of the button that confirms it."""

logger = logging.getLogger(__name__)


async def broadcast(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Show the message as followers will see it, and how many there are."""
    message, service = message_of(update), editors.service
    text = arguments_of(message)
    if not text:
        await service.sender.send(message, says("broadcast.usage"))
        return
    async with service.store.looking() as connection:
        followers = await count_followers(connection)
    if not followers:
        await service.sender.send(message, says("broadcast.nobody"))
        return
    async with service.store.changing() as connection:
        id_ = await pending.add(connection, person_of(update), BROADCAST, {"text": text}, service.now())
    await service.sender.send(message, text, parse_mode=None)
    await service.sender.send(message, says("broadcast.preview", count=followers), _buttons(id_))


def _buttons(id_: str) -> InlineKeyboardMarkup:
    labels = {BROADCAST: "send", "cancel": "cancel"}
    return InlineKeyboardMarkup.from_row(
        [
            InlineKeyboardButton(messages().text(f"admin.button.{label}"), callback_data=Act(verb, id_, 0).data)
            for verb, label in labels.items()
        ]
    )


async def confirm(editors: Editors, update: Update, change: Pending) -> None:
    """Put the message on its way, once. Raises ChangeClosed where it is already, or was given up."""
    async with editors.service.store.changing() as connection:
        await pending.close_applied(connection, change.id, None)
        count = await dispatch_to_followers(connection, change.request["text"])
    logger.info("a message of %s is on its way to %s followers", change.admin, count)
    await editors.service.sender.send(message_of(update), says("broadcast.begun", count=count))
