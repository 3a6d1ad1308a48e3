"""What is recorded of clusters and cities beside their ranks, and who heads WIPO."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from answers.answer import Choice
from answers.askable import askable, asked_edition
from answers.editions import asked_editions, newest_with
from answers.headlines import fitting
from answers.measures import state_figure
from answers.outcome import Outcome, how_far
from answers.places import say_unknown_places
from answers.runs import runs
from answers.sheet import Sheet
from answers.talk import examples
from answers.told import items_of, say_fact
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
_OFFERED = 3
"""Clusters offered where none was named."""


def answer_fact(question: Question, sheet: Sheet) -> Outcome:
    """Other recorded facts about a cluster, or who speaks for WIPO."""
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    if question.slots.topic == "head":
        return _answer_head(asked, sheet)
    told = (question.slots.measure,) if question.slots.measure in _OF_A_CLUSTER else _OF_A_CLUSTER
    say_unknown_places(question, sheet)
    if not question.slots.clusters:
        return Outcome("no_data") if question.slots.places else _ask_for_cluster(told, asked, sheet)
    if question.slots.measure == "pct_applications" and _city_figures(question, sheet):
        return _answer_city(question, sheet)
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
            say_fact(fact, f"fact.{measure}", sheet, cluster=name, edition=year)
            sheet.headline = sheet.headline or fitting(
                items_of(fact, sheet),
                sheet.messages,
                before=sheet.messages.text("title.subject", name=name),
                after=sheet.messages.text("title.edition", edition=year),
            )
            used.append(year)
    if not asked:
        sheet.warn("edition_defaulted")
    whole = not question.slots.places
    return Outcome(how_far(found=bool(used), whole=whole), tuple(sorted(set(used))))


def _ask_for_cluster(measures: Sequence[str], asked: Sequence[int], sheet: Sheet) -> Outcome:
    """Such facts are recorded of single clusters: offer the best placed of those that have one."""
    year = next(iter(asked), None) or newest_with(sheet, lambda y: bool(_having(measures, y, sheet)))
    having = _having(measures, year, sheet) if year else []
    sheet.say("fact.which_cluster")
    sheet.say("unclear.choices")
    questions = [
        sheet.messages.text("ask.applicants", cluster=askable(cluster, sheet), edition=asked_edition(year, sheet))
        for cluster in having[:_OFFERED]
    ] or examples(sheet.messages)[:_OFFERED]
    return Outcome("unclear", choices=tuple(Choice(question, question) for question in questions))


def _having(measures: Sequence[str], year: int, sheet: Sheet) -> list[str]:
    """The clusters of which an edition has the first of these facts, best placed first."""
    record = sheet.record
    wanted = measures[0]
    found = [fact.subject for fact in record.facts if fact.measure == wanted and fact.edition == year]
    ranks = {row.cluster: row.rank for row in record.by_edition[year]}
    return sorted(set(found) & record.clusters.keys(), key=lambda cluster: (ranks.get(cluster, record.RANKED), cluster))


def _told_of(cluster: str, measures: Sequence[str], sheet: Sheet) -> Callable[[int], bool]:
    return lambda year: any(sheet.record.fact(year, cluster, measure) for measure in measures)


def _city_figures(question: Question, sheet: Sheet) -> tuple[Fact, ...]:
    """The yearly figures of the city that the question names first; none where it names a cluster."""
    city = question.slots.mentions[0].city if question.slots.mentions else None
    return sheet.record.facts_about(city, "pct_applications_year") if city else ()


def _answer_city(question: Question, sheet: Sheet) -> Outcome:
    """What a city itself filed in a calendar year, which is not the cluster's figure."""
    city, cluster = question.slots.mentions[0].city or "", question.slots.clusters[0]
    facts = _city_figures(question, sheet)
    told = False
    without = []
    for year in question.slots.editions:
        found = [fact for fact in facts if fact.as_of[:4] == str(year)]
        for fact in found:  # the second may be another page's figure for the same year
            sheet.use_fact(fact)
        if found:
            told = True
            sheet.say("fact.city", city=city, count=int(found[0].value), edition=year)
            _say_growth(city, found[0].as_of, sheet)
        else:
            without.append(year)
    for year in without:
        sheet.say("fact.city_missing", city=city, edition=year)
        if state_figure(sheet, cluster, year, "pct_applications"):
            told = True
            sheet.say("measure.part", city=city, cluster=sheet.record.clusters[cluster].name)
    if len(without) < len(question.slots.editions):
        sheet.say("fact.city_note", city=city)
    elif facts:
        sheet.say("measure.have", years=runs((int(fact.as_of[:4]) for fact in facts), sheet.messages))
    return Outcome(how_far(found=told, whole=not without))


def _say_growth(city: str, year: str, sheet: Sheet) -> None:
    for growth in sheet.record.facts_about(city, "pct_growth_percent"):
        if growth.as_of == year:
            sheet.use_fact(growth)
            sheet.say("fact.city_growth", growth=sheet.messages.percent(Decimal(growth.value)))


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
    sheet.use_fact(newest)
    sheet.say("fact.head", name=newest.subject, role=sheet.messages.recorded(newest.value), edition=newest.edition or 0)
    if not asked:
        sheet.warn("edition_defaulted")
    return Outcome("answered", (newest.edition,) if newest.edition else ())
