"""A figure other than the rank, of one cluster or several."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from answers.editions import asked_editions
from answers.honesty import note_method
from answers.outcome import Outcome, how_far
from answers.places import say_unknown_places
from answers.sheet import UNITS, Sheet
from db.record import Fact, Ranking
from questions.question import Question

_PERIODS = {"pct_applications": "pct_period", "publications": "publication_period", "vc_deals": "vc_period"}
_FACTS_OF = {
    "pct_share": "share_of_pct_percent",
    "publication_share": "share_of_publications_percent",
    "vc_share": "share_of_vc_percent",
}
"""Measures that facts.csv knows by another name."""

SMALLER_IS_BETTER = frozenset({"intensity_rank"})
"""Measures of which the smallest figure comes first."""


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


def facts_named(measure: str) -> str:
    """The other name of a measure: rankings.csv and facts.csv call shares by two; its own where it has no other."""
    return _FACTS_OF.get(measure, next((own for own, other in _FACTS_OF.items() if other == measure), measure))


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


def best_first(measure: str, figure: int | Decimal) -> int | Decimal:
    """What to sort figures by, so that the best one comes first."""
    return figure if measure in SMALLER_IS_BETTER else -figure


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
            period=sheet.messages.period(period),
        )
    else:
        shown = sheet.messages.percent(value) if UNITS[measure] == "percent" else value
        sheet.say(f"measure.{measure}", cluster=name, count=shown, edition=year)
    return True


def say_missing_figure(sheet: Sheet, cluster: str, years: Sequence[int], measure: str) -> None:
    """Say which editions have no figure, and which have one."""
    name = sheet.record.clusters[cluster].name
    what = sheet.messages.text(f"measure.name.{measure}")
    if years:
        sheet.say("measure.missing", cluster=name, measure=what, years=sheet.messages.joined(map(str, years)))
    else:
        sheet.say("measure.never", cluster=name, measure=what)
    having = [year for year in sheet.record.years if held_figure(sheet, cluster, year, measure) is not None]
    if having:
        sheet.say("measure.have", years=sheet.messages.joined(map(str, having)))


def _explain_city(question: Question, cluster: str, sheet: Sheet) -> None:
    for mention in question.slots.mentions:
        several = len(sheet.record.clusters[cluster].cities) > 1
        if mention.cluster == cluster and mention.city and several:
            sheet.say("measure.part", city=mention.city, cluster=sheet.record.clusters[cluster].name)
