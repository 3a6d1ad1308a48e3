"""The table that is kept between starts: the same as a fresh one, and never trusted when it is not whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.compiled import kept
from questions.names import Names, prepare
from questions.senses import PhraseTable, PlainTable, Sense, SenseType, Spot


@pytest.fixture
def plain() -> PlainTable:
    table = PhraseTable()
    table.add(("new", "york*"), Sense(SenseType.FEATURE, name="rank", language="en"))
    table.add_stems(("new", "york*"))
    table.add(("avalon",), Sense(SenseType.PLACE, spots=(Spot("Avalon", "XA", near="Camelot|XA"),)))
    return table.plain()


def made_anew() -> PlainTable:
    raise AssertionError("it was kept, and should not be made again")


def test_what_was_kept_is_what_was_made(plain: PlainTable, tmp_path: Path) -> None:
    assert kept(tmp_path, lambda: plain) == plain
    assert kept(tmp_path, made_anew) == plain


def test_a_table_made_from_what_was_kept_means_the_same(plain: PlainTable) -> None:
    table = PhraseTable(plain)
    assert table.plain() == plain
    assert table.stem_of("yorker") == "york*"
    assert table.get(("avalon",))[0].is_elsewhere


@pytest.mark.parametrize("damage", [b"", b"x" * 100, None])
def test_a_file_that_is_not_whole_is_made_again(damage: bytes | None, plain: PlainTable, tmp_path: Path) -> None:
    kept(tmp_path, lambda: plain)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)
    assert kept(tmp_path, lambda: plain) == plain
    assert kept(tmp_path, made_anew) == plain


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(plain: PlainTable, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert kept(tmp_path / "file", lambda: plain) == plain


def test_an_older_table_makes_way(plain: PlainTable, tmp_path: Path) -> None:
    (tmp_path / "phrases-of-yesterday.bin").write_bytes(b"old")
    kept(tmp_path, lambda: plain)
    assert len(list(tmp_path.iterdir())) == 1


def test_to_prepare_twice_makes_one_table(names: Names, tmp_path: Path) -> None:
    prepare(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert len(names.table) > 1000
