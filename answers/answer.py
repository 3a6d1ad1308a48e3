"""An answer: what is stated, what it rests on, and every form in which it is shown.

The JSON vocabulary (statuses, caveats, field names) is the product's public contract: docs/json.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from answers.chart import Chart
from answers.markup import Line
from questions.question import Correction, Question, Slots

Status = Literal["answered", "partial", "no_data", "ambiguous", "unclear", "out_of_scope", "invalid"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One stated figure. `derived` marks one that was computed from others, such as a difference."""

    subject: str
    edition: int | None
    measure: str
    value: int | Decimal | str | tuple[str, ...]
    unit: str
    printed_name: str | None
    sources: tuple[str, ...]
    status: str
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to ask next: a short label, and a question that can be asked as it stands."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Link:
    """A source as a reader sees it: the publisher's name and the page's address, if it has one."""

    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `lines` is its text, the answer first; `asked` is the question that it answers, if any."""

    text_asked: str
    language: str
    status: Status
    kind: str | None
    slots: Slots
    lines: tuple[Line, ...]
    headline: str
    """The answer in one plain line of at most 60 characters, for an inline title."""
    values: tuple[Figure, ...] = ()
    sources: tuple[Link, ...] = ()
    caveats: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    choices: tuple[Choice, ...] = ()
    """For `ambiguous` and `unclear`: what can be asked of what was understood."""
    follow_ups: tuple[Choice, ...] = ()
    """What a curious person may ask next."""
    verdict: bool | None = None
    asked: Question | None = None
    chart: Chart | None = None
    """Those of the figures that make a picture, where there are enough of one kind."""
    more: tuple[Answer, ...] = ()
