"""Lets admins through, in private chats only; to everybody else their commands do not exist."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop, ContextTypes

from answers.catalogue import Value, messages
from answers.markup import Line, html
from editing.desk import EditingDesk
from editing.waiting import Waiting
from handlers.admin_roll import Roll
from handlers.service import Service
from handlers.tapped import reachable

logger = logging.getLogger(__name__)

GROUP = -1
"""Before all others: what is not for an admin goes on to them as if nothing had been here."""


@dataclass(frozen=True)
class Editors:
    """What the surfaces for admins need to do their work."""

    service: Service
    desk: EditingDesk
    waiting: Waiting
    roll: Roll


Action = Callable[[Editors, Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, bool | None]]
"""Returns False where it has nothing to do with the update after all."""


def for_admins(
    editors: Editors, action: Action, *, asked_for: bool = True
) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]:
    """The action for admins in private chats. Others go on to the handlers that everybody has.

    `asked_for` says whether a stranger's update is an attempt to do what admins do, and is logged as refused.
    """

    async def act(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        person, chat = update.effective_user, update.effective_chat
        if person is None or chat is None or chat.type != ChatType.PRIVATE:
            return
        if not await editors.roll.knows(person.id):
            if asked_for:
                logger.warning("refused to %s, who is no admin: %s", person.id, _attempt(update))
            return
        try:
            done = await action(editors, update, context)
        except Exception as error:
            # told here, because the handlers behind would take a command that failed for a question
            await context.application.process_error(update, error)
            done = True
        if done is not False:
            raise ApplicationHandlerStop

    return act


def _attempt(update: Update) -> str:
    if update.callback_query:
        return f"the button {(update.callback_query.data or '')[:64]!r}"
    text = update.effective_message.text if update.effective_message else None
    return (text or "a file").partition(" ")[0][:32]


def says(message: str, **values: Value) -> str:
    """A message for admins as Telegram's HTML."""
    return html((messages().line(f"admin.{message}", **values),))


def fitting(lines: tuple[Line, ...], limit: int = 3900) -> str:
    """As many lines as one message holds, as Telegram's HTML."""
    kept = list(lines)
    while len(html(tuple(kept)).encode("utf-16-le")) // 2 > limit and len(kept) > 1:
        kept.pop()
    return html(tuple(kept))


def message_of(update: Update) -> Message:
    """The message that a command came in, or that a button stands under."""
    message = reachable(update.callback_query) if update.callback_query else update.effective_message
    assert isinstance(message, Message), "the gate lets through nothing else"  # noqa: S101 - for the type checker
    return message


def person_of(update: Update) -> int:
    """The id of whoever acts."""
    assert update.effective_user is not None, "the gate lets through nobody else"  # noqa: S101 - for the type checker
    return update.effective_user.id
