"""Knowing how it goes: what was not understood, and whether all is well."""

from __future__ import annotations

import time
from collections import Counter

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from answers.catalogue import messages
from db.feedback import recent_feedback
from db.migrations import NEWEST
from handlers.admin_gate import Editors, message_of, says
from handlers.admin_steps import Act

LISTED = 10
LOOKED_AT = 2000
"""Wordings, the newest first, of which the most frequent are listed."""

LONGEST = 80
MEANS = "means"
WORD_BYTES = 40
"""What of a wording fits into a button; only short wordings are names anyway."""

_started = time.monotonic()


async def unanswered(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The wordings that were refused most often, each with a button that makes a name of it."""
    async with editors.service.store.looking() as connection:
        left = await recent_feedback(connection, editors.service.now(), LOOKED_AT)
    refused = Counter(" ".join(feedback.question.split()) for _, feedback in left if feedback.what == "refused")
    if not refused:
        await editors.service.sender.send(message_of(update), says("unanswered.none"))
        return
    common = refused.most_common(LISTED)
    lines = [says("unanswered.title", count=sum(refused.values()))]
    lines += [says("unanswered.line", times=str(times), question=_short(question)) for question, times in common]
    rows = [
        [InlineKeyboardButton(messages().text("admin.button.means", name=question), callback_data=_means(question))]
        for question, _ in common
        if len(question.encode()) <= WORD_BYTES and ":" not in question
    ]
    markup = InlineKeyboardMarkup(rows) if rows else None
    await editors.service.sender.send(message_of(update), "\n".join(lines), markup)


def _means(question: str) -> str:
    return Act(MEANS, "0", 0, question).data


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


async def health(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The database, the revision, and this process with its last error. Raises StoreError where it cannot be told."""
    store = editors.service.store
    before = time.perf_counter()
    await store.ping()
    milliseconds = round(1000 * (time.perf_counter() - before))
    [newest] = await editors.desk.history(1)
    lines = [
        says("health.database", milliseconds=milliseconds, schema=NEWEST),
        says("health.revision", number=str(newest.number), at=f"{newest.made_at:%Y-%m-%d %H:%M}", by=newest.made_by),
        says("health.worker", number=str(store.revision), minutes=round((time.monotonic() - _started) / 60)),
    ]
    last = editors.service.incidents.last
    if last is None:
        lines.append(says("health.no_incident"))
    else:
        lines.append(says("health.incident", incident=last.id, at=f"{last.at:%Y-%m-%d %H:%M}"))
    await editors.service.sender.send(message_of(update), "\n".join(lines))
