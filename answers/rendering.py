"""An answer in each form in which it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from answers.answer import Answer, Figure
from answers.markup import Line, Span, folded, html, plain

CHAT_LIMIT = 4096
"""Characters of a Telegram message after its entities are parsed, counted in UTF-16 units."""
CAPTION_LIMIT = 1024
"""The same for a caption."""
_DESCRIPTION_LIMIT = 120
_LONG = 16
"""Lines that a phone shows at once; of a longer answer only the first ones, and its sources, are left unfolded."""
_UNFOLDED = 11
"""A title and ten rows."""


def chat_html(answer: Answer) -> str:
    """The whole answer, further ones included, as Telegram's HTML; of a long one the details are folded away."""
    lines = _fitting(_all_lines(answer), CHAT_LIMIT)
    if answer.more or len(lines) <= _LONG:
        return html(lines)
    return "\n".join((html(lines[:_UNFOLDED]), folded(lines[_UNFOLDED:-1]), html(lines[-1:])))


def caption_html(answer: Answer) -> str:
    """The answer as the caption of a picture."""
    return html(_fitting(_all_lines(answer), CAPTION_LIMIT))


def plain_text(answer: Answer, *, choices: bool = True) -> str:
    """The whole answer as plain text, with what there is to choose from unless that is shown in another way."""
    if not choices:
        return plain(_all_lines(answer))
    return "\n\n".join(_own_text(each) for each in (answer, *answer.more))


def _own_text(answer: Answer) -> str:
    choices = tuple((Span(f"• {choice.question}"),) for choice in answer.choices)
    return plain((*answer.lines, *choices))


def inline_title(answer: Answer) -> str:
    """The answer itself in one line of at most 60 characters."""
    return answer.headline


def inline_description(answer: Answer) -> str:
    """What goes with the title of an inline result."""
    rest = " ".join("".join(span.text for span in line) for line in answer.lines[1:])
    return rest if len(rest) <= _DESCRIPTION_LIMIT else rest[: _DESCRIPTION_LIMIT - 1].rstrip() + "…"


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer as the object that `clusterbot ask --json` prints; docs/json.md explains each field."""
    slots = answer.slots
    limit = f"{slots.limit[0]}-{slots.limit[1]}" if isinstance(slots.limit, tuple) else slots.limit
    return {
        "question": _printable(answer.text_asked),
        "language": answer.language,
        "status": answer.status,
        "kind": answer.kind,
        "clusters": list(slots.clusters),
        "places": list(slots.places),
        "economies": list(slots.economies),
        "editions": list(slots.editions),
        "measure": slots.measure,
        "limit": limit,
        "topic": slots.topic,
        "region": slots.region,
        "excluded": list(slots.excluded),
        "extreme": slots.extreme,
        "verdict": answer.verdict,
        "text": _printable(_own_text(answer)),
        "values": [_figure(figure) for figure in answer.values],
        "sources": list(dict.fromkeys(link.url for link in answer.sources if link.url)),
        "caveats": list(answer.caveats),
        "corrections": [
            {"from": _printable(correction.written), "to": correction.read} for correction in answer.corrections
        ],
        "choices": [
            {"label": _printable(choice.label), "question": _printable(choice.question)} for choice in answer.choices
        ],
        "more": [as_json(further) for further in answer.more],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "subject": figure.subject,
        "edition": figure.edition,
        "measure": figure.measure,
        "value": _number(figure.value),
        "unit": figure.unit,
        "printed_name": figure.printed_name,
        "sources": list(figure.sources),
        "status": figure.status,
    }
    return {**shown, "derived": True} if figure.derived else shown


def _number(value: int | Decimal | str | tuple[str, ...]) -> int | float | str | list[str]:
    if isinstance(value, Decimal):
        return float(value)
    return list(value) if isinstance(value, tuple) else value


def _all_lines(answer: Answer) -> tuple[Line, ...]:
    lines = list(answer.lines)
    for further in answer.more:
        lines += [(Span(""),), *further.lines]
    return tuple(lines)


def _fitting(lines: Sequence[Line], limit: int) -> tuple[Line, ...]:
    """The lines that fit, whole: nothing is ever cut inside a name or a tag."""
    kept: list[Line] = []
    room = limit - 2
    for line in lines:
        length = sum(_units(span.text) for span in line) + 1
        if length > room:
            kept.append((Span("…"),))
            break
        room -= length
        kept.append(line)
    return tuple(kept)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _printable(text: str) -> str:
    """The text without lone surrogates, which no encoding can write."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
