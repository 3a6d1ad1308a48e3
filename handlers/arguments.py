"""What stands behind a command."""

from __future__ import annotations

import re

from telegram import Message

COMMAND = re.compile(r"\A/(\w+)(?:@\w+)?")


def arguments_of(message: Message) -> str:
    """The text behind the command that a message begins with."""
    return COMMAND.sub("", message.text or message.caption or "").strip()


def without_slash(text: str) -> str:
    """The text with a command at its beginning as a plain word."""
    return COMMAND.sub(r"\1", text)
