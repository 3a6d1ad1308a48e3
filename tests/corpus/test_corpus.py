"""Every question of the corpus is understood as it is meant."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from answers.desk import Desk
from answers.rendering import as_json
from db.record import Snapshot
from questions.lexicon import lexicons
from tests.corpus.meaning import Row, differences, rows

UNDERSTOOD = {lexicon.language for lexicon in lexicons()}


def cases() -> list[object]:
    """The rows; those in a language that has no lexicon yet must fail, so that its arrival is noticed."""
    return [
        pytest.param(row, id=str(row), marks=[] if row.language.partition("-")[0] in UNDERSTOOD else [not_yet(row)])
        for row in rows("start")
    ]


def not_yet(row: Row) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=f"there is no lexicon of {row.language!r} yet")


@pytest.fixture(scope="module")
def desk(snapshot: Snapshot) -> Desk:
    return Desk(SimpleNamespace(snapshot=snapshot))


@pytest.mark.parametrize("row", cases())
def test_a_question_means_what_the_corpus_says(row: Row, desk: Desk) -> None:
    answer = as_json(desk.answer(row.question))
    assert differences(row, answer, desk.editions) == []
