"""Colours: those of Okabe and Ito, which people with any colour vision tell apart, on a light ground."""

from __future__ import annotations

GROUND = "#FFFFFF"
INK = "#1B1F24"
FAINT_INK = "#57606A"
GRID = "#E3E6EA"
BREAK = "#8C959F"

SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""One a line, in this order. Yellow and black are left out: the one is too faint on white, the other is the text."""
BAR = SERIES[0]

_ON_DARK, _ON_LIGHT = "#FFFFFF", INK
_DARK = frozenset({"#0072B2", "#D55E00", "#009E73"})


def color_of(place: int) -> str:
    """The colour of the n-th series, from 0."""
    return SERIES[place % len(SERIES)]


def text_on(color: str) -> str:
    """A colour that can be read on another."""
    return _ON_DARK if color in _DARK else _ON_LIGHT
