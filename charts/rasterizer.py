"""SVG to PNG by resvg. As a program, it draws what standard input holds and writes the picture to standard output.

It imports nothing of this product, so that it starts in a moment.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import resvg_py


def rasterized(svg: str, fonts: Sequence[str], zoom: float = 1.0) -> bytes:
    """The picture, drawn with these font files alone, so that it looks the same on every machine."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(fonts), zoom=zoom))


def main() -> None:
    """Draw `{"svg": …, "fonts": […]}`."""
    wanted = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(rasterized(wanted["svg"], wanted["fonts"]))


if __name__ == "__main__":
    main()
