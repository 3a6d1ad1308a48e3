"""How much of the corpus is understood does not fall, in any language, in either part."""

from __future__ import annotations

import tomllib
from types import SimpleNamespace

import pytest

from answers.desk import Desk
from db.record import Snapshot
from tests.corpus.evaluate import Result, results
from tests.corpus.meaning import FOLDER, is_checked_only

FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def every(snapshot: Snapshot) -> list[Result]:
    return results(Desk(SimpleNamespace(snapshot=snapshot)))


@pytest.mark.parametrize("language", FLOORS)
@pytest.mark.parametrize("part", ["development", "check"])
def test_a_language_is_understood_at_least_as_well_as_before(language: str, part: str, every: list[Result]) -> None:
    held = [
        result
        for result in every
        if result.row.language == language and is_checked_only(result.row) == (part == "check")
    ]
    right = 100 * sum(not result.wrong for result in held) / len(held)
    wrong = 100 * sum(result.confident for result in held) / len(held)
    assert right >= FLOORS[language][part]["right"]
    assert wrong <= FLOORS[language][part]["wrong"]


def test_every_language_of_the_corpus_has_its_floor(every: list[Result]) -> None:
    assert {result.row.language for result in every} == set(FLOORS)
