"""The line that names the sources, and the order in which they are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from answers.answer import Link
from answers.markup import Span
from answers.sheet import Sheet, Stated
from db.record import Source

_SHOWN = 2
"""Sources named in a reply; the rest are in its JSON."""


def short_publisher(publisher: str) -> str:
    """A publisher's name without its explanation, but still marked where the page is a copy."""
    name, _, explanation = publisher.partition(" (")
    return f"{name} (copy)" if "copy" in explanation else name


def links(sheet: Sheet, editions: Sequence[int]) -> tuple[Link, ...]:
    """Every source that the figures rest on; those of the editions that the answer is about come first."""
    asked, others = _backing(sheet, editions)
    return tuple(Link(short_publisher(source.publisher), source.url) for source in (*asked, *others))


def cite(sheet: Sheet, editions: Sequence[int]) -> None:
    """Add the line that names what backs the figures asked for, and counts what backs the others."""
    asked, others = _backing(sheet, editions)
    if not asked:
        return
    labels = {short_publisher(source.publisher): source.url for source in reversed(asked)}
    shown = list(dict.fromkeys(short_publisher(source.publisher) for source in asked))[:_SHOWN]
    spans = [*sheet.messages.line("sources")]
    for place, label in enumerate(shown):
        spans += [Span(", ")] * bool(place) + [Span(label, link=labels[label])]
    if (more := len(asked) - len(shown)) > 0:
        spans += sheet.messages.line("sources_more", count=more)
    if others:
        spans += sheet.messages.line("sources_others", count=len(others))
    sheet.lines.append(tuple(spans))


def _backing(sheet: Sheet, editions: Sequence[int]) -> tuple[list[Source], list[Source]]:
    """The sources of the figures of some editions, and the sources that only other figures have."""
    asked = [each for each in sheet.stated if each.figure.edition in (None, *editions)] or sheet.stated
    first = dict.fromkeys(_in_turn(asked))
    rest = [id_ for id_ in dict.fromkeys(_in_turn(sheet.stated)) if id_ not in first]
    sources = sheet.record.sources
    return [sources[id_] for id_ in first], [sources[id_] for id_ in rest]


def _in_turn(stated: Sequence[Stated]) -> Iterable[str]:
    """The first source of each figure, then the second of each: few names then back many figures."""
    rounds = chain.from_iterable(zip_longest(*(each.source_ids for each in stated)))
    return (id_ for id_ in rounds if id_ is not None)
