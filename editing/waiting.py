"""Changes that wait: what is still to be asked, the preview, and the confirmation, kept over restarts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from db import pending
from db.errors import ChangeClosed
from db.pending import Pending
from db.store import Store
from db.undo import Reversal
from editing.commands import COMMANDS, missing
from editing.desk import EditingDesk, needs_request
from editing.files.contents import Contents
from editing.proposal import Doubt, Proposal
from editing.request import ImportRequest
from editing.wishes import WishRefused, year_of

ADDRESS = re.compile(r"https?://[^\s/]+\S*")

IMPORT, COMMAND, UNDO = "import", "command", "undo"


@dataclass(frozen=True)
class Ask:
    """What is to be asked next: the end of the id of the question; `doubt` where it is about a name in the table."""

    question: str
    doubt: Doubt | None = None


@dataclass(frozen=True)
class Preview:
    """What would change, for the admin to confirm."""

    proposal: Proposal
    reversal: Reversal | None = None


Step = Ask | Preview


class Waiting:
    """The changes that admins have begun. Each admin has one at a time; a new one takes the place of the last."""

    def __init__(self, store: Store, desk: EditingDesk, now: Callable[[], datetime]) -> None:
        self._store = store
        self._desk = desk
        self._now = now

    async def begin_import(
        self, admin: int, name: str, contents: Contents | None, edition: int | None, source: str | None
    ) -> Pending:
        """Keep a file that was read, or wait for one."""
        request: dict[str, Any] = {"file": name, "edition": edition, "source": source, "names": {}}
        return await self._begin(admin, IMPORT, request, contents)

    async def begin_command(self, admin: int, name: str, arguments: Sequence[str]) -> Pending:
        """Keep a command, with the arguments that it came with."""
        return await self._begin(admin, COMMAND, {"command": name, "arguments": list(arguments)})

    async def begin_undo(self, admin: int, number: int) -> Pending:
        """Keep the wish to undo a revision."""
        return await self._begin(admin, UNDO, {"number": number})

    async def _begin(self, admin: int, kind: str, request: dict[str, Any], contents: Contents | None = None) -> Pending:
        packed = None if contents is None else json.dumps(contents.as_json()).encode()
        async with self._store.changing() as connection:
            id_ = await pending.add(connection, admin, kind, request, self._now(), packed)
        return await self.read(id_)

    async def read(self, id_: str) -> Pending:
        """A change by its id. Raises ChangeClosed where it has expired."""
        async with self._store.looking() as connection:
            found = await pending.read(connection, id_, self._now())
        if found is None:
            raise ChangeClosed
        return found

    async def open_of(self, admin: int) -> Pending | None:
        """The change of an admin that waits."""
        async with self._store.looking() as connection:
            return await pending.open_of(connection, admin, self._now())

    async def give_file(self, change: Pending, name: str, contents: Contents) -> Pending:
        """Take the file that an import was waiting for."""
        request = change.request
        return await self.begin_import(change.admin, name, contents, request["edition"], request["source"])

    async def answer(self, change: Pending, text: str) -> Pending:
        """Take a text as the answer to what was asked. Raises WishRefused where it is none."""
        request = dict(change.request)
        if change.kind == COMMAND:
            request["arguments"] = [*request["arguments"], text.strip()]
        elif request["edition"] is None:
            request["edition"] = year_of(text.strip())
        elif not ADDRESS.fullmatch(text.strip()):
            raise WishRefused("address", read=text.strip()[:80])
        else:
            request["source"] = text.strip()
        return await self._amend(change, request)

    async def decide(self, change: Pending, name: str, decision: str) -> Pending:
        """Note which cluster a name in the table means."""
        return await self._amend(change, change.request | {"names": change.request["names"] | {name: decision}})

    async def choose(self, change: Pending, **choices: bool | int) -> Pending:
        """Note another choice about an import: `edition`, `drop_refused`, `table_wins`."""
        return await self._amend(change, change.request | choices)

    async def _amend(self, change: Pending, request: dict[str, Any], base_revision: int | None = None) -> Pending:
        async with self._store.changing() as connection:
            await pending.amend(connection, change.id, request, base_revision)
        return replace(change, request=request, base_revision=base_revision)

    async def cancel(self, change: Pending) -> bool:
        """Give a change up; whether it was still open."""
        async with self._store.changing() as connection:
            return await pending.cancel(connection, change.id)

    async def step(self, change: Pending) -> Step:
        """What comes next; a preview is noted with the revision that it was computed against.

        Raises FileRefused and WishRefused where nothing can become of the change, and ValueError where a revision
        cannot be undone.
        """
        await self._store.refresh()
        step = await self._step(change)
        if isinstance(step, Preview):
            await self._amend(change, change.request, step.proposal.base_revision)
        return step

    async def _step(self, change: Pending) -> Step:
        if change.kind == UNDO:
            undone = await self._desk.propose_undo(change.request["number"])
            if undone is None:
                raise ValueError(f"there is no revision {change.request['number']}")
            return Preview(*undone)
        if change.kind == COMMAND:
            command = COMMANDS[change.request["command"]]
            question = missing(command, change.request["arguments"])
            if question is not None:
                return Ask(question)
            wish = await self._desk.wish(command, change.request["arguments"])
            return Preview(await self._desk.propose_changes(wish.changes, wish.summary))
        return await self._import_step(change)

    async def _import_step(self, change: Pending) -> Step:
        if change.content is None:
            return Ask("file")
        contents = Contents.from_json(json.loads(change.content))
        if not needs_request(contents):
            return Preview(await self._desk.propose_import(contents, None))
        for question in ("edition", "source"):
            if change.request[question] is None:
                return Ask(f"import_{question}")
        proposal = await self._desk.propose_import(contents, request_of(change))
        return Ask("doubt", proposal.doubts[0]) if proposal.doubts else Preview(proposal)

    async def apply(self, change: Pending, revision: int, made_by: str) -> int | None:
        """Carry out a change as it was previewed against a revision; the number of the new one.

        Raises RecordMoved where that is not the newest any more, ChangeClosed where the change is not open, and
        InvalidRecord where something stands against it.
        """
        if change.state != "open":
            raise ChangeClosed(change.revision)
        await self._store.refresh()
        step = await self._step(change)
        if not isinstance(step, Preview):
            raise ChangeClosed
        proposal = replace(step.proposal, base_revision=revision)
        return await self._desk.apply(proposal, made_by, self._now(), change.id)


def request_of(change: Pending) -> ImportRequest:
    """What is to be imported, with what was answered so far."""
    request = change.request
    return ImportRequest(
        request["edition"],
        request["source"],
        request["names"],
        bool(request.get("drop_refused")),
        bool(request.get("table_wins")),
    )
