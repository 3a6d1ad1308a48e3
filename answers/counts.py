"""How many clusters economies have. Counts come from recorded facts, never from the rows that happen to be known."""

from __future__ import annotations

from answers.editions import asked_editions, newest_with
from answers.filters import filter_of, in_filter, name_of_filter
from answers.honesty import note_coverage, note_method
from answers.listing import ranked
from answers.outcome import Outcome, how_far
from answers.sheet import Sheet
from db.record import Fact, Snapshot
from questions.question import Question

_NAMED = 6
"""Clusters named in a sentence."""


def count_fact(record: Snapshot, economy: str | None, edition: int) -> Fact | None:
    """The count of an economy's clusters: as recorded, or counted where every rank of the edition is on record.

    As WIPO does, a cluster across borders counts for the first of its economies. A counted fact has no id.
    """
    if not economy:
        return None
    recorded = record.fact(edition, economy, "cluster_count")
    if recorded is not None or not record.is_complete(edition):
        return recorded
    rows = [row for row in record.by_edition[edition] if row.economies[0] == economy]
    source_ids = tuple(dict.fromkeys(id_ for row in rows for id_ in row.source_ids[:1]))
    count = str(len(rows))
    return Fact(
        "", edition, "economy", economy, "cluster_count", count, "clusters", str(edition), source_ids, "counted"
    )


def fact_or_none(fact: Fact | None) -> int | None:
    """A fact's whole number."""
    return int(fact.value) if fact else None


def answer_count(question: Question, sheet: Sheet) -> Outcome:
    """How many clusters an economy has, with the edition before beside it."""
    if isinstance(question.slots.limit, int) and question.slots.limit < sheet.record.RANKED:
        return _count_within(question, sheet, question.slots.limit)
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    used: list[int] = []
    compared: list[int] = []
    known = 0
    codes = question.slots.economies
    for code in codes:
        editions = asked or _newest_counted(code, sheet)
        if not asked:
            sheet.warn("edition_defaulted")
        for year in editions:
            if _say_count(code, year, sheet, beside=len(editions) == 1):
                known += 1
            used.append(year)
            compared += [year - 1] if len(editions) == 1 and _count_before(code, year, sheet.record) else []
    if not codes:
        return _count_of_region(question, asked, sheet)
    expected = len(codes) * max(1, len(asked))
    note_method(sheet, (*used, *compared))
    status = how_far(found=bool(sheet.values), whole=known == expected)
    verdict = _verdict(question, used, sheet)
    return Outcome(status, tuple(sorted(set(used))), verdict)


def _verdict(question: Question, years: list[int], sheet: Sheet) -> bool | None:
    """Whether it is as the question supposes; of more than one economy or edition, nothing is said."""
    claim = question.claim
    if claim is None:
        return None
    if claim.number is None:
        return _has_any(question, years, sheet)
    if len(question.slots.economies) != 1 or len(set(years)) != 1:
        return None
    if not question.slots.editions and years[0] != sheet.record.years[-1]:
        return None  # an older count does not say how many there are now
    count = fact_or_none(count_fact(sheet.record, question.slots.economies[0], years[0]))
    if count is None:
        return None
    verdicts = {"more": count > claim.number, "fewer": count < claim.number, "exactly": count == claim.number}
    return verdicts.get(claim.relation)


def _has_any(question: Question, years: list[int], sheet: Sheet) -> bool | None:
    """Yes, where a count or a single row shows it; that there is none, an incomplete record cannot show."""
    shown = [
        code
        for code in question.slots.economies
        for year in years
        if fact_or_none(count_fact(sheet.record, code, year))
        or any(code in row.economies for row in sheet.record.by_edition[year])
    ]
    return True if shown and len(question.slots.economies) == 1 else None


def _newest_counted(code: str, sheet: Sheet) -> tuple[int, ...]:
    counted = newest_with(sheet, lambda year: count_fact(sheet.record, code, year) is not None)
    rows = sheet.record.by_edition
    ranked = newest_with(sheet, lambda year: any(code in row.economies for row in rows[year]))
    return (counted or ranked or sheet.record.years[-1],)


def _say_count(code: str, year: int, sheet: Sheet, *, beside: bool) -> bool:
    economy = sheet.economy(code)
    fact = count_fact(sheet.record, code, year)
    if fact is None:
        _say_at_least(code, year, sheet)
        return False
    sheet.use_fact(fact, int(fact.value))
    before = _count_before(code, year, sheet.record) if beside else None
    if before is None:
        sheet.say("count.one", economy=economy, count=int(fact.value), edition=year)
    else:
        earlier = int(before.value)
        sheet.use_fact(before, earlier)
        change = "up" if earlier < int(fact.value) else "down" if earlier > int(fact.value) else "same"
        sheet.say(
            f"count.{change}",
            economy=economy,
            count=int(fact.value),
            edition=year,
            earlier=earlier,
            last=year - 1,
        )
    return True


