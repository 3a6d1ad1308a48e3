"""Settles what the numbers of a question count, when everything else in it has been read."""

from __future__ import annotations

from questions.draft import Draft
from questions.question import Limit

_COUNTED = frozenset(
    {
        "top",
        "bottom",
        "within",
        "first",
        "last",
        "who",
        "list",
        "most",
        "count",
        "at",
        "enter",
        "ever_best",
        "economy_word",
    }
)
"""Words beside which a number counts ranks or clusters, and is no short year."""
_OF_SEVERAL = frozenset({"top", "bottom", "within", "first", "last", "or"})


def settle_numbers(draft: Draft, editions: tuple[int, ...]) -> None:
    """Give the draft its limit, or the edition that a number of two digits stands for: 'top 3 of 24', 'Houston in 22'.

    A second number is a year, and so is the only one beside a place where nothing is counted. 'These four cities'
    says how many were named, which needs no telling.
    """
    numbers = [number for number in draft.numbers if number[0] not in _named(draft) or "top" in draft.features]
    years = [] if draft.editions else [2000 + int(str(n[0])) for n in numbers if _is_year(n, editions)]
    if len(years) == len(numbers) > 1 and not draft.features & _OF_SEVERAL:
        draft.editions += years
        numbers = []
    elif years and _is_year(numbers[-1], editions) and (len(numbers) > 1 or (draft.places and not _counts(draft))):
        draft.editions.append(years[-1])
        numbers = numbers[:-1]
    if len(numbers) == 1 and draft.places and not draft.editions:
        draft.editions, numbers = _span_of_years(numbers[0][0], editions) or ([], numbers)
        draft.spans_editions = draft.spans_editions or len(draft.editions) > 1
    if numbers:
        draft.limit = numbers[0][0]
        draft.features.add(numbers[0][1] if len(numbers) == 1 else "several_numbers")


def _span_of_years(limit: Limit, editions: tuple[int, ...]) -> tuple[list[int], list[tuple[Limit, str]]] | None:
    """'Moscow 18-22': beside a place, a span of numbers that are years of editions is one of years."""
    if not isinstance(limit, tuple) or not all(2000 + end in editions for end in limit):
        return None
    return [year for year in editions if limit[0] <= year - 2000 <= limit[1]], []


def _is_year(number: tuple[Limit, str], editions: tuple[int, ...]) -> bool:
    limit, feature = number
    return feature == "number" and isinstance(limit, int) and 2000 + limit in editions


def _named(draft: Draft) -> set[int]:
    """The numbers that only say how many places or economies were named."""
    cities = sum(place.cities for place in draft.places)
    return {number for number in (cities, len(draft.places), len(draft.economies)) if number > 1}


def _counts(draft: Draft) -> bool:
    return bool(draft.features & _COUNTED) or "yes_no" in draft.openers or draft.closed
