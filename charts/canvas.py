"""A drawing as SVG: well-formed whatever its texts hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal
from xml.etree import ElementTree

from charts.boxes import Box
from charts.palette import GROUND, INK
from charts.typefaces import Typeface

Anchor = Literal["start", "middle", "end"]

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")
_RISE, _FALL = 0.74, 0.22
"""How far letters reach above and below their line, in parts of the size."""
_EMBED, _END = "\u202b", "\u202c"
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Written:
    """A line of text and the room that it takes."""

    text: str
    room: Box


@dataclass
class Canvas:
    """A picture being drawn, in pixels from its upper left corner."""

    width: int
    height: int
    typeface: Typeface
    written: list[Written] = field(default_factory=list)
    """All that has been written, in order."""

    def __post_init__(self) -> None:
        size = {"width": str(self.width), "height": str(self.height)}
        self._root = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size})
        self._add("rect", width=self.width, height=self.height, fill=GROUND)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: int,
        anchor: Anchor = "start",
        color: str = INK,
        bold: bool = False,
        halo: bool = False,
        is_prose: bool = False,
    ) -> None:
        """Write a line with its baseline at y.

        A halo parts it from what it is written over. Prose runs in the direction of the language, anything else from
        right to left only where it holds a letter that does.
        """
        shown = self.typeface.drawable(_FORBIDDEN.sub("", text))
        self.written.append(Written(shown, self.room(x, y, shown, size, anchor, bold=bold)))
        if self.typeface.is_right_to_left and (is_prose or _RIGHT_TO_LEFT.search(shown)):
            shown = f"{_EMBED}{shown}{_END}"
        attributes: dict[str, float | str] = {
            "font-family": self.typeface.family,
            "font-size": size,
            "text-anchor": anchor,
            "fill": color,
        }
        if bold:
            attributes["font-weight"] = "bold"
        if halo:
            attributes |= {"stroke": GROUND, "stroke-width": 6, "stroke-linejoin": "round", "paint-order": "stroke"}
        self._add("text", x=x, y=y, **attributes).text = shown

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        color: str,
        *,
        width: float = 2,
        dashes: str | None = None,
        round_ends: bool = False,
    ) -> None:
        """Draw a straight line; `dashes` are lengths of stroke and gap."""
        extra: dict[str, float | str] = {"stroke-dasharray": dashes} if dashes else {}
        if round_ends:
            extra["stroke-linecap"] = "round"
        (x1, y1), (x2, y2) = start, end
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=color, **{"stroke-width": width}, **extra)

    def circle(self, x: float, y: float, radius: float, *, fill: str, outline: str = GROUND, width: float = 3) -> None:
        """Draw a filled circle with an outline."""
        self._add("circle", cx=x, cy=y, r=radius, fill=fill, stroke=outline, **{"stroke-width": width})

    def box(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Draw a filled rectangle with slightly rounded corners."""
        self._add("rect", x=x, y=y, width=width, height=height, rx=min(5.0, width / 2, height / 2), fill=color)

    def svg(self) -> str:
        """The picture as SVG."""
        return ElementTree.tostring(self._root, encoding="unicode")

    def room(self, x: float, y: float, text: str, size: int, anchor: Anchor, *, bold: bool) -> Box:
        """The room that a line of text takes or would take."""
        width = self.typeface.width(text, size, bold=bold)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        return Box(left, y - size * _RISE, left + width, y + size * _FALL)

    def _add(self, name: str, **attributes: float | str) -> ElementTree.Element:
        written = {key: value if isinstance(value, str) else f"{value:.1f}" for key, value in attributes.items()}
        return ElementTree.SubElement(self._root, name, written)
