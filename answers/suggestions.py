"""Ready answers to a text while it is being typed: its own first, then what goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from answers.answer import Answer
from answers.catalogue import messages
from answers.completion import Completion
from answers.desk import Desk
from answers.reply_language import reply_language
from answers.talk import examples
from db.record import Snapshot

COMPLETED = 6
"""So many readings of a half-typed text at most."""
KEPT = 2000
"""Answers kept ready: people type the same words, letter by letter."""
_SHOWN = {"answered", "partial", "no_data"}
_TALK = {"about", "greeting"}
_ONE_EDITION = {
    "rank", "at_rank", "top", "bottom", "list", "count", "economies", "measure", "neighbours",
    "climbers", "fallers", "newcomers", "dropouts", "compare",
}  # fmt: skip
"""Kinds of question that can be asked of another edition by another year."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class Suggestions:
    """Suggests answers from the newest record of a desk, and keeps what people are likely to be typing just now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._completion: Completion | None = None
        self._answers: dict[tuple[str, str | None], Answer] = {}
        self._revision = -1

    def to(self, text: str, record: Snapshot, language: str | None = None) -> Iterator[Answer]:
        """The answers, likeliest first, each once; made one by one, so that a page costs what it shows."""
        if record.revision != self._revision:
            self._answers.clear()
            self._revision, self._completion = record.revision, Completion(record)
        shown: set[tuple[str | None, str]] = set()
        for question, spoken in self._questions(text.strip(), language):
            answer = self.answer(question, spoken)
            said = (answer.kind, answer.headline)
            if answer.status in _SHOWN and answer.kind not in _TALK and said not in shown:
                shown.add(said)
                yield answer

    def answer(self, question: str, language: str | None) -> Answer:
        """The answer to one text, made once."""
        key = (question, language)
        if key not in self._answers:
            if len(self._answers) >= KEPT:
                self._answers.pop(next(iter(self._answers)))  # the one that was made first
            self._answers[key] = self._desk.answer(question, language=language)
        return self._answers[key]

    def _questions(self, text: str, language: str | None) -> Iterator[tuple[str, str | None]]:
        """Each with the language of what it goes on from, so that one list is in one language."""
        if not text:
            yield from ((each, language) for each in examples(messages(reply_language((), "", language))))
            return
        first = self.answer(text, language)
        if first.status == "ambiguous":
            yield from ((choice.question, first.language) for choice in first.choices)
        if first.status in _SHOWN:
            yield text, language
            yield from self._related(first, text)
            return
        readings = [
            answer
            for answer in (self.answer(question, language) for question in self._completed(text))
            if answer.status in _SHOWN
        ]
        yield from ((answer.text_asked, language) for answer in readings[:COMPLETED])
        if readings:
            yield from self._related(readings[0], readings[0].text_asked)

    def _completed(self, text: str) -> Iterator[str]:
        return islice(self._completion.completed(text), COMPLETED * 2) if self._completion else iter(())

    def _related(self, answer: Answer, text: str) -> Iterator[tuple[str, str]]:
        """The cluster's trend and comparison, and then the same question of the other editions, newest first."""
        language = answer.language
        yield from ((choice.question, language) for choice in answer.follow_ups)
        asked = answer.asked
        if asked is None or answer.more or asked.kind not in _ONE_EDITION or len(asked.slots.editions) > 1:
            return
        for year in reversed(self._desk.editions):
            if year in asked.used:
                continue
            question, changed = _YEAR.subn(str(year), text)
            question = question if changed else f"{text} {year}"
            other = self.answer(question, language)
            if other.status in {"answered", "partial"} and other.asked and other.asked.slots.editions == (year,):
                yield question, language
