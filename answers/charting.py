"""The chart of an answer: some of the figures that it states, never others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from answers.answer import Figure
from answers.chart import Bar, BarChart, Chart, LineChart, MethodBreak, Named, Point, Series
from answers.chart_words import bar_words, line_words
from answers.honesty import METHOD_BREAKS
from answers.labels import name_of
from answers.measures import SMALLER_IS_BETTER, facts_named
from answers.sheet import Sheet
from answers.writing import native_name
from db.record import Snapshot
from questions.question import Slots

COUNT = "cluster_count"
MOST_SERIES = 6
"""Lines of a chart: as many as there are colours that everyone can tell apart."""
_FEWEST_POINTS = 3
"""Figures over the editions that say more as a picture than in a sentence."""
MOST_BARS = 12
"""Bars that a phone shows large enough to read."""
_OF_COUNTS = frozenset({"count", "economies", "compare_economies"})
_OVER_TIME = frozenset({"trend", "compare", "rank", "measure", "count", "compare_economies"})
_SIDE_BY_SIDE = frozenset({"top", "list", "compare", "measure", "economies", "compare_economies"})

_OF_RANKS = frozenset({"rank", "intensity_rank", "score", COUNT})
"""Measures that rest on all that an edition counts, and so change with its method."""
_ASKED_ONLY = frozenset({"rank", "measure", "count"})
"""Kinds that state some figures of other editions beside those asked for, which must not look like gaps."""

_ByEdition = Mapping[int, int | Decimal]


def chart_of(sheet: Sheet, kind: str | None, slots: Slots) -> Chart | None:
    """The chart of what a sheet states; none where there are too few figures of one kind, or the kind has none.

    Figures over the editions become lines, figures of one edition bars.
    """
    if kind not in _OVER_TIME | _SIDE_BY_SIDE:
        return None
    figures = _of_one_measure(sheet, _measure(kind, slots))
    if kind in _ASKED_ONLY:
        figures = [figure for figure in figures if figure.edition in slots.editions]
    by_subject: dict[str, dict[int, int | Decimal]] = {}
    for figure in figures:
        if figure.edition is not None and isinstance(figure.value, int | Decimal):
            by_subject.setdefault(figure.subject, {})[figure.edition] = figure.value
    editions = sorted({edition for held in by_subject.values() for edition in held})
    points = sum(len(held) for held in by_subject.values())
    if kind in _OVER_TIME and len(editions) > 1 and points >= _FEWEST_POINTS:
        return _lines(sheet, kind, slots, figures[0], by_subject)
    alike = len(editions) == 1 and len(by_subject) > 1 and figures[0].unit != "rank"
    return _bars(sheet, figures[0], by_subject) if kind in _SIDE_BY_SIDE and alike else None


def _measure(kind: str, slots: Slots) -> str:
    """The measure that a kind of question is about."""
    counted = kind in _OF_COUNTS or (kind == "trend" and not slots.clusters and bool(slots.economies))
    return COUNT if counted else slots.measure or "rank"


def _of_one_measure(sheet: Sheet, measure: str) -> list[Figure]:
    """The stated figures of a measure about clusters or economies, whichever file gives them."""
    names = {measure, facts_named(measure)}
    known = sheet.record.economies if measure == COUNT else sheet.record.clusters
    return [figure for figure in sheet.values if figure.measure in names and figure.subject in known]


def _lines(
    sheet: Sheet, kind: str, slots: Slots, first: Figure, by_subject: Mapping[str, _ByEdition]
) -> LineChart | None:
    axis = _axis(sheet.record, kind, slots, by_subject)
    shown = list(by_subject)[:MOST_SERIES]
    series = tuple(
        Series(
            named=_named(subject, sheet),
            points=tuple(Point(edition, value) for edition, value in sorted(by_subject[subject].items())),
            outside=_outside(sheet.record, subject, axis, by_subject) if first.unit == "rank" else (),
        )
        for subject in shown
    )
    crossed = [edition for edition in METHOD_BREAKS if axis[0] < edition <= axis[-1] and first.measure in _OF_RANKS]
    return LineChart(
        words=line_words(sheet, first.measure, axis, series, of=len(by_subject)),
        measure=first.measure,
        unit=first.unit,
        editions=axis,
        series=series,
        breaks=tuple(MethodBreak(edition, sheet.messages.text(f"chart.break.{edition}")) for edition in crossed),
    )


def _axis(record: Snapshot, kind: str, slots: Slots, by_subject: Mapping[str, _ByEdition]) -> tuple[int, ...]:
    """The editions that the answer speaks of, also those without a figure; no others, for they would look like gaps."""
    held = {edition for figures in by_subject.values() for edition in figures}
    asked = [edition for edition in slots.editions if edition in record.editions]
    if kind != "trend" or len(asked) > 1:
        return tuple(sorted(held.union(asked)))
    is_whole = slots.measure in (None, "rank")  # a trend of another figure says nothing of editions before the first
    first = asked[0] if asked else record.years[0] if is_whole else min(held)
    last = record.years[-1] if is_whole else max(held)
    return tuple(year for year in record.years if first <= year <= last)


def _outside(
    record: Snapshot, subject: str, axis: Sequence[int], by_subject: Mapping[str, _ByEdition]
) -> tuple[int, ...]:
    """The editions in which a cluster is known not to have been ranked.

    One that became part of another, or had not yet come from it, is none that could have been ranked.
    """
    joined = {line.from_cluster for line in record.lineage} | {line.to_cluster for line in record.lineage}
    return tuple(
        edition
        for edition in axis
        if edition not in by_subject[subject]
        and (
            record.fact(edition, subject, "left_top_100") is not None
            or (record.is_complete(edition) and subject not in joined and record.ranking(edition, subject) is None)
        )
    )


def _bars(sheet: Sheet, first: Figure, by_subject: Mapping[str, _ByEdition]) -> BarChart | None:
    [edition] = {edition for held in by_subject.values() for edition in held}
    if first.measure in SMALLER_IS_BETTER:
        return None
    ordered = sorted(by_subject, key=lambda subject: -by_subject[subject][edition])
    bars = tuple(Bar(_named(subject, sheet), by_subject[subject][edition]) for subject in ordered[:MOST_BARS])
    return BarChart(
        words=bar_words(sheet, first.measure, edition, bars, of=len(by_subject)),
        measure=first.measure,
        unit=first.unit,
        edition=edition,
        bars=bars,
    )


def _named(subject: str, sheet: Sheet) -> Named:
    name = name_of(subject, sheet)
    return Named(subject, name, native_name(name, sheet.messages, sheet.record))
