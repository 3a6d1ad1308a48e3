"""Numbers as people write them: 1,234 and 1 234 and 1.234; 2.5% and 2,5; =14, #14 and 14th; +3 and ▼2.

Each reader returns None where the cell is blank, and raises ValueError where it is no such number.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from editing.files.contents import Cell

BLANKS = frozenset({"", "-", "–", "—", "―", "n/a", "na", "n.a.", "..", "...", "…", "*", "new", "n", "nan", "null"})
"""What stands where there is no figure; "new" where a cluster had no rank before."""

GROUPED = re.compile(r"[0-9]{1,3}(?:([,.' ])[0-9]{3})(?:\1[0-9]{3})*")
WITH_DECIMALS = re.compile(r"([0-9]{1,3}(?:[,' ][0-9]{3})*|[0-9]+)\.([0-9]+)")
WITH_COMMA = re.compile(r"([0-9]{1,3}(?:[.' ][0-9]{3})*|[0-9]+),([0-9]+)")
RANK = re.compile(
    r"(?:=|#|no\.?|nr\.?|第|t)?\s*([0-9]{1,4})\s*(?:=|\.|\.?º|°|ª|st|nd|rd|th|er|e|位|名|위|-е|-й)?", re.IGNORECASE
)
CHANGE = re.compile(r"([+-]?)\s*([0-9]{1,4})")
RISES, FALLS = "▲△↑⬆🔼", "▼▽↓⬇🔽"
MARKS = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079*†‡§]+$")
"""Marks of footnotes behind a figure."""

DECIMAL_MARKS = {"٫": ".", "٬": ",", "٪": "%"}
"""Arabic's own marks in numbers."""

MOST_PLACES = 4
"""Decimal places of a figure that a spreadsheet computed; nobody prints more."""


def plain(cell: Cell) -> str:
    """A cell as a line of text: compatibility forms made plain, spaces of every kind single, minus signs alike."""
    text = unicodedata.normalize("NFKC", MARKS.sub("", str(cell).strip()))
    text = "".join(_plain(one) for one in text)
    return " ".join(text.replace("\u2212", "-").replace("\u2019", "'").replace("\ufeff", "").split())


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Zs", "Cc", "Zl", "Zp"):
        return " "
    if category == "Cf":
        return ""
    return str(unicodedata.digit(character)) if category == "Nd" else DECIMAL_MARKS.get(character, character)


def read_rank(cell: Cell) -> int | None:
    """A rank, also of a tie."""
    if isinstance(cell, int | float):
        return _whole(cell)
    text = plain(cell)
    if text.casefold() in BLANKS:
        return None
    found = RANK.fullmatch(text)
    if not found:
        if re.fullmatch(r"[0-9]{1,4}\.0+", text):
            return int(text.partition(".")[0])
        raise ValueError(text)
    return int(found[1])


def read_count(cell: Cell) -> int | None:
    """A whole number. One with decimals, as fractional counting makes them, is rounded."""
    if isinstance(cell, int | float):
        return round(cell)
    text = plain(cell)
    if text.casefold() in BLANKS:
        return None
    if text.isdecimal():
        return int(text)
    if GROUPED.fullmatch(text):
        return int(re.sub(r"[,.' ]", "", text))
    return round(_decimal(text))


def read_share(cell: Cell) -> Decimal | None:
    """A decimal number, with or without a sign for percent, with the places that were printed."""
    if isinstance(cell, int | float):
        return computed(Decimal(str(cell)))
    text = plain(cell).removesuffix("%").removesuffix("pct").strip()
    if text.casefold() in BLANKS:
        return None
    return _decimal(text)


def read_change(cell: Cell) -> int | None:
    """By how much a rank rose (positive) or fell."""
    if isinstance(cell, int | float):
        return _whole(cell)
    text = plain(cell)
    if text.casefold() in BLANKS - {"-"} or text == "-":
        return None
    if text in {"=", "±0", "0"}:
        return 0
    sign = ""
    if text[0] in RISES + FALLS or text[-1] in RISES + FALLS:
        sign = "-" if any(one in FALLS for one in text) else "+"
        text = text.strip(RISES + FALLS + " +-")
    elif text[0] == "(" and text[-1] == ")":
        sign, text = "-", text[1:-1]
    found = CHANGE.fullmatch(text)
    if not found:
        raise ValueError(text)
    return int((sign or found[1]) + found[2])


def computed(value: Decimal) -> Decimal:
    """A figure out of a spreadsheet, at most as exact as figures are printed."""
    rounded = round(value, MOST_PLACES).normalize()
    return (
        rounded.quantize(Decimal("0.1"))
        if rounded.as_tuple().exponent in (0, -1) or rounded == rounded.to_integral()
        else rounded
    )


def _whole(value: float) -> int:
    if value != int(value):
        raise ValueError(str(value))
    return int(value)


def _decimal(text: str) -> Decimal:
    if re.fullmatch(r"[0-9]+", text):
        return Decimal(text)
    for form, separators in ((WITH_DECIMALS, ",' "), (WITH_COMMA, ".' ")):
        if found := form.fullmatch(text):
            whole = found[1]
            for separator in separators:
                whole = whole.replace(separator, "")
            return Decimal(f"{whole}.{found[2]}")
    if re.fullmatch(r"[.,][0-9]+", text):
        return Decimal(f"0.{text[1:]}")
    if GROUPED.fullmatch(text):
        return Decimal(re.sub(r"[,.' ]", "", text))
    raise ValueError(text)
