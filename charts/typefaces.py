"""The fonts of `charts/fonts`: which a language is drawn in, what they can draw, and how wide that is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
_OF_LANGUAGE = {"ar": "arabic", "ja": "jp", "ko": "kr", "zh-Hans": "sc", "zh-Hant": "tc"}
_ALL = ("latin", "arabic", "sc", "tc", "jp", "kr")
"""Every font, in the order in which one is asked for a character that the language's own lacks."""
_UNITS = 1000
_UNKNOWN = "?"
_FIRST_ARABIC, _LAST_ARABIC = "\u0620", "\u06d3"
"""Letters between these join the one before them, where that one joins at all."""
_INVISIBLE = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks of direction: they have no width and need no glyph."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """What one language is drawn in."""

    name: str

    @classmethod
    def of(cls, language: str) -> Typeface:
        """The typeface of a language; the one of Latin and Cyrillic letters where it has none of its own."""
        return cls(_OF_LANGUAGE.get(language, "latin"))

    @property
    def family(self) -> str:
        """The name by which a drawing asks for it."""
        return f"Clusterbot {self.name.upper()}"

    @property
    def is_right_to_left(self) -> bool:
        """Whether lines begin at the right."""
        return self.name == "arabic"

    def files(self, text: str) -> list[str]:
        """The files that hold every glyph of a text: its own, and others for words in other scripts."""
        names = [self.name]
        for character in sorted(set(text)):
            if not any(character in _widths()[name] for name in names) and (found := _holder(character)):
                names.append(found)
        own = sorted(FOLDER.glob(f"{self.name}*.[ot]tf"))
        return [str(file) for file in (*own, *(next(FOLDER.glob(f"{name}.[ot]tf")) for name in names[1:]))]

    def drawable(self, text: str) -> str:
        """The text, with a question mark for what no font here can draw."""
        return "".join(
            character if character in _INVISIBLE or self._holds(character) else _UNKNOWN for character in text
        )

    def can_draw(self, text: str) -> bool:
        """Whether every character of a text can be drawn."""
        return self.drawable(text) == text

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is in pixels. Ligatures and kerning make it narrower by a little."""
        return sum(self._advances(text, bold=bold)) * size / _UNITS

    def _holds(self, character: str) -> bool:
        return character in _widths()[self.name] or _holder(character) is not None

    def _advances(self, text: str, *, bold: bool) -> Iterator[int]:
        tables = _widths()
        name = f"{self.name}-bold" if bold else self.name
        own, joined = tables[name], tables.get(f"{name}-joined", {})
        for character, following in zip_longest(text, text[1:], fillvalue=" "):
            if character in joined and _FIRST_ARABIC <= following <= _LAST_ARABIC:
                yield joined[character]
            elif character in own:
                yield own[character]
            elif character not in _INVISIBLE:
                holder = _holder(character)
                yield tables[holder][character] if holder else _UNITS


@cache
def _holder(character: str) -> str | None:
    return next((name for name in _ALL if character in _widths()[name]), None)


@cache
def _widths() -> Mapping[str, Mapping[str, int]]:
    """The advance of each character in each font, in thousandths of the size."""
    found: Mapping[str, Mapping[str, int]] = json.loads((FOLDER / "widths.json").read_text(encoding="utf-8"))
    return found
