"""What editions, terms and clusters are recorded to be, beside their ranks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from answers.catalogue import Value
from answers.editions import asked_editions, newest_with
from answers.honesty import note_conflicts
from answers.outcome import Outcome, how_far
from answers.sheet import Sheet
from db.record import Fact
from questions.question import Question

_OF_A_CLUSTER = (
    "top_applicant",
    "top_organisation",
    "top_pct_field",
    "top_science_field",
    "output_growth_percent",
    "rank_rise_reason",
)
"""Facts about a cluster that answer who and what is behind its output, in the order in which they are told."""
_OF_AN_EDITION = ("clusters_analysed", "publication_scope_change", "ranking_name")
_TERMS = {
    "cluster": "clustering_rule",
    "publication": "publication_scope_change",
    "publisher": "publisher",
}
"""Terms that a recorded fact explains."""


def answer_edition(question: Question, sheet: Sheet) -> Outcome:
    """When an edition came out, what it counts, and what was new in it."""
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    editions = asked or sheet.record.years[-1:]
    if not asked:
        sheet.warn("edition_defaulted")
    for year in editions:
        _say_dates(year, sheet)
        _say_method(year, sheet)
        for measure in _OF_AN_EDITION:
            if fact := sheet.record.fact(year, str(year), measure):
                _say_fact(fact, f"fact.{measure}", sheet, edition=year)
        covered = sheet.record.fact(year, "top-100", "economies_covered")
        if covered is not None:
            sheet.use_fact(covered, int(covered.value))
            sheet.say("edition.economies", count=int(covered.value))
        sheet.source_ids += sheet.record.editions[year].source_ids
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
            sheet.use_fact(fact, fact.value)
        sheet.say(message, edition=year, day=sheet.messages.date(day))


def _say_method(year: int, sheet: Sheet) -> None:
    edition = sheet.record.editions[year]
    if not edition.measures:
        sheet.say("edition.method_unknown", edition=year)
        return
    if fact := sheet.record.fact(year, str(year), "measures"):
        sheet.use_fact(fact, fact.items)
    names = " + ".join(sheet.messages.text(f"edition.measure.{measure}") for measure in edition.measures)
    sheet.say("edition.measures", edition=year, measures=names)
    before = sheet.record.editions.get(year - 1)
    if before is not None and before.measures and before.measures != edition.measures:
        new = [measure for measure in edition.measures if measure not in before.measures]
        joined = " + ".join(sheet.messages.text(f"edition.measure.{measure}") for measure in new)
        sheet.warn("method_changed", "edition.new_measures", measures=joined)
    for measure in ("pct_period", "publication_period", "vc_period"):
        if period := getattr(edition, measure):
            sheet.say(f"edition.{measure}", period=period.replace("-", "–"))


def answer_define(question: Question, sheet: Sheet) -> Outcome:
    """What a term means, from what is recorded; where nothing is, the reply says so."""
    topic = question.slots.topic or question.slots.measure or "cluster"
    told = False
    if sheet.messages.has(f"define.{topic}"):
        sheet.say(f"define.{topic}")
        told = True
    if (measure := _TERMS.get(topic)) and (fact := _newest_fact(measure, sheet)):
        _say_fact(fact, f"fact.{measure}", sheet, edition=fact.edition or sheet.record.years[-1])
        told = True
    if not told:
        sheet.say("define.none")
    return Outcome(how_far(found=told, whole=True))


def _newest_fact(measure: str, sheet: Sheet) -> Fact | None:
    found = [fact for fact in sheet.record.facts if fact.measure == measure]
    return max(found, key=lambda fact: fact.edition or 0, default=None)


def answer_fact(question: Question, sheet: Sheet) -> Outcome:
    """Other recorded facts about a cluster, or who speaks for WIPO."""
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    if not question.slots.clusters:
        return _answer_head(asked, sheet)
    if question.slots.measure == "pct_applications":
        return _answer_city(question, sheet)
    told = (question.slots.measure,) if question.slots.measure in _OF_A_CLUSTER else _OF_A_CLUSTER
    used: list[int] = []
    for cluster in question.slots.clusters:
        years = asked or ((newest,) if (newest := newest_with(sheet, _told_of(cluster, told, sheet))) else ())
        name = sheet.record.clusters[cluster].name
        found = [
            (year, measure, fact)
            for year in years
            for measure in told
            if (fact := sheet.record.fact(year, cluster, measure))
        ]
        if not found:
            sheet.say("fact.none", cluster=name)
        for year, measure, fact in found:
            _say_fact(fact, f"fact.{measure}", sheet, cluster=name, edition=year)
            used.append(year)
    if not asked:
        sheet.warn("edition_defaulted")
    return Outcome(how_far(found=bool(used), whole=True), tuple(sorted(set(used))))


def _told_of(cluster: str, measures: Sequence[str], sheet: Sheet) -> Callable[[int], bool]:
    return lambda year: any(sheet.record.fact(year, cluster, measure) for measure in measures)


def _answer_city(question: Question, sheet: Sheet) -> Outcome:
    """What a city itself filed in a calendar year, which is not the cluster's figure."""
    city = question.slots.mentions[0].city or ""
    years = {str(year) for year in question.slots.editions}
    facts = [fact for fact in sheet.record.facts_about(city, "pct_applications_year") if fact.as_of[:4] in years]
    said: set[str] = set()
    for fact in facts:
        sheet.use_fact(fact, int(fact.value))
        if fact.as_of in said:  # another page's figure for the same year, which the conflict states
            continue
        said.add(fact.as_of)
        sheet.say("fact.city", city=city, count=int(fact.value), edition=fact.as_of[:4])
        note_conflicts(sheet, sheet.record.conflicts_about(fact.edition, city, "pct_applications_year"))
        growths = sheet.record.facts_about(city, "pct_growth_percent")
        for growth in (each for each in growths if each.as_of == fact.as_of):
            sheet.use_fact(growth, Decimal(growth.value))
            sheet.say("fact.city_growth", figure=Decimal(growth.value))
    sheet.say("fact.city_note", city=city)
    return Outcome(how_far(found=bool(facts), whole=True))


def _answer_head(asked: tuple[int, ...], sheet: Sheet) -> Outcome:
    speakers = [
        fact
        for fact in sheet.record.facts
        if fact.measure == "speaker"
        and fact.value.startswith("Director General")
        and (not asked or fact.edition in asked)
    ]
    if not speakers:
        sheet.say("fact.no_head")
        return Outcome("no_data", asked)
    newest = max(speakers, key=lambda fact: fact.edition or 0)
    sheet.use_fact(newest, newest.value)
    sheet.say("fact.head", name=newest.subject, role=newest.value, edition=newest.edition or 0)
    return Outcome("answered", (newest.edition,) if newest.edition else ())


def _say_fact(fact: Fact, message: str, sheet: Sheet, **values: Value) -> None:
    items = fact.items
    sheet.use_fact(fact, items if len(items) > 1 else fact.value)
    shown = ", ".join(_shown_item(item, fact.unit) for item in items)
    sheet.say(message, value=shown, **values)
    if sheet.status_of(fact) == "single":
        sheet.warn("single_source", "certainty.single_fact")


def _shown_item(item: str, unit: str) -> str:
    """'Huawei=12.3' as 'Huawei (12.3 %)', or with the count that it is."""
    name, _, figure = item.partition("=")
    if not figure:
        return name
    return f"{name} ({figure}%)" if unit == "percent" else f"{name} ({figure} {unit})"
