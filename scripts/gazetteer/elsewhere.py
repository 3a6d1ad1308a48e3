"""The negative gazetteer: cities of the world that are in no cluster of the record."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz

from scripts.gazetteer import geonames, russian, tables
from scripts.gazetteer.cities import City
from scripts.gazetteer.geonames import Place
from scripts.gazetteer.writing import LANGUAGES, is_russian, key, script, scripts

HEADER = ("place", "economy", "population", "names", "common", "near")
POPULATION = 100_000
_NAMED_IN_ALL_SCRIPTS = 500_000
_NAMED_WITHOUT_SUFFIX = 300_000
_LARGE = 150_000
_NEAR_KM = 50.0
_SAME_SOUND = 75
_SHORT = 3
_HOME_SCRIPTS = {
    "Han": ("CN", "TW", "HK", "MO", "JP"),
    "Kana": (),
    "Hangul": ("KR", "KP"),
    "Cyrillic": ("RU", "BY", "UA", "KZ", "KG", "TJ", "UZ", "BG", "RS", "MK", "MN"),
    "Arabic": (
        *("DZ", "BH", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR"),
        *("OM", "PS", "QA", "SA", "SD", "SY", "TN", "AE", "YE"),
    ),
}
_CITY_SUFFIX = {"CN": "市", "TW": "市", "JP": "市", "KR": "시", "KP": "시"}
_HAN_UNIT = tuple("市县縣区區府州島岛")
_KOREAN_UNIT = re.compile(r" ?(시|군|구)$")


@dataclass
class Elsewhere:
    """A place with what people call it; `near` is the record's nearest city within 50 km, as city|economy."""

    place: str
    economy: str
    population: int
    near: str
    by_hand: bool
    names: list[str] = field(default_factory=list)


def read_places(cities: list[City], claimed: frozenset[str]) -> list[Elsewhere]:
    """The places with their names, but for names (keys) that cities of the record, economies or states claim."""
    dropped = frozenset(key(row["name"]) for row in tables.read("elsewhere_dropped_names.tsv"))
    found: dict[tuple[str, str], Elsewhere] = {}
    for place in _without_smaller_namesakes(_places(cities), dropped):
        place.names = _unclaimed(place.names, claimed | dropped)
        if place.names and key(place.place) not in claimed:
            found.setdefault((place.place, place.economy), place)
    return list(found.values())


