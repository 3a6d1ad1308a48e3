"""What a file of questions asks, whatever its encoding and form."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake import Asked, batch, lines_of


def lines(content: bytes) -> list[str]:
    return list(lines_of(io.BufferedReader(io.BytesIO(content))))


def asked(text: str) -> list[Asked]:
    return list(batch(lines(text.encode())))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last_end", [True, False])
def test_a_byte_order_mark_names_the_encoding(encoding: str, line_end: str, last_end: bool) -> None:
    questions = ["top 1 of 2023", "", "东京排第几"]
    text = line_end.join(questions) + line_end * last_end

    assert lines(text.encode(encoding)) == questions


def test_utf16_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    first, second = lines("top 1 of 2023\ntop 2".encode("utf-16")[:-1])

    assert first == "top 1 of 2023"
    assert second.startswith("top ")


def test_bytes_that_are_no_utf8_stay_apart_from_every_letter() -> None:
    assert lines(b"rank of K\xf6ln\ntop 1") == ["rank of K\udcf6ln", "top 1"]


@given(st.binary(max_size=200))
def test_no_bytes_are_refused(content: bytes) -> None:
    assert len(lines(content)) <= len(content)


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=20)))
def test_a_line_is_what_line_ends_part(questions: list[str]) -> None:
    text = "".join(question + "\n" for question in questions)

    assert lines(b"\xef\xbb\xbf" + text.encode()) == questions


def test_an_object_may_name_conversation_and_language() -> None:
    line = {"question": "rank of Tokyo", "conversation": "a", "language": "ja", "id": 17}

    assert asked(json.dumps(line)) == [Asked("rank of Tokyo", "a", "ja")]


@pytest.mark.parametrize(("given_name", "name"), [(7, "7"), (None, None), ("", "")])
def test_a_conversation_may_have_a_number_for_a_name(given_name: object, name: str | None) -> None:
    assert asked(json.dumps({"question": "top 5", "conversation": given_name})) == [Asked("top 5", name)]


def test_an_object_may_stand_apart_from_the_margin() -> None:
    assert asked('  {"question": "top 5"}  ') == [Asked("top 5")]


@pytest.mark.parametrize(
    "line",
    [
        '{"foo": 1}',
        '{"question": 5}',
        '{"question": null}',
        '{"question": "top 5", "language": 5}',
        '{"question": "top 5", "conversation": ["a"]}',
        '{"question": "top 5"',
        '{"question": "top 5"} and more',
        '["top 5"]',
        '"top 5"',
        "5",
        '{"question": ' + "[" * 100_000,
        '{"question": ' + "9" * 5_000 + "}",
        "{brackets} around the rank of Tokyo",
    ],
)
def test_any_other_line_is_asked_as_it_stands(line: str) -> None:
    assert asked(line) == [Asked(line)]


def test_an_object_may_ask_nothing() -> None:
    assert asked('{"question": ""}\n') == [Asked("")]


def test_empty_lines_count_except_at_the_end() -> None:
    found = asked("\ntop 1\n \n\ntop 2\n\n  \n\n")

    assert [each.text for each in found] == ["", "top 1", " ", "", "top 2"]


@pytest.mark.parametrize("nothing", ["", "\n", " \n\n\t\n"])
def test_a_file_of_nothing_asks_nothing(nothing: str) -> None:
    assert asked(nothing) == []


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), min_size=1)))
def test_every_line_with_something_in_it_is_asked_in_order(questions: list[str]) -> None:
    written = [question for question in questions if question.strip()]

    assert [each.text for each in batch(questions) if each.text.strip()] == written
