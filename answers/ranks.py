"""Where a cluster stands."""

from __future__ import annotations

from collections.abc import Sequence

from answers.editions import asked_editions
from answers.honesty import listed_under_another_name, note_coverage, note_method
from answers.listing import ranks_in_editions
from answers.outcome import Outcome, how_far
from answers.places import say_unknown_places
from answers.sheet import Sheet
from db.record import Ranking
from questions.question import Mention, Question

_OTHERS_SHOWN = 5
"""Other editions named beside the one asked for, so that the line fits a phone."""


def answer_rank(question: Question, sheet: Sheet) -> Outcome:
    """The rank of each cluster asked about, in the editions asked for or the newest that has it."""
    asked = asked_editions(question, sheet)
    no_edition = bool(question.slots.editions) and not asked
    found: list[Ranking] = []
    missing = 0
    for mention in question.slots.mentions:
        rows = _rows(mention, asked, sheet, no_edition)
        found += rows
        missing += 0 if rows else 1
    say_unknown_places(question, sheet)
    missing += len(question.slots.places)
    _explain(found, asked, sheet)
    if question.slots.places and not question.slots.mentions:
        note_coverage(sheet, max(asked, default=sheet.record.years[-1]))
    verdict = None if no_edition else _verdict(question, found, bool(asked), sheet)
    status = how_far(found=bool(found) and not no_edition, whole=not missing)
    used = () if no_edition else tuple(sorted({row.edition for row in found}))
    return Outcome(status, used, verdict)


def _rows(mention: Mention, asked: Sequence[int], sheet: Sheet, no_edition: bool) -> list[Ranking]:
    """State the ranks of one cluster; with none in the editions asked for, the nearest that there are."""
    cluster = sheet.record.clusters[mention.cluster]
    held = sheet.record.by_cluster.get(mention.cluster, ())
    wanted = [row for row in held if row.edition in asked] if asked else list(held[-1:])
    if not wanted:
        _say_missing(mention, asked, held, sheet)
        return []
    newest = sheet.record.years[-1]
    if not asked and wanted[0].edition != newest and not no_edition:
        sheet.say("rank.not_in_newest", cluster=cluster.name, edition=newest)
    for row in wanted:
        _state(row, sheet, newest=not asked and not no_edition)
    if not asked and wanted[0].edition != newest:
        note_coverage(sheet, newest)
    if not asked:
        sheet.warn("edition_defaulted")
    absent = [year for year in asked if year not in {row.edition for row in wanted}]
    if absent:
        sheet.say("rank.gaps", cluster=cluster.name, years=sheet.messages.joined(map(str, absent)))
        for year in absent[:1]:
            note_coverage(sheet, year)
    if len(wanted) == 1:
        _mention_other_editions(wanted[0], held, sheet)
    _explain_place(mention, wanted, sheet)
    return wanted


def _state(row: Ranking, sheet: Sheet, *, newest: bool) -> None:
    name = sheet.record.clusters[row.cluster].name
    sheet.use_ranking(row)
    if listed_under_another_name(row, sheet.record):
        sheet.say("rank.printed", cluster=name, rank=row.rank, edition=row.edition, printed=row.printed_name)
        sheet.warn("renamed")
    else:
        sheet.say("rank.newest" if newest else "rank.one", cluster=name, rank=row.rank, edition=row.edition)
    if sheet.record.editions[row.edition].measures == ("pct",):
        sheet.warn("method_changed", "method.patents_only", edition=row.edition)


def _say_missing(mention: Mention, asked: Sequence[int], held: Sequence[Ranking], sheet: Sheet) -> None:
    name = sheet.record.clusters[mention.cluster].name
    if asked and all(sheet.record.is_complete(year) for year in asked):
        sheet.say("rank.not_listed", cluster=name, years=sheet.messages.joined(map(str, asked)))
    elif asked:
        sheet.say("rank.missing", cluster=name, years=sheet.messages.joined(map(str, asked)))
        note_coverage(sheet, asked[-1])
    else:
        sheet.say("rank.never", cluster=name)
    if held and asked:
        nearest = min(held, key=lambda row: (abs(row.edition - asked[-1]), -row.edition))
        sheet.use_ranking(nearest)
        sheet.say("rank.nearest", cluster=name, rank=nearest.rank, edition=nearest.edition)


def _mention_other_editions(row: Ranking, held: Sequence[Ranking], sheet: Sheet) -> None:
    others = [other for other in held if other is not row]
    newest_first = sorted(others, key=lambda other: (other is not held[-1], abs(other.edition - row.edition)))
    nearest = newest_first[:_OTHERS_SHOWN]
    if not nearest:
        return
    nearest.sort(key=lambda other: other.edition)
    for other in nearest:
        sheet.use_ranking(other)
    sheet.say("rank.others", ranks=ranks_in_editions(nearest, sheet.messages))
    note_method(sheet, [row.edition, *(other.edition for other in nearest)])


def _explain_place(mention: Mention, rows: Sequence[Ranking], sheet: Sheet) -> None:
    """Say so where the place that was named is only a part of the cluster that is ranked."""
    cluster = sheet.record.clusters[mention.cluster]
    if mention.city is None or len(cluster.cities) == 1:
        return
    joined = next(
        (
            line
            for line in sheet.record.lineage
            if line.kind == "merged"
            and line.to_cluster == mention.cluster
            and line.from_name == mention.city
            and line.from_cluster != mention.cluster
            and line.edition
        ),
        None,
    )
    if joined is not None and joined.edition is not None:
        sheet.warn("merged", "place.merged", city=mention.city, cluster=cluster.name, edition=joined.edition)
    elif any(not listed_under_another_name(row, sheet.record) for row in rows):
        sheet.say("place.part", city=mention.city, cluster=cluster.name)


def _explain(rows: Sequence[Ranking], asked: Sequence[int], sheet: Sheet) -> None:
    if len(asked) > 1:
        note_method(sheet, [row.edition for row in rows])


def _verdict(question: Question, rows: Sequence[Ranking], is_dated: bool, sheet: Sheet) -> bool | None:
    """Yes or no, where the rows can tell; a question about now cannot be told from an older edition."""
    claim, limit = question.claim, question.slots.limit
    if claim is None or len(question.slots.mentions) != 1 or question.slots.places:
        return None
    newest = sheet.record.years[-1]
    if not is_dated and not any(row.edition == newest for row in rows):
        return _has_left(question.slots.mentions[0], newest, sheet)
    if claim.relation == "listed":
        return True if rows else None
    if len(rows) != 1 or not isinstance(limit, int) or rows[0].status == "disputed":
        return None
    return _stands(rows[0].rank, claim.relation, limit)


def _stands(rank: int, relation: str, limit: int) -> bool:
    return {"within": rank <= limit, "above": rank < limit, "below": rank > limit}.get(relation, rank == limit)


def _has_left(mention: Mention, newest: int, sheet: Sheet) -> bool | None:
    """No, where a page says that the cluster left the top 100 by the newest edition; else nobody can say."""
    fact = sheet.record.fact(newest, mention.cluster, "left_top_100")
    if fact is None or fact.value != "1":
        return None
    sheet.use_fact(fact, 1)
    name = sheet.record.clusters[mention.cluster].name
    sheet.lines.insert(0, sheet.messages.line("dropouts.is", cluster=name, edition=newest))
    return False
