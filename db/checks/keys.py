"""Values that only one row may have, beside its key."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from db.draft import Draft
from db.errors import Fault
from db.record import Fact
from db.tables import Row

Kind = TypeVar("Kind", bound=Row)

MANY_VALUED = frozenset({"statement", "pct_applications_year"})
"""Measures of which one subject may have several values in one edition."""


def check_unique(draft: Draft) -> Iterator[Fault]:
    """Addresses, names, and what a fact is about."""
    record = draft.record
    for group in sharing(record.sources.values(), lambda row: row.url):
        yield from _each(draft, group, "url", "an address that no other source has")
    for named in sharing(record.clusters.values(), lambda row: row.name):
        yield from _each(draft, named, "name", "a name that no other cluster has")
    for economies in sharing(record.economies.values(), lambda row: row.name):
        yield from _each(draft, economies, "name", "a name that no other economy has")
    for facts in sharing(record.facts, _subject):
        yield from _each(draft, facts, "value", "one value for this edition, subject and measure")


def _subject(fact: Fact) -> Hashable:
    subject = (fact.edition, fact.subject_kind, fact.subject, fact.measure)
    return (*subject, fact.value, fact.as_of) if fact.measure in MANY_VALUED else subject


def sharing(rows: Iterable[Kind], key: Callable[[Kind], Hashable]) -> Iterator[list[Kind]]:
    """Rows that have the same key, wherever more than one has; None is shared by nobody."""
    groups: dict[Hashable, list[Kind]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    groups.pop(None, None)
    return (group for group in groups.values() if len(group) > 1)


def _each(draft: Draft, rows: Iterable[Row], column: str, expected: str) -> Iterator[Fault]:
    return (draft.fault(row, column, expected) for row in rows)
