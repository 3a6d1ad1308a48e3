"""Tables of an economy or region, with what is known of how complete they are."""

from __future__ import annotations

from collections.abc import Sequence

from answers.counts import count_fact, fact_or_none
from answers.filters import Filter, in_filter, name_of_filter
from answers.honesty import note_coverage
from answers.outcome import Outcome, how_far
from answers.sheet import Sheet
from answers.table_rows import MOST_ROWS, editions_to_show, say_rows
from db.record import Ranking
from questions.question import Question


def answer_within(question: Question, sheet: Sheet, wanted: Filter, limit: int) -> Outcome:
    """The clusters of an economy or region among the first n of the whole ranking."""
    editions = editions_to_show(question, sheet, wanted)
    used: list[Ranking] = []
    whole = True
    for year in editions:
        first = [row for row in sheet.record.by_edition[year] if row.rank <= limit]
        found = [row for row in first if in_filter(row, wanted, sheet.record)]
        message = "filter.within" if found else "filter.within_none"
        sheet.say(message, place=name_of_filter(wanted, sheet), last=limit, edition=year)
        say_rows(found, sheet)
        if len({row.rank for row in first}) < limit:
            whole = False
            note_coverage(sheet, year)
        used += found[:MOST_ROWS]
    return Outcome(how_far(found=bool(used) or whole, whole=whole), editions)


def answer_last_of(question: Question, sheet: Sheet, wanted: Filter, number: int = 1) -> Outcome:
    """The lowest-placed clusters of an economy or region; certain only where all of them are on record."""
    editions = editions_to_show(question, sheet, wanted)
    used: list[Ranking] = []
    whole = True
    for year in editions:
        place = name_of_filter(wanted, sheet)
        held = [row for row in sheet.record.by_edition[year] if in_filter(row, wanted, sheet.record)]
        if not held:
            sheet.say("filter.none", place=place, edition=year)
        elif number == 1:
            sheet.use_ranking(held[-1])
            name = sheet.record.clusters[held[-1].cluster].name
            sheet.say("filter.last", cluster=name, place=place, edition=year, rank=held[-1].rank)
        else:
            sheet.say("filter.title", place=place, edition=year)
            say_rows(held[-number:], sheet)
        if not _is_certain(held, held, wanted, year, sheet, None):
            whole = False
            _say_incomplete(held, wanted, place, year, sheet)
        used += held[-number:]
    return Outcome(how_far(found=bool(used), whole=whole), editions)


def answer_first_of(question: Question, sheet: Sheet, wanted: Filter, first: int, last: int | None) -> Outcome:
    """Clusters of an economy or region by their order there, with what is known of how complete that is."""
    editions = editions_to_show(question, sheet, wanted)
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
        used += chosen[:MOST_ROWS]
    return Outcome(how_far(found=bool(used), whole=whole), editions, _verdict(question, used, whole=whole))


def _verdict(question: Question, rows: Sequence[Ranking], *, whole: bool) -> bool | None:
    """Whether the cluster that a question supposes is the one, where the order is certain."""
    if question.claim is None or len(question.slots.clusters) != 1 or len(rows) != 1 or not whole:
        return None
    return rows[0].cluster == question.slots.clusters[0]


def _say_filtered(chosen: Sequence[Ranking], place: str, year: int, first: int, last: int | None, sheet: Sheet) -> None:
    if first == last and len(chosen) == 1:
        row = chosen[0]
        sheet.use_ranking(row)
        name = sheet.record.clusters[row.cluster].name
        message = "filter.best" if first == 1 else "filter.nth"
        sheet.say(message, cluster=name, place=place, rank=row.rank, edition=year, first=first)
        return
    sheet.say("filter.title", place=place, edition=year)
    say_rows(chosen, sheet)


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
