"""Who stands at a rank, the first n, the last n, and an economy's clusters."""

from __future__ import annotations

from collections.abc import Sequence

from answers.counts import count_fact, fact_or_none
from answers.editions import asked_editions, newest_with
from answers.filters import Filter, filter_of, in_filter, name_of_filter
from answers.honesty import listed_under_another_name, note_certainty, note_coverage
from answers.outcome import Outcome, how_far
from answers.sheet import Sheet
from db.record import Ranking
from questions.question import Limit, Question

_DEFAULT_TOP = 10
"""Clusters shown where a person asks for the top and names no number."""
_MOST_ROWS = 25
"""Rows in one reply; more would not be read on a phone."""


def answer_at_rank(question: Question, sheet: Sheet) -> Outcome:
    """Who holds a rank, or each rank of a span."""
    first, last = _ranks(question.slots.limit or 1)
    wanted = filter_of(question, sheet.record)
    if wanted.is_open:
        return _table(question, sheet, first, last)
    return _first_of_filter(question, sheet, wanted, first, last)


def answer_top(question: Question, sheet: Sheet) -> Outcome:
    """The first n of an edition, or of an economy's clusters in it."""
    first, last = _ranks(question.slots.limit or _DEFAULT_TOP, single=False)
    wanted = filter_of(question, sheet.record)
    if wanted.is_open:
        return _table(question, sheet, first, last)
    return _first_of_filter(question, sheet, wanted, first, last)


def answer_bottom(question: Question, sheet: Sheet) -> Outcome:
    """The last n of an edition."""
    number = question.slots.limit if isinstance(question.slots.limit, int) else _DEFAULT_TOP
    return _table(question, sheet, sheet.record.RANKED + 1 - number, sheet.record.RANKED)


def answer_list(question: Question, sheet: Sheet) -> Outcome:
    """Every cluster of an economy or region that is on record, best first."""
    return _first_of_filter(question, sheet, filter_of(question, sheet.record), 1, None)


def _ranks(limit: Limit, *, single: bool = True) -> tuple[int, int]:
    if isinstance(limit, tuple):
        return limit
    return (limit, limit) if single else (1, limit)


def _editions(question: Question, sheet: Sheet, wanted: Filter | None = None) -> tuple[int, ...]:
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


def _table(question: Question, sheet: Sheet, first: int, last: int) -> Outcome:
    """The holders of a span of ranks; the ranks that are not on record are named, never passed over."""
    editions = _editions(question, sheet)
    rows: list[Ranking] = []
    whole = True
    for year in editions:
        found = [row for row in sheet.record.by_edition[year] if first <= row.rank <= last]
        if not found:
            sheet.say("table.none", ranks=_span(first, last), edition=year)
        elif first == last:
            _say_holder(found, sheet)
        else:
            sheet.say("table.title", ranks=_span(first, last), edition=year)
            _say_rows(found[:_MOST_ROWS], sheet)
        missing = sorted(set(range(first, min(last, sheet.record.RANKED) + 1)) - {row.rank for row in found})
        if missing:
            whole = False
            if found:
                sheet.say("table.missing", count=len(missing), ranks=_runs(missing), edition=year)
            note_coverage(sheet, year)
        if last > sheet.record.RANKED:
            whole = False
            sheet.say("table.only_hundred")
        rows += found
    note_certainty(sheet, rows[:_MOST_ROWS])
    status = how_far(found=bool(rows), whole=whole)
    return Outcome(status, editions)


def _say_holder(found: Sequence[Ranking], sheet: Sheet) -> None:
    for row in found:
        sheet.use_ranking(row)
        name = sheet.record.clusters[row.cluster].name
        if listed_under_another_name(row, sheet.record):
            sheet.warn("renamed")
            sheet.say("rank.printed", cluster=name, rank=row.rank, edition=row.edition, printed=row.printed_name)
        else:
            sheet.say("rank.one", cluster=name, rank=row.rank, edition=row.edition)


def _say_rows(rows: Sequence[Ranking], sheet: Sheet) -> None:
    for row in rows:
        sheet.use_ranking(row)
        name = sheet.record.clusters[row.cluster].name
        if listed_under_another_name(row, sheet.record):
            sheet.warn("renamed")
            sheet.say("table.row_printed", rank=row.rank, cluster=name, printed=row.printed_name)
        else:
            sheet.say("table.row", rank=row.rank, cluster=name)


def _first_of_filter(question: Question, sheet: Sheet, wanted: Filter, first: int, last: int | None) -> Outcome:
    """Clusters of an economy or region by their order there, with what is known of how complete that is."""
    editions = _editions(question, sheet, wanted)
    used: list[Ranking] = []
    whole = True
    for year in editions:
        held = [row for row in sheet.record.by_edition[year] if in_filter(row, wanted, sheet.record)]
        chosen = held[first - 1 : last]
        place = name_of_filter(wanted, sheet)
        if not chosen:
            sheet.say("filter.none", place=place, edition=year)
            note_coverage(sheet, year)
            whole = False
            continue
        certain = _is_certain(chosen, held, wanted, year, sheet, last)
        whole = whole and certain
        _say_filtered(chosen, place, year, first, last, sheet)
        if not certain:
            _say_incomplete(held, wanted, place, year, sheet)
        used += chosen
    note_certainty(sheet, used)
    return Outcome(how_far(found=bool(used), whole=whole), editions)


def _say_filtered(chosen: Sequence[Ranking], place: str, year: int, first: int, last: int | None, sheet: Sheet) -> None:
    if first == last and len(chosen) == 1:
        row = chosen[0]
        sheet.use_ranking(row)
        name = sheet.record.clusters[row.cluster].name
        message = "filter.best" if first == 1 else "filter.nth"
        sheet.say(message, cluster=name, place=place, rank=row.rank, edition=year, first=first)
        return
    sheet.say("filter.title", place=place, edition=year)
    _say_rows(chosen[:_MOST_ROWS], sheet)


def _is_certain(
    chosen: Sequence[Ranking],
    held: Sequence[Ranking],
    wanted: Filter,
    year: int,
    sheet: Sheet,
    last: int | None,
) -> bool:
    """Whether no unrecorded cluster can stand among those shown.

    It cannot where every rank above the last one shown is on record, or where as many are known as there are.
    """
    total = fact_or_none(count_fact(sheet.record, wanted.only_economy, year)) if wanted.only_economy else None
    if total is not None and len(held) >= total:
        return True
    if last is None or len(chosen) < 1:
        return sheet.record.is_complete(year)
    known = {row.rank for row in sheet.record.by_edition[year]}
    enough = len(held) >= last
    return enough and all(rank in known for rank in range(1, chosen[-1].rank))


def _say_incomplete(held: Sequence[Ranking], wanted: Filter, place: str, year: int, sheet: Sheet) -> None:
    fact = count_fact(sheet.record, wanted.only_economy, year) if wanted.only_economy else None
    if fact is not None and int(fact.value) > len(held):
        sheet.use_fact(fact, int(fact.value))
        sheet.warn("coverage", "filter.of_total", place=place, count=int(fact.value), known=len(held), edition=year)
    else:
        sheet.warn("coverage", "filter.maybe_more", place=place, edition=year)
        note_coverage(sheet, year)


def _span(first: int, last: int) -> str:
    return f"#{first}" if first == last else f"#{first}–{last}"


def _runs(ranks: Sequence[int]) -> str:
    """Ranks as runs: 17–18, 20."""
    runs: list[list[int]] = []
    for rank in ranks:
        if runs and rank == runs[-1][-1] + 1:
            runs[-1].append(rank)
        else:
            runs.append([rank])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
