"""From a table and a wish to a proposal: pure, so that it can be computed anew whenever the record has moved on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from answers.catalogue import messages
from db.errors import Fault
from db.importer import Trial, tried
from db.record import Snapshot
from db.snapshot import record_of
from editing import contradicting
from editing.naming import Resolver
from editing.placing import Placed, Placing, place
from editing.proposal import Contradiction, Counts, Proposal, Refusal, Said
from editing.rankings import Assembled, assemble
from editing.remarks import surprises, warnings
from editing.request import ImportRequest
from editing.tables.reading import RANKED, RankingTable, Wrong
from questions.names import Names

TRIES = 6
"""Rounds in which rows are dropped, or what they contradict is taken out; each makes the next shorter."""


def propose(record: Snapshot, names: Names, table: RankingTable, request: ImportRequest) -> Proposal:
    """What importing the table would do to the record."""
    placing = place(record, Resolver(record, names, request.edition), table, request)
    refusals = [refusal_of(wrong) for wrong in placing.wrong]
    dropped: list[Refusal] = []
    gone = set(placing.dropped)
    for _ in range(TRIES):
        if request.drop_refused:
            dropped += refusals
            gone |= _lines(refusals)
            refusals = []
        placed = [one for one in placing.placed if one.row.line not in gone and one.row.line not in _lines(refusals)]
        made = _assembled(record, table, placing, placed, request)
        trial = _tried(record, made, request)
        found = [_refusal_of_fault(fault) for fault in trial.faults]
        if not request.drop_refused or not any(refusal.line for refusal in found):
            break
        refusals = found
    refusals += found
    return _proposal(record, table, request, placing, placed, made, trial, refusals, dropped)


def _lines(refusals: Iterable[Refusal]) -> set[int]:
    """The lines of the table that are refused; what stands on record has none."""
    return {refusal.line for refusal in refusals if refusal.line}


def _assembled(
    record: Snapshot, table: RankingTable, placing: Placing, placed: list[Placed], request: ImportRequest
) -> Assembled:
    whole = not placing.doubts and len({int(one.row.figures.get("rank", 0)) for one in placed}) == RANKED
    return assemble(record, placed, request, by_intensity=table.by_intensity, is_complete=whole)


def _tried(record: Snapshot, made: Assembled, request: ImportRequest) -> Trial:
    """Try the rows on the record; facts that WIPO's table contradicts give way where it is to win."""
    rows = record_of(record)
    facts = {fact.id: fact for fact in record.facts}
    trial = tried(rows, made.rows.changes())
    for _ in range(TRIES):
        refuted = {fault.key for fault in trial.faults if fault.table == "facts" and not fault.line} & facts.keys()
        if not request.table_wins or not refuted:
            break
        for id_ in sorted(refuted):
            fact = facts.pop(id_)
            made.rows.remove("facts", id_)
            made.rows.put("conflicts", contradicting.refuted_fact(fact))
            made.contradictions.append(
                Contradiction(fact.subject, fact.measure, fact.value, "", fact.source_ids, settled=True)
            )
        trial = tried(rows, made.rows.changes())
    return trial


def _proposal(
    record: Snapshot,
    table: RankingTable,
    request: ImportRequest,
    placing: Placing,
    placed: list[Placed],
    made: Assembled,
    trial: Trial,
    refusals: list[Refusal],
    dropped: list[Refusal],
) -> Proposal:
    edits = () if refusals and not trial.edits else trial.edits
    counts = _counts(table, request, placed, edits_by_key(trial), refusals, dropped, placing)
    said = messages()
    summary = said.text(
        "admin.summary.import", edition=request.edition, rows=len(placed), new=counts.new, changed=counts.changed
    )
    return Proposal(
        base_revision=record.revision,
        summary=summary,
        changes=made.rows.changes(),
        edits=edits,
        counts=counts,
        refusals=tuple(sorted(refusals, key=lambda refusal: refusal.line or 0)),
        contradictions=tuple(made.contradictions),
        doubts=tuple(placing.doubts),
        warnings=warnings(record, table, placed, request),
        surprises=surprises(record, table, placed, request),
        notes=_notes(table, made),
        can_win=request.is_wipos and not request.table_wins,
        dropped=tuple(dropped),
    )


def edits_by_key(trial: Trial) -> dict[str, bool]:
    """The rows of rankings, and facts of clusters, that are edited: whether each is new."""
    return {edit.key: edit.before is None for edit in trial.edits if edit.table.name == "rankings" and edit.after}


def _counts(
    table: RankingTable,
    request: ImportRequest,
    placed: list[Placed],
    edited: dict[str, bool],
    refusals: list[Refusal],
    dropped: list[Refusal],
    placing: Placing,
) -> Counts:
    keys = [f"{request.edition}/{one.cluster}" for one in placed]
    new = sum(edited.get(key, False) for key in keys)
    changed = sum(key in edited for key in keys) - new
    return Counts(
        read=len(table.rows) + len({wrong.line for wrong in table.wrong}),
        new=new,
        changed=changed,
        unchanged=len(keys) - new - changed,
        refused=len(_lines(refusals)),
        dropped=len(_lines(dropped)) + len(placing.dropped),
    )


def _notes(table: RankingTable, made: Assembled) -> tuple[Said, ...]:
    notes: list[Said] = []
    if table.ignored:
        notes.append(("note.ignored", {"columns": ", ".join(table.ignored)}))
    if table.other_tables:
        notes.append(("note.other_tables", {"tables": ", ".join(table.other_tables)}))
    if table.passed_over:
        notes.append(("note.passed_over", {"count": table.passed_over}))
    if table.fractions:
        notes.append(("note.fractions", {}))
    if made.without_row:
        notes.append(("note.without_row", {"count": len(made.without_row)}))
    return tuple(notes)


def refusal_of(wrong: Wrong) -> Refusal:
    """A cell that could not be read, with what was expected in words."""
    kind, *details = wrong.expected.split(":", 2)
    values: dict[str, str | int] = {}
    if kind == "cells":
        values = {"count": int(details[0])}
    elif details:
        values = {"line": details[0], "name": details[1]}
    return Refusal(wrong.line, wrong.column, wrong.read, messages().text(f"admin.expected.{kind}", **values))


def _refusal_of_fault(fault: Fault) -> Refusal:
    refusal = Refusal(fault.line or None, fault.column, fault.read, fault.expected, fault.key)
    return refusal if fault.line else replace(refusal, subject=f"{fault.table} {fault.key}".strip())
