"""A question as plain data and back, so that it can be kept until the next one."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError

from questions.question import Question

_QUESTION = TypeAdapter(Question)


def pack(question: Question) -> dict[str, Any]:
    """The question as JSON-able data."""
    packed: dict[str, Any] = _QUESTION.dump_python(question, mode="json")
    return packed


def unpack(packed: object) -> Question | None:
    """The question that was packed, or None for anything else, such as one that an older version kept."""
    try:
        return _QUESTION.validate_python(packed, strict=False)
    except ValidationError:
        return None
