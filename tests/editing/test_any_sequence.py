"""Whatever admins do one after the other: the record stays sound, and undoing all of it restores the first one."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.importer import faults_of
from db.incoming import Incoming
from db.snapshot import record_of
from db.store import Store
from editing import wishes
from editing.desk import EditingDesk
from editing.exporting import export
from editing.proposal import Proposal
from editing.wishes import WishRefused
from tests.conftest import sqlite_url
from tests.editing.tables import PRESS, WIPO, proposed

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = ("Atlantis", "Avalon–Camelot", "El Dorado", "Shangri La", "Oz", "Ixion", "Camelot")


class Import(NamedTuple):
    """A table with these clusters at these ranks, in an edition."""

    rows: tuple[tuple[int, str], ...]
    edition: int
    wins: bool


class Set(NamedTuple):
    """A rank, a figure or a rank by intensity set to a value, or taken out."""

    cluster: str
    column: str
    value: str


class Alias(NamedTuple):
    """A name added to a cluster, or taken away."""

    cluster: str
    name: str
    remove: bool


class Undo(NamedTuple):
    """One of the revisions so far, counted back from the newest."""

    back: int


Deed = Import | Set | Alias | Undo

ranked = st.lists(st.tuples(st.integers(1, 9), st.sampled_from(NAMES)), min_size=1, max_size=4)
deeds = st.one_of(
    st.builds(Import, ranked.map(tuple), st.sampled_from([2030, 2031, 2032]), st.booleans()),
    st.builds(
        Set,
        st.sampled_from(NAMES[:4]),
        st.sampled_from(["rank", "pct_applications", "intensity_rank"]),
        st.sampled_from(["1", "3", "8", "-"]),
    ),
    st.builds(Alias, st.sampled_from(["atlantis", "camelot"]), st.sampled_from(["Utopia", "Erewhon"]), st.booleans()),
    st.builds(Undo, st.integers(0, 3)),
)


async def wanted(desk: EditingDesk, deed: Deed) -> Proposal | None:
    """What a deed would do; None where it cannot be done at all."""
    record = desk.record
    if isinstance(deed, Import):
        lines = "".join(f"{rank}\t{name}\tXA/XB\n" for rank, name in deed.rows)
        text = f"Rank\tCluster name\tEconomy\n{lines}"
        return await proposed(desk, text, deed.edition, WIPO, drop_refused=True, table_wins=deed.wins)
    if isinstance(deed, Undo):
        number = record.revision - deed.back
        undone = await desk.propose_undo(number) if number > 1 else None
        return undone[0] if undone else None
    try:
        if isinstance(deed, Set):
            wish = wishes.set_figures(record, deed.cluster, "2031", {deed.column: deed.value}, PRESS)
        elif deed.remove:
            wish = wishes.remove_alias(record, deed.cluster, deed.name)
        else:
            wish = wishes.add_alias(record, deed.cluster, deed.name)
    except WishRefused:
        return None
    return await desk.propose_changes(wish.changes, wish.summary)


async def carried_out(url: str, folder: Path, sequence: Sequence[Deed]) -> None:
    store = await Store.open(url, shipped=folder)
    desk = EditingDesk(store)
    first = export(store.snapshot, "csv").content
    try:
        for deed in sequence:
            proposal = await wanted(desk, deed)
            if proposal is None or not proposal.can_be_applied:
                continue
            before = store.revision
            assert await desk.apply(proposal, "made-up admin", NOW) == before + 1
            assert faults_of(record_of(store.snapshot), Incoming()) == []
        for number in range(store.revision, 1, -1):
            undone = await desk.propose_undo(number)
            assert undone is not None
            if undone[0].edits:
                assert undone[0].refusals == ()
                await desk.apply(undone[0], "made-up admin", NOW)
        assert export(store.snapshot, "csv").content == first
        fresh = await Store.open(url, shipped=folder)
        assert fresh.snapshot == store.snapshot
        await fresh.close()
    finally:
        await store.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(
    sequence=[
        Import(((1, "Oz"), (4, "Atlantis")), 2031, wins=True),
        Set("El Dorado", "rank", "8"),
        Undo(1),
        Alias("atlantis", "Utopia", remove=False),
        Alias("atlantis", "Utopia", remove=True),
        Undo(0),
    ]
)
@given(sequence=st.lists(deeds, min_size=2, max_size=6))
def test_any_sequence_keeps_the_record_sound_and_can_be_undone(
    madeup_file: Path, madeup_folder: Path, sequence: list[Deed]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(shutil.copy(madeup_file, Path(folder) / "clusterbot.db"))
        asyncio.run(carried_out(sqlite_url(file), madeup_folder, sequence))
