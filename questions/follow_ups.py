"""Continues the question before: what a follow-up does not say is carried over."""

from __future__ import annotations

from dataclasses import replace

from questions.draft import Draft
from questions.kinds import Rule, choose, rules
from questions.question import Question, Slots

_LONGEST_CONTINUATION = 10
"""Words up to which a message that is no question by itself is taken to go on with the one before."""
_PLACES = frozenset({"place", "places2"})
_SLOT_FEATURES = frozenset(
    {
        *{
            "place",
            "places2",
            "economy",
            "economies2",
            "region",
            "edition",
            "editions2",
            "span",
            "number",
            "ordinal",
        },
        *{
            "range",
            "measure",
            "excluded",
            "year_before",
            "year_after",
            "which",
            "cluster",
            "ranking",
            "index",
            "or",
            "yes_no",
            "polite",
        },
    }
)
"""Features that name things without wishing for anything."""
_NAMING = frozenset({"place", "places2", "economy", "economies2", "region", "head"})
"""Features of a question that says what it is about; 'why did it fall?' does not."""
_SLOTS = (
    frozenset({"place", "places2"}),
    frozenset({"economy", "economies2"}),
    frozenset({"region"}),
    frozenset({"edition", "editions2", "span"}),
    frozenset({"measure"}),
    frozenset({"excluded"}),
    frozenset({"ordinal", "number", "range"}),
)
"""The features of each slot of which a bare message may name one."""
_WITH_MEASURE = {"rank": "measure", "list": "top", "at_rank": "top"}
"""What a question turns into when the next one names a figure: 'and by publications?'"""
_WITH_PLACE = {
    **dict.fromkeys(("list", "top", "at_rank", "bottom", "count", "economies", "compare_economies"), "rank"),
    **dict.fromkeys(("climbers", "fallers"), "trend"),
}
"""What a question about no particular cluster turns into when the next one names one."""
_WITH_LIMIT = frozenset({"at_rank", "top", "bottom", "climbers", "fallers", "economies", "count", "record"})
"""Kinds that a bare number goes on with; after any other it asks who stands at that rank."""
_WITH_ECONOMY = {
    **dict.fromkeys(("rank", "compare", "trend", "measure"), "list"),
    **dict.fromkeys(("economies", "compare_economies"), "count"),
}
"""What a question turns into when the next one names an economy."""


_WITH_WHICH = {
    "count": "list",
    **{kind: kind for kind in ("newcomers", "dropouts", "climbers", "fallers", "top", "bottom", "list", "neighbours")},
}
"""What 'which ones?' asks for, after a question of some kind."""
_ENDS_OF_A_RECORD = {"last": "worst", "first": "best", "ever_worst": "worst", "ever_best": "best"}
_MOVERS = frozenset({"climbers", "fallers"})
"""Kinds between which a number is carried: 'three biggest climbers', 'and the fallers?'"""
_SIBLINGS = (
    {"climbers": {"climb"}, "fallers": {"fall"}},
    {"newcomers": {"new"}, "dropouts": {"left"}},
)
"""Kinds that are asked about one after the other, with the word that is enough to turn to the other one."""
_IN_AND_OUT = frozenset(kind for siblings in _SIBLINGS for kind in siblings)
_OF_A_MEASURE = frozenset({"measure", "top", "compare", "trend", "fact"})
"""Kinds that can be about a figure, and so take over the one that was spoken of."""


def continues(draft: Draft, features: frozenset[str], previous: Question | None, spoken: int) -> bool:
    """Whether a message is a follow-up: it opens as one, counts from the last one, or is short and no whole question.

    `spoken` is how many words it is made of.
    """
    if previous is None or not features:
        return False
    if "follow_up" in draft.openers or features & {"year_before", "year_after"}:
        return True
    if previous.kind == "record" and features - _SLOT_FEATURES <= _ENDS_OF_A_RECORD.keys():
        return True
    if any(previous.kind in siblings and features - {"who", "most"} in siblings.values() for siblings in _SIBLINGS):
        return True
    if "fact" in features and not features & _NAMING and previous.slots.clusters:
        return True
    return _is_bare(features) or (choose(features) is None and spoken <= _LONGEST_CONTINUATION)


def _is_bare(features: frozenset[str]) -> bool:
    """Whether a message names one thing and wishes for nothing: a year, a place, an economy, a figure."""
    return sum(bool(features & slot) for slot in _SLOTS) == 1 and features <= frozenset().union(*_SLOTS)


