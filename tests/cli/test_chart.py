"""`clusterbot ask "…" --chart out.png` saves the picture of an answer, and says so."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Program

PNG = b"\x89PNG\r\n\x1a\n"


def test_the_picture_is_saved_beside_the_answer(clusterbot: Program, tmp_path: Path) -> None:
    file = tmp_path / "out.png"
    finished = clusterbot("ask", "trend of Bengaluru", "--chart", str(file))

    assert finished.returncode == 0
    assert "Bengaluru" in finished.stdout
    assert f"The chart is in {file}." in finished.stderr
    assert file.read_bytes().startswith(PNG)


def test_with_json_standard_output_stays_one_object(clusterbot: Program, tmp_path: Path) -> None:
    finished = clusterbot("ask", "--json", "top 5 by publications 2023", "--chart", str(tmp_path / "out.png"))

    assert json.loads(finished.stdout)["kind"] == "top"
    assert (tmp_path / "out.png").exists()


def test_an_answer_with_nothing_to_draw_is_given_and_the_rest_said(clusterbot: Program, tmp_path: Path) -> None:
    file = tmp_path / "out.png"
    finished = clusterbot("ask", "rank of Tokyo 2023", "--chart", str(file))

    assert finished.returncode == 1
    assert "#1" in finished.stdout
    assert "nothing to draw" in finished.stderr
    assert not file.exists()


def test_a_file_that_is_no_picture_is_refused_before_anything_is_answered(clusterbot: Program) -> None:
    finished = clusterbot("ask", "trend of Bengaluru", "--chart", "out.txt")

    assert (finished.returncode, finished.stdout) == (2, "")
    assert ".png" in finished.stderr


def test_a_place_that_cannot_be_written_is_named(clusterbot: Program, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "out.png"
    finished = clusterbot("ask", "trend of Bengaluru", "--chart", str(file))

    assert finished.returncode == 1
    assert str(file) in finished.stderr


def test_a_batch_has_no_chart(clusterbot: Program) -> None:
    finished = clusterbot("ask", "--batch", "-", "--chart", "out.png")

    assert finished.returncode == 2
    assert "--batch" in finished.stderr
