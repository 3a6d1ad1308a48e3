"""One cluster, or several, or an economy's count of clusters, over the editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answers.comparisons import answer_compare
from answers.counts import count_fact
from answers.editions import asked_editions
from answers.headlines import fitting
from answers.honesty import METHOD_BREAKS, listed_under_another_name, note_coverage, note_method
from answers.listing import ranks_in_editions
from answers.outcome import Outcome, how_far
from answers.runs import runs
from answers.sheet import Sheet
from db.record import Ranking
from questions.question import Mention, Question

_BARS = "▁▂▃▄▅▆▇█"


def answer_trend(question: Question, sheet: Sheet) -> Outcome:
    """The ranks known over the editions, with the gaps shown as gaps and the changes of method marked."""
    if question.slots.economies:
        return _counts_over_time(question, sheet)
    if len(question.slots.mentions) > 1 or question.slots.places:
        return answer_compare(_spelled_out(question, sheet), sheet)
    years = _span(question, sheet)
    if not years:
        return Outcome("no_data")
    mention = question.slots.mentions[0]
    rows = _rows(mention, years, sheet)
    if not rows:
        _say_none(mention.cluster, years, sheet)
        return Outcome("no_data")
    for row in rows:
        sheet.use_ranking(row)
    _headline(mention, rows, sheet)
    _table(mention, rows, years, sheet)
    note_method(sheet, [row.edition for row in rows])
    return Outcome("answered" if len(rows) == len(years) else "partial", tuple(row.edition for row in rows))


def _say_none(cluster: str, years: Sequence[int], sheet: Sheet) -> None:
    """Say that a span has no rank of a cluster, and which ranks there are outside it."""
    name = sheet.record.clusters[cluster].name
    held = sheet.record.by_cluster.get(cluster, ())
    if not held:
        sheet.say("rank.never", cluster=name)
        return
    sheet.say("rank.missing", cluster=name, years=runs(years, sheet.messages))
    for row in held:
        sheet.use_ranking(row)
    sheet.say("rank.others", ranks=ranks_in_editions(held, sheet.messages))
    note_coverage(sheet, years[-1])


def _spelled_out(question: Question, sheet: Sheet) -> Question:
    editions = question.slots.editions or sheet.record.years
    return replace(question, slots=replace(question.slots, editions=editions))


def _span(question: Question, sheet: Sheet) -> tuple[int, ...]:
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return ()
    if len(asked) == 1:
        return tuple(year for year in sheet.record.years if year >= asked[0])
    return asked or sheet.record.years


def _rows(mention: Mention, years: Sequence[int], sheet: Sheet) -> list[Ranking]:
    """The rows of a cluster; for a city that joined it later, those of the cluster that it was before."""
    record = sheet.record
    clusters = dict.fromkeys(years, mention.cluster)
    for line in record.lineage:
        own = line.kind == "merged" and line.to_cluster == mention.cluster != line.from_cluster
        if own and line.edition and line.from_name == mention.city:
            sheet.warn("merged", "place.merged", city=line.from_name, cluster=line.to_name, edition=line.edition)
            clusters |= {year: line.from_cluster for year in years if year < line.edition}
    return [row for year in years if (row := record.ranking(year, clusters[year]))]


def _headline(mention: Mention, rows: Sequence[Ranking], sheet: Sheet) -> None:
    name = sheet.record.clusters[mention.cluster].name
    first, last = rows[0], rows[-1]
    if len(rows) == 1:
        sheet.lines.insert(0, sheet.messages.line("trend.one", cluster=name, rank=last.rank, edition=last.edition))
        return
    change = first.rank - last.rank
    message = "trend.up" if change > 0 else "trend.down" if change < 0 else "trend.level"
    line = sheet.messages.line(
        message, cluster=name, first=first.rank, edition=first.edition, last=last.rank, newest=last.edition
    )
    sheet.lines.insert(0, line)
    title = sheet.messages.text(
        "title.trend", cluster=name, first=first.rank, edition=first.edition, last=last.rank, newest=last.edition
    )
    sheet.headline = fitting([title], sheet.messages)
    best = min(rows, key=lambda row: row.rank)
    worst = max(rows, key=lambda row: row.rank)
    if best.rank != worst.rank and len(rows) > 2:
        sheet.say(
            "trend.extremes",
            best=best.rank,
            best_year=best.edition,
            worst=worst.rank,
            worst_year=worst.edition,
        )


def _table(mention: Mention, rows: Sequence[Ranking], years: Sequence[int], sheet: Sheet) -> None:
    held = {row.edition: row for row in rows}
    lowest = max(row.rank for row in rows)
    highest = min(row.rank for row in rows)
    bars = []
    for year in years:
        if year in METHOD_BREAKS and year != years[0]:
            bars.append("¦")
        row = held.get(year)
        height = (lowest - row.rank) * (len(_BARS) - 1) // max(1, lowest - highest) if row else 0
        bars.append(_BARS[height] if row else "·")
    if len(rows) > 2:
        message = "trend.bars_broken" if "¦" in bars else "trend.bars"
        sheet.say(message, first=years[0], bars="".join(bars), last=years[-1])
    for row in rows:
        if row.cluster != mention.cluster or listed_under_another_name(row, sheet.record):
            sheet.warn("renamed")
            sheet.say("trend.row_printed", edition=row.edition, rank=row.rank, printed=row.printed_name)
        else:
            sheet.say("trend.row", edition=row.edition, rank=row.rank)
    if absent := [year for year in years if year not in held]:
        sheet.say("trend.gaps", years=runs(absent, sheet.messages))


def _counts_over_time(question: Question, sheet: Sheet) -> Outcome:
    years = _span(question, sheet)
    used = []
    headlines = []
    for code in question.slots.economies:
        facts = [fact for year in years if (fact := count_fact(sheet.record, code, year))]
        if not facts:
            sheet.say("count.never", economy=sheet.economy(code))
            continue
        name = sheet.territory(code)
        first, last = facts[0], facts[-1]
        sheet.say("count.over_time", economy=name)
        headlines.append(
            sheet.messages.text(
                "title.count_trend",
                economy=name,
                first=int(first.value),
                edition=first.edition or 0,
                last=int(last.value),
                newest=last.edition or 0,
            )
        )
        for fact in facts:
            sheet.use_fact(fact)
            sheet.say("count.row", edition=fact.edition or 0, count=int(fact.value))
        if absent := set(years) - {fact.edition for fact in facts}:
            sheet.say("trend.gaps", years=runs(absent, sheet.messages))
        used += [fact.edition for fact in facts if fact.edition]
    sheet.headline = fitting(headlines, sheet.messages)
    note_method(sheet, used)
    whole = len(used) == len(years) * len(question.slots.economies)
    return Outcome(how_far(found=bool(used), whole=whole), tuple(sorted(set(used))))
