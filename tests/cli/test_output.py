"""What leaves for standard output."""

from __future__ import annotations

import json

import pytest

from bot.output import write_json, write_text


def test_json_is_one_line_to_every_reader_and_loses_nothing(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    value = {"text": "Tokyo–横滨\nsecond line\u2028third\u2029fourth\x85fifth\x0bsixth \ud800 \U0001f5fc"}

    write_json(value)

    written = capfdbinary.readouterr().out
    assert written.endswith(b"\n")
    assert "横滨".encode() in written
    assert len(written.decode().splitlines()) == 1
    assert json.loads(written) == value


def test_text_keeps_its_lines_and_shows_what_a_terminal_would_obey(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    write_text("1.\tTokyo–Yokohama\n\x1b]0;title\x07 \x9b31m red")

    assert capfdbinary.readouterr().out.decode() == "1.\tTokyo–Yokohama\n�]0;title� �31m red\n"
