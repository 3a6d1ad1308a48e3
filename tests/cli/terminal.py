"""A terminal for the program to be typed into, as a person has one."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

CTRL_C = "\x03"
CTRL_D = "\x04"
ENTER = "\r"
UP = "\x1b[A"

PATIENCE_SECONDS = 30.0

_ESCAPES = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()=>][0-9A-B]?|\r")


class Terminal:
    """Runs `python [arguments]` in a pseudo-terminal of `columns` columns."""

    def __init__(self, *arguments: str, environment: Mapping[str, str], columns: int = 80) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        # a pseudo-terminal answers no question about where the cursor is
        surroundings = {name: value for name, value in environment.items() if name != "COLUMNS"}
        self._program = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=surroundings | {"PROMPT_TOOLKIT_NO_CPR": "1"},
            cwd=environment["HOME"],
            start_new_session=True,
        )
        os.close(slave)
        self.raw = ""
        """Everything shown so far, escape sequences included."""
        self._expected_up_to = 0

    @property
    def text(self) -> str:
        """Everything shown so far, without escape sequences."""
        return _ESCAPES.sub("", self.raw)

    def press(self, keys: str) -> None:
        """Press keys, one after another."""
        os.write(self._master, keys.encode())

    def expect(self, wanted: str) -> str:
        """Wait until `wanted` is shown after what was expected last, and return what was shown up to it."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (found := self.text.find(wanted, self._expected_up_to)) < 0:
            if time.monotonic() > deadline or not self._read(deadline):
                raise AssertionError(f"{wanted!r} was not shown after {self._expected_up_to} in:\n{self.text}")
        shown = self.text[self._expected_up_to : found]
        self._expected_up_to = found + len(wanted)
        return shown

    def end(self) -> int:
        """Wait until the program ends by itself, and return its exit code."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._read(deadline):
            pass
        return self._program.wait(PATIENCE_SECONDS)

    def _read(self, deadline: float) -> bool:
        """Take in what is shown next; False once nothing more will come."""
        if not select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))[0]:
            return False
        try:
            shown = os.read(self._master, 65536)
        except OSError:  # how Linux tells that the program has let go of the terminal
            return False
        self.raw += shown.decode(errors="replace")
        return bool(shown)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait()
        os.close(self._master)
