"""Questions as buttons under an answer. A button holds its whole question, so it works after any restart."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from answers.answer import Answer, Choice

# the form of the data, so that a later version can tell its own buttons from these
ASKS = "q1:"
AT_MOST = 8
SHORT = 18
"""Two labels of at most this many characters share a row on a narrow phone."""


def keyboard(answer: Answer) -> InlineKeyboardMarkup | None:
    """What can be asked next, or what was meant where that is open; None where there is nothing to offer."""
    answers = (answer, *answer.more)
    open_points = [choice for each in answers for choice in each.choices]
    offered = open_points or [choice for each in answers for choice in each.follow_ups]
    buttons = [_button(choice) for choice in _distinct(offered) if _fits(choice)]
    return InlineKeyboardMarkup(_rows(buttons[:AT_MOST])) if buttons else None


def question_of(data: str | None) -> str | None:
    """The question that a pressed button asks; None for data that this version did not write."""
    if data is None or not data.startswith(ASKS):
        return None
    return data.removeprefix(ASKS) or None


def _button(choice: Choice) -> InlineKeyboardButton:
    return InlineKeyboardButton(choice.label, callback_data=ASKS + choice.question)


def _fits(choice: Choice) -> bool:
    size = len((ASKS + choice.question).encode("utf-8", "replace"))
    return bool(choice.label.strip()) and size <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA


def _distinct(choices: Iterable[Choice]) -> Iterable[Choice]:
    return {choice.question: choice for choice in choices}.values()


def _rows(buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    rows: list[list[InlineKeyboardButton]] = []
    for button in buttons:
        beside = rows[-1] if rows else []
        if len(beside) == 1 and max(len(button.text), len(beside[0].text)) <= SHORT:
            beside.append(button)
        else:
            rows.append([button])
    return rows
