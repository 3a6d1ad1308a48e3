"""Files that people save with other programs are read; what is no table of ours is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.csvfiles import digest, read_csv, read_folder
from db.errors import InvalidRecord
from db.tables import TABLE_OF
from tests.db import madeup

CLUSTERS = TABLE_OF["clusters"]
TEXT = madeup.TABLES["clusters"]
ROWS = madeup.tables()["clusters"]


def read(content: bytes) -> list[tuple[int, dict[str, str]]]:
    return [(line.number, line.cells) for line in read_csv(CLUSTERS, content).lines]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.rstrip("\n").encode(),
        (TEXT + "\n\n").encode(),
    ],
    ids=["as it is", "byte order mark", "Windows line ends", "no last line end", "blank lines at the end"],
)
def test_files_of_any_program_are_read(content: bytes) -> None:
    assert read(content) == list(enumerate(ROWS, 2))


def test_columns_may_stand_in_any_order() -> None:
    header, *rows = (line.split(",") for line in TEXT.splitlines())
    turned = "\n".join(",".join(reversed(cells)) for cells in (header, *rows))
    assert [cells for _, cells in read(turned.encode())] == ROWS


def test_a_row_is_named_by_the_line_it_begins_on() -> None:
    content = TEXT.splitlines()[0] + '\na,A,A,XA,"two\nlines"\n\nb,B,B,XB,\n'
    assert [(number, cells["id"]) for number, cells in read(content.encode())] == [(2, "a"), (5, "b")]


@pytest.mark.parametrize(
    ("content", "line", "column", "expected"),
    [
        (TEXT.replace("–", "-").replace("Atlantis", "Atlántis").encode("latin-1"), 2, "", "UTF-8"),
        (TEXT.encode("utf-16"), 1, "", "UTF-8"),
        (TEXT.replace("cities", "towns", 1).encode(), 1, "cities", "this column"),
        (TEXT.replace("note", "name", 1).encode(), 1, "note", "this column"),
        (b"", 1, "id", "this column"),
        ((TEXT + "lemuria,Lemuria\n").encode(), 7, "", "5 cells"),
        ((TEXT + 'lemuria,"Lemuria,L,XA,\n').encode(), 7, "", "RFC 4180"),
        ((TEXT + "lemuria," + "L" * 200_000 + ",L,XA,\n").encode(), 7, "", "RFC 4180"),
        ((TEXT + 'lemuria,"Lem"uria,L,XA,\n').encode(), 7, "", "RFC 4180"),
    ],
    ids=["Latin-1", "UTF-16", "unknown", "twice", "empty", "short row", "open quote", "huge cell", "stray quote"],
)
def test_what_is_no_table_is_refused(content: bytes, line: int, column: str, expected: str) -> None:
    with pytest.raises(InvalidRecord) as caught:
        read(content)
    fault = caught.value.faults[0]
    assert (fault.table, fault.line, fault.column) == ("clusters", line, column)
    assert expected in fault.expected


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = madeup.write_folder(tmp_path, madeup.tables())
    (folder / "facts.csv").unlink()
    (folder / "lineage.csv").write_text("kind\n", encoding="utf-8")
    with pytest.raises(InvalidRecord) as caught:
        read_folder(folder)
    assert {(fault.table, fault.column) for fault in caught.value.faults} >= {
        ("facts", ""),
        ("lineage", "from_cluster"),
        ("lineage", "source_ids"),
    }


def test_a_changed_cell_makes_another_record(tmp_path: Path) -> None:
    folder = madeup.write_folder(tmp_path, madeup.tables())
    before = digest(folder)
    changed = madeup.tables()
    changed["conflicts"][0]["reason"] = "made up again"
    assert digest(madeup.write_folder(folder, madeup.tables())) == before
    assert digest(madeup.write_folder(folder, changed)) != before
