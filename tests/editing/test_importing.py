"""What becomes of a table: filled in, kept, contradicted, refused. All of it is made up."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from answers.markup import plain
from db.errors import RecordMoved
from db.importer import Changes
from db.record import Snapshot
from db.snapshot import record_of
from db.store import Store
from db.tables import Row
from editing.desk import EditingDesk
from editing.exporting import export
from editing.files.child import read
from editing.files.contents import Contents, FileRefused, Grid, GridRow
from editing.preview import full_text, summary
from editing.request import ImportRequest
from editing.tables.reading import read_tables
from tests.editing.tables import PRESS, WIPO, proposed

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = "Rank\tCluster name\tEconomy\tPCT applications\n"


def rows_of(record: Snapshot) -> dict[str, list[Row]]:
    return {name: sorted(rows.values(), key=repr) for name, rows in record_of(record).items()}


async def applied(
    desk: EditingDesk, text: str, edition: int = 2031, source: str = WIPO, *, table_wins: bool = False
) -> None:
    proposal = await proposed(desk, text, edition, source, table_wins=table_wins)
    assert proposal.refusals == ()
    await desk.apply(proposal, "made-up admin", NOW)


async def test_blank_cells_are_filled_and_equal_ones_stay(desk: EditingDesk) -> None:
    proposal = await proposed(desk, HEADER + "1\tAtlantis\tXA\t10,000\n2\tAvalon-Camelot\tXA\t6000\n")
    assert (proposal.counts.new, proposal.counts.changed, proposal.contradictions) == (0, 2, ())
    [atlantis, _] = [edit.after for edit in proposal.edits if edit.table.name == "rankings"]
    assert atlantis is not None
    await desk.apply(proposal, "made-up admin", NOW)
    again = await proposed(desk, HEADER + "1\tAtlantis\tXA\t10,000\n2\tAvalon-Camelot\tXA\t6000\n")
    assert (again.counts.unchanged, again.edits) == (2, ())


async def test_an_edition_that_is_not_on_record_comes_with_its_table(desk: EditingDesk) -> None:
    await applied(desk, HEADER + "1\tEl Dorado\tXA/XB\t5\n2\tAtlantis\tXA\t4\n", 2032)
    record = desk.record
    assert record.editions[2032].title == "Global Innovation Index 2032"
    row = record.rankings[2032, "el-dorado"]
    assert (row.rank, row.pct_applications, row.status, row.economies) == (1, 5, "confirmed", ("XA", "XB"))
    [source] = [record.sources[one] for one in row.source_ids]
    assert (source.id, source.url, source.publisher, source.kind) == ("wipo-gii-2032-ranking", WIPO, "WIPO", "official")


async def test_a_table_that_is_not_wipos_confirms_only_together_with_another(desk: EditingDesk) -> None:
    await applied(desk, HEADER + "1\tEl Dorado\tXA/XB\t\n", 2032, PRESS)
    row = desk.record.rankings[2032, "el-dorado"]
    assert row.status == "single"
    await applied(desk, HEADER + "1\tEl Dorado\tXA/XB\t\n", 2032, f"{PRESS}/2")
    assert desk.record.rankings[2032, "el-dorado"].status == "confirmed"


async def test_a_contradiction_stays_a_conflict_unless_the_table_is_to_win(desk: EditingDesk) -> None:
    table = HEADER + "1\tAtlantis\tXA\t10001\n"
    await applied(desk, table)
    assert desk.record.rankings[2031, "atlantis"].pct_applications == 10000
    [conflict] = desk.record.conflicts_about(2031, "atlantis", "pct_applications")
    assert (conflict.value_a, conflict.value_b, conflict.kept) == ("10000", "10001", "a")
    again = await proposed(desk, table)
    assert again.edits == ()
    await applied(desk, table, table_wins=True)
    assert desk.record.rankings[2031, "atlantis"].pct_applications == 10001
    [conflict] = desk.record.conflicts_about(2031, "atlantis", "pct_applications")
    assert (conflict.value_a, conflict.value_b, conflict.reason) == (
        "10001",
        "10000",
        "WIPO's own table of the edition",
    )


async def test_a_contradicted_rank_is_disputed_until_the_table_wins(desk: EditingDesk) -> None:
    table = HEADER + "4\tAtlantis\tXA\t\n"
    proposal = await proposed(desk, table)
    assert [one.column for one in proposal.contradictions] == ["rank"]
    await desk.apply(proposal, "made-up admin", NOW)
    assert (desk.record.rankings[2031, "atlantis"].rank, desk.record.rankings[2031, "atlantis"].status) == (
        1,
        "disputed",
    )


async def test_a_disputed_rank_is_settled_by_wipos_table(desk: EditingDesk) -> None:
    await applied(desk, HEADER + "3\tEl Dorado\tXA\t\n4\tShangri La\tXB\t\n", table_wins=True)
    rows = desk.record.rankings
    assert (rows[2031, "el-dorado"].status, rows[2031, "shangri-la"].status) == ("confirmed", "confirmed")
    assert rows[2031, "shangri-la"].rank == 4
    values = {(one.value_a, one.value_b) for one in desk.record.conflicts_about(2031, "shangri-la", "rank")}
    assert values == {("4", "3"), ("4", "2")}


async def test_more_exact_figures_refine_and_do_not_contradict(desk: EditingDesk) -> None:
    table = "Rank\tCluster\tPCT share\n1\tAtlantis\t5.02%\n"
    await applied(desk, table)
    assert desk.record.rankings[2031, "atlantis"].pct_share == Decimal("5.02")
    less = await proposed(desk, "Rank\tCluster\tPCT share\n1\tAtlantis\t5.0\n", source=PRESS)
    assert less.contradictions == ()


async def test_names_are_printed_as_the_lineage_of_the_time_has_them(desk: EditingDesk) -> None:
    await applied(desk, HEADER + "1\tAvalon\tXA\t1\n", 2029)
    assert desk.record.rankings[2029, "avalon-camelot"].printed_name == "Avalon"


async def test_a_former_cluster_in_a_later_edition_is_asked_about(desk: EditingDesk) -> None:
    proposal = await proposed(desk, HEADER + "9\tCamelot\tXA\t1\n")
    [doubt] = proposal.doubts
    assert doubt.candidates == ("avalon-camelot", "camelot")


@pytest.mark.parametrize(
    ("name", "cluster"),
    [
        ("Atlantis", "atlantis"),
        ("ATLANTIS", "atlantis"),
        ("City of Poseidon", "atlantis"),
        ("Avalon-Camelot", "avalon-camelot"),
        ("Camelot–Avalon", "avalon-camelot"),
        ("Avalon / Camelot", "avalon-camelot"),
        ("Shangri La, ZZ", "shangri-la"),
        ("Xanadu", "shangri-la"),
    ],
)
async def test_a_name_is_resolved_as_in_a_question(desk: EditingDesk, name: str, cluster: str) -> None:
    rank = {"atlantis": 1, "avalon-camelot": 2, "shangri-la": 3}[cluster]
    proposal = await proposed(desk, f"{HEADER}{rank}\t{name}\t\t7\n", source=PRESS)
    assert proposal.doubts == ()
    assert {edit.key for edit in proposal.edits if edit.table.name == "rankings"} == {f"2031/{cluster}"}


@pytest.mark.parametrize(("name", "candidates"), [("Atlentis", ("atlantis",)), ("Shangri Lla", ("shangri-la",))])
async def test_a_misspelt_name_is_never_taken_only_asked_about(
    desk: EditingDesk, name: str, candidates: tuple[str, ...]
) -> None:
    proposal = await proposed(desk, f"{HEADER}9\t{name}\tXA/XB\t1\n")
    assert [doubt.candidates for doubt in proposal.doubts] == [candidates]
    assert not proposal.can_be_applied
    taken = await proposed(desk, f"{HEADER}9\t{name}\tXA/XB\t1\n", 2032, names={name: candidates[0]})
    assert taken.can_be_applied
    new = await proposed(desk, f"{HEADER}9\t{name}\tXA/XB\t1\n", 2032, names={name: "new"})
    assert "clusters" in {edit.table.name for edit in new.edits}
    assert (await proposed(desk, f"{HEADER}9\t{name}\tXA/XB\t1\n", 2032, names={name: "drop"})).counts.dropped == 1


async def test_each_refused_cell_is_named_and_nothing_is_applied_with_one(desk: EditingDesk) -> None:
    table = (
        HEADER
        + "one\tAtlantis\tXA\t1\n101\tEl Dorado\tXA\t1\n"
        + "5\tNew One\tNowhere\t1\n6\tNew Two\t\t1\n7\t\tXA\t1\n8\tOz\tXA\tmany\n"
    )
    proposal = await proposed(desk, table, 2032)
    assert [(one.line, one.column, one.read) for one in proposal.refusals] == [
        (2, "rank", "one"),
        (3, "rank", "101"),
        (4, "economy", "Nowhere"),
        (5, "economy", ""),
        (6, "cluster", ""),
        (7, "pct_applications", "many"),
    ]
    assert not proposal.can_be_applied
    assert all(one.expected for one in proposal.refusals)


async def test_two_at_one_rank_and_one_cluster_twice_name_each_others_lines(desk: EditingDesk) -> None:
    proposal = await proposed(desk, HEADER + "7\tOz\tXA\t1\n=7\tIxion\tXB\t1\n8\tOz\tXA\t1\n", 2032)
    said = [(one.line, one.column, one.expected) for one in proposal.refusals]
    assert said == [
        (3, "rank", "one cluster at a rank, and line 2 has Oz there already"),
        (4, "cluster", "each cluster once, and line 2 has it already, as Oz"),
    ]
    dropped = await proposed(desk, HEADER + "7\tOz\tXA\t1\n=7\tIxion\tXB\t1\n8\tOz\tXA\t1\n", 2032, drop_refused=True)
    assert dropped.can_be_applied
    assert dropped.counts.dropped == 2


async def test_figures_that_cannot_stand_together_are_refused_with_their_line(desk: EditingDesk) -> None:
    table = "Rank\tCluster\tEconomy\tPrevious rank\tRank change\n9\tOz\tXA\t4\t+5\n"
    proposal = await proposed(desk, table, 2032)
    assert [(one.line, one.column, one.expected) for one in proposal.refusals] == [
        (2, "printed_rank_change", "-5, from 4 to 9")
    ]
    assert (await proposed(desk, table, 2032, drop_refused=True)).counts.dropped == 1


async def test_what_a_fact_contradicts_stands_against_it_unless_the_table_wins(desk: EditingDesk) -> None:
    table = HEADER + "".join(f"{rank}\tOz{rank}\tXA\t\n" for rank in range(4, 8))
    proposal = await proposed(desk, table)
    assert [one.subject for one in proposal.refusals] == ["facts 2031-xa-cluster-count"]
    assert not proposal.can_be_applied
    wins = await proposed(desk, table, table_wins=True)
    assert wins.can_be_applied
    await desk.apply(wins, "made-up admin", NOW)
    assert desk.record.facts_about("XA", "cluster_count") == ()
    kept = {one.kept for one in desk.record.conflicts_about(2031, "XA", "cluster_count")}
    assert "neither" in kept


async def test_a_complete_table_of_wipos_leaves_no_room_for_others(desk: EditingDesk) -> None:
    rows = [f"{rank}\tOz{rank:03}\tXB\t" for rank in range(3, 101)]
    table = HEADER + "\n".join(["1\tAtlantis\tXA\t", "2\tAvalon–Camelot\tXA\t", *rows])
    wins = await proposed(desk, table, table_wins=True)
    assert wins.refusals == ()
    assert not any("an edition has 100" in str(said) for said in wins.warnings)
    await desk.apply(wins, "made-up admin", NOW)
    assert desk.record.is_complete(2031)
    assert (2031, "el-dorado") not in desk.record.rankings
    assert [one.kept for one in desk.record.conflicts_about(2031, "el-dorado", "rank")] == ["neither"]


async def test_the_ranking_by_intensity_becomes_ranks_by_intensity(desk: EditingDesk) -> None:
    table = "Rank\tCluster\tEconomy\tPCT applications per capita\n"
    table += "2\tAtlantis\tXA\t4,000\n3\tEl Dorado\tXA\t900\n4\tOz\tXA\t5\n"
    proposal = await proposed(desk, table)
    assert ("warning.intensity", {}) in proposal.warnings
    await desk.apply(proposal, "made-up admin", NOW)
    row = desk.record.rankings[2031, "el-dorado"]
    assert (row.rank, row.intensity_rank, row.pct_per_million) == (3, 3, 900)
    fact = desk.record.fact(2031, "oz", "intensity_rank")
    assert fact is not None
    assert fact.value == "4"


async def test_shares_as_fractions_are_read_as_percent(desk: EditingDesk) -> None:
    rows = [GridRow(1, ("Rank", "Cluster", "PCT share"))]
    rows += [GridRow(number + 1, (number, f"Oz{number}", 0.0123)) for number in range(1, 12)]
    table = read_tables(Contents("XLSX", None, (Grid("", tuple(rows)),)))
    assert table.fractions
    assert table.rows[0].figures["pct_share"] == Decimal("1.23")
    assert desk.record.revision == 1


async def test_a_moved_record_is_not_written_over(desk: EditingDesk, madeup_store: Store) -> None:
    proposal = await proposed(desk, HEADER + "1\tAtlantis\tXA\t10,000\n", 2032)
    await madeup_store.apply(removals=[("facts", "2031-order")], made_by="another admin", summary="meanwhile")
    with pytest.raises(RecordMoved):
        await desk.apply(proposal, "made-up admin", NOW)
    assert madeup_store.revision == 2


async def test_the_summary_fits_a_phone_and_the_file_has_everything(desk: EditingDesk) -> None:
    rows = "".join(f"{rank}\tOz{rank:03}\tXB\t{rank}\n" for rank in range(1, 101))
    proposal = await proposed(desk, HEADER + rows, 2032)
    said = plain(summary(proposal, desk.record))
    assert len(said) < 1500
    assert "Rows read: 100 – 100 new" in said
    assert "… and 90 more, in the file" in said
    everything = full_text(proposal, desk.record)
    assert sum(line.startswith("+ rankings 2032/") for line in everything.splitlines()) == 100


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
async def test_a_whole_export_takes_back_what_was_changed_since(desk: EditingDesk, form: str) -> None:
    before, rows = export(desk.record, form), rows_of(desk.record)
    await applied(desk, HEADER + "1\tOz\tXA\t10,000\n", 2032)
    await desk.apply(await desk.propose_changes(Changes(removals=(("facts", "2031-order"),)), "made up"), "me", NOW)
    proposal = await desk.propose_import(read(before.content), None)
    assert proposal.refusals == ()
    assert "the whole record" in proposal.summary
    await desk.apply(proposal, "made-up admin", NOW)
    assert rows_of(desk.record) == rows
    assert (await desk.propose_import(read(before.content), None)).edits == ()


async def test_a_table_of_an_export_with_other_columns_is_refused(desk: EditingDesk) -> None:
    content = export(desk.record, "json").content.replace(b'"printed_name"', b'"printed"')
    with pytest.raises(FileRefused) as caught:
        await desk.propose_import(read(content), None)
    assert caught.value.values["table"] == "rankings"


async def test_the_encoding_is_shown_and_a_guess_is_called_one(desk: EditingDesk) -> None:
    table = HEADER + "1\tÖz–Ähre\tXA\t1\n"
    for content, said in ((table.encode(), "Read as TSV in utf-8."), (table.encode("cp1252"), "which is a guess")):
        proposal = await desk.propose_import(read(content), ImportRequest(2032, WIPO))
        assert said in plain(summary(proposal, desk.record))
