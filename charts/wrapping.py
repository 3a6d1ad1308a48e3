"""Breaks a text into lines of a width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from charts.typefaces import Typeface

_ELLIPSIS = "…"
_STEP = 20.0
_EASTERN = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_BLANK = r" \t\n\u3000"
"""Where a line may end; not at the blanks that hold together, such as that before a French colon."""
# a sign between names stays at the end of its line, as do marks behind a Chinese character; a word in katakana is whole
_WORDS = re.compile(
    rf"(?:[\u30a1-\u30fa\u30fc-\u30ff]+|[{_EASTERN}])[{_BLANK}·・、。，：）]*|[^{_BLANK}{_EASTERN}]+[{_BLANK}·]*|[{_BLANK}·]+"
)
_CITIES = re.compile(rf"[^–/]+[–/]*[{_BLANK}]*|[–/]+")
_ANYWHERE = re.compile(rf"[{_EASTERN}]|[^{_BLANK}–/{_EASTERN}]+[{_BLANK}–/·]*|[{_BLANK}–/·]+")

_Part = tuple[str, float, float]


def wrapped(
    text: str, typeface: Typeface, size: float, width: float, *, most: int, bold: bool = False
) -> tuple[str, ...]:
    """A text in at most so many lines, broken between words; a sign ends it where it does not fit even then."""
    return _wrapped(text, (_WORDS, _ANYWHERE), typeface, size, width, most=most, bold=bold)


def wrapped_name(text: str, typeface: Typeface, size: float, width: float, *, most: int) -> tuple[str, ...]:
    """The name of a cluster in at most so many lines, broken between its cities, or else between words."""
    return _wrapped(text, (_CITIES, _WORDS, _ANYWHERE), typeface, size, width, most=most, bold=False)


def _wrapped(
    text: str,
    ways: Iterable[re.Pattern[str]],
    typeface: Typeface,
    size: float,
    width: float,
    *,
    most: int,
    bold: bool,
) -> tuple[str, ...]:
    """The lines of the first way to break the text that fits, else of the last one."""
    lines: list[str] = []
    for way in ways:
        parts = [_measured(part, typeface, size, bold=bold) for part in way.findall(text)]
        lines = _balanced(parts, width, most)
        if len(lines) <= most and all(typeface.width(line.strip(), size, bold=bold) <= width for line in lines):
            break
    kept = [line.strip() for line in lines[:most]]
    if len(lines) > most:
        kept[-1] += _ELLIPSIS
    return tuple(_shortened(line, typeface, size, width, bold=bold) for line in kept if line)


def _measured(part: str, typeface: Typeface, size: float, *, bold: bool) -> _Part:
    shown = part.rstrip()
    length = typeface.width(shown, size, bold=bold)
    return part, length, typeface.width(part, size, bold=bold) - length


def _balanced(parts: Sequence[_Part], width: float, most: int) -> list[str]:
    """The parts in as few lines as that takes, those as long as one another: a last word alone looks lost."""
    lines = _filled(parts, width)
    narrower = width - _STEP
    while 1 < len(lines) <= most and len(tried := _filled(parts, narrower)) == len(lines) and narrower > 0:
        lines = tried
        narrower -= _STEP
    return lines


def _filled(parts: Sequence[_Part], width: float) -> list[str]:
    """The parts, each with its width and that of the blanks behind it, in lines that hold as many as fit."""
    lines, used = [""], 0.0
    for part, length, blank in parts:
        if lines[-1] and used + length > width:
            lines.append("")
            used = 0.0
        lines[-1] += part
        used += length + blank
    return lines


def _shortened(line: str, typeface: Typeface, size: float, width: float, *, bold: bool) -> str:
    if typeface.width(line, size, bold=bold) <= width:
        return line
    kept = line.removesuffix(_ELLIPSIS)
    while kept and typeface.width(kept + _ELLIPSIS, size, bold=bold) > width:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS
