"""What is read before a question is answered and written afterwards, each in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import User

from answers.answer import Answer
from db.errors import StoreError
from db.feedback import Feedback, note
from db.kept import find_kept, keep
from db.people import choose_language, chosen_language, conversation_of
from db.replies import Reply
from db.turns import Turn
from handlers.service import Service
from handlers.subjects import Subject
from questions.memory import pack, unpack
from questions.question import Question

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Before:
    """What was asked last, the language to reply in where the question shows none, and the answer to change."""

    question: Question | None = None
    language: str | None = None
    reply: int | None = None


async def recall(service: Service, person: User | None, chat: int, edited: int | None = None) -> Before:
    """What the answer to a person's message depends on; `edited` is its id where it had been sent before.

    A database that fails costs the memory and not the answer, which rests on the snapshot.
    """
    if person is None:
        return Before()
    conversation, earlier = conversation_of(person.id, chat), (chat, edited) if edited is not None else None
    try:
        found = await service.store.turns.before(person.id, conversation, service.now(), earlier)
    except StoreError as error:
        logger.warning("what was asked before cannot be recalled: %s", error)
        return Before(language=person.language_code)
    return Before(unpack(found.question), found.language or person.language_code, found.reply)


async def remember(service: Service, person: User | None, chat: int, answer: Answer, reply: Reply | None) -> None:
    """Keep what was asked, which message answers it, and without the person what was not understood.

    What was not understood is not asked: the question before it stays the one to follow up on.
    """
    if person is None:
        return
    refused = tuple(
        Feedback("refused", each.text_asked, each.language, each.kind)
        for each in (answer, *answer.more)
        if each.status in ("unclear", "out_of_scope")
    )
    asked = pack(answer.asked) if answer.asked else None
    await service.store.turns.after(Turn(conversation_of(person.id, chat), service.now(), asked, reply, refused))


async def keep_for_buttons(service: Service, contents: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep what buttons and links will look up by its id."""
    if not contents:
        return
    try:
        async with service.store.writing(service.now()) as connection:
            await keep(connection, contents, service.now())
    except StoreError as error:
        logger.warning("some buttons will not work: %s", error)


async def kept_subject(service: Service, id_: str) -> Subject | None:
    """The subject under an id, or None if it is no longer kept."""
    try:
        async with service.store.reading() as connection:
            content = await find_kept(connection, id_, service.now())
    except StoreError as error:
        logger.warning("what a button is about cannot be looked up: %s", error)
        return None
    return Subject.read(content) if content else None


async def language_of(service: Service, person: User | None) -> str | None:
    """The language that a person chose, or else that of their app."""
    return (await recall_language(service, person.id) or person.language_code) if person else None


async def language_of_typist(service: Service, person: User) -> str | None:
    """The same for somebody who types inline, where each letter is a query."""
    now = service.now()
    if not service.languages.knows(person.id, now):
        service.languages.note(person.id, await recall_language(service, person.id), now)
    return service.languages.value(person.id) or person.language_code


async def recall_language(service: Service, person: int) -> str | None:
    """The language that a person chose, or None."""
    try:
        async with service.store.reading() as connection:
            return await chosen_language(connection, person)
    except StoreError as error:
        logger.warning("a chosen language cannot be looked up: %s", error)
        return None


async def set_language(service: Service, person: int, language: str | None) -> None:
    """Keep a person's choice; None takes it back. Raises StoreError."""
    service.languages.forget(person)
    async with service.store.writing(service.now()) as connection:
        await choose_language(connection, person, language)


async def note_vote(service: Service, vote: Feedback) -> None:
    """Keep a vote. Raises StoreError."""
    async with service.store.writing(service.now()) as connection:
        await note(connection, (vote, service.now()))
