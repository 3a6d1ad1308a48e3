"""Values come back from the database, and from the cells of a file, exactly as they went in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.cells import cells_of
from db.columns import DecimalText, Instant, Words
from db.csvfiles import Line, Sheet
from db.engine import make_engine, read_url, writing
from db.incoming import read_sheets
from db.record import Ranking
from db.tables import TABLE_OF
from tests.db import madeup

VALUES = Table(
    "made_up_values",
    MetaData(),
    Column("figure", DecimalText),
    Column("words", Words),
    Column("moment", Instant),
)

figures = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=None)
words = st.text(st.characters(exclude_characters=";\0", exclude_categories=["Cs"]), min_size=1)
moments = st.datetimes(datetime(1950, 1, 1), datetime(2200, 1, 1), timezones=st.timezones())


@pytest.fixture
async def engine(empty_url: str) -> AsyncIterator[AsyncEngine]:
    engine = make_engine(read_url(empty_url))
    async with writing(engine) as connection:
        await connection.run_sync(VALUES.metadata.create_all)
    yield engine
    await engine.dispose()


async def round_trip(engine: AsyncEngine, **values: object) -> tuple[object, ...]:
    async with writing(engine) as connection:
        await connection.execute(delete(VALUES))
        await connection.execute(insert(VALUES), [values])
        return tuple((await connection.execute(select(VALUES))).one())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    figure=st.none() | figures,
    items=st.none() | st.lists(words, max_size=6).map(tuple),
    moment=st.none() | moments,
)
async def test_a_value_comes_back_as_it_was(
    engine: AsyncEngine, figure: Decimal | None, items: tuple[str, ...] | None, moment: datetime | None
) -> None:
    back = await round_trip(engine, figure=figure, words=items, moment=moment)
    # two moments of different zones are never equal while one of them puts its clock back
    assert back == (figure, items, moment and moment.astimezone(UTC))
    if figure is not None:
        assert f"{back[0]:f}" == f"{figure:f}"


@pytest.mark.parametrize(
    "values",
    [
        {"figure": Decimal("NaN")},
        {"figure": Decimal("Infinity")},
        {"words": ("one;two",)},
        {"words": ("one", "")},
        {"moment": datetime(2031, 1, 1)},
    ],
)
async def test_a_value_that_would_come_back_as_another_is_refused(
    engine: AsyncEngine, values: dict[str, object]
) -> None:
    with pytest.raises(Exception, match=r"is no figure|holds an item|needs its time zone"):
        await round_trip(engine, **values)


RANKINGS = TABLE_OF["rankings"]
counts = st.none() | st.integers(0, 10**9 - 1)
shares = st.none() | st.decimals(0, 10**9 - 1, places=1) | st.decimals(0, 10**9 - 1, places=0)
slugs = st.from_regex(r"\A[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}\Z")
texts = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1).map(
    lambda text: normalize("NFC", text)
)


@settings(max_examples=200)
@given(
    ranking=st.builds(
        Ranking,
        edition=st.integers(1900, 2099),
        rank=st.integers(1, 100),
        cluster=slugs,
        printed_name=texts,
        economies=st.lists(st.from_regex(r"\A[A-Z]{2}\Z"), min_size=1, max_size=4, unique=True).map(tuple),
        pct_applications=counts,
        publications=counts,
        vc_deals=counts,
        pct_share=shares,
        publication_share=shares,
        vc_share=shares,
        score=shares,
        printed_previous_rank=counts,
        printed_rank_change=st.none() | st.integers(-99, 99),
        intensity_rank=counts,
        pct_per_million=counts,
        publications_per_million=counts,
        vc_per_million=counts,
        status=st.sampled_from(["confirmed", "single", "disputed"]),
        source_ids=st.lists(slugs, min_size=1, max_size=4, unique=True).map(tuple),
        note=st.just("") | texts,
    )
)
def test_a_row_comes_back_from_its_cells_as_it_was(ranking: Ranking) -> None:
    cells = cells_of(RANKINGS, ranking)
    incoming = read_sheets([Sheet("rankings", (Line(2, cells),))])
    (back,) = incoming.rows["rankings"].values()
    assert back == ranking
    assert cells_of(RANKINGS, back) == cells


@given(cell=st.text(), column=st.sampled_from(RANKINGS.columns))
def test_any_text_in_a_cell_is_read_or_refused(cell: str, column: str) -> None:
    incoming = read_sheets([madeup.sheet("rankings", [madeup.tables()["rankings"][4] | {column: cell}])])
    places = [(fault.line, fault.column, fault.read) for fault in incoming.faults]
    assert places in ([], [(2, column, cell)])
    assert len(incoming.rows["rankings"]) + len(places) == 1
