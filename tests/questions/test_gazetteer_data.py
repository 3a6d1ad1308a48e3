"""The gazetteer's files keep the promises that scripts/gazetteer/README.md makes about them."""

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "questions" / "data"
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "es", "fr", "ru", "ar", "ja", "ko", "de", "pt", "it")
REGIONS = {"africa", "asia", "europe", "eu", "latin-america", "north-america", "oceania", "middle-east"}
COLUMNS = {
    "cities.tsv": ["city", "economy", "name", "languages", "state", "common"],
    "economies.tsv": ["economy", "name", "languages", "kind", "common"],
    "elsewhere.tsv": ["place", "economy", "population", "names", "common", "near"],
    "qualifiers.tsv": ["name", "economy", "code", "kind"],
    "regions.tsv": ["region", "name", "languages", "common"],
}
ROOM = {"cities.tsv": 200_000, "economies.tsv": 250_000, "elsewhere.tsv": 700_000, "common_words.txt": 200_000}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def words() -> list[str]:
    return (DATA / "common_words.txt").read_text(encoding="utf-8").splitlines()


def alike(text: str) -> str:
    """Case, accents, apostrophes and dashes taken off, as far as that makes two rows the same."""
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(" " if letter in "-–,." else letter for letter in decomposed if letter not in "'’")
    if any("LATIN" in unicodedata.name(letter, "") for letter in bare):
        bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(bare.split())


def record_cities() -> set[tuple[str, str]]:
    with (ROOT / "db" / "data" / "clusters.csv").open(encoding="utf-8", newline="") as file:
        return {
            (city, economy)
            for row in csv.DictReader(file)
            for city in row["cities"].split(";")
            for economy in row["economies"].split(";")
        }


@pytest.mark.parametrize("name", COLUMNS)
def test_tables_have_their_columns_and_are_sorted_with_no_row_twice(name: str) -> None:
    lines = (DATA / name).read_bytes().decode("utf-8").removesuffix("\n").split("\n")
    assert lines[0].split("\t") == COLUMNS[name]
    assert all(line.count("\t") == len(COLUMNS[name]) - 1 and "\r" not in line for line in lines)
    cells = [line.split("\t") for line in lines[1:]]
    assert cells == sorted(cells)
    assert [line for line, count in Counter(lines).items() if count > 1] == []


@pytest.mark.parametrize(("name", "most"), ROOM.items())
def test_files_stay_within_their_size(name: str, most: int) -> None:
    assert 10_000 < (DATA / name).stat().st_size < most


def test_every_city_of_the_record_is_named_in_every_language() -> None:
    named: dict[str, set[str]] = {}
    for row in rows("cities.tsv"):
        named.setdefault(row["city"], set()).update(row["languages"].split())
    lacking = {
        city: sorted(set(LANGUAGES) - named.get(city, set()))
        for city, _ in record_cities()
        if not set(LANGUAGES) <= named.get(city, set())
    }
    assert lacking == {}


def test_city_rows_belong_to_the_record() -> None:
    assert {(row["city"], row["economy"]) for row in rows("cities.tsv")} <= record_cities()


def test_both_cambridges_are_there() -> None:
    named = [row for row in rows("cities.tsv") if row["name"] == "Cambridge"]
    assert [(row["economy"], row["state"]) for row in named] == [("GB", ""), ("US", "MA")]


def test_no_two_other_cities_of_the_record_share_a_name() -> None:
    bearers: dict[str, set[str]] = {}
    for row in rows("cities.tsv"):
        bearers.setdefault(alike(row["name"]), set()).add(row["city"])
    assert {name: cities for name, cities in bearers.items() if len(cities) > 1} == {}


@pytest.mark.parametrize(
    ("name", "owner"), [("cities.tsv", "city"), ("economies.tsv", "economy"), ("regions.tsv", "region")]
)
def test_spellings_of_one_bearer_differ_in_more_than_case_and_accents(name: str, owner: str) -> None:
    seen = Counter(
        (row[owner], row["economy"] if owner == "city" else "", alike(row["name"]))
        for row in rows(name)
        if row.get("kind") != "code"
    )
    assert [spelling for spelling, count in seen.items() if count > 1] == []


def test_languages_are_known_tags() -> None:
    tags = {
        tag
        for name in ("cities.tsv", "economies.tsv", "regions.tsv")
        for row in rows(name)
        for tag in row["languages"].split()
    }
    assert tags == {*LANGUAGES, "*"}
    assert all(row["languages"] == "*" or "*" not in row["languages"] for row in rows("cities.tsv"))


def test_economy_codes_are_codes_that_have_a_name_in_every_language() -> None:
    named: dict[str, set[str]] = {}
    for row in rows("economies.tsv"):
        named.setdefault(row["economy"], set()).update(row["languages"].split())
    assert len(named) == 250
    for name in ("cities.tsv", "elsewhere.tsv", "qualifiers.tsv"):
        assert {row["economy"] for row in rows(name)} <= named.keys()
    assert {code: set(LANGUAGES) - tags for code, tags in named.items() if set(LANGUAGES) - tags - {"*"}} == {}


