"""`clusterbot chat` in a pipe: each line is a question, and what comes out reads as a conversation."""

from __future__ import annotations

import pytest

from tests.cli.conftest import run_program

CONVERSATION = [
    "rank of Shanghai-Suzhou 2017",
    "",
    "rank of Shanghai-Suzhou in 2023",
    "and the year before",
    "rank of Shanghai-Suzhou in 2023",
    "1",
    "rank of Shanghai-Suzhou in 2023",
    "2019",
    "   ",
    "help",
    "rank of \x1b[31mXyzzy 2023",
    "Quit",
    "top 1 of 2022",
]


@pytest.fixture(scope="module")
def transcript(environment: dict[str, str]) -> str:
    """What is written down of the conversation."""
    finished = run_program("chat", typed="\n".join(CONVERSATION), environment=environment)
    assert (finished.returncode, finished.stderr) == (0, "")
    return finished.stdout


@pytest.fixture(scope="module")
def turns(transcript: str) -> list[str]:
    """The turns after the welcome: what was asked, and what was said to it."""
    return transcript.split("\n\nyou  ")[1:]


def test_the_welcome_comes_first(transcript: str) -> None:
    assert transcript.startswith("bot  ")
    assert "2025" in transcript.partition("\n\nyou  ")[0]


def test_every_line_up_to_quit_is_a_turn_and_empty_ones_are_none(turns: list[str]) -> None:
    asked = [turn.splitlines()[0] for turn in turns]

    assert asked[:8] == [line for line in CONVERSATION[:-3] if line.strip()][:8]
    assert asked[-1] == "Quit"


def test_a_turn_reads_as_it_was(turns: list[str]) -> None:
    asked, first, *following = turns[0].splitlines()

    assert asked == "rank of Shanghai-Suzhou 2017"
    assert first.startswith("bot  ")
    assert "19" in first
    assert following
    assert all(line.startswith("     ") and line == line.rstrip() for line in following)


def test_a_question_continues_the_one_before(turns: list[str]) -> None:
    said = turns[2].splitlines()[1]

    assert "2022" in said
    assert "6" in said


def test_a_number_picks_what_is_offered(turns: list[str]) -> None:
    offered = turns[3].partition("[1] ")[2].partition(" · ")[0].strip()
    _, question, *_ = turns[4].splitlines()

    assert offered
    assert question == f"     → {offered}"


def test_a_number_beyond_the_offers_is_a_question_like_any_other(turns: list[str]) -> None:
    assert "→" not in turns[6]
    assert "2019" in turns[6].splitlines()[1]


def test_help_is_a_question(turns: list[str]) -> None:
    assert len(turns[7].splitlines()) > 3


def test_control_characters_do_not_reach_the_terminal(turns: list[str], transcript: str) -> None:
    assert turns[8].startswith("rank of \N{REPLACEMENT CHARACTER}[31mXyzzy")
    assert "\x1b" not in transcript


def test_quit_leaves_what_follows_unread(turns: list[str]) -> None:
    assert turns[-1].splitlines() == ["Quit", "bot  Goodbye."]


def test_the_end_of_the_pipe_leaves_too_and_another_encoding_loses_no_answer(
    environment: dict[str, str],
) -> None:
    ascii_only = environment | {"PYTHONIOENCODING": "ascii"}

    finished = run_program("chat", typed="rank of Shanghai-Suzhou in 2023", environment=ascii_only)

    assert finished.returncode == 0
    assert "2023" in finished.stdout
    assert finished.stdout.endswith("bot  Goodbye.\n")
