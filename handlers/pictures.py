"""An answer's chart as a photo: drawn once for each revision, and then known to Telegram by its file id."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from telegram import Message
from telegram.constants import ChatAction
from telegram.error import BadRequest

from answers.answer import Answer
from answers.chart import Chart
from answers.rendering import caption_html
from charts.errors import ChartError
from db.errors import StoreError
from db.pictures import find_pictures, forget_picture, keep_picture
from handlers.service import Service
from handlers.speech import speech
from handlers.waiting import Waiting

logger = logging.getLogger(__name__)


def chart_of(answer: Answer) -> Chart | None:
    """The picture that goes with an answer, if there is one."""
    return next((each.chart for each in (answer, *answer.more) if each.chart), None)


def key_of(chart: Chart) -> str:
    """The same for two charts that show the same in the same words."""
    return blake2b(repr(chart).encode("utf-8", "replace"), digest_size=16).hexdigest()


async def send_chart(service: Service, message: Message, answer: Answer) -> None:
    """Send the chart below a message, with the answer as its caption."""
    chart = chart_of(answer)
    if chart is None:
        return
    key, revision = key_of(chart), service.store.revision
    async with Waiting(message, ChatAction.UPLOAD_PHOTO):
        known = (await known_pictures(service, [key])).get(key)
        if known and await _sent_again(service, message, answer, key, known):
            return
        try:
            picture = await service.studio.picture(chart)
        except ChartError as error:
            logger.warning("a chart was not drawn: %s", error)
            await service.sender.send(message, speech(answer.language).html("chat.chart.failed"))
            return
        sent = await _send(message, answer, picture)
    if sent.photo:
        await _keep(service, key, revision, sent.photo[-1].file_id)


async def known_pictures(service: Service, keys: Iterable[str]) -> Mapping[str, str]:
    """Telegram's file ids of the charts that it holds, by their keys."""
    now, revision, wanted, lately = service.now(), service.store.revision, list(keys), service.pictures
    unknown = [key for key in wanted if not lately.knows((key, revision), now)]
    try:
        if unknown:
            async with service.store.reading() as connection:
                found = await find_pictures(connection, unknown, revision)
            for key in unknown:
                lately.note((key, revision), found.get(key), now)
    except StoreError as error:
        logger.warning("pictures that were sent before cannot be looked up: %s", error)
        return {}
    return {key: file_id for key in wanted if (file_id := lately.value((key, revision)))}


async def _sent_again(service: Service, message: Message, answer: Answer, key: str, file_id: str) -> bool:
    try:
        await _send(message, answer, file_id)
    except BadRequest as refusal:
        logger.info("a picture has to be sent anew: %s", refusal)
        async with service.store.writing(service.now()) as connection:
            await forget_picture(connection, key)
        service.pictures.forget((key, service.store.revision))
        return False
    return True


async def _send(message: Message, answer: Answer, picture: bytes | str) -> Message:
    name = "chart.png" if isinstance(picture, bytes) else None
    return await message.reply_photo(picture, caption=caption_html(answer), filename=name)


async def _keep(service: Service, key: str, revision: int, file_id: str) -> None:
    service.pictures.note((key, revision), file_id, service.now())
    try:
        async with service.store.writing(service.now()) as connection:
            await keep_picture(connection, key, revision, file_id)
    except StoreError as error:
        logger.warning("a picture will have to be drawn again: %s", error)
