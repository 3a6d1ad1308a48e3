"""docs/commands.md and the program say the same."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from bot.cli import EXIT_CODES, app
from bot.errors import ClusterbotError
from tests.cli.conftest import ROOT

DOCUMENTED = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
GROUP = typer.main.get_group(app)
COMMANDS = sorted(GROUP.commands)


def section(command: str) -> str:
    """What the document says under the heading of a command."""
    return DOCUMENTED.partition(f"\n## `clusterbot {command}`\n")[2].partition("\n## ")[0]


def test_every_command_is_described() -> None:
    described = re.findall(r"^\| `clusterbot (\w+)", DOCUMENTED, flags=re.MULTILINE)

    assert sorted(described) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_described_with_its_command(command: str) -> None:
    options = {option for parameter in GROUP.commands[command].params for option in parameter.opts}
    named = {option for option in options if option.startswith("--")} - {"--help"}

    assert section(command)
    assert all(option in section(command) for option in named)
    assert all(option in named or option == "--" for option in re.findall(r"`(--[a-z-]*)", section(command)))


def test_exit_codes_are_the_same_in_the_document_the_help_and_the_errors() -> None:
    rows = dict(re.findall(r"^\| (\d+) \| (.+) \|$", DOCUMENTED, flags=re.MULTILINE))
    shown = CliRunner().invoke(app, ["--help"], terminal_width=200).output

    assert rows == {str(code): meaning for code, meaning in EXIT_CODES.items()}
    assert all(f"{code}: {meaning[:40]}" in shown for code, meaning in EXIT_CODES.items())
    assert {kind.exit_code for kind in ClusterbotError.__subclasses__()} <= set(EXIT_CODES)


def test_every_command_of_make_is_described() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, flags=re.MULTILINE))

    assert {"chat", "test", "check", "help"} <= targets
    assert all(f"make {target}" in DOCUMENTED for target in targets - {"clean"})


def test_packages_come_from_wherever_pip_is_told_to_find_them() -> None:
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")

    assert not re.search(r"https?:|--index|--find-links", MAKEFILE + constraints)


def test_what_a_machine_runs_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"])

    assert shown.exit_code == 0
    assert len(shown.output.splitlines()) > 5


def test_the_version_is_that_of_the_project() -> None:
    project = Path(ROOT, "pyproject.toml").read_text(encoding="utf-8")
    (version,) = re.findall(r'^version = "(.+)"$', project, flags=re.MULTILINE)

    shown = CliRunner().invoke(app, ["--version"])

    assert shown.output == f"clusterbot {version}\n"
