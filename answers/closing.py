"""What every answer ends with, whichever function wrote it: yes or no, doubts, sources, title, and what to ask next."""

from __future__ import annotations

from dataclasses import replace

from answers.answer import Answer, Choice
from answers.charting import chart_of
from answers.headlines import TITLE, headline_of
from answers.honesty import note_doubts
from answers.markup import Line
from answers.outcome import Outcome
from answers.sheet import Sheet
from answers.sources import cite, links
from answers.writing import finished, isolated
from questions.question import Correction, Slots


def closed(
    sheet: Sheet,
    text: str,
    slots: Slots,
    outcome: Outcome,
    *,
    kind: str | None,
    corrections: tuple[Correction, ...] = (),
    follow_ups: tuple[Choice, ...] = (),
) -> Answer:
    """The answer that a sheet has become. `text` is what was asked."""
    prefix = ""
    if outcome.verdict is not None:
        prefix = sheet.messages.text("yes" if outcome.verdict else "no")
    for correction in corrections:
        sheet.warn("corrected", "corrected", written=correction.written, read=correction.read)
    note_doubts(sheet, outcome.editions)
    cite(sheet, outcome.editions)
    sheet.lines = [_sentence(line) for line in sheet.lines]
    if prefix:
        sheet.lines[0] = (*sheet.messages.line("yes" if outcome.verdict else "no"), *sheet.lines[0])
    headline = headline_of(sheet, outcome, prefix)
    return Answer(
        text_asked=text,
        language=sheet.messages.language,
        status=outcome.status,
        kind=kind,
        slots=replace(slots, editions=tuple(sorted({*slots.editions, *outcome.editions}))),
        lines=tuple(finished(sheet.lines, sheet.messages, sheet.record)),
        headline=_set_apart(headline) if sheet.messages.is_right_to_left else headline,
        values=tuple(sheet.values),
        sources=links(sheet, outcome.editions),
        caveats=tuple(sheet.caveats),
        corrections=corrections,
        choices=outcome.choices,
        follow_ups=follow_ups,
        verdict=outcome.verdict,
        chart=chart_of(sheet, kind, slots),
    )


def _sentence(line: Line) -> Line:
    """The line with a capital at its beginning: 'the United States of America' may stand there."""
    first, *rest = line
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *rest)


def _set_apart(headline: str) -> str:
    """A title with its Latin names set apart, as far as the marks leave room: without them it can still be read."""
    marked = isolated(headline)
    return marked if len(marked) <= TITLE else headline
