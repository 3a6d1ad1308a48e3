from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from answers.answer import Answer, Choice
from handlers.buttons import AT_MOST, keyboard, question_of
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


def labels(markup: InlineKeyboardMarkup | None) -> list[list[str]]:
    return [[button.text for button in row] for row in markup.inline_keyboard] if markup else []


@given(st.lists(st.text(max_size=80), max_size=12))
def test_whatever_is_offered_telegram_takes_the_buttons(questions: list[str]) -> None:
    markup = keyboard(answer(choices=tuple(questions)))
    if markup is None:
        return
    check_keyboard(json.loads(markup.to_json()))
    buttons = [button for row in markup.inline_keyboard for button in row]
    assert len(buttons) <= AT_MOST
    assert [question_of(str(button.callback_data)) for button in buttons] == [each.text for each in buttons]


def test_a_question_that_does_not_fit_has_no_button() -> None:
    fits, too_long = "上" * 20, "上" * 21
    assert labels(keyboard(answer(choices=(fits, too_long)))) == [[fits]]
    assert keyboard(answer(choices=(too_long,))) is None


def test_what_is_open_comes_before_what_could_follow() -> None:
    assert labels(keyboard(answer(choices=("which one",), follow_ups=("next",)))) == [["which one"]]
    assert labels(keyboard(answer(follow_ups=("next",)))) == [["next"]]


def test_every_answer_of_a_message_has_its_say_and_nothing_is_offered_twice() -> None:
    both = answer(follow_ups=("a", "b"), more=(answer(follow_ups=("b", "c")),))
    assert labels(keyboard(both)) == [["a", "b"], ["c"]]


def test_short_labels_share_a_row_and_long_ones_do_not() -> None:
    long = "which economy has the most clusters"
    assert labels(keyboard(answer(choices=("a", long, "b", "c", "d")))) == [["a"], [long], ["b", "c"], ["d"]]


def test_data_of_another_form_asks_nothing() -> None:
    for data in (None, "", "q", "q0:top 5", "q1", "q1:", "top 5"):
        assert question_of(data) is None
    assert question_of("q1:top 5") == "top 5"
