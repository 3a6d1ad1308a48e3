from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from answers.answer import Answer, Choice
from handlers.buttons import AT_MOST, Keyboard, Surface, keyboard, without
from handlers.presses import read_press
from questions.question import Slots
from tests.telegram.limits import check_keyboard


def answer(*, choices: tuple[str, ...] = (), follow_ups: tuple[str, ...] = (), more: tuple[Answer, ...] = ()) -> Answer:
    return Answer(
        text_asked="made up",
        language="en",
        status="answered",
        kind="rank",
        slots=Slots(),
        lines=(),
        headline="made up",
        choices=tuple(Choice(each, each) for each in choices),
        follow_ups=tuple(Choice(each, each) for each in follow_ups),
        more=more,
    )


def board_of(answer: Answer) -> InlineKeyboardMarkup | None:
    return keyboard(answer, "made up", Surface.PRIVATE).markup


def labels(markup: InlineKeyboardMarkup | None) -> list[list[str]]:
    return [[button.text for button in row] for row in markup.inline_keyboard] if markup else []


@given(st.lists(st.text(max_size=80), max_size=12))
def test_whatever_is_offered_telegram_takes_the_buttons(questions: list[str]) -> None:
    board = keyboard(answer(choices=tuple(questions)), "made up", Surface.PRIVATE)
    if board.markup is None:
        return
    check_keyboard(json.loads(board.markup.to_json()))
    buttons = [button for row in board.markup.inline_keyboard for button in row]
    assert len(buttons) <= AT_MOST
    assert [_asks(str(button.callback_data), board) for button in buttons] == [each.text for each in buttons]


def _asks(data: str, board: Keyboard) -> str:
    press = read_press(data)
    assert press is not None
    return press.word if press.kept is None else str(board.kept[press.kept]["text"])


def test_a_question_that_does_not_fit_is_kept() -> None:
    fits, too_long = "上" * 20, "上" * 21
    board = keyboard(answer(choices=(fits, too_long)), "", Surface.PRIVATE)
    assert labels(board.markup) == [[fits], [too_long]]
    assert list(board.kept.values()) == [{"text": too_long}]


def test_what_is_open_comes_before_what_could_follow() -> None:
    assert labels(board_of(answer(choices=("which one",), follow_ups=("next",)))) == [["which one"]]
    assert labels(board_of(answer(follow_ups=("next",)))) == [["next"]]


def test_every_answer_of_a_message_has_its_say_and_nothing_is_offered_twice() -> None:
    both = answer(follow_ups=("a", "b"), more=(answer(follow_ups=("b", "c")),))
    assert labels(board_of(both)) == [["a", "b"], ["c"]]


def test_short_labels_share_a_row_and_long_ones_do_not() -> None:
    long = "which economy has the most clusters"
    assert labels(board_of(answer(choices=("a", long, "b", "c", "d")))) == [["a"], [long], ["b", "c"], ["d"]]


def test_pressed_buttons_go_and_empty_rows_with_them() -> None:
    markup = board_of(answer(follow_ups=("a", "which economy has the most clusters")))
    assert labels(without(markup, ["q1:a"])) == [["which economy has the most clusters"]]
    assert without(markup, ["q1:a", "q1:which economy has the most clusters"]) is None
    assert without(None, ["q1:a"]) is None
