"""A long answer is folded on a phone, and nothing of it is lost."""

from __future__ import annotations

from answers.desk import Desk
from answers.markup import plain
from answers.rendering import chat_html
from tests.telegram.limits import TEXT_UNITS, formatted


def test_a_long_answer_folds_its_details_and_loses_none(desk: Desk) -> None:
    answer = desk.answer("top 25 of 2025", language="en")
    html = chat_html(answer)
    assert "<blockquote expandable>" in html
    shown = formatted(html, "HTML", TEXT_UNITS, "message").text
    assert shown.split() == plain(answer.lines).split()
    assert html.index("10.") < html.index("<blockquote expandable>")
    assert html.index("</blockquote>") < html.index("<a href")


def test_a_short_answer_is_not_folded(desk: Desk) -> None:
    assert "blockquote" not in chat_html(desk.answer("rank of Tokyo 2023", language="en"))
