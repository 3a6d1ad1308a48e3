"""The names of the record's cities: the hand-written table, East Asian administrative forms, Russian cases."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.gazetteer import russian, tables
from scripts.gazetteer.writing import INTERNATIONAL, LANGUAGES, key, script

HEADER = ("city", "economy", "name", "languages", "state", "common")
NATIVE_LANGUAGES = ("ru", "ar", "zh-Hans", "zh-Hant", "ja", "ko")
"""Languages whose names stand behind the Latin ones in replies."""
NATIVE_HEADER = ("city", "economy", *NATIVE_LANGUAGES)
_SAME = "="
_ARTICLE = "ال"
_CITY_SUFFIX = {"zh-Hans": "市", "zh-Hant": "市", "ja": "市", "ko": "시"}
_SUFFIXED = ("市", "都", "府", "시", "도", "区", "區", "城", "特区", "DC", "D.C.")


@dataclass(frozen=True)
class City:
    """One city of the record with the names that stand in the hand-written table."""

    city: str
    economy: str
    state: str
    geonameid: int
    names: dict[str, tuple[str, ...]]


def read_cities() -> list[City]:
    """The record's cities; a cell "=" repeats the English names, in zh-Hant those of zh-Hans."""
    cities = []
    for row in tables.read("city_names.tsv"):
        names: dict[str, tuple[str, ...]] = {}
        for language in LANGUAGES:
            cell = row[language]
            if cell == _SAME:
                cell = row["zh-Hans" if language == "zh-Hant" else "en"]
            names[language] = tuple(cell.split("|"))
        cities.append(City(row["city"], row["economy"], row["state"], int(row["geonameid"]), names))
    return cities


def rows(cities: list[City], ordinary: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """One row per city and spelling; `ordinary` holds the keys of names that are words of some language."""
    found: dict[tuple[str, str, str], tuple[str, set[str]]] = {}
    states = {(city.city, city.economy): city.state for city in cities}
    for city, economy, name, languages in (*_from_table(cities), *_nicknames(), *_adjectives()):
        if (city, economy) not in states:
            raise ValueError(f"{name} names {city} ({economy}), which is no city of the record")
        _, known = found.setdefault((city, economy, key(name)), (name, set()))
        known.update(languages)
    for (city, economy, folded), (name, known) in found.items():
        spoken = " ".join(tag for tag in LANGUAGES if tag in known) or INTERNATIONAL
        yield city, economy, name, spoken, states[city, economy], "1" if folded in ordinary else ""


def native_rows(cities: list[City]) -> Iterator[tuple[str, ...]]:
    """One row per city with its usual name, the first one of the table, in each script that is not Latin."""
    for city in cities:
        yield city.city, city.economy, *(city.names[language][0] for language in NATIVE_LANGUAGES)


_Name = tuple[str, str, str, tuple[str, ...]]


def _from_table(cities: list[City]) -> Iterator[_Name]:
    for city in cities:
        for language in LANGUAGES:
            for name in city.names[language]:
                yield city.city, city.economy, name, (language,)
                for form in _forms(name, language):
                    yield city.city, city.economy, form, (language,)
        if city.state:
            yield from _with_state(city)


def _forms(name: str, language: str) -> Iterator[str]:
    if language == "ru":
        yield from russian.noun_forms(name)[1:]
    if language == "ar" and name.startswith(_ARTICLE) and " " not in name:
        yield name.removeprefix(_ARTICLE)
    suffix = _CITY_SUFFIX.get(language)
    if suffix and not name.endswith(_SUFFIXED) and script(name) in ("Han", "Kana", "Hangul"):
        yield name + suffix


def _with_state(city: City) -> Iterator[_Name]:
    state = next(
        row["name"] for row in tables.read("states.tsv") if (row["economy"], row["code"]) == (city.economy, city.state)
    )
    for name in city.names["en"] if city.state != "DC" else ():
        yield city.city, city.economy, f"{name}, {city.state}", ("en",)
        yield city.city, city.economy, f"{name}, {state}", ("en",)


def _nicknames() -> Iterator[_Name]:
    for row in tables.read("city_nicknames.tsv"):
        languages = tuple(row["languages"].split())
        forms = russian.noun_forms(row["name"]) if languages == ("ru",) else [row["name"]]
        for form in forms:
            yield row["city"], row["economy"], form, languages


def _adjectives() -> Iterator[_Name]:
    for row in tables.read("city_adjectives.tsv"):
        for form in russian.adjective_forms(row["ru"]):
            yield row["city"], row["economy"], form, ("ru",)
