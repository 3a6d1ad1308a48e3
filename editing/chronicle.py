"""The history of the record as people read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from answers.catalogue import messages
from db.revisions import Heading, Revision
from db.undo import Reversal
from editing.preview import row_lines

SHOWN = 10


def heading_line(heading: Heading) -> str:
    """A revision in one line: number, when (UTC), who, rows added, changed and removed, and what it was."""
    rows = f"+{heading.added} ~{heading.changed} -{heading.removed}"
    return f"{heading.number}  {heading.made_at:%Y-%m-%d %H:%M}  {heading.made_by}  {rows}  {heading.summary}"


def revision_lines(revision: Revision) -> Iterator[str]:
    """A revision with every row before and after."""
    yield f"{revision.number}  {revision.made_at:%Y-%m-%d %H:%M}  {revision.made_by}  {revision.summary}"
    for change in revision.changes:
        yield from row_lines(change.table, change.key, change.before, change.after)


def overtaken_lines(reversal: Reversal) -> Iterator[str]:
    """Which later revisions touched the rows of one that is to be undone, so that undoing it takes theirs back too."""
    if not reversal.overtaken:
        return
    says = messages()
    for number, count in sorted(Counter(reversal.overtaken.values()).items()):
        yield says.text("admin.overtaken", number=str(number), count=count)
    for table, key in list(reversal.overtaken)[:SHOWN]:
        yield f"• {table} {key}"
    if len(reversal.overtaken) > SHOWN:
        yield says.text("admin.preview.more", count=len(reversal.overtaken) - SHOWN)
