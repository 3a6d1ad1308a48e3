"""Clusters side by side."""

from __future__ import annotations

from collections.abc import Sequence

from answers.editions import asked_editions, newest_with
from answers.headlines import fitting
from answers.honesty import note_coverage, note_method
from answers.outcome import Outcome, how_far
from answers.places import say_unknown_places
from answers.runs import runs
from answers.sheet import Sheet
from answers.verdicts import ahead_verdict
from db.record import Ranking
from questions.question import Question


def answer_compare(question: Question, sheet: Sheet) -> Outcome:
    """Who stands where in each edition asked for, or in the newest that has them all."""
    clusters = question.slots.clusters
    say_unknown_places(question, sheet)
    if len(clusters) == 1 and not question.slots.places:
        sheet.say("compare.same", cluster=sheet.record.clusters[clusters[0]].name)
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    editions = asked or _default_editions(clusters, sheet)
    rows = {year: _rows_of(clusters, year, sheet) for year in editions}
    whole = [year for year in editions if len(rows[year]) == len(clusters)]
    verdict = None
    if len(editions) == 1 and rows[editions[0]]:
        verdict = _one_edition(question, rows[editions[0]], editions[0], sheet)
    elif any(rows.values()):
        _several_editions(clusters, rows, sheet)
    used = [row for found in rows.values() for row in found]
    _say_missing(clusters, editions, rows, sheet)
    if not asked:
        sheet.warn("edition_defaulted")
    note_method(sheet, [row.edition for row in used])
    status = how_far(found=bool(used), whole=len(whole) == len(editions) and not question.slots.places)
    return Outcome(status, tuple(year for year in editions if rows[year]), verdict)


def _default_editions(clusters: Sequence[str], sheet: Sheet) -> tuple[int, ...]:
    record = sheet.record
    together = newest_with(sheet, lambda year: all(record.ranking(year, cluster) for cluster in clusters))
    any_of = newest_with(sheet, lambda year: any(record.ranking(year, cluster) for cluster in clusters))
    chosen = together or any_of
    return (chosen,) if chosen else ()


def _rows_of(clusters: Sequence[str], year: int, sheet: Sheet) -> list[Ranking]:
    return [row for cluster in clusters if (row := sheet.record.ranking(year, cluster))]


def _one_edition(question: Question, rows: Sequence[Ranking], year: int, sheet: Sheet) -> bool | None:
    record = sheet.record
    ordered = sorted(rows, key=lambda row: row.rank)
    verdict = _verdict(question, rows)
    for row in ordered:
        sheet.use_ranking(row)
    if len(ordered) == 1:
        name = record.clusters[ordered[0].cluster].name
        sheet.say("rank.one", cluster=name, rank=ordered[0].rank, edition=year)
        return verdict
    if ordered[0].rank < ordered[1].rank:
        lead = record.clusters[ordered[0].cluster].name
        if len(ordered) == 2:
            sheet.say(
                "compare.two",
                first=lead,
                rank=ordered[0].rank,
                second=record.clusters[ordered[1].cluster].name,
                second_rank=str(ordered[1].rank),
                edition=year,
            )
            return verdict
        sheet.say("compare.lead", first=lead, edition=year)
        sheet.headline = _headline(ordered, year, sheet)
    else:
        sheet.say("compare.level", edition=year)
    for row in ordered:
        sheet.say("table.row", rank=row.rank, cluster=record.clusters[row.cluster].name)
    return verdict


def _several_editions(clusters: Sequence[str], rows: dict[int, list[Ranking]], sheet: Sheet) -> None:
    record = sheet.record
    sheet.say(
        "compare.over_time", clusters=sheet.messages.beside(record.clusters[cluster].name for cluster in clusters)
    )
    last = max((year for year, found in rows.items() if found), key=lambda year: (len(rows[year]), year))
    sheet.headline = _headline(rows[last], last, sheet)
    for year, found in rows.items():
        ranks = {row.cluster: row for row in found}
        for row in found:
            sheet.use_ranking(row)
        cells = sheet.messages.beside(
            sheet.messages.text("rank.short", rank=ranks[cluster].rank)
            if cluster in ranks
            else sheet.messages.text("nothing")
            for cluster in clusters
        )
        if found:
            sheet.say("compare.row", edition=year, cells=cells)


def _headline(rows: Sequence[Ranking], year: int, sheet: Sheet) -> str:
    clusters = sheet.record.clusters
    messages = sheet.messages
    items = (messages.text("title.rank", cluster=clusters[row.cluster].name, rank=row.rank) for row in rows)
    return fitting(items, messages, after=messages.text("title.edition", edition=year))


def _say_missing(
    clusters: Sequence[str], editions: Sequence[int], rows: dict[int, list[Ranking]], sheet: Sheet
) -> None:
    for cluster in clusters:
        absent = [year for year in editions if not any(row.cluster == cluster for row in rows[year])]
        if absent:
            sheet.say("rank.gaps", cluster=sheet.record.clusters[cluster].name, years=runs(absent, sheet.messages))
    short = [year for year in editions if len(rows[year]) < len(clusters)]
    if short:
        note_coverage(sheet, short[-1])


def _verdict(question: Question, rows: Sequence[Ranking]) -> bool | None:
    if len(rows) != 2 or question.slots.places or any(row.status == "disputed" for row in rows):
        return None
    return ahead_verdict(question.claim, rows[0].rank, rows[1].rank, smaller_leads=True)
