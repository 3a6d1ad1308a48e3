"""The first clusters by a figure other than the rank, as far as the recorded figures allow the order to be certain."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from answers.editions import asked_editions, newest_with
from answers.filters import Filter, filter_of, is_in_filter, name_of_filter
from answers.measures import SMALLER_IS_BETTER, best_first, held_figure, value_of
from answers.outcome import Outcome
from answers.sheet import Sheet
from db.record import Fact, Ranking
from questions.question import Question

_SHARES = {"pct_applications": "pct_share", "publications": "publication_share", "vc_deals": "vc_share"}
_DEFAULT_TOP = 10


@dataclass(frozen=True, slots=True)
class _Held:
    """One cluster's figure and the row or fact that gives it."""

    cluster: str
    row: Ranking | Fact
    value: int | Decimal


def answer_top_by_measure(question: Question, sheet: Sheet) -> Outcome:
    """The first n by a figure; without an edition, of the newest in which their order is certain."""
    measure = question.slots.measure or ""
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    wanted = filter_of(question, sheet.record)
    limit = question.slots.limit
    first, last = limit if isinstance(limit, tuple) else (1, limit or _DEFAULT_TOP)
    certain = newest_with(sheet, lambda y: bool(_chosen(sheet, y, measure, wanted, first, last)[1]))
    any_of = newest_with(sheet, lambda y: bool(_chosen(sheet, y, measure, wanted, first, last)[0]))
    year = asked[-1] if asked else certain or any_of
    what = sheet.messages.text(f"measure.name.{measure}")
    chosen, is_certain = _chosen(sheet, year, measure, wanted, first, last) if year else ([], False)
    if not chosen or year is None:
        sheet.say("measure.top_none", measure=what, edition=year or sheet.record.years[-1])
        return Outcome("no_data", asked)
    if not asked:
        sheet.warn("edition_defaulted")
    place = "" if wanted.is_open else "_in"
    title = f"measure.top{place}" if is_certain else f"measure.top_known{place}"
    sheet.say(title, measure=what, edition=year, place=name_of_filter(wanted, sheet))
    for number, held in enumerate(chosen, start=first):
        _say_row(sheet, held, number, measure)
    if not is_certain:
        known = len(_all_held(sheet, year, measure))
        sheet.warn("coverage", "measure.coverage", count=known, measure=what, edition=year)
    if not asked and any_of is not None and any_of > year:
        known = len(_all_held(sheet, any_of, measure))
        sheet.warn("coverage", "measure.coverage", count=known, measure=what, edition=any_of)
    return Outcome("answered" if is_certain else "partial", (year,))


def _say_row(sheet: Sheet, held: _Held, number: int, measure: str) -> None:
    if isinstance(held.row, Ranking):
        sheet.use_ranking(held.row, measure)
    else:
        sheet.use_fact(held.row, held.value)
    name = sheet.record.clusters[held.cluster].name
    if measure in SMALLER_IS_BETTER:
        sheet.say("table.row", rank=int(held.value), cluster=name)
    else:
        sheet.say("measure.top_row", rank=number, cluster=name, figure=sheet.messages.number(held.value))


def _all_held(sheet: Sheet, year: int, measure: str) -> list[_Held]:
    """Every recorded figure of an edition, the best first."""
    found = [
        _Held(cluster, row, value_of(row, measure))
        for cluster in sheet.record.clusters
        if (row := held_figure(sheet, cluster, year, measure))
    ]
    return sorted(found, key=lambda held: best_first(measure, held.value))


def _chosen(sheet: Sheet, year: int, measure: str, wanted: Filter, first: int, last: int) -> tuple[list[_Held], bool]:
    """The places asked for as far as they are known, and whether they are sure to be those."""
    every = _all_held(sheet, year, measure)
    held = [each for each in every if is_in_filter(each.cluster, year, wanted, sheet.record)]
    if measure in SMALLER_IS_BETTER:
        if wanted.is_open:
            chosen = [each for each in held if first <= each.value <= last]
            return chosen, len(chosen) == last - first + 1
        chosen = held[first - 1 : last]
        known = {each.value for each in every}
        return chosen, len(held) >= last and set(range(1, int(chosen[-1].value))) <= known
    chosen = held[first - 1 : last]
    enough = len(chosen) == last - first + 1
    return chosen, enough and all(_no_other_is_larger(each, measure, year, sheet) for each in chosen)


def _no_other_is_larger(held: _Held, measure: str, year: int, sheet: Sheet) -> bool:
    """Whether no cluster without a recorded figure can have a larger one.

    A score is the sum of the shares and falls with the rank, so below the last rank up to which every score is
    recorded no share exceeds that score.
    """
    if sheet.record.is_complete(year) and len(_all_held(sheet, year, measure)) >= sheet.record.RANKED:
        return True
    share = getattr(held.row, _SHARES.get(measure, measure), None)
    bound = _largest_share_unseen(sheet, year)
    return share is not None and bound is not None and share > bound


def _largest_share_unseen(sheet: Sheet, year: int) -> Decimal | None:
    bound = None
    for rank, row in enumerate(sheet.record.by_edition[year], start=1):
        if row.rank != rank or row.score is None:
            break
        bound = row.score
    return bound
