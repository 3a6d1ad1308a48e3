"""What answering a question came to, beside the lines and figures on its sheet."""

from __future__ import annotations

from dataclasses import dataclass

from answers.answer import Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far a question could be answered, with which editions, and yes or no where it asked for that."""

    status: Status
    editions: tuple[int, ...] = ()
    verdict: bool | None = None
