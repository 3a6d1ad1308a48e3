"""Files that are in the record's own form, as an export is: some of its tables, or all of them."""

from __future__ import annotations

from answers.catalogue import messages
from db.csvfiles import Line, Sheet
from db.errors import Fault
from db.importer import Changes, tried
from db.record import Snapshot
from db.snapshot import record_of
from db.tables import TABLE_OF, TABLES
from editing.files.contents import Contents, FileRefused, Grid
from editing.proposal import Counts, Proposal, Refusal


def tables_in(contents: Contents) -> tuple[Sheet, ...]:
    """The tables of the record in a file; none where it is no such file. Raises FileRefused where one is unfit."""
    sheets = []
    for grid in contents.grids:
        name = _table_of(grid, alone=len(contents.grids) == 1)
        if name is None:
            return ()
        sheets.append(Sheet(name, _lines(grid, name)))
    return tuple(sheets)


def is_whole(sheets: tuple[Sheet, ...]) -> bool:
    """Whether every table is there, so that what is not in them is not in the record."""
    return {sheet.table for sheet in sheets} == set(TABLE_OF)


def propose_record(record: Snapshot, sheets: tuple[Sheet, ...]) -> Proposal:
    """What importing the tables would do to the record."""
    rows = record_of(record)
    removals: list[tuple[str, str]] = []
    if is_whole(sheets):
        for sheet in sheets:
            table = TABLE_OF[sheet.table]
            held = {table.join_key(line.cells[column] for column in table.key) for line in sheet.lines}
            removals += [(table.name, key) for key in rows[table.name] if key not in held]
    changes = Changes(sheets, tuple(removals))
    trial = tried(rows, changes)
    added = sum(edit.before is None for edit in trial.edits)
    removed = sum(edit.after is None for edit in trial.edits)
    changed = len(trial.edits) - added - removed
    read = sum(len(sheet.lines) for sheet in sheets)
    names = "the whole record" if is_whole(sheets) else ", ".join(sheet.table for sheet in sheets)
    counts = {"added": added, "changed": changed, "removed": removed}
    return Proposal(
        base_revision=record.revision,
        summary=messages().text("admin.summary.record", tables=names, **counts),
        changes=changes,
        edits=trial.edits,
        counts=Counts(read=read, new=added, changed=changed, unchanged=read - added - changed),
        refusals=tuple(_refusal(fault) for fault in trial.faults),
    )


def _refusal(fault: Fault) -> Refusal:
    subject = f"{fault.table} {fault.key}".strip()
    column = f"{fault.table}.{fault.column}" if fault.column else fault.table
    return Refusal(fault.line or None, column, fault.read, fault.expected, subject)


def _table_of(grid: Grid, *, alone: bool) -> str | None:
    """The name of the table, by its sheet's name or, of a single one, by its columns."""
    if grid.name in TABLE_OF:
        return grid.name
    header = {str(cell) for cell in grid.rows[0].cells} if grid.rows else set()
    return next((table.name for table in TABLES if alone and header == set(table.columns)), None)


def _lines(grid: Grid, name: str) -> tuple[Line, ...]:
    columns = TABLE_OF[name].columns
    if not grid.rows:
        return ()
    header = [str(cell) for cell in grid.rows[0].cells]
    if sorted(header) != sorted(columns) and len(grid.rows) > 1:
        raise FileRefused("columns", table=name, columns=", ".join(columns))
    lines = []
    for row in grid.rows[1:]:
        cells = [str(cell) for cell in row.cells]
        if len(cells) > len(header):
            raise FileRefused("columns", table=name, columns=", ".join(columns))
        lines.append(Line(row.line, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))))
    return tuple(lines)
