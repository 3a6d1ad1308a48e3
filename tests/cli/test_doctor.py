"""`clusterbot doctor`: a line for each thing looked at, and an exit code for scripts."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Program, run_program
from tests.cli.test_errors import MADE_UP_TOKEN


def test_all_is_well_without_a_token(clusterbot: Program) -> None:
    finished = clusterbot("doctor")

    assert (finished.returncode, finished.stderr) == (0, "")
    marks = [line[0] for line in finished.stdout.splitlines()]
    assert set(marks) == {"✓", "·"}
    assert marks.count("✓") >= 3
    assert "TELEGRAM_TOKEN" in finished.stdout


def test_what_is_wrong_comes_with_what_to_do(clusterbot: Program) -> None:
    finished = clusterbot("doctor", TELEGRAM_TOKEN=MADE_UP_TOKEN, TELEGRAM_API_URL="http://127.0.0.1:9")

    assert (finished.returncode, finished.stderr) == (1, "")
    *_, cross, remedy = finished.stdout.splitlines()
    assert cross.startswith("✗ ")
    assert remedy.startswith("  → ")
    assert "http://127.0.0.1:9" in cross + remedy
    assert MADE_UP_TOKEN not in finished.stdout


def test_a_damaged_database_is_a_finding(bare_environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "clusterbot.db").write_bytes(b"This is no database.\n" * 100)

    finished = run_program("doctor", environment=bare_environment)

    assert finished.returncode == 1
    assert f"→ The database file {tmp_path}/clusterbot.db" in finished.stdout


def test_wrong_settings_are_a_finding(clusterbot: Program) -> None:
    finished = clusterbot("doctor", LOG_LEVEL="loud")

    assert finished.returncode == 1
    assert finished.stdout.startswith("✗ ")
    assert "→ LOG_LEVEL" in finished.stdout
