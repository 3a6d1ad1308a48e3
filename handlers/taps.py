"""Buttons: what a tap does, wherever the button stands."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any, cast

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes, ExtBot

from answers.rendering import chat_html
from db.errors import StoreError
from db.feedback import Feedback
from handlers import following, language, long_help
from handlers.admission import admitted
from handlers.buttons import Surface, keyboard, without
from handlers.outdated import is_gone, is_unchanged
from handlers.patience import ONCE
from handlers.pictures import send_chart
from handlers.presses import Act, Press, read_press
from handlers.replies import change, respond
from handlers.service import Handler, Service
from handlers.source_lists import with_every_source
from handlers.speech import speech
from handlers.subjects import Subject
from handlers.tapped import Tap, acknowledge
from handlers.turns import keep_for_buttons, kept_subject, language_of, note_vote
from handlers.weather import may_have_arrived

logger = logging.getLogger(__name__)


def handlers(service: Service) -> list[Handler]:
    """What answers taps, also on buttons of earlier versions."""
    return [CallbackQueryHandler(admitted(service, partial(answer_tap, service)))]


async def answer_tap(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Do what the button says, once, however often it is tapped; of one that is unknown, say so."""
    query = update.callback_query
    if query is None:
        return
    press = read_press(query.data)
    subject = await _subject_of(service, press) if press else None
    if press is None or subject is None:
        tongue = speech(await language_of(service, query.from_user))
        await acknowledge(query, tongue.text("chat.ask_again"))
        return
    await _ACTIONS[press.act](service, Tap(query, press, subject))


async def _subject_of(service: Service, press: Press) -> Subject | None:
    return Subject(press.word) if press.kept is None else await kept_subject(service, press.kept)


async def _ask(service: Service, tap: Tap) -> None:
    """The answer stands below, because the one above would be lost; its button goes, so that it acts once."""
    if tap.message is None:
        await _change_inline(service, tap)
        return
    await acknowledge(tap.query)
    if await _take_away(tap.query, tap.message, tap.press.data):
        async with _put_back_unless_done(tap.query, tap.message):
            await respond(service, tap.message, tap.query.from_user, tap.subject)


async def _pick(service: Service, tap: Tap) -> None:
    """The answer takes the place of the message that asked which one was meant."""
    if tap.message is None:
        await _change_inline(service, tap)
        return
    await acknowledge(tap.query)
    await respond(service, tap.message, tap.query.from_user, tap.subject, instead=tap.message.message_id)


async def _change_inline(service: Service, tap: Tap) -> None:
    """A message that a person sent through inline mode has no chat that the bot can see: it can only change."""
    answer = tap.subject.answered(service.desk, await language_of(service, tap.query.from_user))
    board = keyboard(answer, tap.subject.text, Surface.INLINE)
    await keep_for_buttons(service, board.kept)
    try:
        await tap.query.edit_message_text(chat_html(answer), reply_markup=board.markup)
    except BadRequest as refusal:
        if is_gone(refusal):
            await acknowledge(tap.query, speech(answer.language).text("chat.ask_again"))
            return
        if not is_unchanged(refusal):
            raise
    await acknowledge(tap.query)


async def _vote(service: Service, tap: Tap) -> None:
    """Keep the vote without the person, and thank for it; both buttons go."""
    up, down = (Press(act, tap.press.word, tap.press.kept).data for act in (Act.UP, Act.DOWN))
    tongue = speech(await language_of(service, tap.query.from_user))
    await acknowledge(tap.query, tongue.text(f"chat.thanks.{'up' if tap.press.act is Act.UP else 'down'}"))
    if tap.message is None or not await _take_away(tap.query, tap.message, up, down):
        return
    answer = tap.subject.answered(service.desk, tongue.language)
    vote = Feedback("down", tap.subject.text, answer.language, answer.kind)
    if tap.press.act is Act.UP:  # of what was good nobody needs the words
        vote = replace(vote, what="up", question="")
    try:
        await note_vote(service, vote)
    except StoreError as error:
        logger.warning("a vote is lost: %s", error)


async def _sources(service: Service, tap: Tap) -> None:
    """Every source stands under the answer, in its place; the button goes."""
    await acknowledge(tap.query)
    if tap.message is None:
        return
    answer = with_every_source(tap.subject.answered(service.desk, await language_of(service, tap.query.from_user)))
    markup = without(tap.message.reply_markup, [tap.press.data])
    if not await change(tap.message, tap.message.message_id, chat_html(answer), markup):
        await service.sender.send(tap.message, chat_html(answer))


async def _chart(service: Service, tap: Tap) -> None:
    """The chart comes below, because a message of words cannot become a picture; its button goes."""
    await acknowledge(tap.query)
    if tap.message is None or not await _take_away(tap.query, tap.message, tap.press.data):
        return
    answer = tap.subject.answered(service.desk, await language_of(service, tap.query.from_user))
    async with _put_back_unless_done(tap.query, tap.message):
        await send_chart(service, tap.message, answer)


async def _take_away(query: CallbackQuery, message: Message, *pressed: str) -> bool:
    """Whether this tap is the one that took the buttons away; Telegram decides, so it holds across restarts."""
    bot = cast("ExtBot[Any]", query.get_bot())
    try:
        await bot.edit_message_reply_markup(
            message.chat_id,
            message.message_id,
            reply_markup=without(message.reply_markup, pressed),
            rate_limit_args=ONCE,
        )
    except BadRequest as refusal:
        if is_unchanged(refusal):
            return False
        logger.info("the buttons of a message stay: %s", refusal)
    except NetworkError as error:
        if not may_have_arrived(error):
            raise
        logger.info("the buttons of a message may stay: %s", error)
    return True


@asynccontextmanager
async def _put_back_unless_done(query: CallbackQuery, message: Message) -> AsyncIterator[None]:
    """What fails can be tapped again."""
    try:
        yield
    except TelegramError:
        with contextlib.suppress(TelegramError):
            await query.edit_message_reply_markup(message.reply_markup)
        raise


_ACTIONS: Mapping[Act, Callable[[Service, Tap], Awaitable[None]]] = {
    Act.ASK: _ask,
    Act.PICK: _pick,
    Act.UP: _vote,
    Act.DOWN: _vote,
    Act.SOURCES: _sources,
    Act.CHART: _chart,
    Act.HELP: long_help.show,
    Act.LANGUAGE: language.choose,
    Act.FOLLOW: following.begin_by_button,
    Act.UNFOLLOW: following.end_by_button,
}
