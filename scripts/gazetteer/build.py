"""Writes questions/data/ from GeoNames, CLDR and the hand-written tables beside this file; see README.md."""

import argparse
from pathlib import Path

from scripts.gazetteer import cities, economies, elsewhere, tables
from scripts.gazetteer.common_words import common_words
from scripts.gazetteer.writing import key

DATA = Path(__file__).resolve().parents[2] / "questions" / "data"

WELL_KNOWN = 200_000
"""Inhabitants from which a misspelt name may be read as a place outside the record."""


def files(scowl: Path) -> dict[str, str]:
    """Every data file's name and text; `scowl` is the folder of SCOWL's word lists."""
    ordinary = frozenset(key(word) for word in tables.lines("ordinary.txt"))
    record = cities.read_cities()
    city_rows = list(cities.rows(record, ordinary))
    economy_rows = list(economies.rows(ordinary))
    region_rows = list(economies.region_rows(ordinary))
    state_rows = list(economies.qualifier_rows())
    names = frozenset(key(name) for _, _, name, *_ in city_rows)
    names |= frozenset(key(name) for _, name, *_ in (*economy_rows, *region_rows))
    places = elsewhere.read_places(record, names | frozenset(key(name) for name, *_ in state_rows))
    well_known = {key(name) for place in places if place.population >= WELL_KNOWN for name in place.names}
    words = common_words(scowl, names - ordinary, names | well_known)
    elsewhere_rows = elsewhere.rows(places, ordinary | frozenset(key(word) for word in words))
    return {
        "cities.tsv": tables.as_tsv(cities.HEADER, city_rows),
        "common_words.txt": "".join(f"{word}\n" for word in words),
        "economies.tsv": tables.as_tsv(economies.HEADER, economy_rows),
        "elsewhere.tsv": tables.as_tsv(elsewhere.HEADER, elsewhere_rows),
        "native_names.tsv": tables.as_tsv(cities.NATIVE_HEADER, cities.native_rows(record)),
        "qualifiers.tsv": tables.as_tsv(economies.QUALIFIER_HEADER, state_rows),
        "regions.tsv": tables.as_tsv(economies.REGION_HEADER, region_rows),
    }


def main() -> None:
    """Writes the data files and says how large each has become."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--scowl", type=Path, default=Path("/usr/share/dict/scowl"), help="SCOWL's folder of lists")
    for name, text in files(arguments.parse_args().scowl).items():
        tables.write(DATA / name, text)
        print(f"{name}: {text.count(chr(10)) - 1} rows, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
