"""Reads years, relative editions, ranks, numbers and their spans out of a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questions.draft import Draft
from questions.numerals import LAST_YEAR, NONE, Numeral, numeral
from questions.question import Limit
from questions.scan import Span

_BOUNDS = {
    "more_than": ("more_than", 0),
    "less_than": ("less_than", 0),
    "at_least": ("more_than", -1),
    "at_most": ("less_than", 1),
}
"""Words before a number that bound it, as 'more than' or 'fewer than' another: 'at least 3' is more than 2."""
_MOST = 100
"""An edition ranks a hundred clusters, so a larger number is no rank."""


def read_counts(spans: Sequence[Span], editions: tuple[int, ...], draft: Draft) -> list[Span]:
    """Move everything that counts from the spans into the draft; the spans that are left come back."""
    return _Reader(spans, editions, draft, [numeral(span, editions) for span in spans]).read()


@dataclass(slots=True)
class _Reader:
    spans: Sequence[Span]
    editions: tuple[int, ...]
    draft: Draft
    numerals: list[Numeral]

    def read(self) -> list[Span]:
        left = []
        place = 0
        while place < len(self.spans):
            taken = self._span_of_editions(place) or self._edition(place) or self._rank_or_number(place)
            if not taken:
                left.append(self.spans[place])
            place += taken or 1
        return left

    def _is_short_year(self, at: int) -> bool:
        number = self._number(at)
        return number is not None and 2000 + number in self.editions

    def _goes_on(self, at: int) -> bool:
        """Whether a span of ranks goes on here: 'с 21 по 30' is of no year."""
        at = self._past_endings(at)
        return self._at(at).dashed or (bool({"to", "until"} & self._at(at).said) and self._rank(at + 1) is not None)

    def _span_of_editions(self, at: int) -> int:
        """'since 2019', 'from 2018 to 2021', '2018-2022', 'until 2020', 'the last five years'."""
        word = self._at(at).said
        if not word:
            return self._pair_of_years(at, at, {"to"}) or self._year_then_word(at)
        if "recent" in word and (number := self._number(at + 1)) and "unit" in self._at(at + 2).said:
            self._add_span(self.editions[-number] if number <= len(self.editions) else self.editions[0], None)
            return 3
        if "between" in word and (taken := self._pair_of_years(at, at + 1, {"to", "both"})):
            return taken
        year = self._year(at + 1)
        if (
            year is None
            and "since" in word
            and "from" not in word
            and self._is_short_year(at + 1)
            and not self._goes_on(at + 2)
        ):
            year = 2000 + (self._number(at + 1) or 0)
        if year is None:
            return 0
        if "from" in word:
            if self._at(at + 1).is_relative:  # 'the list from last year' is of one edition
                self.draft.editions.append(year)
            else:
                self._add_span(year, None)
        elif "since" in word:
            self._add_span(year, None)
        elif "after" in word:
            self._add_span(year + 1, None)
        elif "until" in word:
            self._add_span(None, year)
        elif "before" in word:
            self._add_span(None, year - 1)
        else:
            return 0
        return 2

    def _year_then_word(self, at: int) -> int:
        """'2019年以来', '2019년부터': languages that put the word behind the year."""
        if (year := self._year(at)) is None:
            return 0
        behind = at + 1
        while behind < len(self.spans) and self.spans[behind].words[0].glued and self._at(behind).is_filler:
            behind += 1
        word = self._at(behind).said
        if "since_after" in word:
            self._add_span(year, None)
        elif "until_after" in word:
            self._add_span(None, year)
        else:
            return 0
        return behind + 1 - at

    def _pair_of_years(self, begin: int, at: int, joiners: set[str]) -> int:
        """How many spans from `begin` a span of years takes whose first year stands at `at`."""
        first = self._year(at)
        if first is None:
            return 0
        behind = self._past_endings(at + 1)
        if self._at(behind).dashed:
            last, end = self._year(behind) or self._short_year(behind, first), behind + 1
        elif joiners & self._at(behind).said:
            last, end = self._year(behind + 1), self._past_endings(behind + 2)
        else:
            return 0
        if last is None or last == first:
            return 0
        self._add_span(min(first, last), max(first, last))
        return end - begin

    def _edition(self, at: int) -> int:
        year = self._year(at)
        if year is None:
            return self._year_of_two_digits(at)
        self.draft.editions.append(year)
        return 1

    def _year_of_two_digits(self, at: int) -> int:
        """'24年', '24 год': a number of two digits that a word for a year follows, where it is one of an edition."""
        if not self._is_short_year(at) or "year" not in self._at(at + 1).said:
            return 0
        self.draft.editions.append(2000 + (self._number(at) or 0))
        return 2

    def _rank_or_number(self, at: int) -> int:
        """'7th', '#7', 'number 7', 'third', '11-20', 'between 11 and 20', or just '7'."""
        word = self._at(at).said
        if "between" in word and (taken := self._pair_of_ranks(at, at + 1, {"to", "both"})):
            return taken
        if taken := self._pair_of_ranks(at, at, {"to"}):
            return taken
        if (bound := next(iter(word & _BOUNDS.keys()), None)) and (number := self._number(at + 1)):
            feature, beside = _BOUNDS[bound]
            self.draft.features.add(feature)
            return self._add_limit(number + beside, "number", 2)
        if self._at(at).is_sign and (number := self._number(at + 1)):
            return self._add_limit(number, "ordinal", 2)
        if (ordinal := self._at(at).ordinal) is not None:
            return self._add_limit(ordinal, "ordinal", 1)
        number = self._number(at)
        if number is None:
            return 0
        if self._at(at + 1).is_suffix and (
            self.spans[at + 1].words[0].glued or self.spans[at + 1].gap in (".", ".-", "-")
        ):
            return self._add_limit(number, "number" if self._follows_top(at) else "ordinal", 2)
        return self._add_limit(number, "ordinal" if self.spans[at].gap.endswith("#") else "number", 1)

    def _follows_top(self, at: int) -> bool:
        """'前10名': after a word for the first several, a number counts them, whatever is written behind it."""
        if at == 0:
            return False
        return any(sense.name in ("top", "within", "bottom") for sense in self.spans[at - 1].senses)

    def _pair_of_ranks(self, begin: int, at: int, joiners: set[str]) -> int:
        at += self._at(at).is_sign
        first = self._rank(at)
        if first is None:
            return 0
        behind = self._past_endings(at + 1)
        if self._at(behind).dashed:
            last, end = self._rank(behind), self._past_endings(behind + 1)
        elif "both" in self._at(behind).said and self._at(behind + 1).ordinal == (self._at(at).ordinal or 0) + 1 > 1:
            last, end = self._at(behind + 1).ordinal, behind + 2
        elif joiners & self._at(behind).said:
            behind += self._at(behind + 1).is_sign
            last, end = self._rank(behind + 1), self._past_endings(behind + 2)
        else:
            return 0
        if last is None or not first < last <= _MOST:
            return 0
        if "until_after" in self._at(end).said:
            end += 1
        return self._add_limit((first, last), "range", end - begin)

    def _rank(self, at: int) -> int | None:
        """A rank at one end of a span of ranks: '11', '11th' or 'eleventh'."""
        numeral = self._at(at)
        if numeral.number is None and numeral.ordinal is None and numeral.is_first:
            return 1
        return numeral.ordinal if numeral.number is None else numeral.number

    def _add_limit(self, limit: Limit, feature: str, taken: int) -> int:
        self.draft.numbers.append((limit, feature))
        return taken

    def _add_span(self, first: int | None, last: int | None) -> None:
        known = [year for year in self.editions if (first or 0) <= year <= (last or LAST_YEAR)]
        named = {year for year in (first, last) if year is not None and year not in self.editions}
        self.draft.editions += sorted({*known, *named})
        self.draft.spans_editions = True

    def _year(self, at: int) -> int | None:
        return self._at(at).year

    def _short_year(self, at: int, first: int) -> int | None:
        """The second year of '2018-22'."""
        number = self._number(at)
        return None if number is None or number > 99 else first - first % 100 + number

    def _number(self, at: int) -> int | None:
        return self._at(at).number

    def _past_endings(self, at: int) -> int:
        """The position behind the endings that are written onto a number: 'с 21-го по 30-е'."""
        while self._at(at).is_suffix and self.spans[at].gap in ("", "-", "."):
            at += 1
        return at

    def _at(self, at: int) -> Numeral:
        return self.numerals[at] if at < len(self.numerals) else NONE
