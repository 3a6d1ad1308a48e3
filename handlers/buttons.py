"""The buttons under an answer: what to ask next, and what to do with the answer itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import islice
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineQueryLimit

from answers.answer import Answer, Choice
from db.kept import kept_id
from handlers.presses import Act, Press
from handlers.speech import Speech, speech
from handlers.subjects import Subject, subject_of

AT_MOST = 8
"""Questions on offer under one answer."""
AT_MOST_INLINE = 2
"""The same under a message that stands in a chat of other people."""
SHORT = 18
"""Two labels of at most this many characters share a row on a narrow phone."""
SHOWN_SOURCES = 2
"""So many sources an answer names itself; with more of them a button shows the rest."""

KEPT_SIGN = "#"
"""What stands before the id of a kept question where it is typed for somebody."""

_TOOLS_FOR = {"answered", "partial", "no_data"}
_TALK = {"greeting", "about"}


class Surface(Enum):
    """Where an answer stands, which decides what can be done with it."""

    PRIVATE = auto()
    GROUP = auto()
    """A group or a channel."""
    INLINE = auto()
    """Sent by a person through inline mode: there the bot can only change the message."""


@dataclass
class Keyboard:
    """Buttons while they are put together, and what the store must keep for them."""

    rows: list[list[InlineKeyboardButton]] = field(default_factory=list)
    kept: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def markup(self) -> InlineKeyboardMarkup | None:
        """The buttons as Telegram takes them."""
        return InlineKeyboardMarkup(self.rows) if self.rows else None

    def data(self, act: Act, subject: Subject) -> str:
        """The data of a button about a subject, which is kept if it does not fit."""
        press = Press(act, subject.text)
        if subject.questions or not press.fits or not subject.text:
            press = Press(act, kept=self.keep(subject))
        return press.data

    def keep(self, subject: Subject) -> str:
        """The id under which the store will have the subject."""
        id_ = kept_id(subject.content)
        self.kept[id_] = subject.content
        return id_


def keyboard(answer: Answer, text: str, surface: Surface) -> Keyboard:
    """What can be asked next, or what was meant where that is open, and below it the tools for the answer.

    `text` is the whole message that was answered.
    """
    board = Keyboard()
    answers = (answer, *answer.more)
    open_points = [choice for each in answers for choice in each.choices]
    act = Act.PICK if open_points or surface is Surface.INLINE else Act.ASK
    offered = open_points or [choice for each in answers for choice in each.follow_ups]
    most = AT_MOST_INLINE if surface is Surface.INLINE else AT_MOST
    board.rows += _rows([_offer(board, act, choice) for choice in islice(_distinct(offered), most)])
    subject = subject_of(answer, text)
    if subject and not open_points and answer.status in _TOOLS_FOR and answer.kind not in _TALK:
        board.rows.append(_tools(board, answer, subject, surface, speech(answer.language)))
    return board


def query_for(board: Keyboard, subject: Subject) -> str:
    """What to type behind the bot's name to get the subject's answer."""
    if subject.questions or "\n" in subject.text or len(subject.text) > InlineQueryLimit.MAX_QUERY_LENGTH:
        return KEPT_SIGN + board.keep(subject)
    return subject.text


def without(markup: InlineKeyboardMarkup | None, pressed: Iterable[str]) -> InlineKeyboardMarkup | None:
    """The buttons that are left when some have been pressed, told by their data."""
    gone = set(pressed)
    rows = [[button for button in row if button.callback_data not in gone] for row in (markup or _NONE).inline_keyboard]
    left = [row for row in rows if row]
    return InlineKeyboardMarkup(left) if left else None


_NONE = InlineKeyboardMarkup([])


def _tools(
    board: Keyboard, answer: Answer, subject: Subject, surface: Surface, say: Speech
) -> list[InlineKeyboardButton]:
    def press(label: str, act: Act) -> InlineKeyboardButton:
        return InlineKeyboardButton(say.text(label), callback_data=board.data(act, subject))

    tools = []
    if surface is Surface.PRIVATE:
        tools += [press("chat.button.up", Act.UP), press("chat.button.down", Act.DOWN)]
    if surface is not Surface.INLINE and any(each.chart for each in (answer, *answer.more)):
        tools.append(press("chat.button.chart", Act.CHART))
    sources = {link for each in (answer, *answer.more) for link in each.sources}
    if surface is not Surface.INLINE and len(sources) > SHOWN_SOURCES:
        tools.append(press("chat.button.sources", Act.SOURCES))
    query = query_for(board, subject)
    tools.append(InlineKeyboardButton(say.text("chat.button.share"), switch_inline_query=query))
    return tools


def _offer(board: Keyboard, act: Act, choice: Choice) -> InlineKeyboardButton:
    return InlineKeyboardButton(choice.label, callback_data=board.data(act, Subject(choice.question)))


def _distinct(choices: Iterable[Choice]) -> Iterable[Choice]:
    return {choice.question: choice for choice in choices if choice.label.strip()}.values()


def _rows(buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    rows: list[list[InlineKeyboardButton]] = []
    for button in buttons:
        beside = rows[-1] if rows else []
        if len(beside) == 1 and max(len(button.text), len(beside[0].text)) <= SHORT:
            beside.append(button)
        else:
            rows.append([button])
    return rows
