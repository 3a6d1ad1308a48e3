"""The forms that texts of the record have: each in words, and as a reader that makes a value of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from db.columns import SEPARATOR

Value = TypeVar("Value", covariant=True)
Items = tuple[str, ...]

EDITION_MEASURES = ("pct", "publications", "venture_capital")
"""What editions count, in the order in which WIPO took it up."""

REGIONS = ("africa", "asia", "europe", "eu", "latin-america", "north-america", "oceania", "middle-east")

SLUG_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CODE_PATTERN = re.compile(r"[A-Z]{2}")
# nine digits hold every figure of this field and fit the integers of every database
INT_PATTERN = re.compile(r"0|[1-9][0-9]{0,8}")
SIGNED_PATTERN = re.compile(r"0|[+-][1-9][0-9]{0,8}")
DECIMAL_PATTERN = re.compile(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?")
YEAR_PATTERN = re.compile(r"(19|20)[0-9]{2}")
PERIOD_PATTERN = re.compile(r"([0-9]{4})-([0-9]{4})")
MONTH_OR_YEAR_PATTERN = re.compile(r"[0-9]{4}(-[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Form(Generic[Value]):
    """What a text has to look like, for a person to read, and what it then means; None if it does not."""

    expected: str
    read: Callable[[str], Value | None]

    def fits(self, text: str) -> bool:
        """Whether a text has this form."""
        return self.read(text) is not None


def split(text: str) -> Items:
    """The items of a list; none for a blank text."""
    return tuple(text.split(SEPARATOR)) if text else ()


def matching(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    """A reader of texts that a pattern describes."""
    return lambda text: text if pattern.fullmatch(text) else None


def one_of(words: Iterable[str]) -> Form[str]:
    """The form of a word from a vocabulary."""
    known = tuple(words)
    return Form(" or ".join(known), lambda text: text if text in known else None)


def list_of(item: Form[str], expected: str, *, may_repeat: bool = False) -> Form[Items]:
    """The form of a list with at least one item."""

    def read(text: str) -> Items | None:
        items = split(text)
        sound = items and all(map(item.fits, items)) and (may_repeat or len(set(items)) == len(items))
        return items if sound else None

    return Form(f"{expected}, separated by “{SEPARATOR}”{'' if may_repeat else ', none twice'}", read)


def _int(text: str) -> int | None:
    return int(text) if INT_PATTERN.fullmatch(text) else None


def _rank(text: str) -> int | None:
    number = _int(text)
    return number if number is not None and 1 <= number <= 100 else None


def _signed(text: str) -> int | None:
    return int(text) if SIGNED_PATTERN.fullmatch(text) else None


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if DECIMAL_PATTERN.fullmatch(text) else None


def _year(text: str) -> int | None:
    return int(text) if YEAR_PATTERN.fullmatch(text) else None


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _day_or_less(text: str) -> str | None:
    whole = f"{text}-01-01"[:10] if MONTH_OR_YEAR_PATTERN.fullmatch(text) else text
    return text if _day(whole) else None


def _period(text: str) -> str | None:
    years = PERIOD_PATTERN.fullmatch(text)
    return text if years and years[1] < years[2] else None


def _edition_measures(text: str) -> Items | None:
    items = split(text)
    return items if items and items == EDITION_MEASURES[: len(items)] else None


def _names(text: str) -> Items | None:
    items = split(text)
    figures = [item.partition("=")[2] for item in items if "=" in item]
    sound = all(items) and len(figures) in (0, len(items)) and all(map(DECIMAL_PATTERN.fullmatch, figures))
    return items if items and sound else None


TEXT = Form("some text", lambda text: text or None)
SLUG = Form("an id of small letters, digits and hyphens", matching(SLUG_PATTERN))
CODE = Form("an ISO 3166-1 code of two capitals", matching(CODE_PATTERN))
INT = Form("a whole number such as 1204, without separators", _int)
RANK = Form("a rank from 1 to 100", _rank)
SIGNED = Form("a change such as +3, -1 or 0", _signed)
DECIMAL = Form("a decimal number such as 9.0", _decimal)
YEAR = Form("a year such as 2023", _year)
DAY = Form("a date such as 2023-09-20", _day)
DAY_OR_LESS = Form("a date such as 2023-09-20, or its month or year", _day_or_less)
PERIOD = Form("two years such as 2018-2022", _period)
SLUGS = list_of(SLUG, "ids")
CODES = list_of(CODE, "ISO 3166-1 codes of two capitals")
WORDS = list_of(TEXT, "names")
MEASURES = Form(" then ".join(EDITION_MEASURES), _edition_measures)
REGION_LIST = list_of(one_of(REGIONS), f"regions among {', '.join(REGIONS)}")

FACT_FORMS: dict[str, Form[object]] = {
    "int": INT,
    "dec": DECIMAL,
    "signed": SIGNED,
    "flag": one_of(["1"]),
    "date": DAY,
    "year": YEAR,
    "period": PERIOD,
    "cluster": SLUG,
    "clusters": SLUGS,
    "economies": CODES,
    "ranks": list_of(Form("a number", lambda text: text if INT_PATTERN.fullmatch(text) else None), "ranks"),
    "measures": MEASURES,
    "names": Form("names, separated by “;”, each with “=figure” or none", _names),
    "text": TEXT,
}
"""The forms that the vocabulary of measures gives to the values of facts, by their names there."""
