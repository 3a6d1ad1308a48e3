"""Which economies have the most clusters, and economies side by side."""

from __future__ import annotations

from answers.counts import count_fact
from answers.editions import asked_editions, newest_with
from answers.filters import filter_of, name_of_filter
from answers.honesty import note_method
from answers.outcome import Outcome, how_far
from answers.sheet import Sheet
from answers.verdicts import ahead_verdict
from db.record import Fact
from questions.question import Question

_SHOWN = 10
"""Economies listed where a person asks for all of them."""


def answer_economies(question: Question, sheet: Sheet) -> Outcome:
    """The economies by the number of their clusters, as far as their counts are recorded."""
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    editions = asked or sheet.record.years[-1:]
    if not asked:
        sheet.warn("edition_defaulted")
    wanted = _filter(question, sheet)
    limit = question.slots.limit if isinstance(question.slots.limit, int) else _SHOWN
    whole = True
    used = []
    verdict = None
    for year in editions:
        every = _counts(sheet, year)
        counts = [fact for fact in every if wanted is None or fact.subject in wanted]
        if question.slots.topic == "covered":
            _say_covered(sheet, year)
        if not counts:
            sheet.say("economies.none", edition=year)
            whole = False
            continue
        used.append(year)
        leading = _leaders(sheet, year, every) if wanted is None else []
        _say_first(question, sheet, year, counts, leading)
        for fact in counts[len(leading) : max(limit, len(leading))]:
            sheet.use_fact(fact, int(fact.value))
            sheet.say("economies.row", economy=sheet.economy(fact.subject), count=int(fact.value))
        if sum(int(fact.value) for fact in every) < sheet.record.RANKED:
            whole = whole and bool(leading)
            sheet.warn("coverage", "economies.coverage", count=len(every), edition=year)
        if question.claim is not None and len(question.slots.economies) == 1 and leading:
            verdict = any(fact.subject in question.slots.economies for fact in leading)
    return Outcome(how_far(found=bool(used), whole=whole), tuple(used), verdict if len(editions) == 1 else None)


def _filter(question: Question, sheet: Sheet) -> frozenset[str] | None:
    """The economies that are asked about; None for all. An economy that a yes/no question names takes none out."""
    economies = sheet.record.economies
    region = question.slots.region
    excluded = frozenset(question.slots.excluded)
    if region is None and not excluded:
        return None
    return frozenset(
        code
        for code, each in economies.items()
        if (not region or region in each.regions) and code not in excluded and not excluded & set(each.regions)
    )


def _say_covered(sheet: Sheet, year: int) -> None:
    fact = sheet.record.fact(year, "top-100", "economies_covered")
    if fact is not None:
        sheet.use_fact(fact, int(fact.value))
        sheet.say("economies.covered", count=int(fact.value), edition=year)


def _counts(sheet: Sheet, year: int) -> list[Fact]:
    """The counts of an edition, largest first."""
    record = sheet.record
    recorded = {fact.subject for fact in record.facts if fact.measure == "cluster_count" and fact.edition == year}
    ranked = {row.economies[0] for row in record.by_edition[year]} if record.is_complete(year) else set()
    facts = [count_fact(record, code, year) for code in (recorded | ranked) & record.economies.keys()]
    return sorted((fact for fact in facts if fact), key=lambda fact: (-int(fact.value), fact.subject))


def _leaders(sheet: Sheet, year: int, counts: list[Fact]) -> list[Fact]:
    """The economy or economies in front, where that is recorded or cannot be otherwise."""
    record = sheet.record
    ranks = {fact.subject: record.fact(year, fact.subject, "cluster_count_rank") for fact in counts}
    first = [fact for fact in counts if (rank := ranks[fact.subject]) and rank.value == "1"]
    unknown = record.RANKED - sum(int(fact.value) for fact in counts)
    if not first and counts and int(counts[0].value) > unknown:
        first = [fact for fact in counts if fact.value == counts[0].value]
    return first


def _say_first(question: Question, sheet: Sheet, year: int, counts: list[Fact], leading: list[Fact]) -> None:
    """The first line: who leads where that is certain, else what the list is."""
    record = sheet.record
    if question.slots.region or question.slots.excluded:
        place = name_of_filter(filter_of(question, record), sheet)
        sheet.say("economies.only_known", place=place, edition=year)
        return
    if not leading:
        name = sheet.economy(counts[0].subject)
        sheet.say("economies.most_known", economy=name, count=int(counts[0].value), edition=year)
        return
    for fact in leading:
        sheet.use_fact(fact, int(fact.value))
        if rank := record.fact(year, fact.subject, "cluster_count_rank"):
            sheet.use_fact(rank, int(rank.value))
    names = sheet.messages.beside(sheet.economy(fact.subject) for fact in leading)
    message = "economies.leader" if len(leading) == 1 else "economies.joint"
    sheet.say(message, economy=names, count=int(leading[0].value), edition=year)


def answer_compare_economies(question: Question, sheet: Sheet) -> Outcome:
    """The counts of economies beside each other."""
    codes = question.slots.economies
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    both = newest_with(sheet, lambda year: all(count_fact(sheet.record, code, year) for code in codes))
    editions = asked or ((both,) if both else sheet.record.years[-1:])
    if not asked:
        sheet.warn("edition_defaulted")
    verdict = None
    whole = True
    used = []
    for year in editions:
        facts = {code: fact for code in codes if (fact := count_fact(sheet.record, code, year))}
        for fact in facts.values():
            sheet.use_fact(fact, int(fact.value))
        if facts:
            used.append(year)
            _say_counts(sheet, year, facts)
        for code in codes:
            if code not in facts:
                whole = False
                sheet.say("count.unknown", economy=sheet.economy(code), edition=year)
        if len(editions) == 1:
            verdict = _verdict(question, facts)
    note_method(sheet, used)
    return Outcome(how_far(found=bool(used), whole=whole), tuple(used), verdict)


def _say_counts(sheet: Sheet, year: int, facts: dict[str, Fact]) -> None:
    ordered = sorted(facts.values(), key=lambda fact: -int(fact.value))
    names = [sheet.economy(fact.subject) for fact in ordered]
    if len(ordered) == 2:
        first, second = (int(fact.value) for fact in ordered)
        message = "economies.level" if first == second else "economies.ahead"
        sheet.say(message, first=names[0], count=first, second=names[1], other=second, edition=year)
        return
    cells = sheet.messages.beside(
        sheet.messages.text("economies.cell", economy=name, count=int(fact.value))
        for name, fact in zip(names, ordered, strict=True)
    )
    sheet.say("economies.cells", edition=year, cells=cells)


def _verdict(question: Question, facts: dict[str, Fact]) -> bool | None:
    codes = question.slots.economies
    if len(codes) != 2 or len(facts) != 2:
        return None
    first, second = (int(facts[code].value) for code in codes)
    return ahead_verdict(question.claim, first, second, smaller_leads=False)
