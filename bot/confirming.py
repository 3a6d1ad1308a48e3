"""A change in the shell: the preview, the question whether to go on, and the revision that it becomes."""

from __future__ import annotations

import getpass
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from bot.errors import UsageError
from bot.output import write_text

if TYPE_CHECKING:
    from editing.desk import EditingDesk
    from editing.proposal import Proposal

Propose = Callable[[], Awaitable["Proposal"]]
"""Computes a proposal against the newest revision; called again where the record moves on."""

TRIES = 5
"""How often a change that was confirmed beforehand is computed anew while others change the record."""


@asynccontextmanager
async def editing_desk() -> AsyncIterator[EditingDesk]:
    """The desk on the store that the settings name."""
    from bot.starting import prepared_store, quiet_start
    from editing.desk import EditingDesk

    async with prepared_store(quiet_start()) as store:
        yield EditingDesk(store)


def author() -> str:
    """Who makes a change in the shell, as the history has it."""
    try:
        return f"shell:{getpass.getuser()}"
    except (OSError, KeyError):
        return "shell"


def at_terminal() -> bool:
    """Whether a person can be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


async def confirm(desk: EditingDesk, propose: Propose, *, yes: bool, dry_run: bool = False) -> None:
    """Show what would change, and change it if that is wanted. Raises UsageError where something stands against it."""
    from answers.catalogue import messages
    from db.errors import RecordMoved

    for _ in range(TRIES):
        proposal = await propose()
        show(desk, proposal)
        if not is_wanted(proposal, yes=yes, dry_run=dry_run):
            return
        try:
            number = await desk.apply(proposal, author(), datetime.now(UTC))
        except RecordMoved as moved:
            await desk.refresh()
            write_text(messages().text("admin.moved", number=str(moved.newest)))
            continue
        write_text(messages().text("admin.applied", number=str(number), undo=f"clusterbot undo {number}"))
        return
    raise UsageError("Nothing was changed: others change the record all the time. Try again in a moment.")


def show(desk: EditingDesk, proposal: Proposal) -> None:
    """Print the preview."""
    from answers.markup import plain
    from editing.preview import summary

    write_text(plain(summary(proposal, desk.record)))


def is_wanted(proposal: Proposal, *, yes: bool, dry_run: bool) -> bool:
    """Whether to go on. Raises UsageError where that is not possible, or nobody can be asked."""
    if proposal.refusals or proposal.doubts:
        if dry_run:
            return False
        raise UsageError("Nothing was changed. " + _remedy(proposal))
    if not proposal.edits or dry_run:
        return False
    if yes:
        return True
    if not at_terminal():
        raise UsageError("Nothing was changed: run the same again with --yes to do it.")
    return typer.confirm("Do it?")


def _remedy(proposal: Proposal) -> str:
    if proposal.doubts:
        name, other = proposal.doubts[0].read, proposal.doubts[0].candidates[0]
        return f'Say which cluster is meant: --name "{name}={other}", or --name "{name}=new", or --name "{name}=drop".'
    if any(refusal.line for refusal in proposal.refusals):
        return "Mend those lines, or leave them out with --drop-refused."
    if proposal.can_win:
        return "If WIPO's table is to win over what the record has from elsewhere, add --wipo-wins."
    return "Mend what is named above."
