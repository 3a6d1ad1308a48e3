"""A desk over the shipped record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from answers.answer import Answer
from answers.desk import Desk, answer_reading
from answers.known_names import names_of
from answers.rendering import as_json
from db.record import Snapshot
from questions.names import Names
from questions.question import Question
from questions.understand import understand

Ask = Callable[..., dict[str, Any]]
AnswerIn = Callable[..., Answer]
"""Answers a question in a language, whatever the question itself is asked in."""


@pytest.fixture(scope="session")
def desk(snapshot: Snapshot) -> Desk:
    """Answers from the shipped record."""
    return Desk(SimpleNamespace(snapshot=snapshot))


@pytest.fixture(scope="session")
def names(snapshot: Snapshot) -> Names:
    """The names of the shipped record."""
    return names_of(snapshot)


@pytest.fixture(scope="session")
def answer_in(snapshot: Snapshot, names: Names) -> AnswerIn:
    """Answers in a language of the caller's choice: the same question gives the same answer in each of them."""

    def answered(language: str, text: str, previous: Question | None = None) -> Answer:
        readings = understand(text, names, previous)
        first, *more = [answer_reading(reading, snapshot, language) for reading in readings]
        return replace(first, more=tuple(more))

    return answered


@pytest.fixture
def ask(desk: Desk) -> Ask:
    """Asks one question after another and gives back the last answer as JSON."""

    def asked(*questions: str) -> dict[str, Any]:
        previous: Question | None = None
        for question in questions:
            answer = desk.answer(question, previous=previous)
            previous = answer.asked or previous
        return as_json(answer)

    return asked
