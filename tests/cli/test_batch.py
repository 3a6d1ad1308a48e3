"""`clusterbot ask --batch`: a file of questions, one answer a line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.cli.conftest import Program


def answers(clusterbot: Program, batch: str | bytes) -> list[dict[str, Any]]:
    finished = clusterbot("ask", "--json", "--batch", "-", typed=batch)
    assert (finished.returncode, finished.stderr) == (0, "")
    return [json.loads(line) for line in finished.stdout.splitlines()]


def test_each_line_gets_its_answer_in_order(clusterbot: Program, tmp_path: Path) -> None:
    asked = [f"who was number {rank} in 2023" for rank in range(1, 21)]
    file = tmp_path / "questions of mine.txt"
    file.write_text("\n".join(asked))

    finished = clusterbot("ask", "--json", "--batch", str(file))

    assert [json.loads(line)["question"] for line in finished.stdout.splitlines()] == asked


def test_lines_of_one_conversation_continue_it_and_others_stand_alone(clusterbot: Program) -> None:
    lines = [
        {"question": "rank of Shanghai-Suzhou in 2023", "conversation": "a"},
        {"question": "rank of Tokyo in 2022", "conversation": 2},
        {"question": "and the year before", "conversation": "a"},
        {"question": "and in 2020", "conversation": 2},
        {"question": "and in 2020"},
    ]

    _, _, shanghai, tokyo, alone = answers(clusterbot, "\n".join(map(json.dumps, lines)))

    assert (shanghai["clusters"], shanghai["editions"]) == (["shanghai-suzhou"], [2022])
    assert shanghai["values"][0]["value"] == 6
    assert (tokyo["clusters"], tokyo["editions"]) == (["tokyo-yokohama"], [2020])
    assert alone["clusters"] == []
    assert alone["status"] != "answered"


def test_without_json_an_empty_line_parts_the_answers(clusterbot: Program) -> None:
    alone = [clusterbot("ask", question).stdout for question in ("top 1 of 2023", "top 1 of 2022")]

    finished = clusterbot("ask", "--batch", "-", typed="top 1 of 2023\ntop 1 of 2022\n")

    assert finished.stdout == "\n".join(alone)


def test_a_bad_line_harms_no_other(clusterbot: Program) -> None:
    batch = b'top 1 of 2023\nrank of K\xf6ln\n\n{"foo": 1}\n\x00\x1b\xff\ntop 1 of 2022\n\n'

    found = answers(clusterbot, batch)

    assert len(found) == 6
    assert [found[0]["status"], found[2]["status"], found[5]["status"]] == ["answered", "invalid", "answered"]
    assert all(answer["text"] and answer["status"] != "answered" for answer in found[1:5])


def test_a_file_without_questions_gets_no_answers(clusterbot: Program) -> None:
    assert answers(clusterbot, "\n\n") == []


def test_answers_leave_before_the_next_question_arrives(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--json", "--batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        cwd=environment["HOME"],
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for question in ("top 1 of 2023", "top 1 of 2022"):
            program.stdin.write(question + "\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["question"] == question
        program.stdin.close()
        assert program.stdout.read() == ""
    assert program.returncode == 0


def test_a_reader_that_leaves_early_is_no_error_worth_a_word(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=environment["HOME"],
    ) as program:
        assert program.stdout is not None
        program.stdout.close()
        _, complaints = program.communicate(b"top 1 of 2023\n" * 50)
    assert complaints == b""
    assert program.returncode == 1
