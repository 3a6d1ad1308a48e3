"""The prompt of `clusterbot chat`: line editing, and a history that the next conversation finds again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory

from bot.console import YOU


class KeptHistory(FileHistory):
    """What was typed, in a file of the user's own; where that cannot be used, until the program ends."""

    def __init__(self, file: Path) -> None:
        self._file = file
        super().__init__(file)

    def load_history_strings(self) -> list[str]:
        """Newest first; nothing if the file cannot be read."""
        try:
            return list(super().load_history_strings())
        except OSError:
            return []

    def store_string(self, string: str) -> None:
        """Add to the file, which nobody else may read."""
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file.touch(mode=0o600)
            super().store_string(string)
        except OSError:
            return


def history_file() -> Path:
    """Where the history is kept: in the user's state folder."""
    return user_state_path("clusterbot", appauthor=False) / "history"


async def typed_lines() -> AsyncIterator[str]:
    """Each line as it is typed, until Ctrl-D. Ctrl-C drops the line that is being typed."""
    session: PromptSession[str] = PromptSession(history=KeptHistory(history_file()))
    prompt = FormattedText([("bold ansiblue", YOU)])
    while True:
        try:
            yield await session.prompt_async(prompt)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
