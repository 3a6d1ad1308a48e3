"""Groups: only what is addressed to the bot is answered, as a reply and in the topic where it was said."""

from __future__ import annotations

from functools import partial

from telegram import Message, MessageEntity, Update
from telegram.ext import ContextTypes, MessageHandler, filters

from handlers.admission import admitted
from handlers.arguments import without_slash
from handlers.commands import is_setting
from handlers.long_help import help_
from handlers.replies import respond
from handlers.service import Handler, Service


class _Addressed(filters.MessageFilter):
    """Lets through what is said to the bot."""

    def filter(self, message: Message) -> bool:
        return addressed(message) is not None


SAID = (
    filters.ChatType.GROUPS
    & (filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE)
    & ~filters.VIA_BOT
    & ~filters.IS_AUTOMATIC_FORWARD
    & _Addressed()
)


def handlers(service: Service) -> list[Handler]:
    """What answers in a group, besides commands."""
    return [MessageHandler(SAID, admitted(service, partial(answer, service)))]


async def answer(service: Service, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer the words, or those of the message that is pointed at; with no words at all, say what can be asked."""
    message, edited = update.effective_message, update.edited_message is not None
    text = addressed(message) if message else None
    if message is None or text is None or (edited and is_setting(message.text or "")):
        return
    text = text or _pointed_at(message)
    if text:
        await respond(service, message, update.effective_user, text, edited=edited)
    elif not edited:
        await help_(service, update, context)


def addressed(message: Message) -> str | None:
    """What is said to the bot, without its name; None where nothing is."""
    text = message.text or message.caption or ""
    name = f"@{message.get_bot().username}".lower()
    entities = message.parse_entities() or message.parse_caption_entities()
    named = [entity for entity, written in entities.items() if _names(entity, written, name, message)]
    if named:
        return _cut(text, named)
    command = next((written for entity, written in entities.items() if _is_command(entity)), "")
    if command:
        return without_slash(text) if command.lower().endswith(name) else None
    replied = message.reply_to_message
    # the first message of a topic is what everything in the topic replies to
    if replied and replied.from_user and replied.from_user.id == message.get_bot().id:
        return None if replied.forum_topic_created else text or None
    return None


def _names(entity: MessageEntity, written: str, name: str, message: Message) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == message.get_bot().id
    return entity.type == MessageEntity.MENTION and written.lower() == name


def _is_command(entity: MessageEntity) -> bool:
    return entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0


def _cut(text: str, entities: list[MessageEntity]) -> str:
    """The text without these parts; Telegram counts them in UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in sorted(entities, key=lambda each: each.offset, reverse=True):
        units = units[: entity.offset * 2] + units[(entity.offset + entity.length) * 2 :]
    return " ".join(units.decode("utf-16-le", "surrogatepass").split()).strip(" ,:")


def _pointed_at(message: Message) -> str:
    """The words of somebody else's message that this one replies to."""
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created:
        return ""
    by_the_bot = replied.from_user is not None and replied.from_user.id == message.get_bot().id
    return "" if by_the_bot else (replied.text or replied.caption or "")
