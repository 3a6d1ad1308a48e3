"""The words around a chart: title, editions, source, and what its marks mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from answers.chart import Bar, Named, Series, Words
from answers.honesty import listed_under_another_name
from answers.measures import facts_named
from answers.runs import runs
from answers.sheet import Sheet
from answers.sources import source_line
from answers.writing import isolated
from db.record import Ranking

_NAMED = 3
"""Names in a title; more of them are counted."""
_FORMER = 2
"""Former names that a note has room for."""


def line_words(sheet: Sheet, measure: str, axis: Sequence[int], series: Sequence[Series], *, of: int) -> Words:
    """The words around figures over the editions of an axis; `of` is how many lines there could be."""
    notes = []
    held = [{*(point.edition for point in each.points), *each.outside} for each in series]
    if any(edition not in found for found in held for edition in axis):
        notes.append(sheet.messages.text("chart.gaps"))
    if any(each.outside for each in series):
        notes.append(sheet.messages.text("chart.outside"))
    subjects = {each.named.subject for each in series}
    return _written(
        sheet,
        title=_title(sheet, measure, [each.named for each in series]),
        subtitle=_editions(sheet, axis),
        source=source_line(sheet, axis),
        notes=(
            *notes,
            *_former_names(sheet, subjects),
            *_doubts(sheet, measure, subjects, axis),
            *_shown(sheet, len(series), of),
        ),
    )


def bar_words(sheet: Sheet, measure: str, edition: int, bars: Sequence[Bar], *, of: int) -> Words:
    """The words around figures of one edition; `of` is how many bars there could be."""
    messages = sheet.messages
    if measure == "cluster_count":
        title = messages.text("chart.by_economy")
    else:
        title = _capital(messages.text("chart.by_cluster", measure=_name_of(measure, sheet)))
    notes = _shown(sheet, len(bars), of)
    if "coverage" in sheet.caveats:
        notes = (messages.text("chart.on_record"), *notes)
    subjects = {bar.named.subject for bar in bars}
    return _written(
        sheet,
        title=title,
        subtitle=messages.text("chart.edition", edition=edition),
        source=source_line(sheet, (edition,)),
        notes=(*notes, *_doubts(sheet, measure, subjects, (edition,))),
    )


def _written(sheet: Sheet, title: str, subtitle: str, source: str, notes: Iterable[str]) -> Words:
    """The words as the language's script needs them."""
    set_apart = isolated if sheet.messages.is_right_to_left else str
    return Words(
        language=sheet.messages.language,
        title=set_apart(title),
        subtitle=set_apart(subtitle),
        source=set_apart(source),
        notes=tuple(map(set_apart, notes)),
    )


def _title(sheet: Sheet, measure: str, names: Sequence[Named]) -> str:
    """What is drawn, and of whom; lines that are named at their ends are only counted where they are many."""
    messages = sheet.messages
    listed = messages.beside(each.name for each in names)
    if len(names) == 1 and names[0].native:
        listed = messages.text("name.native", name=names[0].name, native=names[0].native)
    if measure == "rank":
        few = len(names) <= _NAMED
        return messages.text("chart.rank", names=listed) if few else messages.text("chart.ranks", count=len(names))
    if measure == "cluster_count":
        few = len(names) <= _NAMED
        return messages.text("chart.count", names=listed) if few else messages.text("chart.by_economy")
    what = _name_of(measure, sheet)
    if len(names) <= _NAMED:
        return messages.text("chart.figure", names=listed, measure=what)
    return _capital(messages.text("chart.by_cluster", measure=what))


def _editions(sheet: Sheet, axis: Sequence[int]) -> str:
    return sheet.messages.text("chart.editions", first=axis[0], last=axis[-1])


def _former_names(sheet: Sheet, subjects: set[str]) -> tuple[str, ...]:
    """Under which other names the clusters drawn were listed, of few of them: many would crowd out the picture."""
    messages = sheet.messages
    years: dict[tuple[str, str], list[int]] = {}
    for each in sheet.stated:
        row = each.held
        if isinstance(row, Ranking) and row.cluster in subjects and listed_under_another_name(row, sheet.record):
            years.setdefault((row.cluster, row.printed_name), []).append(row.edition)
    listed = [
        {"cluster": sheet.record.clusters[id_].name, "printed": printed, "years": runs(editions, messages)}
        for (id_, printed), editions in years.items()
    ]
    if len(listed) == 1:
        return (messages.text("rank.printed_note", **listed[0]),)
    if not 0 < len(listed) <= _FORMER:
        return ()
    names = messages.beside(messages.text("names.printed", **each) for each in listed)
    return (messages.text("rank.printed_notes", names=names),)


def _doubts(sheet: Sheet, measure: str, subjects: set[str], axis: Sequence[int]) -> tuple[str, ...]:
    """The editions of which pages disagree about a figure that is drawn."""
    disputed = [
        figure.edition
        for figure in sheet.values
        if figure.edition is not None
        and figure.status == "disputed"
        and figure.measure == measure
        and figure.subject in subjects
        and figure.edition in axis
    ]
    return (sheet.messages.text("chart.disputed", years=runs(disputed, sheet.messages)),) if disputed else ()


def _shown(sheet: Sheet, count: int, of: int) -> tuple[str, ...]:
    return (sheet.messages.text("chart.shown", count=count, of=of),) if count < of else ()


def _name_of(measure: str, sheet: Sheet) -> str:
    """A measure in words, under whichever name the catalogue has it."""
    names = (f"measure.name.{measure}", f"measure.name.{facts_named(measure)}")
    return next((sheet.messages.text(name) for name in names if sheet.messages.has(name)), measure)


def _capital(text: str) -> str:
    """The text with a capital at its beginning, where its script has capitals."""
    return text[:1].upper() + text[1:]
