"""The shipped files keep what no import checks: their form, their README, and the article behind the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

import pytest

from db.cells import cells_of
from db.csvfiles import SHIPPED
from db.forms import FACT_FORMS, REGIONS
from db.record import Edition, Fact, Lineage, Ranking, Snapshot
from db.tables import TABLE_OF, TABLES, Row
from db.vocabulary import measures

README = (SHIPPED / "README.md").read_text(encoding="utf-8")
ARTICLE = "shine-2023-09-21"
MEMBERS = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
"""The members of the European Union."""


@pytest.mark.parametrize("file", sorted(path.name for path in SHIPPED.iterdir()))
def test_files_are_utf_8_with_unix_line_ends(file: str) -> None:
    content = (SHIPPED / file).read_bytes()
    content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


@pytest.mark.parametrize("name", [*(table.name for table in TABLES), "measures"])
def test_the_readme_explains_every_column(name: str) -> None:
    header = (SHIPPED / f"{name}.csv").read_text(encoding="utf-8").partition("\n")[0].split(",")
    section = README.partition(f"### {name}.csv")[2].partition("\n#")[0]
    assert [column for column in header if f"`{column}`" not in section] == []
    if name in TABLE_OF:
        assert tuple(header) == TABLE_OF[name].columns


def ranks(rows: tuple[Ranking, ...]) -> str:
    """Ranks as the README lists them: three or more in a row as a span."""
    known = sorted({row.rank for row in rows})
    spans = [[rank for _, rank in run] for _, run in groupby(enumerate(known), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 2 else ", ".join(map(str, span)) for span in spans)


def test_the_readme_states_the_coverage(snapshot: Snapshot) -> None:
    for year, rows in snapshot.by_edition.items():
        status = Counter(row.status for row in rows)
        counts = (
            snapshot.ranks_known(year),
            len(rows),
            *(status[word] for word in ("confirmed", "single", "disputed")),
            sum(row.pct_applications is not None for row in rows),
            sum(row.publications is not None for row in rows),
        )
        assert f"| {year} | {' | '.join(map(str, counts))} | {ranks(rows)} |" in README
    assert f"{sum(map(snapshot.ranks_known, snapshot.years))} of {100 * len(snapshot.years)}" in README


def test_the_editions_are_2017_to_2025_in_order(snapshot: Snapshot) -> None:
    assert list(snapshot.editions) == list(range(2017, 2026))


def test_every_source_is_cited(snapshot: Snapshot) -> None:
    rows: list[Edition | Lineage | Ranking | Fact] = []
    rows += [*snapshot.editions.values(), *snapshot.lineage, *snapshot.rankings.values(), *snapshot.facts]
    cited = {source for row in rows for source in row.source_ids}
    for conflict in snapshot.conflicts:
        cited.update(conflict.source_ids_a, conflict.source_ids_b)
    assert cited == set(snapshot.sources)


def test_the_vocabulary_is_used_and_has_known_forms(snapshot: Snapshot) -> None:
    assert set(measures()) == {fact.measure for fact in snapshot.facts}
    assert {measure.form for measure in measures().values()} == set(FACT_FORMS)
    assert all(measure.meaning for measure in measures().values())
    forms = README.partition("## Vocabulary")[2]
    assert all(f"`{form}`" in forms for form in FACT_FORMS)
    assert list(measures()) == sorted(measures())


def test_every_economy_has_its_regions(snapshot: Snapshot) -> None:
    economies = snapshot.economies
    assert len(economies) == 249
    assert list(economies) == sorted(economies)
    assert {code for code, economy in economies.items() if "eu" in economy.regions} == set(MEMBERS.split())
    assert [code for code, economy in economies.items() if not economy.regions] == ["AQ"]
    assert {region for economy in economies.values() for region in economy.regions} == set(REGIONS)
    assert economies["TR"].regions == ("asia", "middle-east")
    assert economies["MX"].regions == ("latin-america", "north-america")
    assert (economies["TR"].name, economies["KR"].name) == ("Türkiye", "Republic of Korea")


SEED = [
    ("rankings", {"edition": "2023", "cluster": "tokyo-yokohama", "rank": "1", "economies": "JP"}),
    ("rankings", {"edition": "2023", "cluster": "shenzhen-hong-kong-guangzhou", "rank": "2", "economies": "CN;HK"}),
    ("rankings", {"edition": "2023", "cluster": "seoul", "rank": "3", "economies": "KR"}),
    ("rankings", {"edition": "2023", "cluster": "beijing", "rank": "4", "economies": "CN"}),
    (
        "rankings",
        {
            "edition": "2023",
            "cluster": "shanghai-suzhou",
            "rank": "5",
            "economies": "CN",
            "printed_previous_rank": "6",
            "printed_rank_change": "+1",
        },
    ),
    (
        "rankings",
        {"edition": "2017", "cluster": "shanghai-suzhou", "rank": "19", "printed_name": "Shanghai"},
    ),
    ("editions", {"year": "2023", "clusters_released_on": "2023-09-20", "released_on": "2023-09-27"}),
    ("facts", {"edition": "2023", "subject": "CN", "measure": "cluster_count", "value": "24"}),
    ("facts", {"edition": "2023", "subject": "CN", "measure": "cluster_count_previous", "value": "21"}),
    ("facts", {"edition": "2023", "subject": "CN", "measure": "cluster_count_rank", "value": "1"}),
    (
        "facts",
        {
            "edition": "2023",
            "subject": "top-5",
            "measure": "order_of_clusters",
            "value": "tokyo-yokohama;shenzhen-hong-kong-guangzhou;seoul;beijing;shanghai-suzhou",
        },
    ),
    ("facts", {"edition": "2023", "subject": "shanghai-suzhou", "measure": "record_rank", "value": "5"}),
    ("facts", {"edition": "2023", "subject": "shanghai-suzhou", "measure": "rank_rise_reason"}),
    ("facts", {"subject": "Shanghai", "measure": "pct_applications_year", "value": "5600", "as_of": "2022"}),
    ("facts", {"subject": "Shanghai", "measure": "pct_growth_percent", "value": "15.76", "as_of": "2022"}),
    ("facts", {"edition": "2023", "subject": "Shanghai", "measure": "ip_protection_steps"}),
    ("facts", {"subject": "Shanghai", "measure": "ip_enforcement_bodies", "as_of": "2023-06"}),
    ("facts", {"subject": "Daren Tang", "measure": "speaker", "value": "Director General, WIPO"}),
    ("facts", {"edition": "2023", "subject": "Daren Tang", "measure": "statement"}),
    ("facts", {"subject": "2023", "measure": "clusters_release_date", "value": "2023-09-20"}),
    ("facts", {"subject": "2023", "measure": "release_date", "value": "2023-09-27"}),
    ("facts", {"subject": "2023", "measure": "clusters_release_kind"}),
    ("facts", {"subject": "2023", "measure": "ranking_purpose"}),
    ("facts", {"subject": "2023", "measure": "publisher"}),
]
"""What the article says, as cells of rows that rest on it among others."""


@pytest.mark.parametrize(("table", "cells"), SEED, ids=lambda value: value if isinstance(value, str) else None)
def test_the_article_is_covered(snapshot: Snapshot, table: str, cells: dict[str, str]) -> None:
    rows: dict[str, Iterable[Row]] = {
        "rankings": snapshot.rankings.values(),
        "editions": snapshot.editions.values(),
        "facts": snapshot.facts,
    }
    found = [cells_of(TABLE_OF[table], row) for row in rows[table]]
    resting = [row for row in found if ARTICLE in row["source_ids"].split(";")]
    assert any(cells.items() <= row.items() for row in resting)
