"""The characters that a chart can show, by language."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from answers.catalogue import Messages, languages, messages

ROOT = Path(__file__).parents[2]
NAMES = ROOT / "scripts" / "gazetteer" / "by_hand" / "city_names.tsv"
SOURCES = ROOT / "db" / "data" / "sources.csv"
_DRAWN = (
    "chart.",
    "measure.name.",
    "sources",
    "join.",
    "region.",
    "territory.",
    "name.",
    "names.",
    "publisher.",
    "rank.printed",
)
"""How the ids of messages begin that a chart can show."""


def _span(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


# Whole alphabets, so that a name that an admin adds tomorrow is drawn as well.
_MARKS = _span(0x2010, 0x2027) + _span(0x202F, 0x203A) + "€№™−←↑→↓◦○●"
LATIN = _span(0x20, 0x7E) + _span(0xA0, 0x17F) + _span(0x1CD, 0x1DC) + _span(0x218, 0x21B) + _span(0x1E00, 0x1EFF)
CYRILLIC = _span(0x400, 0x45F) + "Ґґ"
ARABIC = "،؛؟" + _span(0x621, 0x655) + _span(0x660, 0x66C) + "ٰپچژڤکگیۀة"
EUROPEAN = LATIN + CYRILLIC + _MARKS
_EASTERN = _span(0x3001, 0x3011) + "〜" + _span(0xFF01, 0xFF5E) + _span(0x3041, 0x3096) + _span(0x30A1, 0x30FC)


def texts_drawn(own: Messages) -> Iterator[str]:
    """The messages of a language that a chart can show."""
    for message in own.catalog:
        id_ = message.id if isinstance(message.id, str) else message.id[0]
        if id_.startswith(_DRAWN):
            yield from [message.string] if isinstance(message.string, str) else message.string or ()


def characters_of(language: str) -> set[str]:
    """All that a chart in a language with Chinese characters or Hangul can show.

    The names of all clusters and economies, messages of the catalogue, and publishers' names.
    """
    found = set(EUROPEAN + _EASTERN)
    with NAMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.update(row["zh-Hans"] if row[language] == "=" else row[language])
    found.update(*Locale.parse(language, sep="-").territories.values())
    if language in languages():
        for text in texts_drawn(messages(language)):
            found.update(text)
    with SOURCES.open(encoding="utf-8", newline="") as file:
        for source in csv.DictReader(file):
            found.update(source["publisher"])
    return {character for character in found if character.isprintable()}