def _count_before(code: str, year: int, record: Snapshot) -> Fact | None:
    """The count of the edition before, as a page on this edition gives it, or as that edition's own."""
    return record.fact(year, code, "cluster_count_previous") or count_fact(record, code, year - 1)


def _say_at_least(code: str, year: int, sheet: Sheet) -> None:
    """Without a recorded count, the rows known are a lower bound and nothing more."""
    economy = sheet.economy(code)
    rows = [row for row in sheet.record.by_edition[year] if code in row.economies]
    if rows:
        for row in rows:
            sheet.use_ranking(row)
        names = ranked(rows, sheet)
        sheet.say("count.at_least", economy=economy, count=len(rows), edition=year, names=names)
    else:
        sheet.say("count.none", economy=economy, edition=year)
    note_coverage(sheet, year)


def _count_within(question: Question, sheet: Sheet, limit: int) -> Outcome:
    """How many of the first n lie in an economy: counted from rows, which must all be known."""
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    editions = asked or sheet.record.years[-1:]
    wanted = filter_of(question, sheet.record)
    place = name_of_filter(wanted, sheet)
    whole = True
    for year in editions:
        first = [row for row in sheet.record.by_edition[year] if row.rank <= limit]
        found = [row for row in first if in_filter(row, wanted, sheet.record)]
        complete = len({row.rank for row in first}) == limit
        whole = whole and complete
        for row in found:
            sheet.use_ranking(row)
        source_ids = [id_ for row in first for id_ in row.source_ids[:1]]
        subject = wanted.only_economy or wanted.region or "top-100"
        sheet.derive(subject, year, f"clusters_within_top_{limit}", len(found), "clusters", source_ids)
        names = ranked(found, sheet)
        message = "count.within" if complete else "count.within_at_least"
        sheet.say(message, place=place, count=len(found), last=limit, edition=year, names=names)
        if not complete:
            note_coverage(sheet, year)
    if not asked:
        sheet.warn("edition_defaulted")
    return Outcome("answered" if whole else "partial", editions)


def _count_of_region(question: Question, asked: tuple[int, ...], sheet: Sheet) -> Outcome:
    region = question.slots.region or ""
    year = next(iter(asked), None) or newest_with(
        sheet, lambda y: sheet.record.fact(y, region, "cluster_count") is not None
    )
    if question.slots.excluded:  # a recorded count is of the whole
        return _at_least_in_region(question, year or sheet.record.years[-1], sheet)
    fact = sheet.record.fact(year, region, "cluster_count") if year else None
    place = sheet.messages.text(f"region.{region}") if region else sheet.messages.text("region.world")
    if fact is None or year is None:
        return _at_least_in_region(question, next(iter(asked), sheet.record.years[-1]), sheet)
    sheet.use_fact(fact, int(fact.value))
    sheet.say("count.one", economy=place, count=int(fact.value), edition=year)
    if not asked:
        sheet.warn("edition_defaulted")
    return Outcome("answered", (year,))


def _at_least_in_region(question: Question, year: int, sheet: Sheet) -> Outcome:
    """Without a recorded count of a region, the rows known there are a lower bound."""
    wanted = filter_of(question, sheet.record)
    rows = [row for row in sheet.record.by_edition[year] if in_filter(row, wanted, sheet.record)]
    place = name_of_filter(wanted, sheet)
    whole = sheet.record.is_complete(year)
    if not rows:
        sheet.say("count.none", economy=place, edition=year)
        note_coverage(sheet, year)
        return Outcome("no_data", (year,))
    for row in rows:
        sheet.use_ranking(row)
    source_ids = [id_ for row in rows for id_ in row.source_ids[:1]]
    sheet.derive(question.slots.region or "top-100", year, "clusters_on_record", len(rows), "clusters", source_ids)
    names = sheet.messages.joined(sheet.record.clusters[row.cluster].name for row in rows[:_NAMED])
    more = len(rows) - _NAMED
    names += sheet.messages.text("more", count=more) if more > 0 else ""
    sheet.say("count.one" if whole else "count.at_least", economy=place, count=len(rows), edition=year, names=names)
    if not whole:
        note_coverage(sheet, year)
    return Outcome("answered" if whole else "partial", (year,))
