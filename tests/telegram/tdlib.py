"""Telegram's own HTML parser: TDLib, the library behind the Bot API, called without any network."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import tdjson


class ParseError(Exception):
    """What Telegram answers to text that it cannot parse, in its own words."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """Text as people see it, and where its links lead."""

    text: str
    links: tuple[str, ...] = ()

    @property
    def units(self) -> int:
        """The length as Telegram counts it, in UTF-16 units."""
        return len(self.text.encode("utf-16-le")) // 2


def parse_html(text: str) -> Formatted:
    """Parse Telegram's HTML. Raises ParseError, also for a link that Telegram would drop in silence."""
    html = {"@type": "textParseModeHTML"}
    answer = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": html})
    if answer["@type"] == "error":
        raise ParseError(answer["message"])
    kinds = [entity["type"] for entity in answer["entities"]]
    links = tuple(kind["url"] for kind in kinds if kind["@type"] == "textEntityTypeTextUrl")
    if len(links) < text.count("<a "):
        raise ParseError("an address in <a href> is none, and Telegram would show its text without a link")
    return Formatted(answer["text"], links)


def _execute(query: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(query).encode())
    assert answer is not None, "TDLib knows no such call"
    parsed: dict[str, Any] = json.loads(answer)
    return parsed


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
