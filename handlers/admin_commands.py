"""The commands of admins, and everything else that only they can do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from editing.commands import COMMANDS, arguments_of
from handlers import admin_broadcast, admin_history, admin_imports, admin_stats, admin_watch
from handlers.admin_gate import Action, Editors, for_admins, message_of, person_of, says
from handlers.admin_steps import VERSION, go_on
from handlers.admin_taps import press
from handlers.arguments import arguments_of as text_behind
from handlers.service import Handler

SENT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.VIA_BOT


async def change(name: str, editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Begin a small change with the arguments that are given; what is missing is asked for."""
    message = message_of(update)
    begun = await editors.waiting.begin_command(person_of(update), name, arguments_of(text_behind(message)))
    await go_on(editors, message, begun)


async def admins(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """List the admins; owners add and remove them."""
    message, roll = message_of(update), editors.roll
    words = text_behind(message).split()
    if not words:
        owners = ", ".join(map(str, sorted(roll.owners))) or "–"
        added = ", ".join(map(str, await roll.added())) or "–"
        text = f"{says('admins', owners=owners, admins=added)}\n{says('admins.usage')}"
    elif person_of(update) not in roll.owners:
        text = says("admins.owners_only")
    elif len(words) != 2 or words[0] not in ("add", "remove") or not words[1].isdecimal() or len(words[1]) > 18:
        text = says("admins.usage")
    else:
        person = int(words[1])
        done = await (roll.add(person, person_of(update)) if words[0] == "add" else roll.remove(person))
        text = says(
            f"admins.{'added' if words[0] == 'add' else 'removed'}" if done else "admins.unchanged", person=str(person)
        )
    await editors.service.sender.send(message, text)


ACTIONS: Mapping[str, Action] = {
    "import": admin_imports.import_,
    "cancel": admin_imports.cancel,
    "history": admin_history.history,
    "show": admin_history.show,
    "undo": admin_history.undo,
    "export": admin_history.send_export,
    "admins": admins,
    "stats": admin_stats.stats,
    "unanswered": admin_watch.unanswered,
    "health": admin_watch.health,
    "broadcast": admin_broadcast.broadcast,
    **{name: partial(change, name) for name in COMMANDS if name != "means"},
}
"""Every command of admins by its name."""


def handlers(editors: Editors) -> list[Handler]:
    """What is offered every update before all other handlers."""
    return [
        *(CommandHandler(name, for_admins(editors, action), filters=SENT) for name, action in ACTIONS.items()),
        MessageHandler(SENT & filters.Document.ALL, for_admins(editors, admin_imports.take_file, asked_for=False)),
        MessageHandler(SENT & filters.TEXT, for_admins(editors, admin_imports.take_text, asked_for=False)),
        CallbackQueryHandler(for_admins(editors, press), pattern=f"^{VERSION}:"),
    ]
