"""Inline mode: answers while a person types `@bot …` in any chat."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from hashlib import blake2b

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes, InlineQueryHandler

from answers.answer import Answer
from answers.rendering import chat_html, inline_description, inline_title, plain_text
from handlers import wording
from handlers.outdated import is_outdated
from handlers.pieces import pieces
from handlers.service import Handler, Service

logger = logging.getLogger(__name__)

AT_MOST = 10
"""More results cost more than they help: people tap one of the first."""

CACHE_SECONDS = 300
"""How long Telegram itself answers the same words, for everyone: people type the same ones, letter by letter.
A correction of the record reaches inline mode after at most this long."""

TO_HELP = InlineQueryResultsButton(wording.NOTHING_TO_OFFER, start_parameter="inline")


def handlers(service: Service) -> list[Handler]:
    """What answers inline queries."""
    return [InlineQueryHandler(partial(answer_inline, service))]


async def answer_inline(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Offer answers to what has been typed so far, and examples before anything is.

    The results depend on the words alone and not on who types them, because Telegram shows them to everyone.
    """
    query = update.inline_query
    if query is None:
        return
    answers = service.desk.suggest(query.query)
    revision = service.store.snapshot.revision
    try:
        await _offer(query, [_article(each, revision) for each in answers])
    except BadRequest as refusal:
        if is_outdated(refusal):
            logger.debug("an inline query was answered too late: %s", refusal)
            return
        logger.error("Telegram refused the results of an inline query, sent as bare text: %s", refusal)
        await _offer(query, [_bare_article(each, revision) for each in answers])


async def _offer(query: InlineQuery, articles: Sequence[InlineQueryResultArticle]) -> None:
    distinct = list({article.id: article for article in articles}.values())
    await query.answer(
        distinct[:AT_MOST],
        cache_time=CACHE_SECONDS,
        is_personal=False,
        button=None if distinct else TO_HELP,
    )


def _article(answer: Answer, revision: int) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id=_id(answer, revision),
        title=inline_title(answer),
        description=inline_description(answer),
        input_message_content=InputTextMessageContent(chat_html(answer), parse_mode=ParseMode.HTML),
    )


def _bare_article(answer: Answer, revision: int) -> InlineQueryResultArticle:
    text = next(pieces(plain_text(answer)))
    return InlineQueryResultArticle(
        id=_id(answer, revision),
        title=inline_title(answer),
        input_message_content=InputTextMessageContent(text, parse_mode=None),
    )


def _id(answer: Answer, revision: int) -> str:
    """The same answer to the same words has the same id, until the record changes."""
    said = f"{answer.text_asked}\n{answer.kind}\n{answer.headline}"
    return f"{revision}-{blake2b(said.encode('utf-8', 'replace'), digest_size=12).hexdigest()}"
