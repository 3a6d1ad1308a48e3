"""What was changed, taking it back, and the record as a file."""

from __future__ import annotations

import asyncio

from telegram import Update
from telegram.ext import ContextTypes

from answers.markup import Span
from editing.chronicle import heading_line, revision_lines
from editing.exporting import FORMATS, export
from handlers.admin_gate import Editors, fitting, message_of, person_of, says
from handlers.admin_steps import go_on, send_file, send_text_file
from handlers.arguments import arguments_of

LISTED = 15
SHORT = 3000
"""Characters up to which a revision is shown in a message; a longer one is a file."""


async def history(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The newest revisions."""
    headings = await editors.desk.history(LISTED)
    lines = tuple((Span(heading_line(heading)),) for heading in headings)
    await editors.service.sender.send(message_of(update), fitting(lines))


async def show(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """What a revision changed."""
    message, number = message_of(update), await _number(editors, update, "/show 3")
    if number is None:
        return
    revision = await editors.desk.revision(number)
    if revision is None:
        await editors.service.sender.send(message, says("history.none", number=str(number)))
        return
    text = "\n".join(revision_lines(revision))
    if len(text) > SHORT:
        await send_text_file(message, f"revision-{number}.txt", text + "\n", says("diff"))
    else:
        await editors.service.sender.send(message, text, parse_mode=None)


async def undo(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Prepare to undo a revision, the newest one where none is named."""
    newest = (await editors.desk.history(1))[0].number
    number = await _number(editors, update, "/undo 3", newest)
    if number is not None:
        change = await editors.waiting.begin_undo(person_of(update), number)
        await go_on(editors, message_of(update), change)


async def _number(editors: Editors, update: Update, usage: str, default: int | None = None) -> int | None:
    """The number behind a command; without one, says how to write it."""
    text = arguments_of(message_of(update))
    if not text and default is not None:
        return default
    if text.isdecimal() and len(text) < 10:
        return int(text)
    await editors.service.sender.send(message_of(update), says("history.number", usage=usage))
    return None


async def send_export(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The record, or an edition of it, as a file."""
    message, record = message_of(update), editors.desk.record
    words = arguments_of(message).lower().split()
    forms = [word for word in words if word in FORMATS]
    years = [int(word) for word in words if word.isdecimal() and int(word) in record.editions]
    if len(forms) + len(years) < len(words) or len(forms) > 1 or len(years) > 1:
        await editors.service.sender.send(message, says("export.usage"))
        return
    form, edition = forms[0] if forms else FORMATS[0], years[0] if years else None
    file = await asyncio.to_thread(export, record, form, edition)
    await send_file(message, file.name, file.content, says("export.done", number=str(record.revision)))
