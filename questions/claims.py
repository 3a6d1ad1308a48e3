"""What a yes/no question supposes."""

from __future__ import annotations

from typing import Literal

from questions.question import Claim

Relation = Literal["ahead", "behind", "at", "within", "listed"]

_RELATIONS: tuple[tuple[str, frozenset[str], Relation], ...] = (
    ("compare", frozenset({"ahead"}), "ahead"),
    ("compare", frozenset({"behind"}), "behind"),
    ("compare", frozenset({"compare"}), "ahead"),
    ("compare", frozenset({"most"}), "ahead"),
    ("compare_economies", frozenset({"behind"}), "behind"),
    ("compare_economies", frozenset({"ahead"}), "ahead"),
    ("compare_economies", frozenset({"most"}), "ahead"),
    ("rank", frozenset({"within"}), "within"),
    ("rank", frozenset({"top", "number"}), "within"),
    ("rank", frozenset({"first"}), "at"),
    ("rank", frozenset({"last"}), "at"),
    ("rank", frozenset({"ordinal"}), "at"),
    ("rank", frozenset({"number"}), "at"),
    ("rank", frozenset({"listed"}), "listed"),
    ("rank", frozenset({"ranking"}), "listed"),
    ("rank", frozenset({"rank"}), "listed"),
    ("count", frozenset({"has"}), "listed"),
    ("count", frozenset({"any"}), "listed"),
    ("record", frozenset(), "within"),
    ("members", frozenset(), "listed"),
    ("newcomers", frozenset(), "listed"),
    ("dropouts", frozenset(), "listed"),
    ("climbers", frozenset(), "listed"),
)
"""Kind, features and the claim that they make in a question that asks yes or no; the first that fits holds."""


_ASKS_YES_OR_NO = frozenset({"yes_no", "within", "listed", "still"})
"""Features that make a question of a claim; the last three do so also where a language marks no yes/no question."""


def claim_of(kind: str, features: frozenset[str]) -> Claim | None:
    """The claim that a question of this kind puts forward, if it asks for a yes or a no."""
    if not features & _ASKS_YES_OR_NO:
        return None
    return next((Claim(relation) for of, needed, relation in _RELATIONS if of == kind and needed <= features), None)
