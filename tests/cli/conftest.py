"""Runs the real program, each time in a process, a home and a working folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

Program = Callable[..., subprocess.CompletedProcess[str]]


def environment_in(folder: Path) -> dict[str, str]:
    """What the program sees of its surroundings: an empty home, no settings of whoever runs the tests."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(folder.parent / "cache"),  # one for all tests: it holds nothing of anybody
        "DATABASE_URL": f"sqlite:///{folder}/clusterbot.db",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLUMNS": "80",
    }


def run_program(
    *arguments: str | bytes,
    environment: Mapping[str, str],
    typed: str | bytes = b"",
    options: tuple[str, ...] = (),
) -> subprocess.CompletedProcess[str]:
    """`python [options] -m bot [arguments]` to its end, with `typed` as its standard input."""
    finished = subprocess.run(
        [sys.executable, *options, "-m", "bot", *arguments],
        input=typed if isinstance(typed, bytes) else typed.encode(),
        capture_output=True,
        env=environment,
        cwd=environment["HOME"],
        timeout=60,
        check=False,
    )
    return subprocess.CompletedProcess(
        finished.args, finished.returncode, finished.stdout.decode(), finished.stderr.decode()
    )


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Surroundings in which the store is prepared; for tests that write nothing into it."""
    environment = environment_in(tmp_path_factory.mktemp("prepared"))
    first = run_program("ask", "hello", environment=environment)
    assert first.returncode == 0, first.stderr
    return environment


@pytest.fixture
def bare_environment(tmp_path: Path) -> dict[str, str]:
    """Surroundings in which clusterbot never ran."""
    return environment_in(tmp_path)


@pytest.fixture
def clusterbot(environment: dict[str, str]) -> Program:
    """The program on a prepared store."""

    def run(*arguments: str | bytes, typed: str | bytes = b"", **extra: str) -> subprocess.CompletedProcess[str]:
        return run_program(*arguments, typed=typed, environment=environment | extra)

    return run
