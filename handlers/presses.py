"""What a button does, packed into the 64 bytes that Telegram gives it, and read back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from telegram.constants import InlineKeyboardButtonLimit

VERSION = "1"
"""The form of the data. A later form gets another number, so that each version can tell its own buttons."""

_PLAIN, _KEPT = ":", "#"


class Act(StrEnum):
    """What a press does with its question, or other word."""

    ASK = "q"
    """Ask the question, below the answer that offers it."""
    PICK = "p"
    """Ask the question, and put its answer in the place of the message that asked which one was meant."""
    UP = "u"
    """Vote for the answer."""
    DOWN = "d"
    """Vote against the answer."""
    SOURCES = "s"
    """Show every source of the answer."""
    CHART = "c"
    """Draw the answer."""
    HELP = "h"
    """Show the help in the length named."""
    LANGUAGE = "l"
    """Speak the language named, or the app's if none is."""
    FOLLOW = "f"
    """Hear of the cluster named by its id, where a name could mean several."""
    UNFOLLOW = "x"
    """Hear no more of the cluster named by its id."""


@dataclass(frozen=True, slots=True)
class Press:
    """An act and its word; where the word does not fit, `kept` is the id under which the store has it."""

    act: Act
    word: str = ""
    kept: str | None = None

    @property
    def data(self) -> str:
        """What the button carries."""
        return (
            f"{self.act}{VERSION}{_PLAIN}{self.word}" if self.kept is None else f"{self.act}{VERSION}{_KEPT}{self.kept}"
        )

    @property
    def fits(self) -> bool:
        """Whether Telegram takes the data."""
        return len(self.data.encode("utf-8", "replace")) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA


def read_press(data: str | None) -> Press | None:
    """What a button does; None for data that this version did not write."""
    if data is None or len(data) <= len(Act.ASK + VERSION) or data[1] != VERSION:
        return None
    try:
        act = Act(data[0])
    except ValueError:
        return None
    form, word = data[2], data[3:]
    if form == _KEPT and word:
        return Press(act, kept=word)
    if form == _PLAIN and (word or act not in _ABOUT_A_QUESTION):
        return Press(act, word)
    return None


_ABOUT_A_QUESTION = {Act.ASK, Act.PICK, Act.UP, Act.DOWN, Act.SOURCES, Act.CHART}
