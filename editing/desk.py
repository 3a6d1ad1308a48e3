"""Where changes of the record are prepared and carried out: the one way that the shell and Telegram both take."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from answers.catalogue import messages
from answers.known_names import names_of
from db import importer, pending
from db.record import Snapshot
from db.revisions import Heading, Revision, list_revisions, read_revision, touched_after
from db.snapshot import record_of
from db.store import Store
from db.undo import Reversal, reversal
from editing.commands import Command
from editing.files.contents import Contents
from editing.importing import propose
from editing.proposal import Proposal, Refusal, Said
from editing.records import propose_record, tables_in
from editing.request import ImportRequest
from editing.tables.reading import read_tables
from editing.wishes import Wish


class EditingDesk:
    """Makes proposals against the newest snapshot, and carries out those that are confirmed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def record(self) -> Snapshot:
        """The record as of the newest revision seen."""
        return self._store.snapshot

    async def propose_import(self, contents: Contents, request: ImportRequest | None) -> Proposal:
        """What importing a file would do. Files in the record's own form need no request. Raises FileRefused."""
        return await asyncio.to_thread(_propose, self.record, contents, request)

    async def propose_changes(self, changes: importer.Changes, summary: str) -> Proposal:
        """What a few changes would do."""
        return await asyncio.to_thread(_try, self.record, changes, summary)

    async def wish(self, command: Command, given: Sequence[str]) -> Wish:
        """What a command wishes for. Raises WishRefused."""
        return await asyncio.to_thread(command.wish, self.record, given)

    async def propose_undo(self, number: int) -> tuple[Proposal, Reversal] | None:
        """What undoing a revision would do, and what later ones touched; None where there is no such revision.

        Raises ValueError for the first revision.
        """
        async with self._store.looking() as connection:
            revision = await read_revision(connection, number)
            later = await touched_after(connection, number)
        if revision is None:
            return None
        undone = reversal(revision, later, record_of(self.record))
        summary = messages().text("admin.summary.undo", number=str(number), summary=revision.summary)
        return await self.propose_changes(undone.changes, summary), undone

    async def apply(self, proposal: Proposal, made_by: str, at: datetime, pending_id: str | None = None) -> int | None:
        """Carry a proposal out as one revision, and return its number; None where nothing would change.

        Raises RecordMoved where the record has moved on since, InvalidRecord where something stands against
        it, and ChangeClosed where the change that waited under the id is not open any more.
        """
        async with self._store.changing() as connection:
            number = await importer.apply(
                connection,
                proposal.changes,
                made_by=made_by,
                summary=proposal.summary,
                made_at=at,
                expected=proposal.base_revision,
            )
            if pending_id is not None:
                await pending.close_applied(connection, pending_id, number)
        await self._store.refresh()
        return number

    async def refresh(self) -> None:
        """Take over what others have changed."""
        await self._store.refresh()

    async def history(self, limit: int) -> tuple[Heading, ...]:
        """The newest revisions, newest first."""
        async with self._store.looking() as connection:
            return await list_revisions(connection, limit)

    async def revision(self, number: int) -> Revision | None:
        """A revision with its rows."""
        return await self._store.read_revision(number)


def needs_request(contents: Contents) -> bool:
    """Whether edition and source have to be given for a file: an export says them itself. Raises FileRefused."""
    return not tables_in(contents)


def _propose(record: Snapshot, contents: Contents, request: ImportRequest | None) -> Proposal:
    if sheets := tables_in(contents):
        return propose_record(record, sheets)
    if request is None:
        raise ValueError("a ranking is imported for an edition, from a source")
    proposal = propose(record, names_of(record), read_tables(contents), request)
    return replace(proposal, notes=(_format(contents), *proposal.notes))


def _format(contents: Contents) -> Said:
    """As what a file was read; an encoding that nothing in it states may be wrong."""
    if contents.encoding is None:
        return "note.format", {"format": contents.format}
    known = contents.encoding.startswith(("utf", "ascii"))
    return "note.text" if known else "note.guessed", {"format": contents.format, "encoding": contents.encoding}


def _try(record: Snapshot, changes: importer.Changes, summary: str) -> Proposal:
    trial = importer.tried(record_of(record), changes)
    refusals = tuple(
        Refusal(None, fault.column, fault.read, fault.expected, f"{fault.table} {fault.key}".strip())
        for fault in trial.faults
    )
    return Proposal(record.revision, summary, changes, trial.edits, refusals=refusals)
