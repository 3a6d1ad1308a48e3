"""What the bot says in Telegram besides its answers: messages of the catalogue, in a person's language."""

from __future__ import annotations

from dataclasses import dataclass

from answers.catalogue import Messages, Value, messages
from answers.markup import Line, html
from answers.reply_language import reply_language


@dataclass(frozen=True, slots=True)
class Speech:
    """The catalogue of one language, in the forms that Telegram takes."""

    messages: Messages

    @property
    def language(self) -> str:
        """The BCP 47 tag of the language."""
        return self.messages.language

    def line(self, message: str, **values: Value) -> Line:
        """A message as a line of an answer."""
        return self.messages.line(message, **values)

    def html(self, message: str, **values: Value) -> str:
        """A message as Telegram's HTML."""
        return html((self.line(message, **values),))

    def text(self, message: str, **values: Value) -> str:
        """A message as plain text."""
        return self.messages.text(message, **values)

    def has(self, message: str) -> bool:
        """Whether there is such a message."""
        return self.messages.has(message)

    def lines(self, message: str, **values: Value) -> str:
        """The messages `message.1`, `message.2` … as lines of Telegram's HTML."""
        found: list[str] = []
        while self.has(f"{message}.{len(found) + 1}"):
            found.append(self.html(f"{message}.{len(found) + 1}", **values))
        return "\n".join(found)


def speech(tag: str | None) -> Speech:
    """How to speak to somebody whose app or choice is a BCP 47 tag."""
    return Speech(messages(reply_language((), "", tag)))
