"""`clusterbot chat` at a terminal, typed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import environment_in
from tests.cli.terminal import CTRL_C, CTRL_D, ENTER, UP, Terminal


@pytest.fixture
def surroundings(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A prepared store, and a home without a history."""
    return environment_in(tmp_path) | {"DATABASE_URL": environment["DATABASE_URL"]}


@pytest.fixture
def terminal(surroundings: dict[str, str]) -> Iterator[Terminal]:
    with Terminal("-m", "bot", "chat", environment=surroundings) as terminal:
        yield terminal


def greeted(terminal: Terminal) -> None:
    terminal.expect("Ctrl-D leaves")
    terminal.expect("you  ")


def ask(terminal: Terminal, question: str) -> str:
    """Type a question at the prompt, and return what is answered."""
    terminal.press(question + ENTER)
    terminal.expect("bot  ")
    return terminal.expect("you  ")


def leave(terminal: Terminal) -> None:
    terminal.press(CTRL_D)
    terminal.expect("Goodbye.")
    assert terminal.end() == 0


def test_a_conversation(terminal: Terminal) -> None:
    greeted(terminal)

    assert "5" in ask(terminal, "rank of Shanghai-Suzhou in 2023")
    following = ask(terminal, "and the year before")
    assert "6" in following
    assert "[1] " in following
    terminal.press("1" + ENTER)
    terminal.expect("→ ")
    terminal.expect("you  ")
    leave(terminal)


def test_ctrl_c_drops_the_line_and_stays(terminal: Terminal) -> None:
    greeted(terminal)

    terminal.press("rank of nowhere" + CTRL_C)
    terminal.expect("you  ")
    assert "5" in ask(terminal, "rank of Shanghai-Suzhou in 2023")
    leave(terminal)


def test_quit_leaves(terminal: Terminal) -> None:
    greeted(terminal)

    terminal.press("quit" + ENTER)
    terminal.expect("Goodbye.")
    assert terminal.end() == 0


def test_the_next_conversation_finds_what_was_typed(surroundings: dict[str, str]) -> None:
    with Terminal("-m", "bot", "chat", environment=surroundings) as first:
        greeted(first)
        ask(first, "rank of Shanghai-Suzhou in 2023")
        leave(first)
    with Terminal("-m", "bot", "chat", environment=surroundings) as second:
        greeted(second)
        second.press(UP)
        second.expect("rank of Shanghai-Suzhou in 2023")

    (history,) = Path(surroundings["XDG_STATE_HOME"]).rglob("history")
    assert history.stat().st_mode & 0o077 == 0


def test_a_home_that_cannot_be_written_costs_the_history_only(surroundings: dict[str, str]) -> None:
    Path(surroundings["XDG_STATE_HOME"]).touch()

    with Terminal("-m", "bot", "chat", environment=surroundings) as terminal:
        greeted(terminal)
        assert "5" in ask(terminal, "rank of Shanghai-Suzhou in 2023")
        leave(terminal)


@pytest.mark.parametrize(("extra", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_sources_are_links_and_colours_are_for_who_wants_them(
    surroundings: dict[str, str], extra: dict[str, str], coloured: bool
) -> None:
    with Terminal("-m", "bot", "chat", environment=surroundings | extra) as terminal:
        greeted(terminal)
        ask(terminal, "rank of Shanghai-Suzhou in 2023")

    assert "\x1b]8;" in terminal.raw
    assert "https://" in terminal.raw
    assert "https://" not in terminal.text
    assert ("\x1b[1;32mbot" in terminal.raw) == coloured


@pytest.mark.parametrize("columns", [8, 24])
def test_a_narrow_terminal_shows_every_word(surroundings: dict[str, str], columns: int) -> None:
    with Terminal("-m", "bot", "chat", environment=surroundings, columns=columns) as terminal:
        terminal.expect("bot")
        terminal.press("quit" + ENTER)
        terminal.end()

    assert "Goodbye." in "".join(terminal.text.split())


@pytest.mark.parametrize("poor", [{"TERM": "dumb"}, {"PYTHONIOENCODING": "latin-1"}])
def test_a_terminal_that_can_do_little_will_do(surroundings: dict[str, str], poor: dict[str, str]) -> None:
    with Terminal("-m", "bot", "chat", environment=surroundings | poor) as terminal:
        greeted(terminal)
        assert "5" in ask(terminal, "rank of Shanghai-Suzhou in 2023")
        terminal.press("quit" + ENTER)
        terminal.expect("Goodbye.")
        assert terminal.end() == 0
