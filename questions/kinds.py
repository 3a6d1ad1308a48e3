"""The table of kinds of question, and the choice of one by what a question shows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_ANY = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the table: the features that call for a kind, and those that may come along."""

    kind: str
    about: str
    when: tuple[frozenset[str], ...]
    allows: frozenset[str]
    forbids: tuple[frozenset[str], ...]
    """Features beside which, where all of a set are there, it is never this kind."""
    limits: Mapping[str, int]
    """The limit that a word implies where no number is given: 'first' means rank 1."""
    extremes: Mapping[str, str]
    """What a question about a record is after, by the words that say so."""
    topics: Mapping[str, str]
    """What a kind is about, by the word that says so."""

    def uses(self, *named: str) -> bool:
        """Whether a question of this kind can be about something that is named so, such as a place."""
        return any(feature in self.allows or any(feature in needed for needed in self.when) for feature in named)

    def fits(self, features: frozenset[str]) -> bool:
        """Whether the features call for this kind and hold nothing that it has no use for."""
        if any(together <= features for together in self.forbids):
            return False
        if _ANY in self.allows:
            return any(needed <= features for needed in self.when)
        return any(needed <= features and features - needed <= self.allows for needed in self.when)


@cache
def rules() -> tuple[Rule, ...]:
    """The table in the order in which it is tried."""
    content = tomllib.loads((resources.files("questions") / "kinds.toml").read_text(encoding="utf-8"))
    common = content["common"]["allows"]
    return tuple(
        Rule(
            kind=entry["name"],
            about=entry["about"],
            when=tuple(frozenset(needed.split()) for needed in entry["when"]),
            allows=frozenset(entry.get("allows", [])) | frozenset(common),
            forbids=tuple(frozenset(together.split()) for together in entry.get("forbids", [])),
            limits=entry.get("limits", {}),
            extremes=entry.get("extremes", {}),
            topics=entry.get("topics", {}),
        )
        for entry in content["kind"]
    )


def nearest(features: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The features that keep a question from being of a kind that it calls for, the fewest first."""
    unwanted = [
        features - needed - rule.allows
        for rule in rules()
        if _ANY not in rule.allows
        for needed in rule.when
        if needed <= features
    ]
    return tuple(dict.fromkeys(sorted(filter(None, unwanted), key=lambda each: (len(each), sorted(each)))))


def choose(features: frozenset[str]) -> Rule | None:
    """The first kind that a question with these features can be."""
    return next((rule for rule in rules() if rule.fits(features)), None)
