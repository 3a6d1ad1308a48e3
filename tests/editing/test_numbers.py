"""Numbers as people write them."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib import resources

import pytest

from editing.files.contents import Cell, GridRow
from editing.tables.header import find_header, key, names
from editing.tables.numbers import read_change, read_count, read_rank, read_share


@pytest.mark.parametrize(
    ("cell", "rank"),
    [("14", 14), ("=14", 14), ("14=", 14), ("#14", 14), ("No. 14", 14), ("14.", 14), ("14th", 14), ("第14位", 14),
     ("T14", 14), (14.0, 14), ("14.0", 14), ("１４", 14), ("١٤", 14), ("–", None), ("", None), ("N/A", None)],
)  # fmt: skip
def test_ranks(cell: Cell, rank: int | None) -> None:
    assert read_rank(cell) == rank


@pytest.mark.parametrize(
    ("cell", "count"),
    [("1,234", 1234), ("1 234", 1234), ("1\u00a0234", 1234), ("1\u202f234", 1234), ("1.234", 1234),
     ("1'234'567", 1234567), ("1’234", 1234), ("113,482.4", 113482),
     (1234.6, 1235), ("1234", 1234), ("0", 0), ("12¹", 12), ("..", None)],
)  # fmt: skip
def test_counts(cell: Cell, count: int | None) -> None:
    assert read_count(cell) == count


@pytest.mark.parametrize(
    ("cell", "share"),
    [("2.5%", "2.5"), ("2,5", "2.5"), ("2.47 %", "2.47"), ("9.0", "9.0"), (9.0, "9.0"), (2.4712345, "2.4712"),
     (9, "9.0"), (".5", "0.5"), ("٢٫٥٪", "2.5"), ("2", "2")],
)  # fmt: skip
def test_shares_keep_the_places_that_were_printed(cell: Cell, share: str) -> None:
    assert str(read_share(cell)) == str(Decimal(share))


@pytest.mark.parametrize(
    ("cell", "change"),
    [("+3", 3), ("3", 3), ("-1", -1), ("−1", -1), ("▲3", 3), ("▼ 2", -2), ("2▼", -2), ("↑4", 4), ("(2)", -2), ("=", 0),
     ("0", 0), ("New", None), ("–", None), (-2.0, -2)],
)  # fmt: skip
def test_changes(cell: Cell, change: int | None) -> None:
    assert read_change(cell) == change


@pytest.mark.parametrize("cell", ["first", "1,23,4", "1..2", "1-2", "½", 1.5])
def test_what_is_no_rank_is_not_made_one(cell: Cell) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_rank(cell)


def test_no_name_of_a_column_means_two() -> None:
    """A name that stood under two columns would be lost in the table of names without a word."""
    text = (resources.files("editing.tables") / "columns.toml").read_text(encoding="utf-8")
    listed: dict[str, list[str]] = tomllib.loads(text)["names"]
    assert {key(name) for each in listed.values() for name in each} == set(names())
    for column, each in listed.items():
        assert {names()[key(name)] for name in each} == {column}


@pytest.mark.parametrize(
    ("titles", "columns"),
    [
        (("Rank", "Cluster", "PCT", "PCT, %"), ["rank", "cluster", "pct_applications", "pct_share"]),
        (("Rank 2023", "Cluster", "Rank 2022"), ["rank", "cluster", "printed_previous_rank"]),
        (("2022 rank", "Cluster name", "2023 rank"), ["rank", "cluster", "printed_previous_rank"]),
        (("Rank", "Previous rank", "Name"), ["rank", "printed_previous_rank", "cluster"]),
        (("Share of world pubs (%)", "Rank", "Cluster"), ["publication_share", "rank", "cluster"]),
    ],
)
def test_titles_are_told_apart(titles: tuple[str, ...], columns: list[str]) -> None:
    header = find_header([GridRow(1, titles)])
    assert header is not None
    assert sorted(header.columns.values()) == sorted(columns)
