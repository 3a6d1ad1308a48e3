"""Every question of the corpus is understood as it is meant."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from answers.desk import Desk
from answers.rendering import as_json
from db.record import Snapshot
from tests.corpus.meaning import Row, differences, rows


@pytest.fixture(scope="module")
def desk(snapshot: Snapshot) -> Desk:
    return Desk(SimpleNamespace(snapshot=snapshot))


@pytest.mark.parametrize("row", list(rows()), ids=str)
def test_a_question_means_what_the_corpus_says(row: Row, desk: Desk) -> None:
    answer = as_json(desk.answer(row.question))
    assert differences(row, answer, desk.editions) == []
