"""Who stands at a rank, the first n, the last n, and an economy's clusters."""

from __future__ import annotations

from answers.catalogue import Messages
from answers.filtered_tables import answer_first_of, answer_last_of, answer_within
from answers.filters import filter_of
from answers.honesty import note_coverage
from answers.outcome import Outcome, how_far
from answers.runs import runs
from answers.sheet import Sheet
from answers.table_rows import DEFAULT_TOP, MOST_ROWS, editions_to_show, say_holder, say_rows
from db.record import Ranking
from questions.question import Limit, Question


def answer_at_rank(question: Question, sheet: Sheet) -> Outcome:
    """Who holds a rank, or each rank of a span."""
    first, last = _ranks(1 if question.slots.limit is None else question.slots.limit)
    wanted = filter_of(question, sheet.record)
    if not wanted.is_open and (first, last) == (sheet.record.RANKED, sheet.record.RANKED):
        return answer_last_of(question, sheet, wanted)
    if wanted.is_open:
        return _table(question, sheet, first, last)
    return answer_first_of(question, sheet, wanted, first, last)


def answer_top(question: Question, sheet: Sheet) -> Outcome:
    """The first n of an edition, or of an economy's clusters in it."""
    first, last = _ranks(DEFAULT_TOP if question.slots.limit is None else question.slots.limit, single=False)
    wanted = filter_of(question, sheet.record)
    if wanted.is_open:
        return _table(question, sheet, first, last)
    return answer_first_of(question, sheet, wanted, first, last)


def answer_bottom(question: Question, sheet: Sheet) -> Outcome:
    """The last n of an edition."""
    number = question.slots.limit if isinstance(question.slots.limit, int) else DEFAULT_TOP
    wanted = filter_of(question, sheet.record)
    if not wanted.is_open:
        return answer_last_of(question, sheet, wanted, number)
    return _table(question, sheet, sheet.record.RANKED + 1 - number, sheet.record.RANKED)


def answer_list(question: Question, sheet: Sheet) -> Outcome:
    """Every cluster of an economy or region that is on record, best first; only down to a rank where one is named."""
    wanted = filter_of(question, sheet.record)
    if isinstance(question.slots.limit, int) and question.slots.limit < sheet.record.RANKED:
        return answer_within(question, sheet, wanted, question.slots.limit)
    if wanted.is_open:
        return _table(question, sheet, 1, sheet.record.RANKED)
    return answer_first_of(question, sheet, wanted, 1, None)


def _ranks(limit: Limit, *, single: bool = True) -> tuple[int, int]:
    if isinstance(limit, tuple):
        return limit
    return (limit, limit) if single else (1, limit)


def _table(question: Question, sheet: Sheet, first: int, last: int) -> Outcome:
    """The holders of a span of ranks; the ranks that are not on record are named, never passed over."""
    editions = editions_to_show(question, sheet)
    beyond = last > sheet.record.RANKED or first < 1
    first, last = max(first, 1), min(last, sheet.record.RANKED)
    if first > last:
        sheet.say("table.out_of_range")
        return Outcome("no_data", editions)
    rows: list[Ranking] = []
    whole = not beyond
    if beyond:
        sheet.say("table.only_hundred")
    for year in editions:
        found = [row for row in sheet.record.by_edition[year] if first <= row.rank <= last]
        if not found:
            sheet.say("table.none", ranks=_span(first, last, sheet.messages), edition=year)
        elif first == last:
            say_holder(found, sheet)
        else:
            sheet.say("table.title", ranks=_span(first, last, sheet.messages), edition=year)
            say_rows(found, sheet)
        missing = sorted(set(range(first, min(last, sheet.record.RANKED) + 1)) - {row.rank for row in found})
        if missing:
            whole = False
            if found:
                sheet.say("table.missing", count=len(missing), ranks=runs(missing, sheet.messages), edition=year)
            note_coverage(sheet, year)
        rows += found[:MOST_ROWS]
    status = how_far(found=bool(rows), whole=whole)
    return Outcome(status, editions)


def _span(first: int, last: int, messages: Messages) -> str:
    if first == last:
        return messages.text("rank.short", rank=first)
    return messages.text("rank.span", first=first, last=last)
