"""A figure other than the rank over the editions, or of several clusters side by side."""

from __future__ import annotations

from collections.abc import Sequence

from answers.editions import asked_editions, newest_with
from answers.honesty import note_method
from answers.measures import SMALLER_IS_BETTER, best_first, held_figure, say_missing_figure, state_figure, value_of
from answers.outcome import Outcome, how_far
from answers.places import say_unknown_places
from answers.sheet import Sheet
from answers.verdicts import ahead_verdict
from questions.question import Question


def answer_trend_of_measure(question: Question, sheet: Sheet) -> Outcome:
    """The figure in every edition that has it, within the span asked for."""
    measure = question.slots.measure or ""
    years = asked_editions(question, sheet) or (() if question.slots.editions else sheet.record.years)
    used: list[int] = []
    say_unknown_places(question, sheet)
    for cluster in question.slots.clusters:
        held = [year for year in years if held_figure(sheet, cluster, year, measure)]
        for year in held:
            state_figure(sheet, cluster, year, measure)
        if len(held) < len(years):
            say_missing_figure(sheet, cluster, [year for year in years if year not in held], measure)
        used += held
    note_method(sheet, used)
    whole = len(used) == len(years) * len(question.slots.clusters) and not question.slots.places
    return Outcome(how_far(found=bool(used), whole=whole), tuple(sorted(set(used))))


def answer_compare_by_measure(question: Question, sheet: Sheet) -> Outcome:
    """The figure of each cluster in the editions asked for, or in the newest that has it for all of them."""
    measure = question.slots.measure or ""
    clusters = question.slots.clusters
    asked = asked_editions(question, sheet)
    if question.slots.editions and not asked:
        return Outcome("no_data")
    say_unknown_places(question, sheet)
    together = newest_with(sheet, lambda year: all(held_figure(sheet, each, year, measure) for each in clusters))
    any_of = newest_with(sheet, lambda year: any(held_figure(sheet, each, year, measure) for each in clusters))
    editions = asked or tuple(year for year in (together or any_of,) if year)
    if not asked:
        sheet.warn("edition_defaulted")
    missing = len(question.slots.places)
    used: list[int] = []
    for cluster in _by_figure(clusters, editions, measure, sheet):
        found = [year for year in editions if state_figure(sheet, cluster, year, measure)]
        used += found
        if len(found) < len(editions) or not editions:
            missing += 1
            say_missing_figure(sheet, cluster, [year for year in editions if year not in found], measure)
    note_method(sheet, used)
    verdict = _verdict(question, editions, measure, sheet)
    return Outcome(how_far(found=bool(used), whole=not missing), tuple(sorted(set(used))), verdict)


def _by_figure(clusters: Sequence[str], editions: Sequence[int], measure: str, sheet: Sheet) -> list[str]:
    """The clusters in the order of their figures where one edition is asked about, else as they were named."""
    if len(editions) != 1:
        return list(clusters)
    figures = {each: held for each in clusters if (held := held_figure(sheet, each, editions[0], measure))}
    ordered = sorted(figures, key=lambda each: best_first(measure, value_of(figures[each], measure)))
    return [*ordered, *(each for each in clusters if each not in figures)]


def _verdict(question: Question, editions: Sequence[int], measure: str, sheet: Sheet) -> bool | None:
    clusters = question.slots.clusters
    if len(clusters) != 2 or len(editions) != 1:
        return None
    held = [held_figure(sheet, each, editions[0], measure) for each in clusters]
    if held[0] is None or held[1] is None:
        return None
    first, second = value_of(held[0], measure), value_of(held[1], measure)
    return ahead_verdict(question.claim, first, second, smaller_leads=measure in SMALLER_IS_BETTER)
