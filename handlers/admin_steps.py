"""One step of a change that waits: the next question, or the preview with its buttons."""

from __future__ import annotations

import io
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, Message

from answers.catalogue import messages
from answers.markup import Line, Span
from db.pending import Pending
from editing.chronicle import overtaken_lines
from editing.files.contents import FileRefused
from editing.preview import diff_lines, full_text, refused, summary
from editing.proposal import Proposal
from editing.request import DROP, NEW
from editing.waiting import IMPORT, Ask, Preview
from editing.wishes import WishRefused
from handlers.admin_gate import Editors, fitting, says

VERSION = "a1"
"""The form of the data of these buttons."""

SHORT = 6
"""Rows up to which the diff stands in the message itself; a longer one is a file."""


@dataclass(frozen=True)
class Act:
    """What a button does: to which change, previewed against which revision, and one word more."""

    verb: str
    change: str
    revision: int
    word: str = ""

    @property
    def data(self) -> str:
        """What the button carries, within Telegram's 64 bytes."""
        return f"{VERSION}:{self.verb}:{self.change}:{self.revision}:{self.word}"


def read_act(data: str | None) -> Act | None:
    """What a button does; None for data that is none of these buttons'."""
    parts = (data or "").split(":", 4)
    if len(parts) != 5 or parts[0] != VERSION or not parts[3].isdecimal():
        return None
    return Act(parts[1], parts[2], int(parts[3]), parts[4])


async def go_on(editors: Editors, message: Message, change: Pending, *, note: str = "") -> None:
    """Ask for what is missing, or show what would change; give the change up where nothing can become of it."""
    try:
        step = await editors.waiting.step(change)
    except FileRefused as refusal:
        await _give_up(editors, message, change, refused(refusal))
    except WishRefused as refusal:
        await _give_up(editors, message, change, str(refusal))
    except ValueError as error:
        await _give_up(editors, message, change, messages().text("admin.undo.not", problem=str(error)))
    else:
        if isinstance(step, Ask):
            await _ask(editors, message, change, step)
        else:
            await _show(editors, message, change, step, note)


async def _give_up(editors: Editors, message: Message, change: Pending, why: str) -> None:
    await editors.waiting.cancel(change)
    await editors.service.sender.send(message, why, parse_mode=None)


async def _ask(editors: Editors, message: Message, change: Pending, ask: Ask) -> None:
    record = editors.desk.record
    rows: list[list[InlineKeyboardButton]] = []
    if ask.doubt is not None:
        offers = [(record.clusters[one].name, one) for one in ask.doubt.candidates]
        offers += [(_button(NEW), NEW), (_button(DROP), DROP)]
        # the number of the offer, because a name and an id may not fit
        rows = [
            [_tap(label, Act("name", change.id, 0, f"{ask.doubt.line}.{number}"))]
            for number, (label, _) in enumerate(offers)
        ]
        text = says("ask.doubt", line=str(ask.doubt.line), read=ask.doubt.read)
    elif ask.question == "import_edition":
        years = [record.years[-1], record.years[-1] + 1]
        rows = [[_tap(str(year), Act("edition", change.id, 0, str(year))) for year in years]]
        text = says("ask.import_edition", next=str(years[-1]))
    else:
        text = says(f"ask.{ask.question}")
    rows.append([_tap(_button("cancel"), Act("cancel", change.id, 0))])
    await editors.service.sender.send(message, text, InlineKeyboardMarkup(rows))


async def _show(editors: Editors, message: Message, change: Pending, step: Preview, note: str) -> None:
    proposal, record = step.proposal, editors.desk.record
    lines = summary(proposal, record)
    if step.reversal is not None:
        lines += tuple(_plain(line) for line in overtaken_lines(step.reversal))
    is_short = change.kind != IMPORT and len(proposal.edits) <= SHORT
    if is_short:
        lines += tuple(_plain(line) for line in diff_lines(proposal.edits))
    text = fitting(lines)
    if note:
        text = f"{note}\n\n{text}"
    if not is_short and proposal.edits:
        await send_text_file(message, "changes.txt", full_text(proposal, record), says("diff"))
    await editors.service.sender.send(message, text, _buttons(change, proposal))
    if not proposal.edits and not proposal.refusals:
        await editors.waiting.cancel(change)


def _buttons(change: Pending, proposal: Proposal) -> InlineKeyboardMarkup | None:
    revision = proposal.base_revision
    rows: list[list[InlineKeyboardButton]] = []
    if proposal.can_be_applied:
        rows.append([_tap(_button("apply"), Act("apply", change.id, revision))])
    if change.kind == IMPORT:
        if any(refusal.line for refusal in proposal.refusals):
            rows.append([_tap(_button("drop_refused"), Act("drop", change.id, revision))])
        settled = change.request.get("table_wins")
        against = [refusal for refusal in proposal.refusals if not refusal.line]
        if proposal.can_win and not settled and (proposal.contradictions or against):
            rows.append([_tap(_button("table_wins"), Act("wins", change.id, revision))])
    if not rows and not proposal.refusals:
        return None
    return InlineKeyboardMarkup([*rows, [_tap(_button("cancel"), Act("cancel", change.id, revision))]])


async def send_text_file(message: Message, name: str, text: str, caption: str | None = None) -> None:
    """Send a text as a file that a phone opens."""
    await send_file(message, name, text.encode(), caption)


async def send_file(message: Message, name: str, content: bytes, caption: str | None = None) -> None:
    """Send a file."""
    await message.reply_document(InputFile(io.BytesIO(content), filename=name), caption=caption)


def _button(name: str) -> str:
    return messages().text(f"admin.button.{name}")


def _tap(label: str, act: Act) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=act.data)


def _plain(text: str) -> Line:
    return (Span(text),)
