"""Questions from a file or a pipe: its lines in whatever encoding they come, and what each of them asks."""

from __future__ import annotations

import codecs
import errno
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.errors import UsageError

STANDARD_INPUT = "-"

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a batch; those with the same `conversation` continue one another."""

    text: str
    conversation: str | None = None
    language: str | None = None


@contextmanager
def opened(name: str) -> Iterator[io.BufferedReader]:
    """The bytes of the named file, or of standard input for `-`. Raises UsageError if it cannot be read."""
    try:
        file = _bytes_of(name)
    except OSError as error:
        source = "Standard input" if name == STANDARD_INPUT else f"The file {name!r}"
        raise UsageError(f"{source} cannot be read: {error.strerror}.") from error
    with file:
        yield file


def _bytes_of(name: str) -> io.BufferedReader:
    if name != STANDARD_INPUT:
        return Path(name).open("rb")
    if sys.stdin is None:  # closed at the start, and its number may be that of the database by now
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return open(0, "rb", closefd=False)


def lines_of(stream: io.BufferedReader) -> Iterator[str]:
    """The lines of a stream as they arrive, without their ends: UTF-8, or what a byte order mark names.

    A byte that is not UTF-8 stands as a lone surrogate, as in a program's arguments: the line is then told to
    be no text, where a replacement character might be taken for a misspelling.
    """
    try:
        start = stream.peek(4)
        encoding = next((name for mark, name in _MARKED if start.startswith(mark)), None)
        if encoding:
            text = io.TextIOWrapper(stream, encoding, errors="replace")
        else:
            text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape")
        for line in text:
            yield line.removesuffix("\n")
    except OSError as error:
        raise UsageError(f"The questions cannot be read to their end: {error.strerror}.") from error


def batch(lines: Iterable[str]) -> Iterator[Asked]:
    """What each line asks, in order. Empty lines ask nothing, but only those at the end are left out."""
    blank: list[str] = []
    for line in lines:
        if not line.strip():
            blank.append(line)
            continue
        yield from map(Asked, blank)
        blank.clear()
        yield _structured(line) or Asked(line)


def _structured(line: str) -> Asked | None:
    """The line as JSON Lines: an object with a textual `question`. Any other line is asked as it stands."""
    if not line.lstrip().startswith("{"):
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    question, conversation, language = (found.get(key) for key in ("question", "conversation", "language"))
    if not isinstance(question, str) or not isinstance(language, str | None):
        return None
    if isinstance(conversation, dict | list):
        return None
    return Asked(question, None if conversation is None else str(conversation), language)
