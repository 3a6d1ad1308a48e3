"""One turn of a conversation: what was asked before, the answer, and what to remember for the next turn."""

from __future__ import annotations

import logging
from datetime import datetime

from answers.answer import Answer
from answers.desk import Desk
from db.errors import StoreError
from db.store import Store
from questions.memory import pack, unpack
from questions.question import Question

logger = logging.getLogger(__name__)


async def converse(
    store: Store, desk: Desk, conversation: str, text: str, language: str | None, now: datetime
) -> Answer:
    """Answer `text` as the next thing said in `conversation`, so that "and in 2019?" can be understood.

    `language` is the BCP 47 tag that the person's app is set to, where it is known. What was not understood
    is not remembered: the question before it stays the one to follow up on. A database that fails costs the
    memory and not the answer, which rests on the snapshot.
    """
    previous = await _recall(store, conversation, now)
    answer = desk.answer(text, previous=previous, language=language)
    if answer.asked:
        await _remember(store, conversation, answer.asked, now)
    return answer


async def _recall(store: Store, conversation: str, now: datetime) -> Question | None:
    try:
        return unpack(await store.recall(conversation, now))
    except StoreError as error:
        logger.warning("what was asked before cannot be recalled: %s", error)
        return None


async def _remember(store: Store, conversation: str, question: Question, now: datetime) -> None:
    try:
        await store.remember(conversation, pack(question), now)
    except StoreError as error:
        logger.warning("what was asked cannot be remembered: %s", error)
