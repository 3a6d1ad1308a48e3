"""How a conversation looks: colours, links and wrapped lines on a terminal, plain lines in a pipe."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from textwrap import indent
from typing import TYPE_CHECKING, Protocol

from bot.output import printable, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style
    from rich.text import Text

    from answers.answer import Answer, Choice
    from answers.markup import Span

YOU = "you  "
BOT = "bot  "
LEAST_WIDTH = 10
"""Columns of text beside the speaker on a terminal that is too narrow for both."""


class Transcript(Protocol):
    """Where a conversation is written down."""

    def heard(self, question: str) -> None:
        """Show what was asked."""

    def picked(self, question: str) -> None:
        """Show the question that a typed number stands for."""

    def said(self, answer: Answer, offers: tuple[Choice, ...]) -> None:
        """Show an answer, and under it what it offers to ask, numbered from 1."""

    def told(self, sentence: str) -> None:
        """Show a sentence about the conversation itself."""


class PlainTranscript:
    """Plain lines, each as long as it is; `you` and `bot` stand before the first of a turn."""

    def heard(self, question: str) -> None:
        """Show what was asked, after an empty line that parts it from the turn before."""
        write_text("\n" + _indented(YOU, question))

    def picked(self, question: str) -> None:
        """Show the question that a typed number stands for."""
        write_text(_indented(" " * len(YOU), f"→ {question}"))

    def said(self, answer: Answer, offers: tuple[Choice, ...]) -> None:
        """Show an answer, and under it what it offers to ask, numbered from 1."""
        from answers.rendering import plain_text

        self.told("\n".join([plain_text(answer, choices=False), *numbered(answer, offers)]))

    def told(self, sentence: str) -> None:
        """Show a sentence about the conversation itself."""
        write_text(_indented(BOT, sentence))


class TerminalTranscript:
    """Rich's rendering; it leaves colours out where NO_COLOR is set, and wraps to the terminal's width."""

    def __init__(self) -> None:
        from rich.console import Console

        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal may lack the dash of Tokyo–Yokohama
        self._console = Console(highlight=False, markup=False, emoji=False)

    def heard(self, question: str) -> None:
        """Nothing: what was typed stands on the terminal already."""

    def picked(self, question: str) -> None:
        """Show the question that a typed number stands for."""
        from rich.text import Text

        self._turn("", Text(f"→ {printable(question)}", style="dim"))

    def said(self, answer: Answer, offers: tuple[Choice, ...]) -> None:
        """Show an answer, and under it what it offers to ask, numbered from 1."""
        from rich.text import Text

        shown = Text("\n").join(_rich_lines(answer))
        for line in numbered(answer, offers):
            shown.append("\n" + printable(line), style="dim")
        self._turn(BOT, shown)

    def told(self, sentence: str) -> None:
        """Show a sentence about the conversation itself."""
        from rich.text import Text

        self._turn(BOT, Text(printable(sentence)))

    def _turn(self, speaker: str, shown: Text) -> None:
        """Show lines wrapped beside the speaker, without the blanks that a table leaves at their ends."""
        from rich.text import Text

        beside = max(self._console.width - len(BOT), LEAST_WIDTH)
        for number, line in enumerate(shown.wrap(self._console, beside)):
            line.rstrip()
            margin = "" if number else speaker
            shown_line = Text.assemble((margin.ljust(len(BOT)), "bold green"), line) if line else Text()
            self._console.print(shown_line, soft_wrap=True)


def numbered(answer: Answer, offers: tuple[Choice, ...]) -> list[str]:
    """The lines that offer what to ask next: choices one below the other, follow-ups in a row."""
    labels = [f"[{number}] {offer.label}" for number, offer in enumerate(offers, start=1)]
    if not labels or any(each.choices for each in (answer, *answer.more)):
        return labels
    return [" · ".join(labels)]


def _indented(speaker: str, text: str) -> str:
    return speaker + indent(text, " " * len(speaker)).lstrip(" ")


def _rich_lines(answer: Answer) -> Iterator[Text]:
    from rich.text import Text

    for number, each in enumerate((answer, *answer.more)):
        if number:
            yield Text("")
        for line in each.lines:
            yield Text.assemble(*((printable(span.text), _style(span)) for span in line))


def _style(span: Span) -> Style:
    from rich.style import Style

    return Style(bold=span.bold, color="cyan" if span.link else None, link=span.link)
