"""The biggest risers and fallers."""

from __future__ import annotations

from collections.abc import Sequence

from answers.editions import asked_editions, newest_with
from answers.filters import Filter, filter_of, in_filter, name_of_filter
from answers.honesty import note_coverage, note_method
from answers.outcome import Outcome, how_far
from answers.sheet import Sheet
from db.record import Ranking
from questions.question import Question

_DEFAULT = 5


def answer_climbers(question: Question, sheet: Sheet) -> Outcome:
    """Who rose most: as pages name them, then by the changes on record."""
    return _answer(question, sheet, rising=True)


def answer_fallers(question: Question, sheet: Sheet) -> Outcome:
    """Who fell most, by the changes on record."""
    return _answer(question, sheet, rising=False)


def _answer(question: Question, sheet: Sheet, *, rising: bool) -> Outcome:
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    wanted = filter_of(question, sheet.record)
    number = question.slots.limit if isinstance(question.slots.limit, int) else _DEFAULT
    if len(asked) > 1:
        return _between(asked[0], asked[-1], wanted, number, sheet, rising=rising)
    year = asked[0] if asked else newest_with(sheet, lambda y: bool(_printed(sheet, y, wanted, rising=rising)))
    if year is None:
        sheet.say("movers.none_ever", place=name_of_filter(wanted, sheet))
        return Outcome("no_data")
    if not asked:
        sheet.warn("edition_defaulted")
    named = rising and _say_named(year, wanted, sheet)
    rows = _printed(sheet, year, wanted, rising=rising)[:number]
    if rows:
        sheet.say("movers.up" if rising else "movers.down", edition=year, place=name_of_filter(wanted, sheet))
    for row in rows:
        sheet.use_ranking(row, "printed_rank_change")
        sheet.use_ranking(row)
        name = sheet.record.clusters[row.cluster].name
        sheet.say("movers.row", cluster=name, change=sheet.messages.signed(row.printed_rank_change or 0), rank=row.rank)
    if rows:
        sheet.warn("coverage", "movers.printed", edition=year)
        note_method(sheet, (year - 1, year))
    elif not named:
        sheet.say("movers.none", edition=year)
        note_coverage(sheet, year)
    return Outcome(how_far(found=named or bool(rows), whole=named), (year,))


def _say_named(year: int, wanted: Filter, sheet: Sheet) -> bool:
    """Name the climbers that a page names for the edition, where there is such a page."""
    fact = sheet.record.fact(year, "top-100" if wanted.is_open else wanted.only_economy or "", "biggest_climbers")
    if fact is None:
        return False
    sheet.use_fact(fact, fact.items)
    names = sheet.messages.joined(sheet.record.clusters[cluster].name for cluster in fact.items)
    sheet.say("movers.named", edition=year, names=names)
    return True


def _printed(sheet: Sheet, year: int, wanted: Filter, *, rising: bool) -> list[Ranking]:
    """Rows whose change a page prints, the largest first."""
    rows = [
        row
        for row in sheet.record.by_edition[year]
        if row.printed_rank_change is not None
        and (row.printed_rank_change > 0) == rising
        and row.printed_rank_change != 0
        and in_filter(row, wanted, sheet.record)
    ]
    return sorted(rows, key=lambda row: -abs(row.printed_rank_change or 0))


def _between(first: int, last: int, wanted: Filter, number: int, sheet: Sheet, *, rising: bool) -> Outcome:
    """Differences of the published ranks of two editions, for the clusters that are on record in both."""
    pairs = [
        (row, later)
        for row in sheet.record.by_edition[first]
        if (later := sheet.record.ranking(last, row.cluster)) and in_filter(later, wanted, sheet.record)
    ]
    moved = sorted(
        (pair for pair in pairs if pair[0].rank != pair[1].rank and (pair[0].rank > pair[1].rank) == rising),
        key=lambda pair: -abs(pair[0].rank - pair[1].rank),
    )[:number]
    whole = sheet.record.is_complete(first) and sheet.record.is_complete(last)
    if not moved:
        sheet.say("movers.none", edition=last)
        note_coverage(sheet, last)
        return Outcome("no_data", (first, last))
    sheet.say("movers.between_up" if rising else "movers.between_down", first=first, last=last)
    for row, later in moved:
        _say_difference(row, later, sheet)
    if not whole:
        sheet.warn("coverage", "movers.coverage", count=len(pairs), first=first, last=last)
    note_method(sheet, (first, last))
    return Outcome(how_far(found=True, whole=whole), (first, last))


def _say_difference(row: Ranking, later: Ranking, sheet: Sheet) -> None:
    sheet.use_ranking(row)
    sheet.use_ranking(later)
    change = row.rank - later.rank
    sources: Sequence[str] = (*row.source_ids[:1], *later.source_ids[:1])
    sheet.derive(row.cluster, later.edition, f"rank_change_since_{row.edition}", change, "places", sources)
    name = sheet.record.clusters[row.cluster].name
    sheet.say("movers.difference", cluster=name, change=sheet.messages.signed(change), first=row.rank, last=later.rank)
