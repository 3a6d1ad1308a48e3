"""What cities of the record are called in languages that are not written in Latin letters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def native_names(language: str) -> Mapping[tuple[str, str], str]:
    """The usual name of each city in a language, by its English name and economy; empty for other languages.

    The file is made by scripts/gazetteer from the table of names by hand, whose first spelling is the usual one.
    """
    text = (resources.files("questions") / "data" / "native_names.tsv").read_text(encoding="utf-8")
    header, *rows = (line.split("\t") for line in text.splitlines())
    if language not in header:
        return {}
    column = header.index(language)
    return {(row[0], row[1]): row[column] for row in rows if row[column]}
