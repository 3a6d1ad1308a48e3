"""Importing, the history and corrections from the shell. Every table and figure that is put in is made up."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import environment_in, run_program
from tests.cli.terminal import ENTER, Terminal

PAGE = "https://www.wipo.int/made-up-page"
SOURCE = ("--edition", "2023", "--source", PAGE)
TABLE = "Rank,Cluster name,Economy\n36,Madeupville,FR\n41,Madrid,ES\n"


class Shell:
    """The program on a store of the test's own."""

    def __init__(self, folder: Path, prepared: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment_in(folder) | {"XDG_CACHE_HOME": prepared["XDG_CACHE_HOME"]}
        shutil.copy(prepared["DATABASE_URL"].removeprefix("sqlite:///"), folder / "clusterbot.db")

    def run(self, *arguments: str, typed: str = "", code: int = 0) -> str:
        """Run a command; what it printed, where it ended as expected: with an error that is the last line."""
        finished = run_program(*arguments, environment=self.environment, typed=typed)
        assert finished.returncode == code, finished.stderr + finished.stdout
        assert "Traceback" not in finished.stderr
        return finished.stdout if code == 0 else finished.stdout + finished.stderr

    def file(self, name: str, content: str | bytes) -> str:
        """Write a file, and return its path."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)


@pytest.fixture
def shell(tmp_path: Path, environment: dict[str, str]) -> Shell:
    return Shell(tmp_path, environment)


def test_a_table_is_previewed_confirmed_shown_and_undone(shell: Shell) -> None:
    file = shell.file("table.csv", TABLE)
    previewed = shell.run("import", file, *SOURCE, "--dry-run")
    assert "Rows read: 2 – 1 new, 1 changed" in previewed
    assert "48 on record stays, 41 in the table is noted as a conflict" in previewed
    assert "run the same again with --yes" in shell.run("import", file, *SOURCE, code=2)
    assert len(shell.run("history").splitlines()) == 1

    assert "Done: revision 2. To take it back: clusterbot undo 2" in shell.run("import", file, *SOURCE, "--yes")
    assert "#36" in shell.run("ask", "rank of Madeupville 2023")
    assert "Nothing would change" in shell.run("import", file, *SOURCE, "--yes")
    newest = shell.run("history", "--limit", "1")
    assert re.match(r"2  \d{4}-\d\d-\d\d \d\d:\d\d  shell:\w+  \+4 ~1 -0  Import of the 2023 ranking", newest)
    assert "+ rankings 2023/madeupville: edition=2023, rank=36" in shell.run("show", "2")

    assert "Done: revision 3" in shell.run("undo", "--yes")
    assert "#36" not in shell.run("ask", "rank of Madeupville 2023")


def test_wipos_table_wins_when_told_to_and_refused_rows_are_dropped_when_told_to(shell: Shell) -> None:
    file = shell.file("table.csv", TABLE + "43,Oz,Nowhere\n44,Sen Diego,US\n")
    refused = shell.run("import", file, *SOURCE, "--yes", "--wipo-wins", code=2)
    assert "line 4, economy: read “Nowhere”" in refused
    assert '--name "Sen Diego=san-diego"' in refused
    diff = shell.folder / "diff.txt"
    done = shell.run(
        "import",
        file,
        *SOURCE,
        "--yes",
        "--wipo-wins",
        "--drop-refused",
        "--name",
        "Sen Diego=drop",
        "--diff",
        str(diff),
    )
    assert "41 from the table, and 48 is noted as a conflict" in done
    assert "~ rankings 2023/madrid: rank: 48 → 41" in diff.read_text(encoding="utf-8")
    assert "#41" in shell.run("ask", "rank of Madrid 2023")


def test_lines_can_be_piped_in(shell: Shell) -> None:
    lines = "Rank Cluster name Economy\n36 Madeupville FR\n37 Neverland JP\n"
    assert "Rows read: 2 – 2 new" in shell.run("import", "-", *SOURCE, "--dry-run", typed=lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "{table}"), "Say which edition the table is of"),
        (("import", "{table}", "--edition", "2023"), "Say which edition the table is of"),
        (("import", "nowhere.csv", *SOURCE), "cannot be read: No such file"),
        (("import", "{picture}", *SOURCE), "That is a picture, whatever its name says"),
        (("import", "{table}", *SOURCE, "--name", "Sen Diego"), "is not written as it should be"),
        (("import", "{table}", "--edition", "2023", "--source", "https://example.org/x", "--wipo-wins"), "at wipo.int"),
        (("import", "https://example.org/x", "--edition", "2023"), "https addresses of wipo.int only"),
        (
            ("import", "http://www.wipo.int/x", "--edition", "2023"),
            "Say which edition|https addresses of wipo.int only",
        ),
        (("show", "9"), "There is no revision 9"),
        (("undo", "9"), "There is no revision 9"),
        (("undo", "1"), "the first revision is the record itself"),
        (("export", "--edition", "1999"), "1999 is no edition on record"),
        (("export", "/nowhere/at/all.zip"), "cannot be written"),
        (("set", "Seoul", "2023", "rank", "--source", PAGE), "is not written as it should be"),
        (
            ("set", "Seoul", "2023", "rank=4", "--source", PAGE, "--yes"),
            "Nothing was changed. Mend what is named above",
        ),
        (("alias", "Nowhere", "x"), "I know no cluster “Nowhere”"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(shell: Shell, arguments: tuple[str, ...], said: str) -> None:
    table, picture = shell.file("table.csv", TABLE), shell.file("picture.csv", b"\x89PNG\r\n\x1a\n")
    written = [argument.format(table=table, picture=picture) for argument in arguments]
    assert re.search(said, shell.run(*written, code=2))


def test_an_export_in_each_format_comes_back_unchanged(shell: Shell) -> None:
    for name in ("record.zip", "record.xlsx", "record.json"):
        file = str(shell.folder / name)
        assert "holds revision 1" in shell.run("export", file)
        assert "Nothing would change" in shell.run("import", file, "--yes")
    file = str(shell.folder / "2023.csv")
    shell.run("export", file, "--edition", "2023", "--format", "csv")
    assert Path(file).read_text(encoding="utf-8").count("\n") == 50


def test_a_figure_and_a_name_are_put_right(shell: Shell) -> None:
    assert "Done: revision 2" in shell.run("set", "Seoul", "2023", "vc_deals=12", "--source", PAGE, "--yes")
    assert "Done: revision 3" in shell.run("alias", "Seoul", "Made-up-ville", "--language", "en", "--yes")
    assert "#3" in shell.run("ask", "rank of Made-up-ville 2023")
    assert "Done: revision 4" in shell.run("alias", "Seoul", "Made-up-ville", "--remove", "--yes")
    undone = shell.run("undo", "3", "--yes")
    assert "Revision 4 has changed 1 of these rows since" in undone


def test_a_person_at_a_terminal_is_asked(shell: Shell) -> None:
    file = shell.file("table.csv", TABLE + "44,Sen Diego,US\n")
    shell.run("history")
    with Terminal("-m", "bot", "import", file, *SOURCE, environment=shell.environment) as terminal:
        terminal.expect("Which cluster is that?")
        terminal.expect("Number")
        terminal.press("2" + ENTER)
        terminal.expect("Do it?")
        terminal.press("y" + ENTER)
        terminal.expect("Done: revision 2")
    assert "sen-diego" in shell.run("show", "2")
