"""The best and worst ranks of a cluster, and when it passed a threshold, as far as the record goes."""

from __future__ import annotations

from collections.abc import Sequence

from answers.editions import asked_editions
from answers.honesty import note_method
from answers.listing import ranks_in_editions
from answers.outcome import Outcome
from answers.places import say_unknown_places
from answers.runs import runs
from answers.sheet import Sheet
from db.record import Ranking
from questions.question import Question

_TOP = 100


def answer_record(question: Question, sheet: Sheet) -> Outcome:
    """What a cluster's known ranks say about its best, its worst, or a threshold; never more than they say."""
    asked = asked_editions(question, sheet)
    verdict: bool | None = None
    used: list[int] = []
    expected = 0
    say_unknown_places(question, sheet)
    for cluster in question.slots.clusters:
        held = sheet.record.by_cluster.get(cluster, ())
        supposed = question.claim is not None and question.slots.extreme in ("best", "worst")
        rows = [row for row in held if not asked or supposed or row.edition in asked]
        if not rows:
            name = sheet.record.clusters[cluster].name
            years = runs(asked, sheet.messages)
            sheet.say("rank.missing" if held else "rank.never", cluster=name, years=years)
            continue
        chosen = _state(question, cluster, rows, sheet)
        if question.claim is not None:
            complete = len(rows) == len(sheet.record.years if supposed else asked or sheet.record.years)
            verdict = _is_the_year(chosen, asked, complete) if supposed else _was_reached(chosen, complete)
        used += [row.edition for row in rows]
        expected += len(sheet.record.years if supposed else asked or sheet.record.years)
        note_method(sheet, [row.edition for row in rows])
    whole = len(used) == expected
    if used and not whole:
        sheet.warn("coverage", "record.rests_on", count=len(used), of=expected)
    if not used:
        return Outcome("no_data")
    return Outcome("answered" if whole or verdict else "partial", tuple(sorted(set(used))), verdict)


def _is_the_year(chosen: Sequence[Ranking], asked: Sequence[int], whole: bool) -> bool | None:
    """Whether the edition that a question supposes was the best or worst one; only a complete past can confirm it."""
    if not asked:
        return None
    if not any(row.edition in asked for row in chosen):
        return False
    return True if whole else None


def _was_reached(chosen: Sequence[Ranking], whole: bool) -> bool | None:
    """Whether a rank was ever reached; that it never was can be said only where every edition is on record."""
    if chosen:
        return True
    return False if whole else None


def _state(question: Question, cluster: str, rows: Sequence[Ranking], sheet: Sheet) -> list[Ranking]:
    name = sheet.record.clusters[cluster].name
    extreme = question.slots.extreme or "best"
    limit = question.slots.limit if isinstance(question.slots.limit, int) else _TOP
    if extreme in ("best", "worst"):
        rank = (min if extreme == "best" else max)(row.rank for row in rows)
        chosen = [row for row in rows if row.rank == rank]
        values: dict[str, str | int] = {"rank": rank}
    elif extreme == "at":
        chosen = [row for row in rows if row.rank == limit]
        values = {"rank": limit}
    else:
        inside = [row for row in rows if row.rank <= limit]
        chosen = inside[:1] if extreme == "entered" else inside[-1:]
        values = {"last": limit}
    for row in chosen:
        sheet.use_ranking(row)
    if not chosen:
        sheet.say("record.never_at" if extreme == "at" else "record.none", cluster=name, last=limit)
        for row in rows:
            sheet.use_ranking(row)
        sheet.say("rank.others", ranks=ranks_in_editions(rows, sheet.messages))
        return []
    years = sheet.messages.joined(str(row.edition) for row in chosen)
    if "rank" not in values:
        values["rank"] = chosen[0].rank
    sheet.say(f"record.{extreme}", cluster=name, years=years, **values)
    if extreme == "entered":
        _say_before(chosen[0], rows, sheet)
    return chosen


def _say_before(entered: Ranking, rows: Sequence[Ranking], sheet: Sheet) -> None:
    """What is known of the editions before the first one inside: it may have been inside earlier, unseen."""
    earlier = [row for row in rows if row.edition < entered.edition]
    if earlier:
        sheet.use_ranking(earlier[-1])
        sheet.say("record.before", edition=earlier[-1].edition, rank=earlier[-1].rank)
    if not earlier or earlier[-1].edition < entered.edition - 1:
        first = earlier[-1].edition + 1 if earlier else sheet.record.years[0]
        if first < entered.edition:
            sheet.say("record.maybe_earlier", first=first, last=entered.edition - 1)
