"""Every rule of the record refuses what breaks it, and says where. The record here is made up."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pytest

from db.checks import FIGURES, REFERENCES, Check
from db.draft import Draft
from db.errors import Fault, InvalidRecord
from db.importer import check_draft
from db.incoming import read_sheets
from db.snapshot import assemble
from tests.db import madeup


@dataclass(frozen=True)
class Case:
    """One cell that is made wrong, where the fault is then found, and a part of what was expected."""

    table: str
    line: int
    column: str
    cell: str
    expected: str
    at: tuple[str, int, str] | None = None

    @property
    def place(self) -> tuple[str, int, str]:
        return self.at or (self.table, self.line, self.column)

    @property
    def tables(self) -> madeup.Changed:
        changed = madeup.tables()
        changed[self.table][self.line - 2][self.column] = self.cell
        return changed


FORMS = [
    Case("sources", 3, "id", "Page One", "id"),
    Case("sources", 3, "url", "ftp://example.org", "http"),
    Case("sources", 3, "publisher", "", "text"),
    Case("sources", 3, "title", "", "text"),
    Case("sources", 3, "language", "eng", "language"),
    Case("sources", 3, "kind", "rumour", "official or press or blog"),
    Case("sources", 3, "published_on", "2031-02-30", "date"),
    Case("sources", 3, "published_on", "20310228", "date"),
    Case("economies", 3, "code", "xb", "ISO 3166-1"),
    Case("economies", 3, "name", "", "text"),
    Case("economies", 3, "regions", "asia;the moon", "regions"),
    Case("editions", 3, "year", "3031", "year"),
    Case("editions", 3, "title", "", "text"),
    Case("editions", 3, "clusters_released_on", "30 August 2031", "date"),
    Case("editions", 3, "released_on", "2031-09", "date"),
    Case("editions", 3, "measures", "publications;pct", "pct then publications"),
    Case("editions", 3, "pct_period", "2029-2025", "two years"),
    Case("editions", 3, "publication_period", "2025–2029", "two years"),
    Case("editions", 3, "vc_period", "2025", "two years"),
    Case("editions", 3, "economies_covered", "two", "whole number"),
    Case("editions", 3, "source_ids", "", "ids"),
    Case("clusters", 6, "id", "shangri_la", "id"),
    Case("clusters", 6, "name", "Shangri-La", "en dashes"),
    Case("clusters", 6, "name", "Shangri La, XB", "without a state"),
    Case("clusters", 6, "name", "", "name"),
    Case("clusters", 6, "cities", "", "names"),
    Case("clusters", 6, "cities", "Shangri La;;Xanadu", "names"),
    Case("clusters", 6, "economies", "", "ISO 3166-1"),
    Case("clusters", 6, "economies", "Shangri-La", "ISO 3166-1"),
    Case("lineage", 3, "edition", "soon", "year"),
    Case("lineage", 3, "kind", "eaten", "renamed or merged or split"),
    Case("lineage", 3, "from_cluster", "", "id"),
    Case("lineage", 3, "from_name", "", "text"),
    Case("lineage", 3, "to_cluster", "Avalon", "id"),
    Case("lineage", 3, "to_name", "", "text"),
    Case("lineage", 3, "source_ids", "", "ids"),
    Case("rankings", 6, "edition", "", "year"),
    Case("rankings", 6, "rank", "0", "rank from 1 to 100"),
    Case("rankings", 6, "rank", "101", "rank from 1 to 100"),
    Case("rankings", 6, "rank", "01", "rank from 1 to 100"),
    Case("rankings", 6, "rank", "١", "rank from 1 to 100"),
    Case("rankings", 6, "cluster", "", "id"),
    Case("rankings", 6, "printed_name", "", "text"),
    Case("rankings", 6, "economies", "XA;XA", "none twice"),
    Case("rankings", 6, "pct_applications", "10,000", "without separators"),
    Case("rankings", 6, "publications", "-20000", "whole number"),
    Case("rankings", 6, "vc_deals", "12.0", "whole number"),
    Case("rankings", 6, "pct_share", "5,0", "decimal"),
    Case("rankings", 6, "publication_share", "2.0 %", "decimal"),
    Case("rankings", 6, "vc_share", "1e3", "decimal"),
    Case("rankings", 6, "score", "NaN", "decimal"),
    Case("rankings", 6, "printed_previous_rank", "first", "whole number"),
    Case("rankings", 7, "printed_rank_change", "1", "+3, -1 or 0"),
    Case("rankings", 6, "intensity_rank", "?", "whole number"),
    Case("rankings", 6, "pct_per_million", "4000 ", "white space"),
    Case("rankings", 6, "publications_per_million", "9999999999", "whole number"),
    Case("rankings", 6, "vc_per_million", "n/a", "whole number"),
    Case("rankings", 6, "status", "sure", "confirmed or single or disputed"),
    Case("rankings", 6, "source_ids", "page-one;page-one", "none twice"),
    Case("rankings", 6, "source_ids", "", "ids"),
    Case("rankings", 6, "note", " a note", "white space"),
    Case("rankings", 6, "note", "two\nlines", "line breaks"),
    Case("rankings", 6, "note", "a\x00b", "control"),
    Case("rankings", 6, "note", "half a character: \ud800", "control"),
    Case("rankings", 6, "note", unicodedata.normalize("NFD", "Malmö"), "NFC"),
    Case("rankings", 6, "note", "see /home/made-up/notes", "path"),
    Case("facts", 20, "id", "", "id"),
    Case("facts", 20, "edition", "next", "year"),
    Case("facts", 20, "subject_kind", "animal", "city"),
    Case("facts", 20, "subject", "", "text"),
    Case("facts", 20, "measure", "", "text"),
    Case("facts", 20, "value", "", "text"),
    Case("facts", 20, "unit", "", "text"),
    Case("facts", 20, "as_of", "spring 2031", "date"),
    Case("facts", 20, "source_ids", "", "ids"),
    Case("conflicts", 2, "edition", "x", "year"),
    Case("conflicts", 2, "subject", "", "text"),
    Case("conflicts", 2, "measure", "", "text"),
    Case("conflicts", 2, "value_a", "", "text"),
    Case("conflicts", 2, "source_ids_a", "", "ids"),
    Case("conflicts", 2, "source_ids_b", "Page Two", "ids"),
    Case("conflicts", 2, "kept", "c", "a or b or both or neither"),
    Case("conflicts", 2, "reason", "", "text"),
]
"""A cell that does not have the form of its column."""

REFERRING = [
    Case("sources", 3, "url", "https://example.org/two", "no other source", ("sources", 4, "url")),
    Case("clusters", 6, "name", "Atlantis", "no other cluster"),
    Case("economies", 3, "name", "Kingdom of Atlantis (made up)", "no other economy"),
    Case("facts", 18, "subject", "atlantis", "one value", ("facts", 17, "value")),
    Case("editions", 2, "source_ids", "page-nine", "which page-nine is not"),
    Case("lineage", 2, "source_ids", "page-one;page-nine", "which page-nine is not"),
    Case("rankings", 2, "source_ids", "wipo-made-up;page-nine", "which page-nine is not"),
    Case("facts", 2, "source_ids", "page-nine", "which page-nine is not"),
    Case("conflicts", 2, "source_ids_a", "page-nine", "which page-nine is not"),
    Case("conflicts", 2, "source_ids_b", "page-nine", "which page-nine is not"),
    Case("rankings", 5, "cluster", "lemuria", "cluster on record"),
    Case("lineage", 3, "from_cluster", "lemuria", "cluster on record"),
    Case("lineage", 3, "to_cluster", "lemuria", "cluster on record"),
    Case("clusters", 6, "economies", "XB;XC", "which XC is not"),
    Case("rankings", 9, "economies", "XC", "which XC is not"),
    Case("rankings", 5, "edition", "2029", "edition on record"),
    Case("lineage", 4, "edition", "2032", "edition on record"),
    Case("facts", 22, "edition", "2032", "edition on record"),
    Case("conflicts", 5, "edition", "2029", "edition on record"),
    Case("facts", 14, "subject", "lemuria", "cluster on record"),
    Case("facts", 11, "subject", "XC", "economy on record"),
    Case("facts", 2, "subject", "2031", "year of the edition"),
    Case("facts", 13, "subject", "Top Two", "topic"),
    Case("facts", 20, "measure", "mood", "vocabulary"),
    Case("facts", 11, "value", "three", "whole number"),
    Case("facts", 12, "value", "atlantis;lemuria", "which lemuria is not"),
    Case("facts", 15, "value", "lemuria", "which lemuria is not"),
    Case("facts", 16, "value", "XA;XC", "which XC is not"),
    Case("facts", 21, "value", "Trident making=much", "figure"),
]
"""A key that is there twice, or a reference to nothing."""

FITTING = [
    Case("rankings", 3, "rank", "1", "one cluster at a rank"),
    Case("rankings", 8, "status", "single", "one cluster at a rank", ("rankings", 9, "rank")),
    Case("rankings", 4, "source_ids", "page-one", "two pages, or one of WIPO's"),
    Case("conflicts", 2, "subject", "atlantis", "both sides of the dispute", ("rankings", 8, "status")),
    Case("rankings", 7, "printed_rank_change", "+2", "+1, from 3 to 2"),
    Case("rankings", 7, "pct_applications", "9000", "fits pct_applications", ("rankings", 7, "pct_share")),
    Case("rankings", 6, "publication_share", "2.4", "fits publications"),
    Case("rankings", 6, "score", "8.0", "sum of the shares"),
    Case("rankings", 6, "score", "4.4", "no less than the 4.5"),
    Case("rankings", 5, "edition", "2031", "avalon-camelot, which it became", ("rankings", 5, "cluster")),
    Case("rankings", 7, "printed_name", "Avalon", "Avalon–Camelot, by the lineage"),
    Case("rankings", 4, "printed_name", "Avalon–Camelot", "Avalon, by the lineage"),
    Case("facts", 11, "value", "1", "3 or more"),
    Case("facts", 12, "value", "atlantis;avalon-camelot", "3 clusters, as counted"),
    Case("facts", 13, "value", "avalon-camelot;atlantis", "order of their ranks"),
    Case("facts", 14, "value", "avalon-camelot;atlantis", "below rank 1"),
    Case("editions", 3, "released_on", "2031-09-21", "2031-09-20"),
    Case("editions", 2, "vc_period", "2025-2029", "as the fact vc_period has it"),
    Case("rankings", 6, "intensity_rank", "3", "as in facts"),
    Case("rankings", 7, "intensity_rank", "3", "as in facts"),
    Case("facts", 18, "value", "2", "one cluster holds"),
    Case("conflicts", 2, "value_b", "3", "another value"),
    Case("conflicts", 2, "source_ids_b", "", "sources where there is a second value"),
    Case("conflicts", 5, "kept", "a", "neither"),
    Case("conflicts", 4, "kept", "b", "which is 3"),
]
"""Figures that do not fit together."""


def name(case: Case) -> str:
    return f"{case.table}-{case.column}"


def check(tables: madeup.Changed) -> tuple[Fault, ...]:
    incoming = read_sheets(madeup.sheets(tables))
    try:
        check_draft(incoming.rows, incoming)
    except InvalidRecord as error:
        return error.faults
    return ()


def test_the_record_itself_is_sound() -> None:
    assert check(madeup.tables()) == ()


@pytest.mark.parametrize("case", [*FORMS, *REFERRING, *FITTING], ids=name)
def test_a_bad_cell_is_refused_with_its_place(case: Case) -> None:
    here = [fault for fault in check(case.tables) if (fault.table, fault.line, fault.column) == case.place]
    fault = next(fault for fault in here if case.expected in fault.expected)
    assert str(fault).startswith(f"{fault.table}, line {fault.line}, column {fault.column}: read “")


@pytest.mark.parametrize("case", FORMS, ids=name)
def test_a_cell_of_a_wrong_form_is_the_only_fault_beside_what_misses_it(case: Case) -> None:
    before = madeup.tables()[case.table][case.line - 2][case.column]
    first, *others = check(case.tables)
    assert (first.table, first.line, first.column, first.read) == (*case.place, case.cell)
    if case.column in ("id", "code", "year"):
        assert all(before in other.read for other in others)
    else:
        assert others == []


@pytest.mark.parametrize("rule", [*REFERENCES, *FIGURES], ids=lambda rule: rule.__name__)
def test_every_rule_is_broken_by_a_case(rule: Check) -> None:
    cases = REFERRING if rule in REFERENCES else FITTING
    drafts = [Draft(assemble(0, read_sheets(madeup.sheets(case.tables)).rows, ())) for case in cases]
    assert any(list(rule(draft)) for draft in drafts)


def test_all_faults_are_collected() -> None:
    tables = madeup.tables()
    tables["rankings"][0]["rank"] = "none"
    tables["rankings"][1]["status"] = "sure"
    tables["rankings"][1]["cluster"] = "El Dorado"
    tables["facts"][3]["as_of"] = ""
    tables["editions"][0]["source_ids"] = "page-nine"
    assert [(fault.table, fault.line, fault.column) for fault in check(tables)] == [
        ("rankings", 2, "rank"),
        ("rankings", 3, "cluster"),
        ("rankings", 3, "status"),
        ("facts", 5, "as_of"),
        ("editions", 2, "source_ids"),
    ]


def test_what_refers_to_a_refused_row_is_no_fault_of_its_own() -> None:
    tables = madeup.tables()
    tables["clusters"][0]["cities"] = ""
    assert [(fault.table, fault.line, fault.column) for fault in check(tables)] == [("clusters", 2, "cities")]


def test_a_row_that_stands_twice_is_refused() -> None:
    tables = madeup.tables()
    tables["rankings"].append(dict(tables["rankings"][0], rank="9"))
    (fault,) = check(tables)
    assert (fault.table, fault.line) == ("rankings", 10)
    assert "line 2" in fault.expected


@pytest.mark.parametrize(("column", "expected"), [("note", "a cell for this column"), ("mood", "no such column")])
def test_the_columns_are_those_of_the_table(column: str, expected: str) -> None:
    tables = madeup.tables()
    row = tables["clusters"][0]
    if column in row:
        del row[column]
    else:
        row[column] = "sunny"
    (fault,) = check(tables)
    assert (fault.table, fault.line, fault.column, fault.expected) == ("clusters", 2, column, expected)


def test_a_table_of_no_such_name_is_refused() -> None:
    incoming = read_sheets([madeup.sheet("weather", [{"id": "rain"}])])
    (fault,) = incoming.faults
    assert (fault.table, fault.line) == ("weather", None)
    assert "rankings" in fault.expected


def test_the_message_counts_and_names_the_faults() -> None:
    tables = madeup.tables()
    for row in tables["facts"]:
        row["unit"] = ""
    lines = str(InvalidRecord(check(tables))).splitlines()
    assert lines[0] == "Nothing was imported: 21 things need mending."
    assert lines[1] == "facts, line 2, column unit: read “”, expected some text"
    assert lines[-1] == "… and 1 more."
