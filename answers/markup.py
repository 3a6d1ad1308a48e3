"""Text with bold parts and links, rendered to HTML or plain text. The only place that escapes HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    bold: bool = False
    link: str | None = None

    def html(self) -> str:
        """The span as Telegram's HTML."""
        shown = escape(self.text, quote=False)
        if self.link:
            shown = f'<a href="{escape(self.link)}">{shown}</a>'
        return f"<b>{shown}</b>" if self.bold else shown


Line = tuple[Span, ...]
"""One line of an answer."""


def html(lines: tuple[Line, ...]) -> str:
    """The lines as Telegram's HTML."""
    return "\n".join("".join(span.html() for span in line) for line in lines)


def folded(lines: tuple[Line, ...]) -> str:
    """The lines as Telegram's HTML in a quotation that opens when it is tapped."""
    return f"<blockquote expandable>{html(lines)}</blockquote>"


def plain(lines: tuple[Line, ...]) -> str:
    """The lines as plain text."""
    return "\n".join("".join(span.text for span in line) for line in lines)
