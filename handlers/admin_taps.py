"""Buttons of a change that waits, each bound to its admin, its change, and the revision that it was shown against."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from telegram import CallbackQuery, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from answers.catalogue import messages
from db.errors import ChangeClosed, InvalidRecord, RecordMoved
from db.pending import Pending
from editing.request import DROP, NEW
from editing.waiting import Ask
from handlers.admin_broadcast import BROADCAST, confirm
from handlers.admin_gate import Editors, message_of, person_of, says
from handlers.admin_steps import Act, go_on, read_act
from handlers.admin_watch import MEANS
from handlers.outdated import is_unchanged
from handlers.tapped import acknowledge

logger = logging.getLogger(__name__)

APPLY, CANCEL = "apply", "cancel"

Action = Callable[[Editors, Update, Pending, Act], Awaitable[None]]


async def press(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> bool | None:
    """Do what a button says, if it is this admin's and the change is still open."""
    query = update.callback_query
    act = read_act(query.data if query else None)
    if query is None or act is None:
        return False
    if act.verb == MEANS:
        await acknowledge(query)
        begun = await editors.waiting.begin_command(person_of(update), "means", [act.word])
        await go_on(editors, message_of(update), begun)
        return True
    try:
        change = await editors.waiting.read(act.change)
        if change.admin != person_of(update):
            logger.warning("refused to %s: a button of %s", person_of(update), change.admin)
            await acknowledge(query, messages().text("admin.not_yours"))
            return True
        if change.state != "open":
            raise ChangeClosed(change.revision)
        await acknowledge(query)
        await _action(change, act)(editors, update, change, act)
    except ChangeClosed as closed:
        await acknowledge(query, _closed(closed))
        await _take_buttons_away(query)
    return True


def _action(change: Pending, act: Act) -> Action:
    """What a button does to a change; a message to followers is only sent or given up."""
    if (change.kind == BROADCAST) != (act.verb == BROADCAST) and act.verb != CANCEL:
        return _nothing
    return _ACTIONS.get(act.verb, _nothing)


async def _broadcast(editors: Editors, update: Update, change: Pending, _: Act) -> None:
    await confirm(editors, update, change)
    await _take_buttons_away(update.callback_query)


async def _apply(editors: Editors, update: Update, change: Pending, act: Act) -> None:
    message, query = message_of(update), update.callback_query
    try:
        if change.base_revision != act.revision:
            raise RecordMoved(change.base_revision or 0)
        number = await editors.waiting.apply(change, act.revision, f"telegram:{change.admin}")
    except RecordMoved:
        await _take_buttons_away(query)
        await go_on(editors, message, change, note=says("moved", number=str(editors.desk.record.revision)))
        return
    except InvalidRecord as error:
        logger.info("a confirmed change does not hold any more: %s", error)
        await _take_buttons_away(query)
        await go_on(editors, message, change)
        return
    await _take_buttons_away(query)
    undo = f"/undo {number}"
    text = says("applied.nothing") if number is None else says("applied", number=str(number), undo=undo)
    await editors.service.sender.send(message, text)


async def _cancel(editors: Editors, update: Update, change: Pending, _: Act) -> None:
    done = await editors.waiting.cancel(change)
    await _take_buttons_away(update.callback_query)
    await editors.service.sender.send(message_of(update), says("cancelled" if done else "closed.gone"))


async def _edition(editors: Editors, update: Update, change: Pending, act: Act) -> None:
    if change.request.get("edition") is None and act.word.isdecimal():
        change = await editors.waiting.choose(change, edition=int(act.word))
    await _again(editors, update, change)


async def _drop(editors: Editors, update: Update, change: Pending, _: Act) -> None:
    await _again(editors, update, await editors.waiting.choose(change, drop_refused=True))


async def _wins(editors: Editors, update: Update, change: Pending, _: Act) -> None:
    await _again(editors, update, await editors.waiting.choose(change, table_wins=True))


async def _name(editors: Editors, update: Update, change: Pending, act: Act) -> None:
    """Take an answer about a name, if that is what is being asked: a button tapped twice answers once."""
    step = await editors.waiting.step(change)
    line, _, number = act.word.partition(".")
    if isinstance(step, Ask) and step.doubt is not None and str(step.doubt.line) == line and number.isdecimal():
        offers = [*step.doubt.candidates, NEW, DROP]
        if int(number) < len(offers):
            change = await editors.waiting.decide(change, step.doubt.read, offers[int(number)])
            await _again(editors, update, change)


async def _again(editors: Editors, update: Update, change: Pending) -> None:
    await _take_buttons_away(update.callback_query)
    await go_on(editors, message_of(update), replace(change, base_revision=None))


async def _nothing(_editors: Editors, update: Update, _change: Pending, _act: Act) -> None:
    """A button of a later version."""
    await _take_buttons_away(update.callback_query)


_ACTIONS: Mapping[str, Action] = {
    APPLY: _apply,
    CANCEL: _cancel,
    BROADCAST: _broadcast,
    "edition": _edition,
    "drop": _drop,
    "wins": _wins,
    "name": _name,
}


def _closed(closed: ChangeClosed) -> str:
    if closed.revision:
        return messages().text("admin.closed.applied", number=str(closed.revision))
    return messages().text("admin.closed.gone")


async def _take_buttons_away(query: CallbackQuery | None) -> None:
    try:
        if query is not None:
            await query.edit_message_reply_markup(None)
    except BadRequest as refusal:
        if not is_unchanged(refusal):
            logger.info("the buttons of a message stay: %s", refusal)
