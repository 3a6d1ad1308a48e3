"""Inline mode: answers while a person types `@bot …` in any chat."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import islice
from typing import Any

from telegram import (
    InlineQuery,
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes, InlineQueryHandler

from answers.answer import Answer
from answers.rendering import caption_html, chat_html, inline_description, inline_title, plain_text
from answers.suggestions import Suggestions
from handlers.admission import admitted
from handlers.buttons import KEPT_SIGN, Surface, keyboard
from handlers.caching import CacheTime
from handlers.links import payload_of
from handlers.outdated import is_outdated
from handlers.pictures import chart_of, key_of, known_pictures
from handlers.pieces import pieces
from handlers.service import Handler, Service
from handlers.speech import speech
from handlers.subjects import Subject
from handlers.turns import keep_for_buttons, kept_subject, language_of_typist

logger = logging.getLogger(__name__)

PHOTOS = 3
"""Charts among them at most."""
PAGE = 10
"""Results at a time. More cost more than they help: people tap one of the first, and scrolling fetches the next."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the answers to what has been typed, and where the next ones begin."""

    answers: tuple[Answer, ...]
    next_offset: str
    is_personal: bool


def handlers(service: Service) -> list[Handler]:
    """What answers inline queries."""
    answering = partial(answer_inline, service, Suggestions(service.desk), CacheTime())
    return [InlineQueryHandler(admitted(service, answering))]


async def answer_inline(
    service: Service, suggestions: Suggestions, cache: CacheTime, update: Update, _: ContextTypes.DEFAULT_TYPE
) -> None:
    """Offer answers to what has been typed so far, and examples before anything is.

    The results depend on the words alone, and Telegram shows them to everyone, unless the words could be of any
    language and the person's is not English.
    """
    begun, query = time.perf_counter(), update.inline_query
    if query is None:
        return
    page = await _page(service, suggestions, query)
    revision = service.store.revision
    kept: dict[str, Mapping[str, Any]] = {}
    articles: list[InlineQueryResult] = [_article(each, revision, kept) for each in page.answers]
    articles += await _photos(service, page.answers, revision)
    button = None if articles or query.offset else await _to_private(service, suggestions, query, kept)
    await keep_for_buttons(service, kept)
    seconds = cache.seconds(revision, service.now())
    try:
        await _offer(query, articles, page, seconds, button)
        await _count(service, suggestions, query, page, begun)
    except BadRequest as refusal:
        if is_outdated(refusal):
            logger.debug("an inline query was answered too late: %s", refusal)
            return
        logger.error("Telegram refused the results of an inline query, sent as bare text: %s", refusal)
        await _offer(query, [_bare_article(each, revision) for each in page.answers], page, seconds, button)


async def _count(service: Service, suggestions: Suggestions, query: InlineQuery, page: Page, begun: float) -> None:
    """Count what was typed, once however far people scroll, by the first of the answers."""
    if query.query.strip() and not query.offset:
        language = await language_of_typist(service, query.from_user)
        answer = page.answers[0] if page.answers else suggestions.answer(query.query, language)
        service.tally.count("inline", answer, begun, service.now())


async def _page(service: Service, suggestions: Suggestions, query: InlineQuery) -> Page:
    language = await language_of_typist(service, query.from_user)
    if query.query.startswith(KEPT_SIGN) and (subject := await kept_subject(service, query.query[1:])):
        answer = subject.answered(service.desk, language)
        return Page((answer,), "", is_personal=answer.language != subject.answered(service.desk, None).language)
    start = int(query.offset) if query.offset.isdecimal() else 0
    found = suggestions.to(query.query, service.store.snapshot, language)
    answers = tuple(islice(found, start, start + PAGE))
    further = str(start + PAGE) if len(answers) == PAGE else ""
    return Page(answers, further, is_personal=_is_personal(suggestions, query.query, answers, language))


def _is_personal(suggestions: Suggestions, text: str, answers: Sequence[Answer], language: str | None) -> bool:
    """Whether somebody else who types the same would get other results."""
    own, anybodys = speech(language).language, speech(None).language
    if own == anybodys:
        return False
    if not text.strip():
        return True
    told = {answer.language for answer in answers} or {suggestions.answer(text, language).language}
    return own in told and suggestions.answer(text, None).language != own


async def _offer(
    query: InlineQuery,
    articles: Sequence[InlineQueryResult],
    page: Page,
    seconds: int,
    button: InlineQueryResultsButton | None,
) -> None:
    distinct = list({article.id: article for article in articles}.values())
    await query.answer(
        distinct, cache_time=seconds, is_personal=page.is_personal, next_offset=page.next_offset or None, button=button
    )


async def _to_private(
    service: Service, suggestions: Suggestions, query: InlineQuery, kept: dict[str, Mapping[str, Any]]
) -> InlineQueryResultsButton:
    """Where nothing is found: why, and a way into the private chat that takes the words along."""
    language = await language_of_typist(service, query.from_user)
    answer = suggestions.answer(query.query, language)
    subject = Subject(query.query)
    payload, is_kept = payload_of(subject)
    if is_kept:
        kept[payload.partition("-")[2]] = subject.content
    label = speech(answer.language).text("chat.inline.nothing", why=inline_title(answer).rstrip("."))
    label = label.replace("….", "…")  # a title that was cut short ends its sentence itself
    return InlineQueryResultsButton(label, start_parameter=payload)


def _article(answer: Answer, revision: int, kept: dict[str, Mapping[str, Any]]) -> InlineQueryResultArticle:
    board = keyboard(answer, answer.text_asked, Surface.INLINE)
    kept |= board.kept
    return InlineQueryResultArticle(
        id=_id(answer, revision),
        title=inline_title(answer),
        description=inline_description(answer),
        input_message_content=InputTextMessageContent(chat_html(answer), parse_mode=ParseMode.HTML),
        reply_markup=board.markup,
    )


async def _photos(service: Service, answers: Sequence[Answer], revision: int) -> Sequence[InlineQueryResult]:
    """Charts of these answers that Telegram holds: inline mode can send no others."""
    charts = {key_of(chart): answer for answer in answers if (chart := chart_of(answer))}
    held = await known_pictures(service, charts) if charts else {}
    return [
        InlineQueryResultCachedPhoto(
            id=f"{_id(answer, revision)}-photo",
            photo_file_id=held[key],
            title=inline_title(answer),
            description=inline_description(answer),
            caption=caption_html(answer),
            parse_mode=ParseMode.HTML,
        )
        for key, answer in charts.items()
        if key in held
    ][:PHOTOS]


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
