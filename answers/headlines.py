"""The answer in one line of at most 60 characters, for the title of an inline result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from answers.catalogue import Messages
from answers.labels import name_of
from answers.markup import Line
from answers.outcome import Outcome
from answers.sheet import Sheet, Stated

TITLE = 60
"""Characters of an inline title, which a phone shows in one line."""
_CLAUSE = re.compile(r"(?<=\w)[:;,.،؛] | \(| – |[：；，。、（]")
_PAIR = 2
_TABLE = 3
"""From so many clusters of one edition on, the figures read as a table: the rank comes before the name."""


def fitting(items: Iterable[str], messages: Messages, before: str = "", after: str = "") -> str:
    """The items that fit a title, whole, with a sign where some are left out; empty where not even one fits.

    `after` gives way where that saves the second of two items.
    """
    every = list(items)
    whole = before + messages.beside(every)
    if len(every) == _PAIR and len(whole + after) > TITLE >= len(whole):
        return whole
    for number in range(len(every), 0, -1):
        more = ["…"] if number < len(every) else []
        if len(title := before + messages.beside([*every[:number], *more]) + after) <= TITLE:
            return title
    return ""


def headline_of(sheet: Sheet, outcome: Outcome, prefix: str = "") -> str:
    """The title: what the answering function set, the first line where it names what was found, or the figures.

    `prefix` is the yes or no that the first line begins with.
    """
    if sheet.headline:
        return _cut(prefix + sheet.headline)
    first = sheet.lines[0]
    asked = [each for each in sheet.stated if each.figure.edition in (None, *outcome.editions)] or sheet.stated
    whole, core = _text(first), _text(_to_the_end_of_bold(first)).rstrip(".:, ")
    if len(whole) <= TITLE and _tells(whole, asked, sheet):
        return whole
    if len(core) <= TITLE and _tells(core, asked, sheet):
        return _dated(core, asked, sheet.messages)
    figures = _figures(asked, sheet, prefix) if outcome.status in ("answered", "partial") else ""
    return figures or _cut(core)


def _figures(stated: Sequence[Stated], sheet: Sheet, prefix: str) -> str:
    """The figures of one measure: 'Seoul #3 · Shanghai–Suzhou #5 (2023)'."""
    if not stated:
        return ""
    messages = sheet.messages
    measure = stated[0].figure.measure
    moves = [each for each in stated if each.held is None and each.figure.unit == "places"]
    alike = moves or [each for each in stated if each.figure.measure == measure and name_of(each.figure.subject, sheet)]
    years = {each.figure.edition for each in alike}
    subjects = {each.figure.subject for each in alike}
    if len(years) == 1:
        table = alike[0].figure.measure == "rank" and len(alike) >= _TABLE
        items = [_item(each, sheet, table=table) for each in alike]
        return fitting(items, messages, prefix, messages.text("title.edition", edition=years.pop() or ""))
    if len(subjects) == 1:
        items = [
            messages.text("title.year_figure", edition=each.figure.edition or "", figure=_shown(each, sheet))
            for each in alike
        ]
        subject = messages.text("title.subject", name=name_of(alike[0].figure.subject, sheet))
        return fitting(items, messages, prefix + subject)
    dated = (_item(each, sheet) + messages.text("title.edition", edition=each.figure.edition or "") for each in alike)
    return fitting(dated, messages, prefix)


def _item(stated: Stated, sheet: Sheet, *, table: bool = False) -> str:
    name = name_of(stated.figure.subject, sheet)
    if stated.figure.unit == "flag":
        return name
    if table:
        return sheet.messages.text("title.row", rank=str(stated.figure.value), cluster=name)
    return sheet.messages.text("title.figure", name=name, figure=_shown(stated, sheet))


def _shown(stated: Stated, sheet: Sheet) -> str:
    figure, messages = stated.figure, sheet.messages
    if isinstance(figure.value, str | tuple):
        items = (figure.value,) if isinstance(figure.value, str) else figure.value
        return messages.joined(name_of(item, sheet) or messages.recorded(item) for item in items)
    if figure.unit == "places":
        return messages.signed(figure.value)
    if figure.unit == "rank":
        return messages.text("rank.short", rank=str(figure.value))
    return messages.percent(figure.value) if figure.unit == "percent" else messages.number(figure.value)


def _tells(text: str, stated: Sequence[Stated], sheet: Sheet) -> bool:
    """Whether a line names what the figures are about, and so is an answer and not a title above one."""
    found = text.casefold()
    about = [each.figure for each in stated if each.held is None or each.figure.measure == stated[0].figure.measure]
    subjects = {figure.subject for figure in about}
    names = {name_of(subject, sheet) or subject for subject in subjects}
    names |= {sheet.economy(subject) for subject in subjects if subject in sheet.record.economies}
    return not stated or any(name.casefold() in found for name in names)


def _dated(text: str, stated: Sequence[Stated], messages: Messages) -> str:
    """The line with its edition, where it speaks of one and leaves room to name it."""
    years = {str(each.figure.edition) for each in stated if each.figure.edition}
    if len(years) != 1 or any(year in text for year in years):
        return text
    dated = text + messages.text("title.edition", edition=min(years))
    return dated if len(dated) <= TITLE else text


def _to_the_end_of_bold(line: Line) -> Line:
    """What is said in bold, with what comes before it: the core of the line."""
    bold = next((place for place, span in enumerate(line) if span.bold), len(line) - 1)
    return line[: bold + 1]


def _text(line: Line) -> str:
    return "".join(span.text for span in line)


def _cut(text: str) -> str:
    """The text up to the end of a clause, or else of a word."""
    if len(text) <= TITLE:
        return text
    ends = [found.start() for found in _CLAUSE.finditer(text) if found.start() < TITLE]
    end = ends[-1] if ends else text.rfind(" ", 0, TITLE)
    return text[: end if end > 0 else TITLE - 1] + "…"