def carried_rule(features: frozenset[str], previous: Question) -> Rule | None:
    """The kind of a follow-up: its own where it has a wish, else that of the question before."""
    wishes = features - _SLOT_FEATURES
    if previous.kind == "record" and wishes and wishes <= _ENDS_OF_A_RECORD.keys():
        return next((rule for rule in rules() if rule.kind == "record"), None)
    if previous.kind == "neighbours" and wishes <= {"ahead", "behind", "who", "next"}:
        return next((rule for rule in rules() if rule.kind == "neighbours"), None)
    if _compares_with_previous(features, previous) or ("add" in features and _adds_to(features, previous)):
        kind = "compare_economies" if features & {"economy", "economies2"} else "compare"
        return next((rule for rule in rules() if rule.kind == kind), None)
    wishes -= {"add"}
    if wishes and wishes <= {"who", "list"}:
        which = _WITH_WHICH.get(previous.kind)
        rule = next((rule for rule in rules() if rule.kind == which), None)
        return replace(rule, limits={}) if rule else choose(features)
    if wishes:
        shared = features | _slot_features(previous.slots) - ({"place", "places2"} if features & _PLACES else set())
        return choose(features) or choose(frozenset(shared))
    kind = previous.kind
    if "place" in features and kind == "compare":
        kind = "rank"
    if features & _PLACES:
        kind = _WITH_PLACE.get(kind, kind)
    elif features & {"economy", "economies2"}:
        kind = _WITH_ECONOMY.get(kind, kind)
    if features & {"ordinal", "number", "range"} and kind not in _WITH_LIMIT and not features & _PLACES:
        kind = "at_rank"
    if "measure" in features:
        kind = _WITH_MEASURE.get(kind, kind)
    return next((rule for rule in rules() if rule.kind == kind), None)


def _extreme(features: frozenset[str], previous: Question, kind: str) -> str | None:
    """What a follow-up about a record is after: 'and the worst?'"""
    if kind != "record" or previous.kind != "record":
        return None
    return next((extreme for said, extreme in _ENDS_OF_A_RECORD.items() if said in features), previous.slots.extreme)


def _compares_with_previous(features: frozenset[str], previous: Question) -> bool:
    """'Is that better than Seoul?' puts the place of the question before beside the one that it names."""
    beside = features & {"ahead", "behind", "compare"} and "place" in features
    asks_who = features & {"who", "next", "neighbour", "edition"}
    return bool(beside and not asks_who and len(previous.slots.clusters) == 1)


def _adds_to(features: frozenset[str], previous: Question) -> bool:
    """'Add Berlin', after a question about clusters; 'add Japan', after one about economies."""
    before = previous.slots
    if features & {"economy", "economies2"}:
        return bool(before.economies) and not before.clusters
    return bool(features & _PLACES and before.clusters)


def carry(slots: Slots, features: frozenset[str], previous: Question, rule: Rule) -> Slots:
    """The slots of a follow-up of some kind, filled up from the question before."""
    before, kind = previous.slots, rule.kind
    asks_for_others = "who" in features and kind in _IN_AND_OUT
    about_places = not asks_for_others and (kind == previous.kind or rule.uses("place", "places2"))
    about_economies = kind == previous.kind or rule.uses("economy", "economies2", "region")
    if kind in ("compare", "compare_economies") and ("add" in features or _compares_with_previous(features, previous)):
        return replace(
            slots,
            mentions=(*before.mentions, *slots.mentions),
            clusters=_both(before.clusters, slots.clusters),
            places=_both(before.places, slots.places),
            economies=_both(before.economies, slots.economies),
            editions=slots.editions or before.editions,
            measure=slots.measure or (before.measure if previous.kind in _OF_A_MEASURE else None),
        )
    alone = features <= {"ordinal", "number", "range"} and previous.kind not in _WITH_LIMIT
    if not alone and not (slots.clusters or slots.places or slots.economies or slots.region):
        slots = replace(
            slots,
            clusters=before.clusters if about_places else (),
            mentions=before.mentions if about_places else (),
            places=before.places if about_places else (),
            economies=before.economies if about_economies else (),
            region=before.region if about_economies else None,
        )
    slots = replace(slots, excluded=tuple(dict.fromkeys((*before.excluded, *slots.excluded))))
    editions = slots.editions or (() if kind == "record" != previous.kind else before.editions)
    base = before.editions or previous.used
    if kind == "trend" and previous.kind in _MOVERS and len(editions) == 1:
        editions = (editions[0] - 1, editions[0])  # a rise of 2024 is one since 2023
    if "year_before" in features and base:
        editions = (base[0] - 1,)
    if "year_after" in features and base:
        editions = (base[-1] + 1,)
    return replace(
        slots,
        editions=editions,
        measure=slots.measure or (before.measure if kind in _OF_A_MEASURE else None),
        limit=slots.limit or (before.limit if kind == previous.kind or {kind, previous.kind} <= _MOVERS else None),
        topic=slots.topic or (before.topic if kind == previous.kind else None),
        extreme=slots.extreme or _extreme(features, previous, kind),
    )


def _both(before: tuple[str, ...], added: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *added)))


def _slot_features(slots: Slots) -> frozenset[str]:
    found = set()
    if count := len(slots.clusters) + len(slots.places):
        found.add("place" if count == 1 else "places2")
    if slots.economies:
        found.add("economy" if len(slots.economies) == 1 else "economies2")
    if slots.region:
        found.add("region")
    return frozenset(found)
