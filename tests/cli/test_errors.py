"""Whatever goes wrong ends as a sentence and an exit code, never as a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Program, run_program

MADE_UP_TOKEN = "123456789:" + "AbCdEfGhIjKlMnOpQrStUvWxYz012345678"


def sentence(finished: subprocess.CompletedProcess[str], code: int) -> str:
    assert finished.returncode == code, finished.stderr
    assert finished.stdout == ""
    assert "Traceback" not in finished.stderr
    assert finished.stderr.strip()
    return finished.stderr


def test_ask_without_a_question_says_how_to_ask(clusterbot: Program) -> None:
    assert 'clusterbot ask "' in sentence(clusterbot("ask"), 2)


def test_a_question_beside_a_batch_is_refused(clusterbot: Program, tmp_path: Path) -> None:
    assert "not both" in sentence(clusterbot("ask", "top 5", "--batch", str(tmp_path / "questions.txt")), 2)


def test_a_mistyped_command_gets_the_one_that_was_meant(clusterbot: Program) -> None:
    assert "'doctor'" in sentence(clusterbot("docter"), 2)


def test_a_batch_that_is_not_there_is_named(clusterbot: Program, tmp_path: Path) -> None:
    missing = tmp_path / "questions.txt"

    assert str(missing) in sentence(clusterbot("ask", "--batch", str(missing)), 2)


def test_a_folder_is_no_batch(clusterbot: Program, tmp_path: Path) -> None:
    assert str(tmp_path) in sentence(clusterbot("ask", "--batch", str(tmp_path)), 2)


def test_a_wrong_setting_is_named_with_its_remedy(clusterbot: Program) -> None:
    assert "LOG_LEVEL" in sentence(clusterbot("ask", "top 5", LOG_LEVEL="loud"), 3)


def test_the_file_of_settings_counts_too(bare_environment: dict[str, str]) -> None:
    Path(bare_environment["HOME"], ".env").write_text("LOG_LEVEL=loud\n")

    assert "LOG_LEVEL" in sentence(run_program("ask", "top 5", environment=bare_environment), 3)


def test_a_damaged_database_is_named_and_left_as_it_is(bare_environment: dict[str, str], tmp_path: Path) -> None:
    damaged = tmp_path / "clusterbot.db"
    content = b"This is no database, but somebody may want it back.\n" * 100
    damaged.write_bytes(content)

    assert str(damaged) in sentence(run_program("ask", "top 5", environment=bare_environment), 4)
    assert damaged.read_bytes() == content


def test_a_folder_for_the_database_that_cannot_be_is_named(bare_environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    database = f"sqlite:///{tmp_path}/file/clusterbot.db"

    finished = run_program("ask", "top 5", environment=bare_environment | {"DATABASE_URL": database})

    assert str(tmp_path / "file") in sentence(finished, 4)


def test_a_postgresql_that_does_not_run_is_named_without_its_password(clusterbot: Program) -> None:
    finished = clusterbot("ask", "top 5", DATABASE_URL="postgresql://clusterbot:s3same@127.0.0.1:9/record")

    said = sentence(finished, 4)
    assert "127.0.0.1:9" in said
    assert "s3same" not in said


def test_run_without_a_token_says_where_tokens_come_from_and_that_chat_needs_none(
    clusterbot: Program,
) -> None:
    said = sentence(clusterbot("run"), 3)

    assert "@BotFather" in said
    assert "clusterbot chat" in said


def test_a_server_that_is_not_there_is_named_without_the_token(clusterbot: Program) -> None:
    finished = clusterbot("run", TELEGRAM_TOKEN=MADE_UP_TOKEN, TELEGRAM_API_URL="http://127.0.0.1:9")

    said = sentence(finished, 5)
    assert "http://127.0.0.1:9" in said
    assert MADE_UP_TOKEN not in said


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_output_that_takes_nothing_is_told_once(environment: dict[str, str], form: list[str]) -> None:
    with Path(os.devnull).open() as read_only:
        finished = subprocess.run(
            [sys.executable, "-m", "bot", "ask", *form, "top 5 of 2023"],
            stdout=read_only,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=environment["HOME"],
            text=True,
            check=False,
        )

    assert finished.returncode == 1
    assert finished.stderr.splitlines() == ["The answer could not be written: Bad file descriptor."]


def test_closed_output_is_told(environment: dict[str, str]) -> None:
    finished = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m bot ask "top 5 of 2023" >&-'],
        stderr=subprocess.PIPE,
        env=environment,
        cwd=environment["HOME"],
        text=True,
        check=False,
    )

    assert finished.returncode == 1
    assert finished.stderr.splitlines() == ["There is nowhere to write the answer: standard output is closed."]


def test_closed_input_is_told_and_nothing_else_is_read_in_its_place(environment: dict[str, str]) -> None:
    finished = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m bot chat <&-'],
        capture_output=True,
        env=environment,
        cwd=environment["HOME"],
        text=True,
        check=False,
    )

    assert finished.returncode == 2
    assert finished.stderr.splitlines() == ["Standard input cannot be read: Bad file descriptor."]
    assert "you  " not in finished.stdout


STUMBLING = """
from bot import cli

@cli.app.command()
def stumble() -> None:
    raise LookupError("https://api.telegram.org/bot%s/getMe")

cli.main()
"""


@pytest.mark.parametrize("arguments", [["--debug", "stumble"], ["stumble"]])
def test_an_error_of_our_own_is_an_apology_and_in_full_only_for_who_asks(
    environment: dict[str, str], arguments: list[str]
) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", STUMBLING % MADE_UP_TOKEN, *arguments],
        capture_output=True,
        env=environment,
        cwd=environment["HOME"],
        text=True,
        check=False,
    )

    assert finished.returncode == 1
    assert "clusterbot --debug" in finished.stderr
    assert ("Traceback" in finished.stderr) == ("--debug" in arguments)
    assert MADE_UP_TOKEN not in finished.stderr


def test_a_stopped_command_ends_quietly_with_its_own_code(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=environment["HOME"],
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(b"top 1 of 2023\n")
        program.stdin.flush()
        program.stdout.readline()
        os.kill(program.pid, 2)
        _, complaints = program.communicate()

    assert program.returncode == 130
    assert complaints == b""
