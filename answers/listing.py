"""Several names within a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from answers.sheet import Sheet


def listed(names: Iterable[str], sheet: Sheet) -> str:
    """The names as the language lists them: 'Osaka, Kobe, and Kyoto'."""
    return str(format_list(list(names), locale=sheet.messages.language.replace("-", "_")))
