"""/follow and /unfollow: hear of a cluster when a new edition or a correction touches it."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update, User
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from answers.answer import Answer
from answers.rendering import chat_html
from db.follows import follow, followed_by, unfollow
from handlers.arguments import arguments_of
from handlers.links import FOLLOWED
from handlers.presses import Act, Press
from handlers.replies import change
from handlers.service import Service
from handlers.speech import Speech, speech
from handlers.tapped import Tap, acknowledge
from handlers.turns import language_of

AT_MOST = 20
"""Clusters that one person may follow."""


async def start(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Follow the cluster that is named, or show what is followed."""
    message, person = update.effective_message, update.effective_user
    if message is None or person is None:
        return
    tongue = speech(await language_of(service, person))
    if message.chat.type != ChatType.PRIVATE:
        await service.sender.send(message, tongue.html("chat.follow.in_private"), _to_private(message, tongue))
        return
    if not (named := arguments_of(message)):
        await show(service, message, person, tongue)
        return
    answer = service.desk.answer(named, language=tongue.language)
    if answer.status == "ambiguous":
        await service.sender.send(message, chat_html(answer), _meant(service, answer))
    elif clusters := _clusters(service, named):
        await service.sender.send(message, await _begin(service, person, clusters, tongue))
    else:
        await service.sender.send(message, tongue.html("chat.follow.unknown", name=named))


async def begin_by_button(service: Service, tap: Tap) -> None:
    """Follow the button's cluster, which a name could mean among others; the question gives way to that."""
    await acknowledge(tap.query)
    if tap.message and tap.press.word in service.store.snapshot.clusters:
        tongue = speech(await language_of(service, tap.query.from_user))
        said = await _begin(service, tap.query.from_user, (tap.press.word,), tongue)
        await change(tap.message, tap.message.message_id, said, None)


async def _begin(service: Service, person: User, clusters: tuple[str, ...], tongue: Speech) -> str:
    async with service.store.writing(service.now()) as connection:
        room = max(0, AT_MOST - len(await followed_by(connection, person.id)))
        for cluster in clusters[:room]:
            await follow(connection, person.id, cluster, service.store.revision)
    if not room:
        return tongue.html("chat.follow.full", count=AT_MOST)
    return tongue.html("chat.follow.begun", clusters=_names(service, clusters[:room]))


def _meant(service: Service, answer: Answer) -> InlineKeyboardMarkup:
    """A button for each cluster that a name could mean."""
    clusters = dict.fromkeys(one for choice in answer.choices for one in _clusters(service, choice.question))
    buttons = [
        InlineKeyboardButton(_names(service, [one]), callback_data=Press(Act.FOLLOW, one).data) for one in clusters
    ]
    return InlineKeyboardMarkup.from_column(buttons)


async def start_list(service: Service, update: Update) -> None:
    """Show what is followed, for a person who comes by a link."""
    if update.effective_message and update.effective_user:
        tongue = speech(await language_of(service, update.effective_user))
        await show(service, update.effective_message, update.effective_user, tongue)


async def stop(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Follow the named cluster no more, or show what is followed, each with a button that ends it."""
    message, person = update.effective_message, update.effective_user
    if message is None or person is None:
        return
    tongue = speech(await language_of(service, person))
    clusters = _clusters(service, named) if (named := arguments_of(message)) else ()
    if not clusters:
        await show(service, message, person, tongue)
        return
    async with service.store.writing(service.now()) as connection:
        ended = [cluster for cluster in clusters if await unfollow(connection, person.id, cluster)]
    said = "chat.follow.ended" if ended else "chat.follow.was_not"
    await service.sender.send(message, tongue.html(said, clusters=_names(service, ended or clusters)))


async def end_by_button(service: Service, tap: Tap) -> None:
    """Follow the button's cluster no more; its button goes."""
    person = tap.query.from_user
    tongue = speech(await language_of(service, person))
    async with service.store.writing(service.now()) as connection:
        await unfollow(connection, person.id, tap.press.word)
    await acknowledge(tap.query, tongue.text("chat.follow.ended", clusters=_names(service, [tap.press.word])))
    if tap.message:
        text, markup = await _list(service, person, tongue)
        await change(tap.message, tap.message.message_id, text, markup)


async def show(service: Service, message: Message, person: User, tongue: Speech) -> None:
    """What a person follows, and how to follow more."""
    text, markup = await _list(service, person, tongue)
    await service.sender.send(message, text, markup)


async def _list(service: Service, person: User, tongue: Speech) -> tuple[str, InlineKeyboardMarkup | None]:
    async with service.store.reading() as connection:
        followed = await followed_by(connection, person.id)
    if not followed:
        return tongue.html("chat.follow.none"), None
    rows = [
        [InlineKeyboardButton(f"✕ {_names(service, [each])}", callback_data=Press(Act.UNFOLLOW, each).data)]
        for each in followed
    ]
    return tongue.html("chat.follow.list", count=len(followed)), InlineKeyboardMarkup(rows)


def _clusters(service: Service, named: str) -> tuple[str, ...]:
    answer = service.desk.answer(named)
    return answer.slots.clusters if answer.asked else ()


def _names(service: Service, clusters: list[str] | tuple[str, ...]) -> str:
    known = service.store.snapshot.clusters
    return " · ".join(known[each].name if each in known else each for each in clusters)


def _to_private(message: Message, tongue: Speech) -> InlineKeyboardMarkup:
    address = f"https://t.me/{message.get_bot().username}?start={FOLLOWED}"
    return InlineKeyboardMarkup.from_button(InlineKeyboardButton(tongue.text("chat.button.private"), url=address))
