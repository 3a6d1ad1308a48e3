"""Keeps one person's flood away from everybody's bot: a polite line once, then silence."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import ContextTypes

from handlers.floods import ASKING, TYPING, Verdict
from handlers.service import Service
from handlers.speech import speech
from handlers.tapped import acknowledge
from handlers.turns import language_of

Action = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


def admitted(service: Service, action: Action) -> Action:
    """The action, for people who do not send too much."""

    async def act(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        person = update.effective_user
        if person is None:
            await action(update, context)
            return
        verdict = service.floods.judge(person.id, TYPING if update.inline_query else ASKING, service.now())
        if verdict is Verdict.ANSWER:
            await action(update, context)
        elif verdict is Verdict.WARN:
            await _warn(service, update)

    return act


async def _warn(service: Service, update: Update) -> None:
    """Where a word can be said; who types inline sees what was there before."""
    said = speech(await language_of(service, update.effective_user)).text("chat.too_much")
    if update.callback_query:
        await acknowledge(update.callback_query, said)
    elif update.effective_message:
        await service.sender.send(update.effective_message, said, parse_mode=None)