def test_kinds_are_known() -> None:
    assert {row["kind"] for row in rows("economies.tsv")} == {"name", "demonym", "colloquial"}


@pytest.mark.parametrize(
    ("name", "economies"),
    [
        ("Korea", {"KP", "KR"}),
        ("Congo", {"CD", "CG"}),
        ("Türkiye", {"TR"}),
        ("немецких", {"DE"}),
        ("chinas", {"CN"}),
        ("Германии", {"DE"}),
        ("США", {"US"}),
        ("الصين", {"CN"}),
        ("صين", {"CN"}),
        ("Holland", {"NL"}),
        ("Viet Nam", {"VN"}),
        ("北韓", {"KP"}),
    ],
)
def test_economies_by_what_people_call_them(name: str, economies: set[str]) -> None:
    assert {row["economy"] for row in rows("economies.tsv") if alike(row["name"]) == alike(name)} == economies


def test_every_region_is_named_in_every_language() -> None:
    named: dict[str, set[str]] = {}
    for row in rows("regions.tsv"):
        named.setdefault(row["region"], set()).update(row["languages"].split())
    assert named.keys() == REGIONS | {"other"}
    assert {region for region, tags in named.items() if tags != set(LANGUAGES)} == set()


@pytest.mark.parametrize(
    "place",
    [
        *(
            "Grenoble",
            "Lausanne",
            "Geneva",
            "Aachen",
            "Dresden",
            "Portland",
            "Austin",
            "Atlanta",
            "Phoenix",
            "Brisbane",
        ),
        *("Ottawa", "Shenyang", "Dongguan", "Kolkata", "Pune", "Rome", "Lisbon", "Nairobi", "Lagos", "Buenos Aires"),
        *("York", "Durham", "Plymouth", "Jakarta", "Hanoi", "Dubai", "Riyadh", "Kyiv", "Gwangju", "Sapporo"),
    ],
)
def test_well_known_places_outside_the_record_are_known_in_all_scripts(place: str) -> None:
    names = "".join(row["names"] for row in rows("elsewhere.tsv") if row["place"] == place)
    scripts = {unicodedata.name(letter, " ").split()[0] for letter in names if letter.isalpha()}
    assert scripts >= {"LATIN", "CYRILLIC", "ARABIC", "CJK", "HANGUL"}


def test_places_elsewhere_bear_no_name_of_the_record() -> None:
    taken = {alike(row["name"]) for name in ("cities.tsv", "economies.tsv") for row in rows(name)}
    assert {name for row in rows("elsewhere.tsv") for name in row["names"].split("|") if alike(name) in taken} == set()


def test_places_elsewhere_stand_once_and_once_more_for_names_that_are_words() -> None:
    table = rows("elsewhere.tsv")
    seen = Counter((row["place"], row["economy"], row["common"]) for row in table)
    assert max(seen.values()) == 1
    assert {row["common"] for row in table} == {"", "1"}
    assert {row["place"] for row in table if row["common"]} >= {"Nice", "Reading", "Tours", "Split", "Nancy", "Mobile"}


def test_population_and_neighbour_are_what_they_say() -> None:
    cities = {f"{row['city']}|{row['economy']}" for row in rows("cities.tsv")}
    table = rows("elsewhere.tsv")
    assert all(int(row["population"]) >= 1_000 for row in table)
    assert {row["near"] for row in table} - {""} <= cities
    assert {row["near"] for row in table if row["place"] == "Oakland"} == {"San Francisco|US"}


def test_no_machine_romanisation_stands_among_the_places() -> None:
    junk = [
        name
        for row in rows("elsewhere.tsv")
        for name in row["names"].split("|")
        if name.isascii() and (name == name.lower() or len(name) < 3)
    ]
    assert junk == []


def test_names_of_the_record_are_no_common_words_unless_marked() -> None:
    names = {
        alike(row["name"])
        for name in ("cities.tsv", "economies.tsv", "regions.tsv")
        for row in rows(name)
        if not row["common"]
    }
    assert sorted(word for word in words() if alike(word) in names) == []


def test_common_words_are_lower_case_sorted_and_many() -> None:
    listed = words()
    assert listed == sorted(set(listed))
    assert all(word == word.lower() and word.strip() for word in listed)
    assert 12_000 < len(listed) < 25_000
    assert {"landed", "went", "come", "timeline", "rank", "same", "nice", "gdp", "weather"} <= set(listed)
    assert {"cuando", "quand", "wenn", "quando", "когда", "года"} <= set(listed)


@pytest.mark.parametrize(
    ("name", "economy", "code"),
    [
        ("MA", "US", "MA"),
        ("California", "US", "CA"),
        ("Ontario", "CA", "ON"),
        ("Texas", "US", "TX"),
        ("England", "GB", "England"),
    ],
)
def test_qualifiers_name_states_and_nations(name: str, economy: str, code: str) -> None:
    assert (economy, code) in {(row["economy"], row["code"]) for row in rows("qualifiers.tsv") if row["name"] == name}
