"""What stops the program before or while it works, told as one sentence a person can act on."""

from __future__ import annotations

from typing import ClassVar


class ClusterbotError(Exception):
    """Base of the errors whose text is shown to the person as it stands; `exit_code` ends the process."""

    exit_code: ClassVar[int] = 1


class UsageError(ClusterbotError):
    """What was asked of the command line cannot be done as it was written."""

    exit_code: ClassVar[int] = 2


class SettingsError(ClusterbotError):
    """A setting is missing or has a value that cannot be used. The text names the setting, never a secret."""

    exit_code: ClassVar[int] = 3


class TelegramUnavailable(ClusterbotError):  # noqa: N818 - read as what happened, as in telegram's own names
    """Telegram cannot be reached, or does not accept the token."""

    exit_code: ClassVar[int] = 5


class OutputError(ClusterbotError):
    """The answer cannot be written to where standard output leads."""
