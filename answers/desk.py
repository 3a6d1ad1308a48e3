"""Takes a person's words and hands back an answer: the one way that every surface walks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from answers.answer import Answer, Choice
from answers.catalogue import DEFAULT, messages
from answers.closing import closed
from answers.follow_ups import follow_ups
from answers.kinds import ANSWERS
from answers.known_names import names_of
from answers.outcome import Outcome
from answers.reply_language import reply_language
from answers.sheet import Sheet
from answers.talk import examples, offer, say_refusal
from db.record import Snapshot
from questions.names import Names
from questions.question import NotUnderstood, Question, Reading, Slots
from questions.spoken import spoken_in
from questions.understand import understand

_TALK = frozenset({"greeting", "about", "define"})
"""Kinds that a follow-up cannot go on from, so that the question before them stays the one to follow up on."""


class Library(Protocol):
    """Whatever holds the newest snapshot of the record."""

    @property
    def snapshot(self) -> Snapshot:
        """The record as of its newest revision."""


class Desk:
    """Answers questions from the newest snapshot of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names: tuple[int, Names] | None = None
        self._names_of(library.snapshot)

    @property
    def editions(self) -> tuple[int, ...]:
        """The editions on record, oldest first."""
        return self._library.snapshot.years

    def answer(self, text: str, *, previous: Question | None = None, language: str | None = None) -> Answer:
        """The answer to a message; further questions in it are answered in `more`. Never raises on any text."""
        record = self._library.snapshot
        return self._answered(understand(text, self._names_of(record), previous), record, language, previous)

    def again(self, questions: Sequence[Question], *, language: str | None = None) -> Answer:
        """The answer to questions that were understood before, from the newest record."""
        record = self._library.snapshot
        return self._answered(questions, record, language)

    def about(self, language: str | None = None) -> Answer:
        """What the bot is, from which data it answers, and how complete they are."""
        return self.again([Question("", DEFAULT, "about")], language=language)

    def warm(self) -> None:
        """Do now what the first misspelt question would wait for: the index of spellings takes a tenth of a second."""
        self.answer("Shenzen")

    def welcome(self, language: str | None = None) -> Answer:
        """What a person sees first."""
        return self._say("welcome", language)

    def help(self, language: str | None = None) -> Answer:
        """What can be asked, with examples."""
        return self._say("help", language)

    def _say(self, message: str, language: str | None) -> Answer:
        record = self._library.snapshot
        sheet = Sheet(record, messages(reply_language((), "", language)))
        for number in range(1, 9):
            if sheet.messages.has(f"{message}.{number}"):
                sheet.say(f"{message}.{number}", oldest=record.years[0], newest=record.years[-1])
        choices = tuple(Choice(example, example) for example in examples(sheet.messages)[:4])
        return closed(sheet, "", Slots(), Outcome("answered"), kind="about", follow_ups=choices)

    def _answered(
        self,
        readings: Sequence[Reading],
        record: Snapshot,
        language: str | None,
        previous: Question | None = None,
    ) -> Answer:
        """The answers, each in the language of its question, else of those before it, else in the person's."""
        names = self._names_of(record)
        told_by = language
        if previous is not None and any(isinstance(each, Question) and each.inherited for each in readings):
            told_by = reply_language(spoken_in(previous.text, names), previous.text, language)
        answers = []
        for reading in readings:
            told_by = reply_language(spoken_in(reading.text, names), reading.text, told_by, language)
            answers.append(answer_reading(reading, record, told_by))
        return replace(answers[0], more=tuple(answers[1:]))

    def _names_of(self, record: Snapshot) -> Names:
        if self._names is None or self._names[0] != record.revision:
            self._names = (record.revision, names_of(record))
        return self._names[1]


def answer_reading(reading: Reading, record: Snapshot, language: str) -> Answer:
    """The answer to one reading, in the language of a catalogue."""
    sheet = Sheet(record, messages(language))
    if isinstance(reading, NotUnderstood):
        choices = say_refusal(reading, sheet)
        kind = reading.kind if reading.status != "invalid" else None
        return closed(
            sheet,
            reading.text,
            reading.slots,
            Outcome(reading.status, choices=choices),
            kind=kind,
            corrections=reading.corrections,
        )
    outcome = _outcome(reading, sheet)
    if outcome.status == "unclear" or reading.kind in _TALK:
        return closed(
            sheet,
            reading.text,
            reading.slots,
            outcome,
            kind=reading.kind,
            corrections=reading.corrections,
            follow_ups=follow_ups(reading, sheet) if reading.kind == "define" else (),
        )
    known = tuple(year for year in reading.slots.editions if year in record.editions)
    asked = replace(reading, used=outcome.editions, slots=replace(reading.slots, editions=known))
    answer = closed(
        sheet,
        reading.text,
        reading.slots,
        outcome,
        kind=reading.kind,
        corrections=reading.corrections,
        follow_ups=follow_ups(asked, sheet),
    )
    return replace(answer, asked=asked)


def _outcome(question: Question, sheet: Sheet) -> Outcome:
    answering = ANSWERS.get(question.kind)
    if answering is None:
        sheet.say("not_yet")
    else:
        outcome = answering(question, sheet)
        if sheet.lines:
            return outcome
        sheet.say("unclear.wish")  # a follow-up to a question that had nothing to carry over
    return Outcome("unclear", choices=offer(question.slots, sheet))
