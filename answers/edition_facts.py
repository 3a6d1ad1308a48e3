"""What editions and terms are recorded to be."""

from __future__ import annotations

from collections.abc import Sequence

from answers.editions import asked_editions
from answers.listing import listed
from answers.outcome import Outcome, how_far
from answers.sheet import Sheet
from answers.told import say_fact
from db.record import Fact
from questions.question import Question

_OF_AN_EDITION = ("clusters_analysed", "publication_scope_change", "ranking_name")
_OF_THE_METHOD = ("measure_weights", "ranking_basis", "publication_scope_change", "clustering_rule")
_TERMS = {
    "cluster": "clustering_rule",
    "publication": "publication_scope_change",
    "publisher": "publisher",
}
"""Terms that a recorded fact explains."""


def answer_edition(question: Question, sheet: Sheet) -> Outcome:
    """When an edition came out, what it counts, and what was new in it; a question about the method gets that first."""
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    editions = asked or sheet.record.years[-1:]
    if not asked:
        sheet.warn("edition_defaulted")
    is_about_method = question.slots.topic == "method"
    for year in editions:
        if not is_about_method:
            _say_dates(year, sheet)
        _say_method(year, sheet)
        for measure in _OF_THE_METHOD if is_about_method else _OF_AN_EDITION:
            if fact := sheet.record.fact(year, str(year), measure):
                say_fact(fact, f"fact.{measure}", sheet, edition=year)
        covered = sheet.record.fact(year, "top-100", "economies_covered")
        if covered is not None and not is_about_method:
            sheet.use_fact(covered)
            sheet.say("edition.economies", count=int(covered.value))
    return Outcome("answered", editions)


def _say_dates(year: int, sheet: Sheet) -> None:
    edition = sheet.record.editions[year]
    for day, measure, message in (
        (edition.released_on, "release_date", "edition.released"),
        (edition.clusters_released_on, "clusters_release_date", "edition.clusters_released"),
    ):
        if day is None:
            continue
        if fact := sheet.record.fact(year, str(year), measure):
            sheet.use_fact(fact)
        sheet.say(message, edition=year, day=sheet.messages.date(day))


def _say_method(year: int, sheet: Sheet) -> None:
    edition = sheet.record.editions[year]
    if not edition.measures:
        sheet.say("edition.method_unknown", edition=year)
        return
    if fact := sheet.record.fact(year, str(year), "measures"):
        sheet.use_fact(fact)
    sheet.say("edition.measures", edition=year, measures=_names_of(edition.measures, sheet))
    before = sheet.record.editions.get(year - 1)
    if before is not None and before.measures and before.measures != edition.measures:
        new = [measure for measure in edition.measures if measure not in before.measures]
        sheet.warn("method_changed", "edition.new_measures", edition=year, measures=_names_of(new, sheet))
    for measure in ("pct_period", "publication_period", "vc_period"):
        if fact := sheet.record.fact(year, str(year), measure):
            sheet.use_fact(fact)
            sheet.say(f"edition.{measure}", period=sheet.messages.period(fact.value))


def _names_of(measures: Sequence[str], sheet: Sheet) -> str:
    return listed((sheet.messages.text(f"edition.measure.{measure}") for measure in measures), sheet)


def answer_define(question: Question, sheet: Sheet) -> Outcome:
    """What a term means, from what is recorded; where nothing is, the reply says so."""
    topic = question.slots.topic or question.slots.measure or "cluster"
    told = False
    if sheet.messages.has(f"define.{topic}"):
        sheet.say(f"define.{topic}")
        told = True
    if (measure := _TERMS.get(topic)) and (fact := _newest_fact(measure, sheet)):
        say_fact(fact, f"fact.{measure}", sheet, edition=fact.edition or sheet.record.years[-1])
        told = True
    if not told:
        sheet.say("define.none")
    return Outcome(how_far(found=told, whole=True))


def _newest_fact(measure: str, sheet: Sheet) -> Fact | None:
    found = [fact for fact in sheet.record.facts if fact.measure == measure]
    return max(found, key=lambda fact: fact.edition or 0, default=None)
