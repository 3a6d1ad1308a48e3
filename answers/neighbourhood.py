"""Who stands next to a cluster, and which cities it joins."""

from __future__ import annotations

from answers.editions import asked_editions
from answers.headlines import fitting
from answers.honesty import note_coverage
from answers.listing import listed
from answers.outcome import Outcome, how_far
from answers.places import say_unknown_places
from answers.runs import runs
from answers.sheet import Sheet
from db.record import Ranking
from questions.question import Question


def answer_neighbours(question: Question, sheet: Sheet) -> Outcome:
    """The clusters just ahead of and just behind one."""
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    used: list[int] = []
    whole = not question.slots.places
    say_unknown_places(question, sheet)
    for cluster in question.slots.clusters:
        held = sheet.record.by_cluster.get(cluster, ())
        rows = [row for row in held if row.edition in asked] if asked else list(held[-1:])
        if rows and not asked:
            sheet.warn("edition_defaulted")
        if not rows:
            name = sheet.record.clusters[cluster].name
            if asked:
                sheet.say("rank.missing", cluster=name, years=runs(asked, sheet.messages))
                note_coverage(sheet, asked[-1])
            else:
                sheet.say("rank.never", cluster=name)
            whole = False
        for row in rows:
            used.append(row.edition)
            whole = _say_neighbours(row, sheet) and whole
    return Outcome(how_far(found=bool(used), whole=whole), tuple(used))


def _say_neighbours(row: Ranking, sheet: Sheet) -> bool:
    record = sheet.record
    sheet.use_ranking(row)
    sheet.say("neighbours.title", cluster=record.clusters[row.cluster].name, rank=row.rank, edition=row.edition)
    whole = True
    beside = []
    for step, message in ((-1, "neighbours.ahead"), (1, "neighbours.behind")):
        rank = row.rank + step
        if not 1 <= rank <= record.RANKED:
            continue
        found = record.holders(row.edition, rank)
        for other in found:
            sheet.use_ranking(other)
            sheet.say(message, cluster=record.clusters[other.cluster].name, rank=rank)
            beside.append(sheet.messages.text("title.ranked", rank=rank, cluster=record.clusters[other.cluster].name))
        if not found:
            whole = False
            sheet.say("neighbours.unknown", rank=rank)
    sheet.headline = (
        fitting(beside, sheet.messages, after=sheet.messages.text("title.edition", edition=row.edition))
        or sheet.headline
    )
    if not whole:
        note_coverage(sheet, row.edition)
    return whole


def answer_members(question: Question, sheet: Sheet) -> Outcome:
    """The cities of a cluster, what it was called before, and what became of clusters that joined it."""
    record = sheet.record
    say_unknown_places(question, sheet)
    if not question.slots.clusters:
        return Outcome("no_data")
    verdict = None
    if question.claim is not None and len(question.slots.mentions) > 1:
        verdict = len(question.slots.clusters) == 1 and not question.slots.places
    used: list[int] = []
    for cluster in question.slots.clusters:
        _say_cities(cluster, sheet)
        used += _say_past(cluster, sheet)
        if rows := record.by_cluster.get(cluster, ()):
            used.append(rows[-1].edition)
            sheet.use_ranking(rows[-1])
            sheet.say("members.newest", edition=rows[-1].edition, rank=rows[-1].rank)
    editions = question.slots.editions or tuple(sorted(set(used)))
    return Outcome(how_far(found=True, whole=not question.slots.places), editions, verdict)


def _say_cities(cluster: str, sheet: Sheet) -> None:
    known = sheet.record.clusters[cluster]
    economies = sheet.messages.beside(map(sheet.territory, known.economies))
    message = "members.cities" if len(known.cities) > 1 else "members.one_city"
    sheet.say(message, cluster=known.name, cities=listed(known.cities, sheet), economies=economies)
    sheet.headline = sheet.headline or fitting(known.cities, sheet.messages)


def _say_past(cluster: str, sheet: Sheet) -> list[int]:
    """State the names and parts that a cluster had before; the editions of the changes, where they are known."""
    editions = []
    for line in sheet.record.lineage:
        if cluster not in (line.from_cluster, line.to_cluster):
            continue
        when = "dated" if line.edition else "undated"
        sheet.say(f"members.{line.kind}.{when}", old=line.from_name, new=line.to_name, edition=line.edition or 0)
        sheet.warn("renamed" if line.kind == "renamed" else "merged")
        sheet.use_lineage(line)
        if line.edition:
            editions.append(line.edition)
    return editions
