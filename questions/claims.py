"""What a yes/no question supposes."""

from __future__ import annotations

from typing import Literal

from questions.question import Claim

Relation = Literal["ahead", "behind", "at", "within", "above", "below", "listed", "more", "fewer", "exactly"]

_RELATIONS: tuple[tuple[str, frozenset[str], Relation], ...] = (
    ("compare", frozenset({"ahead"}), "ahead"),
    ("compare", frozenset({"behind"}), "behind"),
    ("compare", frozenset({"compare"}), "ahead"),
    ("compare", frozenset({"most"}), "ahead"),
    ("compare_economies", frozenset({"behind"}), "behind"),
    ("compare_economies", frozenset({"ahead"}), "ahead"),
    ("compare_economies", frozenset({"most"}), "ahead"),
    ("rank", frozenset({"left"}), "below"),
    ("rank", frozenset({"number", "ahead"}), "above"),
    ("rank", frozenset({"number", "behind"}), "below"),
    ("rank", frozenset({"ordinal", "ahead"}), "above"),
    ("rank", frozenset({"ordinal", "compare"}), "above"),
    ("rank", frozenset({"ordinal", "behind"}), "below"),
    ("rank", frozenset({"within"}), "within"),
    ("rank", frozenset({"top", "number"}), "within"),
    ("rank", frozenset({"first", "number"}), "within"),
    ("rank", frozenset({"first"}), "at"),
    ("rank", frozenset({"last"}), "at"),
    ("rank", frozenset({"ordinal"}), "at"),
    ("rank", frozenset({"number"}), "at"),
    ("rank", frozenset({"listed"}), "listed"),
    ("rank", frozenset({"ranking"}), "listed"),
    ("rank", frozenset({"index"}), "listed"),
    ("rank", frozenset({"rank"}), "listed"),
    ("count", frozenset({"more_than"}), "more"),
    ("count", frozenset({"less_than"}), "fewer"),
    ("count", frozenset({"has"}), "listed"),
    ("count", frozenset({"any"}), "listed"),
    ("count", frozenset({"number"}), "exactly"),
    ("record", frozenset(), "within"),
    ("at_rank", frozenset({"place"}), "at"),
    ("economies", frozenset({"economy"}), "at"),
    ("members", frozenset(), "listed"),
    ("newcomers", frozenset(), "listed"),
    ("dropouts", frozenset(), "listed"),
    ("climbers", frozenset(), "listed"),
)
"""Kind, features and the claim that they make in a question that asks yes or no; the first that fits holds."""


_ASKS_YES_OR_NO = frozenset({"yes_no", "within", "listed", "still", "any"})
"""Features that make a question of a claim; the others do so also where a language marks no yes/no question."""


_ASKS_WHICH = frozenset({"or", "when", "who", "count"})
"""Features that ask for one of several, or for a time, whatever opens the question: 'is Mumbai or Delhi ahead'."""


def claim_of(kind: str, features: frozenset[str]) -> Claim | None:
    """The claim that a question of this kind puts forward, if it asks for a yes or a no."""
    if not features & _ASKS_YES_OR_NO or features & _ASKS_WHICH:
        return None
    return next((Claim(relation) for of, needed, relation in _RELATIONS if of == kind and needed <= features), None)


_STATED = (
    *(frozenset({"place", said}) for said in ("ordinal", "last", "within", "listed", "new")),
    *(frozenset({several, beside}) for several in ("places2", "economies2") for beside in ("ahead", "behind")),
    *(frozenset({"economy", bound}) for bound in ("more_than", "less_than")),
    frozenset({"place", "first", "still"}),
    frozenset({"place", "first", "named_before"}),
    frozenset({"place", "top", "number"}),
)
"""What a statement says that a question mark turns into a question of yes or no: 'Tokyo still first?'

Of 'first' only where the place is named before it: 'best doner in Berlin?' is no such statement."""
_MAY_BE_STATED = frozenset(
    {
        "edition",
        "still",
        "cluster",
        "ranking",
        "index",
        "polite",
        "number",
        "top",
        "first",
        "rank",
        "ordinal",
        "has",
        "named_before",
    }
)
_QUESTION_MARKS = ("?", "？", "؟")


def asks_by_intonation(text: str, features: frozenset[str]) -> bool:
    """Whether a question mark alone asks for a yes or a no: behind a statement, with no word that asks."""
    if not text.rstrip("!！ ").endswith(_QUESTION_MARKS):
        return False
    return any(stated <= features and features - stated <= _MAY_BE_STATED for stated in _STATED)


def counted(claim: Claim, number: int) -> Claim:
    """The claim of a question about a count that names a number of clusters: more, fewer, or just as many."""
    return Claim(claim.relation if claim.relation in ("more", "fewer") else "exactly", number)
