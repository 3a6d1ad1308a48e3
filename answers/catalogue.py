"""What the bot says, by message id and language; the catalogues are gettext files in `catalogues/`.

A message is a line with `{placeholders}` and `<b>bold</b>` parts. Placeholders are filled after the bold parts
are found, so no value can be taken for markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from gettext import c2py
from importlib import resources

from babel import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from answers.markup import Line, Span

DEFAULT = "en"
"""The language of replies where no other is known."""
_BOLD = re.compile(r"<b>(.*?)</b>")

Value = str | int | Decimal


@dataclass(frozen=True)
class Messages:
    """The messages of one language."""

    language: str
    catalog: Catalog

    def line(self, message: str, **values: Value) -> Line:
        """A message as a line of text, its values filled in."""
        return _spans(self._template(message, values.get("count")), self._shown(values))

    def text(self, message: str, **values: Value) -> str:
        """A message as plain text."""
        return "".join(span.text for span in self.line(message, **values))

    def has(self, message: str) -> bool:
        """Whether the catalogue holds a message of this id."""
        found = self.catalog.get(message)
        return found is not None and bool(found.string)

    def number(self, value: int | Decimal) -> str:
        """A number as the language writes it."""
        return str(format_decimal(value, locale=self._locale))

    def date(self, day: object) -> str:
        """A day as the language writes it, such as 20 September 2023."""
        return str(format_date(day, format="long", locale=self._locale))  # type: ignore[arg-type]

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.language, sep="-")

    @cached_property
    def _plural(self) -> object:
        return c2py(self.catalog.plural_expr)

    def _template(self, message: str, count: Value | None) -> str:
        found = self.catalog.get(message)
        if found is None or not found.string:
            raise KeyError(f"the catalogue of {self.language!r} has no message {message!r}")
        if isinstance(found.string, str):
            return found.string
        form = self._plural(count if isinstance(count, int) else 0)  # type: ignore[operator]
        return str(found.string[form])

    def _shown(self, values: dict[str, Value]) -> dict[str, str]:
        plain = {"edition", "editions", "rank", "first", "last", "newest", "oldest"}
        return {
            name: str(value) if isinstance(value, str) or name in plain else self.number(value)
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
