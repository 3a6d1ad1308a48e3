"""Standard output: an answer leaves as soon as it is there, in an encoding that its reader can take."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import NoReturn

import typer

from bot.errors import OutputError

# valid in JSON as they are, but line ends to many a reader of JSON Lines
_LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}
# an answer may quote what was typed or piped in, and a terminal obeys control characters
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\N{REPLACEMENT CHARACTER}") | {
    ord("\n"): "\n",
    ord("\t"): "\t",
}


def printable(text: str) -> str:
    """The text with nothing in it that a terminal would obey instead of showing."""
    return text.translate(_CONTROLS)


def write_text(text: str) -> None:
    """Write a line or lines of plain text; a character that the output's encoding lacks becomes `?`."""
    encoding = sys.stdout.encoding if sys.stdout else "utf-8"
    _write(printable(text).encode(encoding, "replace"))


def write_json(value: Mapping[str, object]) -> None:
    """Write one object on one line, in UTF-8 whatever the terminal speaks; lone surrogates are escaped."""
    line = json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)
    _write(line.encode("utf-8", "backslashreplace"))


def _write(line: bytes) -> None:
    """Raises OutputError if the output takes no more, and ends the program quietly if its reader has left."""
    if sys.stdout is None:
        raise OutputError("There is nowhere to write the answer: standard output is closed.")
    try:
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    except OSError as error:
        _give_up(error)


def _give_up(error: OSError) -> NoReturn:
    # what is still buffered would be written, and fail, once more when Python ends
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        raise typer.Exit(OutputError.exit_code) from error
    raise OutputError(f"The answer could not be written: {error.strerror}.") from error
