"""What a message would ask without the words that stop the answer: the question to offer in place of a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from questions.draft import Draft
from questions.kinds import nearest
from questions.normalise import Word
from questions.scan import Span

_MOST_OFFERED = 2
_OF_NUMBERS = frozenset(
    {"top", "bottom", "within", "first", "last", "number", "ordinal", "range", "more_than", "less_than"}
)
"""Wishes that say what a number counts; without them it would count something else."""
_MOST_TRIED = 4
"""Ways to leave words out that are tried; each costs another reading."""


def nearly(
    text: tuple[Word, ...],
    draft: Draft,
    features: frozenset[str],
    is_question: Callable[[str], bool],
) -> tuple[str, ...]:
    """The message without the words that nothing explains, or without wishes that fit no kind, where it is a question.

    Each is in the person's own words, and complete.
    """
    left = without(text, draft.unexplained)
    if draft.unexplained and is_question(left):
        return (left,)
    unwanted = [each for each in nearest(features) if not each & _OF_NUMBERS][:_MOST_TRIED]
    tried = (without(text, [*draft.unexplained, *_saying(draft, each)]) for each in unwanted)
    return tuple(dict.fromkeys(shorter for shorter in tried if is_question(shorter)))[:_MOST_OFFERED]


def _saying(draft: Draft, features: frozenset[str]) -> list[Span]:
    return [span for name, span in draft.said if name in features]


def without(text: Iterable[Word], spans: Iterable[Span]) -> str:
    """The words of a text but those of some spans, as they were written."""
    gone = {id(word) for span in spans for word in span.words}
    kept = [word for word in text if id(word) not in gone]
    return "".join((word.gap if place else "") + word.written for place, word in enumerate(kept)).strip()
