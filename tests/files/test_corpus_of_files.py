"""Every file of the corpus has the outcome that it was made for, and the process that reads it stays within bounds."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from editing.files import bounds
from editing.files.contents import FileRefused
from editing.files.reading import read_file
from editing.preview import refused
from editing.tables.reading import RankingTable, read_tables
from tests.files.good import FEWER, good
from tests.files.hostile import HOSTILE
from tests.files.table import COLUMNS, ROWS

GOOD = good()
FIGURES = [column for column in COLUMNS if column not in ("cluster", "economy")]


def expected_figures(missing: set[str]) -> list[dict[str, int | Decimal]]:
    values: list[tuple[int | str, ...]] = [
        (row.rank, row.pct, row.publications, row.pct_share, row.publication_share, row.total, row.previous, row.change)
        for row in ROWS
    ]
    return [
        {column: Decimal(value) for column, value in zip(FIGURES, each, strict=True) if column not in missing}
        for each in values
    ]


async def read(content: bytes) -> RankingTable:
    return read_tables(await read_file(content))


@pytest.mark.parametrize("name", GOOD)
async def test_a_good_file_is_read_into_the_same_rows(name: str) -> None:
    table = await read(GOOD[name])
    names = [row.name.replace("-", "–") for row in table.rows]
    assert names == [row.name for row in ROWS]
    assert [row.economy for row in table.rows] == [row.economy for row in ROWS]
    assert [dict(row.figures) for row in table.rows] == expected_figures(FEWER.get(name, set()))
    assert table.wrong == ()


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_file_is_refused_with_the_reason_and_in_time(name: str) -> None:
    reason, make = HOSTILE[name]
    content = make()
    started = time.monotonic()
    with pytest.raises(FileRefused) as caught:
        await read(content)
    assert caught.value.reason == reason
    assert refused(caught.value)
    assert time.monotonic() - started < bounds.SECONDS


def test_the_corpus_is_large_enough() -> None:
    assert len(GOOD) + len(HOSTILE) >= 40
