"""What one span says of numbers: a year, a number, an ordinal, or a word that spans or marks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questions.scan import Span
from questions.senses import SenseType

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Numbers between these are years; no rank or number of clusters is that large."""
_DASHES = frozenset("-–—‒―~〜～")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Numeral:
    """The parts of a span's meaning that count; a span may have several."""

    year: int | None = None
    is_relative: bool = False
    """Whether the year was said as 'last year' or the like."""
    number: int | None = None
    ordinal: int | None = None
    said: frozenset[str] = _NOTHING
    """What it says as a word of spans: since, to, recent."""
    is_first: bool = False
    """Whether it is a word for the best, which also begins a span of ranks: 'from the first to the fifth'."""
    is_sign: bool = False
    is_suffix: bool = False
    is_filler: bool = False
    dashed: bool = False
    """Whether a dash stands between it and the span before."""


NONE = Numeral()


def numeral(span: Span, editions: Sequence[int]) -> Numeral:
    """What a span says of numbers."""
    word = span.words[0]
    gap = word.gap.strip()
    dashed = bool(gap) and gap in _DASHES
    if word.is_number and len(span.words) == 1 and len(span.senses) == 1:
        year = int(word.form) if len(word.form) == 4 and FIRST_YEAR <= int(word.form) <= LAST_YEAR else None
        return Numeral(year=year, number=None if year else int(word.form[:9]), dashed=dashed)
    senses = {sense.type: sense for sense in span.senses}
    number, ordinal, relative = (senses.get(each) for each in (SenseType.NUMBER, SenseType.ORDINAL, SenseType.EDITION))
    year = None
    if number is not None and FIRST_YEAR <= number.number <= LAST_YEAR:
        year = number.number
    elif relative is not None:
        back = relative.number
        year = editions[-1 - back] if back < len(editions) else editions[-1] - back
    return Numeral(
        year=year,
        is_relative=relative is not None,
        number=number.number if number is not None and year is None else None,
        ordinal=ordinal.number if ordinal else None,
        said=frozenset(sense.name for sense in span.senses if sense.type is SenseType.SPAN),
        is_first=any(sense.type is SenseType.FEATURE and sense.name == "first" for sense in span.senses),
        is_sign=SenseType.NUMBER_SIGN in senses,
        is_suffix=SenseType.SUFFIX in senses,
        is_filler=SenseType.FILLER in senses,
        dashed=dashed,
    )
