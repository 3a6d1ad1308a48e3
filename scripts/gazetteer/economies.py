"""Names of economies from CLDR and by hand, demonyms with their endings, regions, states beside a city."""

import re
from collections.abc import Iterator
from itertools import chain

from babel import Locale

from scripts.gazetteer import russian, tables
from scripts.gazetteer.demonyms import demonym_forms
from scripts.gazetteer.writing import INTERNATIONAL, LANGUAGES, key

HEADER = ("economy", "name", "languages", "kind", "common")
REGION_HEADER = ("region", "name", "languages", "common")
QUALIFIER_HEADER = ("name", "economy", "code", "kind")

# CLDR's codes for what is no economy: groupings, unknown, test locales, islands under another code, Sark
_NO_ECONOMY = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))
_REMARK = re.compile(r" ?[(（][^()（）]+[)）]$")
# where a language names economies in more than one way
_VARIETIES = {"pt": ("pt-PT",), "es": ("es-MX",), "zh-Hant": ("zh-Hant-HK",), "ar": ("ar-EG",)}
# German names without a genitive in -s: feminine and plural ones, those that end in a hiss
_NO_GENITIVE = re.compile(
    r"(?<!Chil)(?:[szxe]|ei|inseln?|schaft|stadt|[idl]ven|chellen|[mr]o[rn]en|pinen|anden|[A-Z])$"
)
_ARTICLE = "ال"
_SHORTEST = 5
_SAME_IN_CAPITALS = "code"


def codes() -> list[str]:
    """ISO 3166-1 alpha-2 codes of all economies (and XK), as CLDR lists them."""
    territories = Locale.parse("en").territories
    alpha2 = (str(code) for code in territories if re.fullmatch("[A-Z]{2}", str(code)))
    return sorted(code for code in alpha2 if code not in _NO_ECONOMY)


def rows(ordinary: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """One row per economy and spelling; an ambiguous name ("Korea", "Congo") has a row for each economy it may mean."""
    found: dict[tuple[str, str], tuple[str, set[str], str]] = {}
    known = frozenset(codes())
    dropped = frozenset(row["name"] for row in tables.read("economy_dropped_names.tsv"))
    for economy, name, languages, kind in chain(_cldr(), _by_hand(), _demonyms()):
        if economy not in known:
            raise ValueError(f"{name}: {economy} is no economy")
        if name in dropped:
            continue
        folded = name if kind == _SAME_IN_CAPITALS else key(name)
        _, spoken, _ = found.setdefault((economy, folded), (name, set(), kind))
        spoken.update(languages)
    for (economy, folded), (name, spoken, kind) in found.items():
        common = folded in ordinary
        loose = "colloquial" if common and kind == "demonym" else kind
        yield economy, name, _tags(spoken), loose, "1" if common else ""


def _tags(spoken: set[str]) -> str:
    return INTERNATIONAL if INTERNATIONAL in spoken else " ".join(tag for tag in LANGUAGES if tag in spoken)


_Name = tuple[str, str, tuple[str, ...], str]


def _cldr() -> Iterator[_Name]:
    for language in LANGUAGES:
        for variety in (language, *_VARIETIES.get(language, ())):
            territories = Locale.parse(variety, sep="-").territories
            for economy in codes():
                for name in _written_forms(territories[economy], language):
                    yield economy, name, (language,), "name"


def _written_forms(name: str, language: str) -> Iterator[str]:
    plain = _REMARK.sub("", name)
    yield plain
    yield from _inflected(plain, language)


def _inflected(name: str, language: str) -> list[str]:
    if language == "ru":
        return russian.economy_forms(name)[1:]
    if language == "ar" and name.startswith(_ARTICLE) and " " not in name and len(name) >= _SHORTEST:
        return [name.removeprefix(_ARTICLE)]
    if language == "de" and name.isalpha() and not _NO_GENITIVE.search(name):
        return [name + "s"]
    return []


def _by_hand() -> Iterator[_Name]:
    for row in tables.read("economy_names.tsv"):
        languages = tuple(row["languages"].split())
        for name in row["names"].split("|"):
            yield row["economy"], name, languages, row["kind"]
            for form in _inflected(name, languages[0]):
                yield row["economy"], form, languages, row["kind"]


def _demonyms() -> Iterator[_Name]:
    for row in tables.read("demonyms.tsv"):
        for language, cell in row.items():
            if language != "economy" and cell:
                for form in demonym_forms(cell, language):
                    yield row["economy"], form, (language,), "demonym"


def region_rows(ordinary: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """One row per region and spelling; "other" are groups of economies that the bot has no list of."""
    found: dict[tuple[str, str], tuple[str, set[str]]] = {}
    for row in tables.read("region_names.tsv"):
        for name in row["names"].split("|"):
            _, spoken = found.setdefault((row["region"], key(name)), (name, set()))
            spoken.add(row["language"])
    for (region, folded), (name, spoken) in found.items():
        yield region, name, _tags(spoken), "1" if folded in ordinary else ""


def qualifier_rows() -> Iterator[tuple[str, ...]]:
    """States, provinces and nations as written beside a city."""
    for row in tables.read("states.tsv"):
        yield row["name"], row["economy"], row["code"], row["kind"]
