"""The line that names the sources, and the order in which they are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from answers.answer import Link
from answers.catalogue import Messages
from answers.markup import Span
from answers.sheet import Sheet, Stated
from db.record import Source

_SHOWN = 2
"""Sources named in a reply; the rest are in its JSON."""


def short_publisher(publisher: str, messages: Messages) -> str:
    """A publisher's name without its explanation, but still marked where the page is a copy."""
    name, _, explanation = publisher.partition(" (")
    return messages.text("publisher.copy", name=name) if "copy" in explanation else name


def links(sheet: Sheet, editions: Sequence[int]) -> tuple[Link, ...]:
    """Every source that the figures rest on; those of the editions that the answer is about come first."""
    asked, others = _backing(sheet, editions)
    return tuple(Link(short_publisher(source.publisher, sheet.messages), source.url) for source in (*asked, *others))


def cite(sheet: Sheet, editions: Sequence[int]) -> None:
    """Add the line that names what backs the figures asked for, and counts what backs the others."""
    asked, others = _backing(sheet, editions)
    if not asked:
        return
    spans = _named(asked, sheet)
    if others:
        spans += sheet.messages.line("sources_others", count=len(others))
    sheet.lines.append(tuple(spans))


def source_line(sheet: Sheet, editions: Sequence[int]) -> str:
    """The line that names what backs the figures of some editions, as plain text for below a picture."""
    asked, _ = _backing(sheet, editions)
    return "".join(span.text for span in _named(asked, sheet)) if asked else ""


def _named(sources: Sequence[Source], sheet: Sheet) -> list[Span]:
    """The first publishers, each linked to a page of theirs, and the number of further pages."""
    labels = {short_publisher(source.publisher, sheet.messages): source.url for source in reversed(sources)}
    shown = list(dict.fromkeys(short_publisher(source.publisher, sheet.messages) for source in sources))[:_SHOWN]
    spans = [*sheet.messages.line("sources")]
    for place, label in enumerate(shown):
        spans += [Span(sheet.messages.text("join.comma"))] * bool(place) + [Span(label, link=labels[label])]
    if (more := len(sources) - len(shown)) > 0:
        spans += sheet.messages.line("sources_more", count=more)
    return spans


def _backing(sheet: Sheet, editions: Sequence[int]) -> tuple[list[Source], list[Source]]:
    """The sources of the figures of some editions, and the sources that only other figures have."""
    asked = [each for each in sheet.stated if each.figure.edition in (None, *editions)] or sheet.stated
    first = dict.fromkeys(_in_turn(asked))
    rest = [id_ for id_ in dict.fromkeys(_in_turn(sheet.stated)) if id_ not in first]
    sources = sheet.record.sources
    return _nearest_first(sources[id_] for id_ in first), _nearest_first(sources[id_] for id_ in rest)


def _nearest_first(sources: Iterable[Source]) -> list[Source]:
    """WIPO's own pages, then others' reports of them, each in the order in which they back the figures."""
    return sorted(sources, key=lambda source: "WIPO" not in source.publisher)


def _in_turn(stated: Sequence[Stated]) -> Iterable[str]:
    """The first source of each figure, then the second of each: few names then back many figures."""
    rounds = chain.from_iterable(zip_longest(*(each.source_ids for each in stated)))
    return (id_ for id_ in rounds if id_ is not None)
