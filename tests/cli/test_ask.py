"""`clusterbot ask "…"`: one question, one answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Program, run_program

CONTRACT = {
    *("question", "language", "status", "kind", "clusters", "places", "economies", "editions", "measure"),
    *("limit", "topic", "region", "excluded", "extreme", "verdict", "text", "values", "sources", "caveats"),
    *("corrections", "choices", "more"),
}


def asked(clusterbot: Program, *arguments: str | bytes, **extra: str) -> dict[str, Any]:
    finished = clusterbot("ask", "--json", *arguments, **extra)
    assert (finished.returncode, finished.stderr) == (0, "")
    (line,) = finished.stdout.splitlines()
    answer: dict[str, Any] = json.loads(line)
    return answer


def test_an_answer_is_text_that_names_figure_edition_and_source(clusterbot: Program) -> None:
    finished = clusterbot("ask", "rank of Shanghai-Suzhou 2017")

    assert (finished.returncode, finished.stderr) == (0, "")
    assert "19" in finished.stdout
    assert "2017" in finished.stdout
    assert "source" in finished.stdout.casefold()


def test_json_is_the_object_of_the_contract_on_one_line(clusterbot: Program) -> None:
    answer = asked(clusterbot, "rank of Shanghai-Suzhou in 2023")

    assert set(answer) == CONTRACT
    assert answer["kind"] == "rank"
    assert answer["clusters"] == ["shanghai-suzhou"]
    assert answer["editions"] == [2023]
    assert answer["values"][0]["value"] == 5


def test_json_holds_other_scripts_as_they_are_in_utf8_wherever_it_runs(clusterbot: Program) -> None:
    finished = clusterbot("ask", "--json", "上海苏州去年排第几", PYTHONIOENCODING="latin-1")

    assert "上海苏州去年排第几" in finished.stdout


def test_a_question_needs_no_quotes(clusterbot: Program) -> None:
    assert asked(clusterbot, "rank", "of", "Tokyo", "2023")["question"] == "rank of Tokyo 2023"


def test_a_question_may_begin_with_a_dash_after_two_dashes(clusterbot: Program) -> None:
    assert asked(clusterbot, "--", "--top 5 of 2023")["question"] == "--top 5 of 2023"


@pytest.mark.parametrize("nothing", ["", "   "])
def test_an_empty_question_is_answered_as_invalid(clusterbot: Program, nothing: str) -> None:
    assert asked(clusterbot, nothing)["status"] == "invalid"


def test_bytes_that_are_no_text_get_an_answer(clusterbot: Program) -> None:
    answer = asked(clusterbot, b"rank of K\xf6ln 2023")

    assert answer["question"].startswith("rank of K")
    assert answer["status"] != "answered"
    assert answer["text"]


def test_plain_text_to_a_terminal_of_another_encoding_loses_no_answer(clusterbot: Program) -> None:
    finished = clusterbot("ask", "rank of Shanghai-Suzhou in 2023", PYTHONIOENCODING="ascii")

    assert finished.returncode == 0
    assert "2023" in finished.stdout


def test_what_can_be_meant_is_listed(clusterbot: Program) -> None:
    finished = clusterbot("ask", "rank of Cambridge 2023")

    assert "• rank of Boston–Cambridge 2023" in finished.stdout


def test_telegram_and_the_migrations_are_left_alone_on_a_prepared_store(environment: dict[str, str]) -> None:
    finished = run_program("ask", "top 5 of 2023", environment=environment, options=("-X", "importtime"))
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in finished.stderr.splitlines()}

    assert finished.returncode == 0
    assert "sqlalchemy" in imported
    assert not {"telegram", "alembic", "prompt_toolkit", "rich", "aiohttp", "httpx"} & imported
