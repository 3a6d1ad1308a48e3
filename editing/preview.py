"""A proposal as people see it: a summary that fits a phone, and all of it as a text file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from answers.catalogue import Messages, messages
from answers.markup import Line
from db.edits import Edit
from db.record import Snapshot
from editing.files.contents import FileRefused
from editing.proposal import Contradiction, Proposal, Refusal, Said

SHOWN = 10
"""Items of a kind that the summary spells out."""

LONGEST = 60
"""Characters of what was read that a line quotes."""


def summary(proposal: Proposal, record: Snapshot) -> tuple[Line, ...]:
    """What would change, what stands against it, and what is worth a look."""
    says = messages()
    lines = [says.line("admin.preview.title", summary=proposal.summary)]
    lines += _said(says, proposal.warnings)
    lines += _counted(says, proposal)
    lines += _listed(says, "refusals", [_refusal(says, one) for one in proposal.refusals])
    lines += _listed(
        says, "doubts", [_doubt(says, one.read, one.line, one.candidates, record) for one in proposal.doubts]
    )
    contradictions = [_contradiction(says, one, record) for one in proposal.contradictions]
    lines += _listed(says, "contradictions", contradictions)
    if proposal.surprises:
        lines += [says.line("admin.preview.surprises"), *_said(says, proposal.surprises)]
    lines += _said(says, proposal.notes)
    return tuple(lines)


def refused(refusal: FileRefused) -> str:
    """Why a file is not read, and what to do about it."""
    return messages().text(f"admin.refused.{refusal.reason}", **refusal.values)


def full_text(proposal: Proposal, record: Snapshot) -> str:
    """Everything about a proposal: all that stands against it, and every row before and after."""
    says = messages()
    parts = [proposal.summary, ""]
    parts += [_plain(line) for line in (*_said(says, proposal.warnings), *_counted(says, proposal))]
    parts += [_plain(_refusal(says, one)) for one in proposal.refusals]
    parts += [_plain(_refusal(says, one)) for one in proposal.dropped]
    parts += [_plain(_contradiction(says, one, record)) for one in proposal.contradictions]
    parts += [_plain(line) for line in (*_said(says, proposal.surprises), *_said(says, proposal.notes))]
    return "\n".join([*parts, "", *diff_lines(proposal.edits)]) + "\n"


def diff_lines(edits: Iterable[Edit]) -> Iterator[str]:
    """Each row that is added (+), removed (-) or changed (~), with the cells that differ."""
    for edit in edits:
        change = edit.as_change()
        yield from row_lines(change.table, change.key, change.before, change.after)


def row_lines(table: str, key: str, before: dict[str, str] | None, after: dict[str, str] | None) -> Iterator[str]:
    """One row before and after."""
    if before is None or after is None:
        cells = after if before is None else before
        filled = ", ".join(f"{column}={cell}" for column, cell in (cells or {}).items() if cell)
        yield f"{'+' if before is None else '-'} {table} {key}: {filled}"
        return
    changed = ", ".join(
        f"{column}: {before.get(column, '') or '(blank)'} → {cell or '(blank)'}"
        for column, cell in after.items()
        if before.get(column, "") != cell
    )
    yield f"~ {table} {key}: {changed}"


def _said(says: Messages, said: Iterable[Said]) -> list[Line]:
    return [says.line(f"admin.{message}", **values) for message, values in said]


def _counted(says: Messages, proposal: Proposal) -> list[Line]:
    counts, edits = proposal.counts, proposal.edits
    lines: list[Line] = []
    if counts.read:
        numbers = {"read": counts.read, "new": counts.new, "changed": counts.changed}
        numbers |= {"unchanged": counts.unchanged, "refused": counts.refused}
        lines.append(says.line("admin.preview.counts", **numbers))
    if counts.dropped:
        lines.append(says.line("admin.preview.dropped", count=counts.dropped))
    if edits:
        added, removed = sum(one.before is None for one in edits), sum(one.after is None for one in edits)
        changed = len(edits) - added - removed
        lines.append(says.line("admin.preview.rows", added=added, changed=changed, removed=removed))
    elif not proposal.refusals and not proposal.doubts:
        lines.append(says.line("admin.preview.nothing"))
    return lines


def _listed(says: Messages, heading: str, items: list[Line]) -> list[Line]:
    if not items:
        return []
    more = [says.line("admin.preview.more", count=len(items) - SHOWN)] if len(items) > SHOWN else []
    return [says.line(f"admin.preview.{heading}", count=len(items)), *items[:SHOWN], *more]


def _refusal(says: Messages, one: Refusal) -> Line:
    kind = "refusal_recorded" if not one.line else "refusal" if one.column else "refusal_row"
    return says.line(
        f"admin.preview.{kind}",
        line=str(one.line or ""),
        column=one.column,
        read=_short(one.read),
        expected=one.expected,
        subject=one.subject,
    )


def _doubt(says: Messages, read: str, line: int, candidates: Iterable[str], record: Snapshot) -> Line:
    named = " / ".join(record.clusters[one].name for one in candidates)
    return says.line("admin.preview.doubt", read=_short(read), line=str(line), candidates=named)


def _contradiction(says: Messages, one: Contradiction, record: Snapshot) -> Line:
    kind = "open" if not one.settled else "settled" if one.read else "refuted"
    cluster = record.clusters.get(one.cluster)
    return says.line(
        f"admin.preview.contradiction.{kind}",
        cluster=cluster.name if cluster else one.cluster,
        column=one.column,
        recorded=_short(one.recorded),
        read=one.read,
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _plain(line: Line) -> str:
    return "".join(span.text for span in line)
