"""The lines that say how far a figure can be trusted, each only where it matters.

Names of earlier editions, disagreements and single sources are read off the figures that were stated, whichever
function stated them, when the answer is closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answers.catalogue import Messages
from answers.labels import Key, key_of, labels
from answers.runs import runs
from answers.sheet import Sheet, Stated
from answers.sources import short_publisher
from db.record import Conflict, Ranking, Snapshot
from db.vocabulary import measures
from questions.normalise import normal_form

METHOD_BREAKS = (2018, 2025)
"""First editions of a new method: publications joined in 2018, venture capital in 2025 (editions.csv, measures)."""
_STATE = re.compile(r", [A-Z]{2}\b")
_NAMED = 4
"""Names in a line of doubts; the others are counted."""
_NAMED_PUBLISHERS = 2
_SIDES = 2
"""Disagreements of which both sides are said; more of them are named only."""


def listed_under_another_name(row: Ranking, record: Snapshot) -> bool:
    """Whether an edition printed a cluster under a name that is not today's; a state behind it does not count."""
    printed = normal_form(_STATE.sub("", row.printed_name))
    return printed != normal_form(record.clusters[row.cluster].name)


def note_doubts(sheet: Sheet, editions: Sequence[int]) -> None:
    """Say under which other names the stated clusters were listed, what is disputed, and what one page alone gives.

    `editions` are those that the answer is about; figures of others stand beside it.
    """
    _note_names(sheet)
    _note_disagreements(sheet)
    _note_single(sheet, editions)


def note_method(sheet: Sheet, editions: Sequence[int]) -> None:
    """Say that the method changed where the editions lie on both sides of a change."""
    crossed = [year for year in METHOD_BREAKS if editions and min(editions) < year <= max(editions)]
    if len(crossed) == 2:
        sheet.warn("method_changed", "method.both")
    elif crossed:
        sheet.warn("method_changed", f"method.{crossed[0]}")


def note_coverage(sheet: Sheet, edition: int) -> None:
    """Say how much of an edition the record holds, where that is not all of it."""
    if not sheet.record.is_complete(edition):
        sheet.warn("coverage", "coverage", count=sheet.record.ranks_known(edition), edition=edition)


def _note_names(sheet: Sheet) -> None:
    years: dict[tuple[str, str], list[int]] = {}
    for each in sheet.stated:
        row = each.held
        if not isinstance(row, Ranking) or row.printed_name in sheet.printed_names:
            continue
        if listed_under_another_name(row, sheet.record):
            years.setdefault((row.cluster, row.printed_name), []).append(row.edition)
    clusters = sheet.record.clusters
    if len(years) == 1:
        [((cluster, printed), editions)] = years.items()
        sheet.warn(
            "renamed",
            "rank.printed_note",
            cluster=clusters[cluster].name,
            printed=printed,
            years=runs(editions, sheet.messages),
        )
    elif years:
        names = [
            sheet.messages.text(
                "names.printed", cluster=clusters[id_].name, printed=printed, years=runs(held, sheet.messages)
            )
            for (id_, printed), held in years.items()
        ]
        sheet.warn("renamed", "rank.printed_notes", names=_some(names, sheet.messages))


def _note_disagreements(sheet: Sheet) -> None:
    disputes = list(_disputes(sheet))
    if not disputes:
        return
    sheet.warn("disputed")
    alone = len({key_of(each) for each in sheet.stated if not each.figure.derived}) == 1
    for what, conflicts in disputes[:_SIDES]:
        _say_sides(sheet, conflicts, "" if alone else what)
    if others := [what for what, _ in disputes[_SIDES:] if what]:
        sheet.say("certainty.disputed_too", what=_some(others, sheet.messages))


def _disputes(sheet: Sheet) -> Iterator[tuple[str, list[Conflict]]]:
    """What is disputed of what was stated, by its label, with the pages' disagreements that are on record."""
    named = labels(sheet)
    seen: set[tuple[int | None, str, str]] = set()
    for each in sheet.stated:
        figure = each.figure
        about = (figure.edition, figure.subject, figure.measure)
        if about in seen or figure.derived:
            continue
        seen.add(about)
        found = [conflict for conflict in sheet.record.conflicts_about(*about) if conflict.value_b]
        if found or figure.status == "disputed":
            yield named[key_of(each)], found


def _say_sides(sheet: Sheet, conflicts: Sequence[Conflict], what: str) -> None:
    """Who says what; the figure that the record keeps, if any, comes last."""
    about = sheet.messages.text("certainty.about", what=what) if what else ""
    kept: dict[str, str] = {}
    others: dict[str, str] = {}
    for conflict in conflicts:
        for side, value, source_ids in (
            ("a", conflict.value_a, conflict.source_ids_a),
            ("b", conflict.value_b, conflict.source_ids_b),
        ):
            held = kept if conflict.kept == side else others
            held.setdefault(_shown(value, conflict, sheet.messages), _publishers(sheet, source_ids))
    said = sheet.messages.beside(
        sheet.messages.text("sides.one", value=value, publishers=publishers) for value, publishers in others.items()
    )
    if not conflicts:
        sheet.say("certainty.disputed_somehow", about=about)
    elif kept:
        [(first, by_first), *_] = kept.items()
        sheet.say("certainty.settled", about=about, others=said, first=first, by_first=by_first)
    else:
        sheet.say("certainty.disputed", about=about, others=said)


def _shown(value: str, conflict: Conflict, messages: Messages) -> str:
    is_year = conflict.measure in measures() and measures()[conflict.measure].form == "year"
    return messages.number(int(value)) if value.isdecimal() and not is_year else value


def _note_single(sheet: Sheet, editions: Sequence[int]) -> None:
    named = labels(sheet)
    every: dict[Key, Stated] = {}
    for each in sheet.stated:
        if not each.figure.derived:
            every.setdefault(key_of(each), each)
    single = [key for key, each in every.items() if each.figure.status == "single"]
    if not single:
        return
    asked = [key for key in every if key[1] in (None, *editions)] or list(every)
    if len(single) == len(every) > 1:
        sheet.warn("single_source", "certainty.all_single")
        return
    if len(asked) == 1 and asked[0] in single:
        sheet.warn("single_source", f"certainty.{_sort_of(every[asked[0]])}")
        single.remove(asked[0])
    if single:
        which = _some(list(dict.fromkeys(named[key] for key in single)), sheet.messages)
        sheet.warn("single_source", "certainty.some_single", which=which)


def _sort_of(stated: Stated) -> str:
    if isinstance(stated.held, Ranking):
        return "single" if stated.figure.measure == "rank" else "single_figure"
    return "single_count" if stated.figure.measure == "cluster_count" else "single_fact"


def _some(names: Sequence[str], messages: Messages) -> str:
    """The first few names, and how many more there are."""
    shown = messages.beside(names[:_NAMED])
    more = len(names) - _NAMED
    return messages.text("certainty.more", names=shown, count=more) if more > 0 else shown


def _publishers(sheet: Sheet, source_ids: Sequence[str]) -> str:
    sources, messages = sheet.record.sources, sheet.messages
    names = list(dict.fromkeys(short_publisher(sources[id_].publisher, messages) for id_ in source_ids))
    shown, more = messages.joined(names[:_NAMED_PUBLISHERS]), len(names) - _NAMED_PUBLISHERS
    return messages.text("publishers.more", names=shown, count=more) if more > 0 else shown
