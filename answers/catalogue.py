"""What the bot says, by message id and language; the catalogues are gettext files in `catalogues/`.

A message is a line with `{placeholders}` and `<b>bold</b>` parts. Placeholders are filled after the bold parts
are found, so no value can be taken for markup. A message that a catalogue lacks is said in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from gettext import c2py
from importlib import resources

from babel import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from answers.markup import Line, Span

DEFAULT = "en"
"""The language of replies where no other is known."""
_BOLD = re.compile(r"<b>(.*?)</b>")
_NEVER_GROUPED = frozenset(
    {"edition", "editions", "rank", "first", "last", "newest", "oldest", "best_year", "worst_year"}
)
"""Placeholders for years and ranks, which no language groups by thousands."""

Value = str | int | Decimal


@dataclass(frozen=True)
class Messages:
    """The messages of one language."""

    language: str
    catalog: Catalog

    def line(self, message: str, **values: Value) -> Line:
        """A message as a line of text, its values filled in."""
        if not self._holds(message) and self.language != DEFAULT:
            return messages(DEFAULT).line(message, **values)
        return _spans(self._template(message, values.get("count")), self._shown(values))

    def text(self, message: str, **values: Value) -> str:
        """A message as plain text."""
        return "".join(span.text for span in self.line(message, **values))

    def has(self, message: str) -> bool:
        """Whether there is a message of this id, in this language or else in English."""
        return self._holds(message) or (self.language != DEFAULT and messages(DEFAULT).has(message))

    def recorded(self, text: str) -> str:
        """A text of the record in this language, where the catalogue has it; else as it is recorded."""
        message = f"value.{text}"
        return self.text(message) if self._holds(message) else text

    def territory(self, code: str, printed: str) -> str:
        """An economy's name: as WIPO prints it in English, else by the catalogue's own wording, else by CLDR."""
        if self.language == DEFAULT:
            return printed
        if self._holds(f"territory.{code}"):
            return self.text(f"territory.{code}")
        return str(self._locale.territories.get(code, printed))

    def number(self, value: int | Decimal) -> str:
        """A number as the language writes it."""
        return str(format_decimal(value, locale=self._locale))

    def signed(self, value: int | Decimal) -> str:
        """A change as the language writes it, with its sign: +5."""
        return f"{'+' if value > 0 else ''}{self.number(value)}"

    def percent(self, value: int | Decimal) -> str:
        """A number of percent as the language writes it: '8.7%', '8,7 %'."""
        return str(format_percent(Decimal(value) / 100, locale=self._locale, decimal_quantization=False))

    def period(self, years: str) -> str:
        """Years of the record such as '2011-2015', as the language writes a span."""
        first, dash, last = years.partition("-")
        return self.text("span", first=first, last=last) if dash else years

    def date(self, day: object) -> str:
        """A day as the language writes it, such as 20 September 2023."""
        return str(format_date(day, format="long", locale=self._locale))  # type: ignore[arg-type]

    def joined(self, items: Iterable[str]) -> str:
        """Names or years in a row: 'Osaka, Kobe'."""
        return self.text("join.comma").join(items)

    def beside(self, items: Iterable[str]) -> str:
        """Things side by side, parted more clearly than by a comma."""
        return self.text("join.dot").join(items)

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return bool(self._locale.text_direction == "rtl")

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.language, sep="-")

    @cached_property
    def _plural(self) -> Callable[[int], int]:
        return c2py(self.catalog.plural_expr)

    def _form(self, count: Value | None) -> int:
        """Which plural form goes with a count; a fraction takes that of a whole number of its category."""
        if isinstance(count, Decimal) and count != count.to_integral_value():
            category = self._locale.plural_form(count)
            return self._plural(next((n for n in range(101) if self._locale.plural_form(n) == category), 2))
        return self._plural(int(count)) if isinstance(count, int | Decimal) else 0

    def _holds(self, message: str) -> bool:
        found = self.catalog.get(message)
        return found is not None and bool(found.string) and all(found.string or ())

    def _template(self, message: str, count: Value | None) -> str:
        found = self.catalog.get(message)
        if found is None or not found.string:
            raise KeyError(f"the catalogue of {self.language!r} has no message {message!r}")
        if isinstance(found.string, str):
            return found.string
        return str(found.string[self._form(count)])

    def _shown(self, values: dict[str, Value]) -> dict[str, str]:
        return {
            name: str(value) if isinstance(value, str) or name in _NEVER_GROUPED else self.number(value)
            for name, value in values.items()
        }


@cache
def messages(language: str = DEFAULT) -> Messages:
    """The messages of a language.

    Raises:
        FileNotFoundError: there is no catalogue of that language.
    """
    with (resources.files("answers") / "catalogues" / f"{language}.po").open("rb") as file:
        return Messages(language, read_po(file, locale=language.replace("-", "_"), abort_invalid=True))


@cache
def languages() -> tuple[str, ...]:
    """The languages in which the bot replies."""
    files = (resources.files("answers") / "catalogues").iterdir()
    return tuple(sorted(file.name.removesuffix(".po") for file in files if file.name.endswith(".po")))


def _spans(template: str, values: dict[str, str]) -> Line:
    spans = []
    for place, part in enumerate(_BOLD.split(template)):
        if part:
            spans.append(Span(part.format_map(values), bold=place % 2 == 1))
    return tuple(spans)
