"""Which editions an answer is about."""

from __future__ import annotations

from collections.abc import Callable

from answers.sheet import Sheet
from questions.question import Question


def asked_editions(question: Question, sheet: Sheet) -> tuple[int, ...]:
    """The editions that were asked for and exist; says so of any year that is no edition."""
    known = sheet.record.editions
    wrong = [year for year in question.slots.editions if year not in known]
    if wrong:
        years = sheet.record.years
        sheet.warn(
            "not_an_edition",
            "edition.none",
            count=len(wrong),
            years=sheet.messages.joined(map(str, wrong)),
            oldest=years[0],
            newest=years[-1],
        )
    return tuple(year for year in question.slots.editions if year in known)


def newest_with(sheet: Sheet, has_answer: Callable[[int], bool]) -> int | None:
    """The newest edition for which there is something to say."""
    return next((year for year in reversed(sheet.record.years) if has_answer(year)), None)
