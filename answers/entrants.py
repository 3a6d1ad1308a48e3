"""Who entered the top 100 and who left it: as pages say so, or from two complete editions."""

from __future__ import annotations

from answers.editions import asked_editions, newest_with
from answers.filters import Filter, filter_of, name_of_filter
from answers.listing import ranked
from answers.outcome import Outcome, how_far
from answers.places import say_unknown_places
from answers.sheet import Sheet
from db.record import Fact
from questions.question import Question

_MEASURES = {"newcomers": "first_time_entrant", "dropouts": "left_top_100"}


def answer_newcomers(question: Question, sheet: Sheet) -> Outcome:
    """Clusters that are in the top 100 for the first time."""
    return _answer(question, sheet)


def answer_dropouts(question: Question, sheet: Sheet) -> Outcome:
    """Clusters that are no longer in the top 100."""
    return _answer(question, sheet)


def _answer(question: Question, sheet: Sheet) -> Outcome:
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    if question.slots.clusters or question.slots.places:
        return _about_clusters(question, asked, sheet)
    wanted = filter_of(question, sheet.record)
    measure = _MEASURES[question.kind]
    editions = asked or _newest(measure, wanted, sheet)
    if not asked:
        sheet.warn("edition_defaulted")
    found = False
    whole = bool(editions)
    for year in editions:
        complete = _from_complete_editions(question.kind, year, wanted, sheet)
        facts = [] if complete is not None else _facts(measure, year, wanted, sheet)
        whole = whole and complete is not None
        found = found or bool(complete) or bool(facts)
        place = name_of_filter(wanted, sheet)
        if facts:
            for fact in facts:
                sheet.use_fact(fact, int(fact.value))
            names = sheet.messages.joined(sheet.record.clusters[fact.subject].name for fact in facts)
            sheet.say(f"{question.kind}.known", edition=year, place=place, names=names)
            sheet.warn("coverage", f"{question.kind}.maybe_more", edition=year)
        elif complete is None:
            sheet.say(f"{question.kind}.none", edition=year, place=place)
    return Outcome(how_far(found=found, whole=whole), editions)


def _newest(measure: str, wanted: Filter, sheet: Sheet) -> tuple[int, ...]:
    year = newest_with(sheet, lambda y: bool(_facts(measure, y, wanted, sheet)))
    return (year or sheet.record.years[-1],)


def _facts(measure: str, year: int, wanted: Filter, sheet: Sheet) -> list[Fact]:
    return [
        fact
        for fact in sheet.record.facts
        if fact.measure == measure
        and fact.edition == year
        and fact.value == "1"
        and (wanted.economies is None or wanted.economies & set(sheet.record.clusters[fact.subject].economies))
    ]


def _from_complete_editions(kind: str, year: int, wanted: Filter, sheet: Sheet) -> int | None:
    """State who is in one of two complete editions only; None where one of them is not complete."""
    record = sheet.record
    if not (year - 1 in record.editions and record.is_complete(year) and record.is_complete(year - 1)):
        return None
    here = {row.cluster: row for row in record.by_edition[year]}
    before = {row.cluster: row for row in record.by_edition[year - 1]}
    this, other = (here, before) if kind == "newcomers" else (before, here)
    rows = [
        row
        for cluster, row in this.items()
        if cluster not in other and (wanted.economies is None or wanted.economies & set(row.economies))
    ]
    for row in rows:
        sheet.use_ranking(row)
    names = ranked(rows, sheet)
    sheet.say(f"{kind}.all", edition=year, last=year - 1, count=len(rows), names=names)
    return len(rows)


def _about_clusters(question: Question, asked: tuple[int, ...], sheet: Sheet) -> Outcome:
    """Whether one cluster is new, or gone."""
    measure = _MEASURES[question.kind]
    verdict: bool | None = None
    used: list[int] = []
    say_unknown_places(question, sheet)
    for cluster in question.slots.clusters:
        facts = [fact for fact in sheet.record.facts_about(cluster, measure) if not asked or fact.edition in asked]
        name = sheet.record.clusters[cluster].name
        if not facts:
            told = _from_rows(question.kind, cluster, asked, sheet)
            if told is None:
                sheet.say(f"{question.kind}.unknown", cluster=name)
                _say_first_on_record(cluster, sheet)
            else:
                used.append(told)
                verdict = False if question.claim and len(question.slots.clusters) == 1 else None
            continue
        fact = facts[-1]
        sheet.use_fact(fact, int(fact.value))
        is_so = fact.value == "1"
        sheet.say(f"{question.kind}.{'is' if is_so else 'is_not'}", cluster=name, edition=fact.edition or 0)
        used.append(fact.edition or 0)
        verdict = is_so if question.claim and len(question.slots.clusters) == 1 else None
    whole = len(used) == len(question.slots.clusters) and not question.slots.places
    return Outcome(how_far(found=bool(used), whole=whole), tuple(sorted(set(used))), verdict)


def _from_rows(kind: str, cluster: str, asked: tuple[int, ...], sheet: Sheet) -> int | None:
    """What rows prove: who was ranked before is not new, and who is ranked has not left. The edition, if so."""
    record = sheet.record
    year = asked[-1] if asked else record.years[-1]
    name = record.clusters[cluster].name
    if kind == "dropouts":
        if (row := record.ranking(year, cluster)) is None:
            return None
        sheet.use_ranking(row)
        sheet.say("dropouts.there", cluster=name, edition=year, rank=row.rank)
        return year
    earlier = [row for row in record.by_cluster.get(cluster, ()) if row.edition < year]
    since = [fact for fact in record.facts_about(cluster, "first_time_entrant") if fact.value == "1"]
    if earlier:
        sheet.use_ranking(earlier[-1])
        sheet.say("newcomers.before", cluster=name, edition=year, rank=earlier[-1].rank, last=earlier[-1].edition)
        return year
    if since and (since[0].edition or year) < year:
        sheet.use_fact(since[0], 1)
        sheet.say("newcomers.since", cluster=name, edition=year, last=since[0].edition or year)
        return year
    return None


def _say_first_on_record(cluster: str, sheet: Sheet) -> None:
    rows = sheet.record.by_cluster.get(cluster, ())
    if len(rows) > 1:
        sheet.use_ranking(rows[0])
        sheet.use_ranking(rows[-1])
        sheet.say(
            "entrants.seen",
            edition=rows[0].edition,
            rank=rows[0].rank,
            newest=rows[-1].edition,
            last=rows[-1].rank,
        )
