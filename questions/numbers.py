"""Settles what the numbers of a question count, when everything else in it has been read."""

from __future__ import annotations

from questions.draft import Draft

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


def settle_numbers(draft: Draft, editions: tuple[int, ...]) -> None:
    """Give the draft its limit, or the edition that a number of two digits stands for: 'top 3 of 24', 'Houston in 22'.

    A second number is a year, and so is the only one beside a place where nothing is counted. 'These four cities'
    says how many were named, which needs no telling.
    """
    numbers = [number for number in draft.numbers if number[0] not in _named(draft) or "top" in draft.features]
    if not draft.editions and numbers:
        limit, feature = numbers[-1]
        is_year = feature == "number" and isinstance(limit, int) and 2000 + limit in editions
        if is_year and (len(numbers) == 2 or (draft.places and not _counts(draft))):
            draft.editions.append(2000 + int(str(limit)))
            numbers = numbers[:-1]
    if numbers:
        draft.limit = numbers[0][0]
        draft.features.add(numbers[0][1] if len(numbers) == 1 else "several_numbers")


def _named(draft: Draft) -> set[int]:
    """The numbers that only say how many places or economies were named."""
    cities = sum(place.cities for place in draft.places)
    return {number for number in (cities, len(draft.places), len(draft.economies)) if number > 1}


def _counts(draft: Draft) -> bool:
    return bool(draft.features & _COUNTED) or "yes_no" in draft.openers or draft.closed
