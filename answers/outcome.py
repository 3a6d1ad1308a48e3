"""What answering a question came to, beside the lines and figures on its sheet."""

from __future__ import annotations

from dataclasses import dataclass

from answers.answer import Choice, Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far a question could be answered, with which editions, and yes or no where it asked for that.

    `choices` go with the status `unclear`: what can be asked of what was understood.
    """

    status: Status
    editions: tuple[int, ...] = ()
    verdict: bool | None = None
    choices: tuple[Choice, ...] = ()


def how_far(*, found: bool, whole: bool) -> Status:
    """The status of an answer by whether anything, and whether everything, was there to state."""
    if not found:
        return "no_data"
    return "answered" if whole else "partial"
