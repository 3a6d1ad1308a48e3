"""Loads the names of places and economies: what a person may call them, in many languages and spellings.

The files are made by scripts/gazetteer and explained there. They say nothing about the ranking; which city
belongs to which cluster comes from the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from questions.normalise import normal_form
from questions.senses import Guard, Phrase, Sense, SenseType, Spot


@dataclass(frozen=True, slots=True)
class CityName:
    """One way to name a city of the record."""

    phrase: Phrase
    city: str
    economy: str
    state: str | None
    guard: Guard
    language: str


@cache
def city_names() -> tuple[CityName, ...]:
    """The names of the cities that the shipped record has clusters for."""
    return tuple(
        CityName(phrase, row["city"], row["economy"], row["state"] or None, _guard(row), _language(row))
        for row in _rows("cities.tsv")
        if (phrase := normal_form(row["name"]))
    )


@cache
def places_elsewhere() -> tuple[tuple[Phrase, Spot, Guard], ...]:
    """Names of other large cities and of former members: known places, so that none is taken for a misspelling."""
    found = []
    for row in _rows("elsewhere.tsv"):
        spot = Spot(row["place"], row["economy"], population=int(row["population"] or 0), near=row["near"] or None)
        guard = _guard(row)
        found += [(phrase, spot, guard) for name in row["names"].split("|") if (phrase := normal_form(name))]
    return tuple(found)


def territory_senses() -> Iterator[tuple[Phrase, Sense]]:
    """Names of economies, of regions, and of the states that tell cities of one name apart."""
    meanings: dict[tuple[Phrase, Guard], list[str]] = {}
    languages: dict[tuple[Phrase, Guard], set[str]] = {}
    for row in _rows("economies.tsv"):
        key = (normal_form(row["name"]), _guard(row))
        languages.setdefault(key, set()).add(_language(row))
        codes = meanings.setdefault(key, [])
        if row["economy"] not in codes:
            codes.append(row["economy"])
    for code in {code for codes in meanings.values() for code in codes}:
        yield (_flag(code),), Sense(SenseType.ECONOMY, codes=(code,))
    for (phrase, guard), economies in meanings.items():
        spoken = languages[phrase, guard]
        language = next(iter(spoken)) if len(spoken) == 1 else "*"
        yield phrase, Sense(SenseType.ECONOMY, codes=tuple(economies), language=language, guard=guard)
    for row in _rows("regions.tsv"):
        yield normal_form(row["name"]), Sense(SenseType.REGION, row["region"], guard=_guard(row))
    for row in _rows("qualifiers.tsv"):
        yield normal_form(row["name"]), Sense(SenseType.STATE, codes=(row["economy"], row["code"]), guard=_guard(row))


@cache
def common_words() -> frozenset[str]:
    """Ordinary words of several languages, which are never read as a misspelt name."""
    text = (resources.files("questions") / "data" / "common_words.txt").read_text(encoding="utf-8")
    return frozenset(form for line in text.splitlines() for form in normal_form(line))


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = (resources.files("questions") / "data" / name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=False))


def _guard(row: Mapping[str, str]) -> Guard:
    """How a name must be written to be one: 'Nice' with a capital, 'LA', 'L.A.' and 'MA' in capitals."""
    letters = row.get("name", row.get("names", "")).replace(".", "")
    is_abbreviation = len(letters) == 2 and letters.isascii() and letters.isupper() and "kind" not in row
    if row.get("kind") in ("code", "abbreviation") or is_abbreviation:
        return Guard.CAPITALS
    return Guard.CAPITAL if row.get("common") else Guard.NONE


def _language(row: Mapping[str, str]) -> str:
    """The language that a name speaks for, where it belongs to one alone: 'Pékin' is French."""
    languages = {tag.partition("-")[0] for tag in row["languages"].split()}
    return languages.pop() if len(languages) == 1 else "*"


def _flag(code: str) -> str:
    """The flag of an economy as people send it: two regional letters."""
    return "".join(chr(ord(letter) - ord("A") + 0x1F1E6) for letter in code)
