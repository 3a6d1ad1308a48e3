"""One conversation on the command line: what was asked before, and what is on offer to be asked next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answers.answer import Answer, Choice
    from answers.desk import Desk
    from questions.question import Question


class Conversation:
    """Carries each question to the next one, so that "and in 2019?" is understood."""

    def __init__(self, desk: Desk, language: str | None = None) -> None:
        self._desk = desk
        self._language = language
        self._previous: Question | None = None
        self.offers: tuple[Choice, ...] = ()
        """What the last answer offers to ask; a person picks one by its number, which counts from 1."""

    def welcome(self) -> Answer:
        """What a newcomer reads first."""
        return self._offering(self._desk.welcome(self._language))

    def ask(self, text: str, language: str | None = None) -> Answer:
        """Answer a question as the next one of this conversation."""
        answer = self._desk.answer(text, previous=self._previous, language=language or self._language)
        if answer.asked:
            self._previous = answer.asked
        return self._offering(answer)

    def meant(self, typed: str) -> str:
        """The question that a typed number picks from the offers; any other text is what it says."""
        if typed.isdecimal() and len(typed) <= 2 and 1 <= int(typed) <= len(self.offers):
            return self.offers[int(typed) - 1].question
        return typed

    def _offering(self, answer: Answer) -> Answer:
        self.offers = tuple(offer for each in (answer, *answer.more) for offer in (*each.choices, *each.follow_ups))
        return answer
