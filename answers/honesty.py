"""The lines that say how far a figure can be trusted, each only where it matters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from answers.sheet import Sheet, short_publisher
from db.record import Conflict, Ranking, Snapshot
from questions.normalise import normal_form

METHOD_BREAKS = (2018, 2025)
"""First editions of a new method: publications joined in 2018, venture capital in 2025 (editions.csv, measures)."""
_STATE = re.compile(r", [A-Z]{2}\b")


def listed_under_another_name(row: Ranking, record: Snapshot) -> bool:
    """Whether an edition printed a cluster under a name that is not today's; a state behind it does not count."""
    printed = normal_form(_STATE.sub("", row.printed_name))
    return printed != normal_form(record.clusters[row.cluster].name)


def note_certainty(sheet: Sheet, rows: Sequence[Ranking]) -> None:
    """Say which of the ranks rest on one page, and where pages disagree."""
    for row in rows:
        note_conflicts(sheet, sheet.record.conflicts_about(row.edition, row.cluster, "rank"))
    single = [row for row in rows if row.status == "single"]
    if not single:
        return
    if len(rows) == 1:
        sheet.warn("single_source", "certainty.single")
    elif len(single) == len(rows):
        sheet.warn("single_source", "certainty.all_single")
    else:
        names = len({row.cluster for row in rows}) > 1
        which = " · ".join(
            f"{sheet.record.clusters[row.cluster].name} {row.edition}" if names else str(row.edition) for row in single
        )
        sheet.warn("single_source", "certainty.some_single", which=which)


def note_conflicts(sheet: Sheet, conflicts: Iterable[Conflict]) -> None:
    """Say both sides of each disagreement, and who says which."""
    for conflict in conflicts:
        if conflict.value_b:
            settled = conflict.kept == "a"
            sheet.warn(
                "disputed",
                "certainty.settled" if settled else "certainty.disputed",
                first=conflict.value_a,
                by_first=_publishers(sheet.record, conflict.source_ids_a),
                second=conflict.value_b,
                by_second=_publishers(sheet.record, conflict.source_ids_b),
            )


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


def _publishers(record: Snapshot, source_ids: Sequence[str]) -> str:
    names = list(dict.fromkeys(short_publisher(record.sources[id_].publisher) for id_ in source_ids))
    return ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