def rows(places: list[Elsewhere], ordinary: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """One row per place, and a second for those of its names that are words as well (`ordinary`, keys)."""
    for place in places:
        common = [name for name in place.names if key(name) in ordinary or (_is_short(name) and not place.by_hand)]
        for group, mark in (([name for name in place.names if name not in common], ""), (common, "1")):
            if group:
                yield place.place, place.economy, str(place.population), "|".join(group), mark, place.near


def _is_short(name: str) -> bool:
    return len(name) <= _SHORT and script(name) == "Latin"


def _unclaimed(names: Iterable[str], claimed: frozenset[str]) -> list[str]:
    kept: dict[str, str] = {}
    for name in names:
        folded = key(name)
        if folded not in claimed:
            kept.setdefault(folded, name)
    return list(kept.values())


def _places(cities: list[City]) -> list[Elsewhere]:
    by_id = geonames.read_places(1_000)
    record = [(f"{city.city}|{city.economy}", by_id[city.geonameid]) for city in cities]
    ours = {city.geonameid for city in cities}
    by_hand = {(row["place"], row["economy"]): row["names"] for row in tables.read("elsewhere_names.tsv")}
    cldr = _cldr_cities()
    found: list[Elsewhere] = []
    written: set[tuple[str, str]] = set()
    for place in sorted(by_id.values(), key=lambda place: (-place.population, place.geonameid)):
        english = _english(place, by_hand)
        wanted = english is not None and (english, place.economy) not in written
        if place.geonameid in ours or (place.population < POPULATION and not wanted):
            continue
        entry = Elsewhere(english or place.name, place.economy, place.population, _near(place, record), wanted)
        entry.names = [entry.place, place.name]
        if wanted:
            written.add((entry.place, place.economy))
            entry.names += by_hand[entry.place, place.economy].split("|")
        entry.names += cldr.get((key(place.name), place.economy), ())
        entry.names += _native(place, entry)
        inflects = wanted or place.economy in _HOME_SCRIPTS["Cyrillic"]
        entry.names = _with_other_forms(filter(None, entry.names), place.economy, inflects)
        found.append(entry)
    missing = sorted(by_hand.keys() - written)
    if missing:
        raise ValueError(f"GeoNames has no such places: {missing}")
    return found


def _english(place: Place, by_hand: dict[tuple[str, str], str]) -> str | None:
    """The hand-written table's name for a place, by its GeoNames name or an English alternate of it."""
    if (place.name, place.economy) in by_hand:
        return place.name
    if place.population < POPULATION:
        return None
    return next((name for name in place.alternates if (name, place.economy) in by_hand), None)


def _near(place: Place, record: list[tuple[str, Place]]) -> str:
    distance, label = min((geonames.kilometres(place, city), label) for label, city in record)
    return label if distance <= _NEAR_KM else ""


def _native(place: Place, entry: Elsewhere) -> Iterator[str]:
    """GeoNames' names in other scripts: for large or well-known places in all, for others in that of their home."""
    everywhere = entry.by_hand or place.population >= _NAMED_IN_ALL_SCRIPTS
    for written_in, economies in _HOME_SCRIPTS.items():
        if not everywhere and place.economy not in economies:
            continue
        names = [name for name in place.alternates if geonames.is_name_in(name, written_in)]
        if written_in == "Cyrillic":
            known = any(script(name) == "Cyrillic" for name in entry.names)
            yield from () if known else _most_alike(names, place.name)
        elif written_in == "Hangul":
            yield from (_KOREAN_UNIT.sub("", name) if len(name) > _SHORT else name for name in names)
        elif written_in != "Kana" or place.economy != "JP":
            yield from names


def _most_alike(russian_names: list[str], name: str) -> list[str]:
    """The Cyrillic name that sounds most like the place's own: others are of other languages or another time."""
    rated = sorted(
        ((fuzz.ratio(russian.latin(candidate), key(name)), len(candidate), candidate) for candidate in russian_names),
        reverse=True,
    )
    return [candidate for alike, _, candidate in rated[:1] if alike >= _SAME_SOUND]


def _with_other_forms(names: Iterable[str], economy: str, inflects: bool) -> list[str]:
    forms: list[str] = []
    for name in names:
        forms.append(name)
        if inflects and scripts(name) == {"Cyrillic"} and is_russian(name):
            forms += russian.noun_forms(name)[1:]
        suffix = _CITY_SUFFIX.get(economy)
        if suffix and script(name) in ("Han", "Hangul") and not name.endswith((*_HAN_UNIT, suffix)):
            forms.append(name + suffix)
    return list(dict.fromkeys(forms))


def _cldr_cities() -> dict[tuple[str, str], list[str]]:
    """CLDR's names for the cities that stand for time zones, in all languages, by English name and economy."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    locales = [Locale.parse(language, sep="-") for language in LANGUAGES]
    for zone, economy in sorted(get_global("zone_territories").items()):
        cities = [locale.time_zones.get(zone, {}).get("city") for locale in locales]
        english = cities[0] or zone.rpartition("/")[2].replace("_", " ")
        names[key(english), economy] += [city for city in cities if city]
    return names


def _without_smaller_namesakes(places: list[Elsewhere], dropped: frozenset[str]) -> Iterator[Elsewhere]:
    """Leaves a name to the largest place that bears it, and to those with 150,000 inhabitants or a row by hand."""
    claimed: set[str] = set()
    for place in places:
        large = place.by_hand or place.population >= _LARGE
        names = [name for name in place.names if large or key(name) not in claimed]
        if place.population < _NAMED_WITHOUT_SUFFIX and not place.by_hand:
            names = [name for name in names if len(name) != 2 or script(name) not in ("Han", "Hangul")]
        claimed.update(key(name) for name in names)
        if key(place.place) in {key(name) for name in names} - dropped:
            place.names = names
            yield place
