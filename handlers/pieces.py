"""Text cut into pieces that one Telegram message can hold."""

from __future__ import annotations

from collections.abc import Iterator

from telegram.constants import MessageLimit

# counted in characters: one takes a UTF-16 unit or two, so this many always fit
_ALWAYS_FITS = MessageLimit.MAX_TEXT_LENGTH // 2


def pieces(text: str) -> Iterator[str]:
    """The text in order, cut between lines wherever a line fits; blank pieces are left out."""
    return (piece for piece in _filled(_short_lines(text)) if piece.strip())


def _short_lines(text: str) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        for start in range(0, len(line), _ALWAYS_FITS):
            yield line[start : start + _ALWAYS_FITS]


def _filled(lines: Iterator[str]) -> Iterator[str]:
    piece = ""
    for line in lines:
        if _units(piece + line) > MessageLimit.MAX_TEXT_LENGTH:
            yield piece
            piece = ""
        piece += line
    yield piece


def _units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
