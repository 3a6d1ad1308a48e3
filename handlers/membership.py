"""A person who blocks the bot hears nothing more from it."""

from __future__ import annotations

from functools import partial

from telegram import ChatMember, Update
from telegram.constants import ChatType
from telegram.ext import ChatMemberHandler, ContextTypes

from db.dispatches import withhold
from db.follows import unfollow
from handlers.service import Handler, Service

GONE = {ChatMember.BANNED, ChatMember.LEFT}


def handlers(service: Service) -> list[Handler]:
    """What takes note of where the bot is let in and thrown out."""
    return [ChatMemberHandler(partial(note, service), ChatMemberHandler.MY_CHAT_MEMBER)]


async def note(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """End the subscriptions of a person who has blocked the bot."""
    changed = update.my_chat_member
    if changed and changed.chat.type == ChatType.PRIVATE and changed.new_chat_member.status in GONE:
        await end_follows(service, changed.chat.id)


async def end_follows(service: Service, person: int) -> None:
    """Nobody is there any more to be told."""
    async with service.store.writing(service.now()) as connection:
        await unfollow(connection, person)
        await withhold(connection, person)
