"""The gallery shows each kind of question with an answer of that kind, and pictures that load fast."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from answers.desk import Desk
from db.record import Snapshot
from questions.kinds import rules
from scripts.gallery.build import FOLDER, LANGUAGES, read_questions

PAGE = (FOLDER / "README.md").read_text(encoding="utf-8")
LARGEST = 80 * 1024


def test_every_kind_is_shown() -> None:
    assert {kind for kind, _ in read_questions()} == {rule.kind for rule in rules()}
    assert all(f"## `{kind}`" in PAGE and f"**{question}**" in PAGE for kind, question in read_questions())


@pytest.mark.parametrize(("kind", "question"), read_questions())
def test_each_question_is_of_its_kind(snapshot: Snapshot, kind: str, question: str) -> None:
    answer = Desk(SimpleNamespace(snapshot=snapshot)).answer(question)

    assert (answer.kind or answer.status) == kind


def test_each_question_is_answered_in_each_language() -> None:
    assert all(PAGE.count(f"\n{called}:\n") == len(read_questions()) for called in LANGUAGES.values())


def test_the_pictures_that_are_linked_are_there_and_small() -> None:
    linked = set(re.findall(r"!\[.+\]\((.+\.png)\)", PAGE))

    assert linked == {file.name for file in FOLDER.glob("*.png")}
    assert len(linked) >= 6 * len(LANGUAGES)
    assert all((FOLDER / name).stat().st_size < LARGEST for name in linked)
