"""The first start on an empty data folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import run_program
from tests.cli.terminal import Terminal

SLOW = """
import time
from bot.preparing import Preparation

with Preparation() as tell:
    tell("Reading the record", 0.2)
    time.sleep(1.1)
    tell("Writing the record", 0.7)
    time.sleep(0.3)
print("prepared")
"""


def test_it_needs_no_set_up_and_says_what_it_prepares(bare_environment: dict[str, str]) -> None:
    del bare_environment["DATABASE_URL"]

    first = run_program("ask", "rank of Shanghai-Suzhou in 2023", environment=bare_environment)
    second = run_program("ask", "rank of Shanghai-Suzhou in 2023", environment=bare_environment)

    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == second.stdout
    assert "Preparing the record" in first.stderr
    assert second.stderr == ""
    assert Path(bare_environment["XDG_DATA_HOME"], "clusterbot").is_dir()


def test_two_first_starts_at_once_both_answer(bare_environment: dict[str, str]) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-m", "bot", "ask", "--json", "rank of Shanghai-Suzhou in 2023"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=bare_environment,
            cwd=bare_environment["HOME"],
        )
        for _ in range(2)
    ]
    ended = [(*program.communicate(timeout=60), program.returncode) for program in programs]

    assert [code for _, _, code in ended] == [0, 0], ended
    assert [json.loads(answer)["values"][0]["value"] for answer, _, _ in ended] == [5, 5]


def test_a_preparation_that_takes_long_shows_how_far_it_is(bare_environment: dict[str, str]) -> None:
    with Terminal("-c", SLOW, environment=bare_environment) as terminal:
        terminal.expect("Preparing the record")
        terminal.expect("Writing the record")
        terminal.expect("70%")
        terminal.expect("prepared")
        assert terminal.end() == 0
