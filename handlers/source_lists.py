"""An answer with every source behind its figures named, where it otherwise names the first."""

from __future__ import annotations

from dataclasses import replace

from answers.answer import Answer
from answers.markup import Span


def with_every_source(answer: Answer) -> Answer:
    """The answer, its sources listed below it."""
    links = {link for each in (answer, *answer.more) for link in each.sources}
    ordered = sorted(links, key=lambda link: (link.label, link.url or ""))
    lines = ((Span(""),), *((Span("• "), Span(link.label, link=link.url)) for link in ordered))
    if not answer.more:
        return replace(answer, lines=(*answer.lines, *lines))
    *others, last = answer.more
    return replace(answer, more=(*others, replace(last, lines=(*last.lines, *lines))))
