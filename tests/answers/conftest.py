"""A desk over the shipped record."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from answers.desk import Desk
from answers.rendering import as_json
from db.record import Snapshot
from questions.question import Question

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def desk(snapshot: Snapshot) -> Desk:
    """Answers from the shipped record."""
    return Desk(SimpleNamespace(snapshot=snapshot))


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
