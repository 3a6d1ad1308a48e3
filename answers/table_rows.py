"""The rows of a table as lines, and the editions that a table shows."""

from __future__ import annotations

from collections.abc import Sequence

from answers.editions import asked_editions, newest_with
from answers.filters import Filter, in_filter
from answers.honesty import listed_under_another_name
from answers.sheet import Sheet
from db.record import Ranking
from questions.question import Question

DEFAULT_TOP = 10
"""Clusters shown where a person asks for the top and names no number."""
MOST_ROWS = 25
"""Rows in one reply; more would not be read on a phone."""


def editions_to_show(question: Question, sheet: Sheet, wanted: Filter | None = None) -> tuple[int, ...]:
    """The editions asked for, or the newest that has a row to show."""
    asked = asked_editions(question, sheet)
    if asked or question.slots.editions:
        return asked
    sheet.warn("edition_defaulted")
    if wanted is None:
        return sheet.record.years[-1:]
    rows = sheet.record.by_edition
    held = newest_with(sheet, lambda year: any(in_filter(row, wanted, sheet.record) for row in rows[year]))
    return (held or sheet.record.years[-1],)


def say_holder(found: Sequence[Ranking], sheet: Sheet) -> None:
    """Say who holds one rank; several where it is disputed."""
    for row in found:
        sheet.use_ranking(row)
        name = sheet.record.clusters[row.cluster].name
        if listed_under_another_name(row, sheet.record):
            sheet.warn("renamed")
            sheet.say("rank.printed", cluster=name, rank=row.rank, edition=row.edition, printed=row.printed_name)
        else:
            sheet.say("rank.one", cluster=name, rank=row.rank, edition=row.edition)


def say_rows(rows: Sequence[Ranking], sheet: Sheet) -> None:
    """Say the rows, or as many as are read on a phone and how many there are."""
    for row in rows[:MOST_ROWS]:
        sheet.use_ranking(row)
        name = sheet.record.clusters[row.cluster].name
        if listed_under_another_name(row, sheet.record):
            sheet.warn("renamed")
            sheet.say("table.row_printed", rank=row.rank, cluster=name, printed=row.printed_name)
        else:
            sheet.say("table.row", rank=row.rank, cluster=name)
    if len(rows) > MOST_ROWS:
        sheet.say("table.shown", count=MOST_ROWS, of=len(rows))
