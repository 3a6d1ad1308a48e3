"""A figure other than the rank: of one cluster, or the first clusters by it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from answers.editions import asked_editions, newest_with
from answers.filters import filter_of, in_filter, name_of_filter
from answers.honesty import note_certainty, note_conflicts, note_coverage, note_method
from answers.outcome import Outcome, how_far
from answers.places import say_unknown_places
from answers.sheet import Sheet
from db.record import Fact, Ranking
from questions.question import Question

_SHARES = {"pct_applications": "pct_share", "publications": "publication_share", "vc_deals": "vc_share"}
_PERIODS = {"pct_applications": "pct_period", "publications": "publication_period", "vc_deals": "vc_period"}
_FACTS_OF = {
    "pct_share": "share_of_pct_percent",
    "publication_share": "share_of_publications_percent",
    "vc_share": "share_of_vc_percent",
}
"""Measures that facts.csv knows by another name."""
_DEFAULT_TOP = 10


def answer_measure(question: Question, sheet: Sheet) -> Outcome:
    """One figure of each cluster asked about, in the editions asked for or the newest that has it."""
    measure = question.slots.measure or ""
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    say_unknown_places(question, sheet)
    used: list[int] = []
    missing = len(question.slots.places)
    for cluster in question.slots.clusters:
        newest = next(
            (year for year in reversed(sheet.record.years) if held_figure(sheet, cluster, year, measure)), None
        )
        editions = asked or ((newest,) if newest else ())
        if not asked:
            sheet.warn("edition_defaulted")
        found = [year for year in editions if state_figure(sheet, cluster, year, measure)]
        used += found
        if len(found) < len(editions) or not editions:
            missing += 1
            say_missing_figure(sheet, cluster, [year for year in editions if year not in found], measure)
        if question.slots.mentions:
            _explain_city(question, cluster, sheet)
    note_method(sheet, used)
    status = how_far(found=bool(used), whole=not missing)
    return Outcome(status, tuple(sorted(set(used))))


def held_figure(sheet: Sheet, cluster: str, year: int, measure: str) -> Ranking | Fact | None:
    """The row or fact that gives a figure of a cluster in an edition."""
    row = sheet.record.ranking(year, cluster)
    if row is not None and getattr(row, measure) is not None:
        return row
    return sheet.record.fact(year, cluster, _FACTS_OF.get(measure, measure))


def value_of(held: Ranking | Fact, measure: str) -> int | Decimal:
    """The figure that a row or fact gives."""
    if isinstance(held, Ranking):
        value: int | Decimal = getattr(held, measure)
        return value
    return Decimal(held.value) if "." in held.value else int(held.value)


def state_figure(sheet: Sheet, cluster: str, year: int, measure: str) -> bool:
    """Say a figure with what it rests on; whether there was one."""
    held = held_figure(sheet, cluster, year, measure)
    name = sheet.record.clusters[cluster].name
    if held is None:
        return False
    if isinstance(held, Ranking):
        sheet.use_ranking(held, measure)
    else:
        sheet.use_fact(held, value_of(held, measure))
    value = value_of(held, measure)
    period = getattr(sheet.record.editions[year], _PERIODS.get(measure, "note"), None) if measure in _PERIODS else None
    if period:
        sheet.say(
            f"measure.{measure}.period",
            cluster=name,
            count=value,
            edition=year,
            period=period.replace("-", "–"),
        )
    else:
        sheet.say(f"measure.{measure}", cluster=name, count=value, edition=year)
    note_conflicts(sheet, sheet.record.conflicts_about(year, cluster, measure))
    if isinstance(held, Ranking):
        if held.status == "single":
            sheet.warn("single_source", "certainty.single_figure")
    elif sheet.status_of(held) == "single":
        sheet.warn("single_source", "certainty.single_figure")
    return True


def say_missing_figure(sheet: Sheet, cluster: str, years: Sequence[int], measure: str) -> None:
    """Say which editions have no figure, and which have one."""
    name = sheet.record.clusters[cluster].name
    what = sheet.messages.text(f"measure.name.{measure}")
    if years:
        sheet.say("measure.missing", cluster=name, measure=what, years=", ".join(map(str, years)))
    else:
        sheet.say("measure.never", cluster=name, measure=what)
    having = [year for year in sheet.record.years if held_figure(sheet, cluster, year, measure) is not None]
    if having:
        sheet.say("measure.have", years=", ".join(map(str, having)))


def _explain_city(question: Question, cluster: str, sheet: Sheet) -> None:
    for mention in question.slots.mentions:
        several = len(sheet.record.clusters[cluster].cities) > 1
        if mention.cluster == cluster and mention.city and several:
            sheet.say("measure.part", city=mention.city, cluster=sheet.record.clusters[cluster].name)


def answer_top_by_measure(question: Question, sheet: Sheet) -> Outcome:
    """The first clusters by a figure, as far as the recorded figures allow the order to be certain."""
    measure = question.slots.measure or ""
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    year = asked[-1] if asked else newest_with(sheet, lambda y: len(_with_figure(sheet, y, measure)) >= _DEFAULT_TOP)
    rows = _with_figure(sheet, year, measure) if year else []
    wanted = filter_of(question, sheet.record)
    rows = [row for row in rows if in_filter(row, wanted, sheet.record)]
    what = sheet.messages.text(f"measure.name.{measure}")
    if not rows or year is None:
        sheet.say("measure.top_none", measure=what, edition=year or sheet.record.years[-1])
        return Outcome("no_data", asked)
    if not asked:
        sheet.warn("edition_defaulted")
    limit = question.slots.limit
    first, last = limit if isinstance(limit, tuple) else (1, limit or _DEFAULT_TOP)
    chosen = rows[first - 1 : last]
    certain = len(chosen) == last - first + 1 and all(_is_certain(row, measure, year, sheet) for row in chosen)
    sheet.say(
        "measure.top" if certain else "measure.top_known",
        measure=what,
        edition=year,
        place=name_of_filter(wanted, sheet),
    )
    for place, row in enumerate(chosen, start=first):
        sheet.use_ranking(row, measure)
        figure = sheet.messages.number(getattr(row, measure))
        sheet.say("measure.top_row", rank=place, cluster=sheet.record.clusters[row.cluster].name, figure=figure)
    if not certain:
        sheet.warn("coverage", "measure.coverage", count=len(rows), measure=what, edition=year)
        note_coverage(sheet, year)
    note_certainty(sheet, [row for row in chosen if row.status == "disputed"])
    return Outcome("answered" if certain else "partial", (year,))


def _with_figure(sheet: Sheet, year: int, measure: str) -> list[Ranking]:
    rows = [row for row in sheet.record.by_edition[year] if getattr(row, measure) is not None]
    smaller_is_better = measure == "intensity_rank"
    return sorted(rows, key=lambda row: getattr(row, measure) * (1 if smaller_is_better else -1))


def _is_certain(row: Ranking, measure: str, year: int, sheet: Sheet) -> bool:
    """Whether no cluster without a recorded figure can have a larger one.

    A score is the sum of the shares and falls with the rank, so below the last rank up to which every score is
    recorded no share exceeds that score. A ranking by intensity is certain where each place before is known.
    """
    if measure == "intensity_rank":
        known = {other.intensity_rank for other in sheet.record.by_edition[year]}
        return set(range(1, row.intensity_rank or 0)) <= known
    if sheet.record.is_complete(year) and len(_with_figure(sheet, year, measure)) == sheet.record.RANKED:
        return True
    share = getattr(row, _SHARES.get(measure, measure), None)
    bound = _largest_share_unseen(sheet, year)
    return share is not None and bound is not None and share > bound


def _largest_share_unseen(sheet: Sheet, year: int) -> Decimal | None:
    bound = None
    for rank, row in enumerate(sheet.record.by_edition[year], start=1):
        if row.rank != rank or row.score is None:
            break
        bound = row.score
    return bound
