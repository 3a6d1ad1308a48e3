"""A table that an admin sends: as a file with a caption, as lines behind /import, or in a conversation."""

from __future__ import annotations

import logging
import re

from telegram import Document, Message, Update
from telegram.ext import ContextTypes

from editing.files import bounds
from editing.files.contents import Contents, FileRefused
from editing.files.reading import read_file
from editing.preview import refused
from editing.waiting import COMMAND, IMPORT, Ask
from editing.wishes import WishRefused
from handlers.admin_gate import Editors, message_of, person_of, says
from handlers.admin_steps import go_on
from handlers.arguments import arguments_of

YEAR = re.compile(r"\b20[0-9]{2}\b")
ADDRESS = re.compile(r"https?://\S+")
FEWEST_LINES = 3
"""Lines from which a text is taken for a table and not for an answer."""

logger = logging.getLogger(__name__)


async def take_file(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> bool | None:
    """Read a document, and go on to what is still to be asked or to the preview."""
    message = message_of(update)
    document = message.document
    if document is None:
        return False
    name = document.file_name or "file"
    try:
        contents = await read_file(await _download(document))
    except FileRefused as refusal:
        logger.info("a file of %s was refused: %s", person_of(update), refusal)
        await editors.service.sender.send(message, refused(refusal), parse_mode=None)
        return True
    await _take(editors, message, person_of(update), name, contents, message.caption or "")
    return True


async def _download(document: Document) -> bytes:
    """The bytes of a document, unless it says itself that it is too large. Raises FileRefused."""
    if (document.file_size or 0) > bounds.FILE_BYTES:
        raise FileRefused("too_large", megabytes=bounds.FILE_BYTES // 1024**2)
    file = await document.get_file()
    return bytes(await file.download_as_bytearray())


async def _take(editors: Editors, message: Message, admin: int, name: str, contents: Contents, said: str) -> None:
    edition, source = _given(said)
    # what an earlier /import was told, before the table came
    waiting = await editors.waiting.open_of(admin)
    if waiting is not None and waiting.kind == IMPORT and waiting.content is None:
        edition, source = edition or waiting.request["edition"], source or waiting.request["source"]
    change = await editors.waiting.begin_import(admin, name, contents, edition, source)
    await go_on(editors, message, change)


def _given(said: str) -> tuple[int | None, str | None]:
    """The edition and the address that a text gives; a year within the address is none."""
    address = ADDRESS.search(said)
    year = YEAR.search(ADDRESS.sub(" ", said))
    return int(year[0]) if year else None, address[0] if address else None


async def import_(editors: Editors, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """/import with edition, source and lines of a table, any of which may be missing and is then asked for."""
    message = message_of(update)
    first, _, lines = arguments_of(message).partition("\n")
    if len(lines.splitlines()) >= FEWEST_LINES:
        await _take_lines(editors, message, person_of(update), lines, first)
        return
    edition, source = _given(f"{first} {lines}")
    change = await editors.waiting.begin_import(person_of(update), "text", None, edition, source)
    await go_on(editors, message, change)


async def _take_lines(editors: Editors, message: Message, admin: int, lines: str, said: str) -> None:
    try:
        contents = await read_file(lines.encode())
    except FileRefused as refusal:
        await editors.service.sender.send(message, refused(refusal), parse_mode=None)
        return
    await _take(editors, message, admin, "text", contents, said)


async def take_text(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> bool | None:
    """Take a text as the answer to what was asked of this admin; any other is a question like everybody's."""
    message, admin = message_of(update), person_of(update)
    change = await editors.waiting.open_of(admin)
    text = message.text or ""
    if change is None or change.base_revision is not None or text.startswith("/"):
        return False
    if change.kind == IMPORT and change.content is None:
        if len(text.splitlines()) < FEWEST_LINES:
            return False
        await _take_lines(editors, message, admin, text, "")
        return True
    if change.kind not in (IMPORT, COMMAND):
        return False
    step = await editors.waiting.step(change)
    if not isinstance(step, Ask) or step.doubt is not None:
        return False
    try:
        change = await editors.waiting.answer(change, text)
    except WishRefused as refusal:
        await editors.service.sender.send(message, str(refusal), parse_mode=None)
        return True
    await go_on(editors, message, change)
    return True


async def cancel(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Give up what waits."""
    change = await editors.waiting.open_of(person_of(update))
    done = change is not None and await editors.waiting.cancel(change)
    await editors.service.sender.send(message_of(update), says("cancelled" if done else "nothing_waits"))
