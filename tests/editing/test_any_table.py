"""Whatever stands in a file, it is read or refused in words, and never more than that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from answers.known_names import names_of
from answers.markup import plain
from db.record import Snapshot
from editing.files import child
from editing.files.contents import Contents, FileRefused, Grid, GridRow
from editing.importing import propose
from editing.preview import full_text, refused, summary
from editing.records import propose_record, tables_in
from editing.request import ImportRequest
from editing.tables.header import names
from editing.tables.reading import read_tables

Result = TypeVar("Result")

CALM = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
TITLES = [*sorted(names()), "Rank 2023", "PCT, %", "Weather", ""]
CELLS = st.one_of(
    st.sampled_from(
        ["1", "=2", "7", "101", "0", "Tokyo", "Beijing", "Shanghai-Suzhou", "Sen Diego", "JP", "CN/HK", "Nowhere", "-",
         "", "2.5%", "1,234", "▲3", "New", "1e9", "NaN", "∞", "²", "١٢", "\u202e", "a\nb", ",", "–", "/", "'"]
    ),
    st.text(max_size=12),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=True, allow_infinity=True),
)  # fmt: skip


def of(read: Callable[[], Result]) -> Result | None:
    """What is read, or nothing where it is refused in words."""
    try:
        return read()
    except FileRefused as refusal:
        if not refused(refusal):
            raise
        return None


@CALM
@given(st.binary(max_size=300))
@example(b"PK\x03\x04" + b"\x00" * 40)
@example(b"<table><tr><td colspan=999999999999999>")
@example(b'{"tables": []}')
@example(b"\xff\xfe\x00")
@example(b"1 \n2 \n")
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    answer = child.answer(content)
    if "refused" in answer:
        assert refused(FileRefused(answer["refused"], **answer["values"]))
        return
    contents = Contents.from_json(answer["contents"])
    assert contents.as_json() == answer["contents"]
    of(lambda: read_tables(contents))


@CALM
@given(
    titles=st.lists(st.sampled_from(TITLES), max_size=6),
    rows=st.lists(st.lists(CELLS, max_size=9), max_size=6),
    edition=st.sampled_from([2017, 2023, 2031]),
    drop=st.booleans(),
    wins=st.booleans(),
)
@example(titles=[], rows=[[1, "Tokyo", float("nan")], [2, "Seoul", float("inf")]], edition=2023, drop=True, wins=True)
def test_any_table_is_previewed_or_refused(
    snapshot: Snapshot, titles: list[str], rows: list[list[str | int | float]], edition: int, drop: bool, wins: bool
) -> None:
    header = ("Rank", "Cluster", "PCT share", *titles)
    grid = Grid("", tuple(GridRow(number, tuple(cells)) for number, cells in enumerate([header, *rows], 1)))
    contents = Contents("CSV", "utf-8", (grid,))
    table = of(lambda: read_tables(contents))
    if table is None:
        return
    request = ImportRequest(edition, "https://www.wipo.int/made-up", {}, drop, wins)
    proposal = propose(snapshot, names_of(snapshot), table, request)
    assert plain(summary(proposal, snapshot))
    assert full_text(proposal, snapshot)
    assert not drop or all(refusal.line is None for refusal in proposal.refusals)


@CALM
@given(rows=st.lists(st.lists(st.text(max_size=5), max_size=5), max_size=4), name=st.sampled_from(["aliases", "facts"]))
def test_any_table_of_an_export_is_previewed_or_refused(snapshot: Snapshot, rows: list[list[str]], name: str) -> None:
    header = GridRow(1, ("cluster", "name", "language"))
    grid = Grid(name, (header, *(GridRow(number, tuple(cells)) for number, cells in enumerate(rows, 2))))
    sheets = of(lambda: tables_in(Contents("JSON", "utf-8", (grid,))))
    if sheets is None:
        return
    proposal = propose_record(snapshot, sheets)
    assert plain(summary(proposal, snapshot))
