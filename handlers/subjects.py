"""What a button, a link or a shared query is about: one message's questions, able to be asked again by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from answers.answer import Answer
from answers.desk import Desk
from questions.memory import pack, unpack
from questions.question import Question


@dataclass(frozen=True, slots=True)
class Subject:
    """The words, where they say all of it; else the questions as they were understood with what went before."""

    text: str
    questions: tuple[Question, ...] = ()

    @property
    def content(self) -> Mapping[str, Any]:
        """The subject as plain data for the store. Nothing in it says who asked."""
        if self.questions:
            return {"text": self.text, "questions": [pack(question) for question in self.questions]}
        return {"text": self.text}

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> Self | None:
        """The subject of such data, or None for what another version has kept."""
        text, packed = content.get("text"), content.get("questions", [])
        if not isinstance(text, str) or not isinstance(packed, Sequence):
            return None
        questions = [unpack(each) for each in packed]
        found = tuple(question for question in questions if question)
        return cls(text, found) if len(found) == len(questions) else None

    def answered(self, desk: Desk, language: str | None) -> Answer:
        """Today's answer."""
        if self.questions:
            return desk.again(self.questions, language=language)
        return desk.answer(self.text, language=language)


def subject_of(answer: Answer, text: str) -> Subject | None:
    """What an answer to a text is about, or None where nothing was understood that could be asked again."""
    asked = [each.asked for each in (answer, *answer.more)]
    questions = tuple(question for question in asked if question)
    if len(questions) < len(asked):
        return None
    return Subject(text, questions if any(question.inherited for question in questions) else ())
