"""`clusterbot history`, `show` and `undo`: what was changed, by whom, and taking it back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.confirming import at_terminal, confirm, editing_desk
from bot.errors import UsageError
from bot.output import write_text

if TYPE_CHECKING:
    from editing.proposal import Proposal

Number = Annotated[int, typer.Argument(help="The number of a revision, as clusterbot history lists them.", min=1)]


def history(
    limit: Annotated[int, typer.Option(metavar="N", help="How many to list.", min=1, max=1000)] = 20,
) -> None:
    """List the revisions of the record, newest first: number, when, who, how many rows, what.

    Rows are counted as added (+), changed (~) and removed (-).
    """
    asyncio.run(_history(limit))


async def _history(limit: int) -> None:
    from editing.chronicle import heading_line

    async with editing_desk() as desk:
        for heading in await desk.history(limit):
            write_text(heading_line(heading))


def show(number: Number) -> None:
    """Show what a revision changed: every row before and after.

    A row that was added begins with +, one that was removed with -, one that was changed with ~.
    """
    asyncio.run(_show(number))


async def _show(number: int) -> None:
    from editing.chronicle import revision_lines

    async with editing_desk() as desk:
        revision = await desk.revision(number)
        if revision is None:
            raise UsageError(_unknown(number))
        for line in revision_lines(revision):
            write_text(line)


def undo(
    number: Annotated[
        int | None, typer.Argument(help="The number of a revision; the newest where none is given.", min=1)
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Undo a revision, by a new one in which each of its rows becomes what it was before.

    Where later revisions touched the same rows, they are named, and nothing is done unless that is confirmed too.
    """
    asyncio.run(_undo(number, yes=yes))


async def _undo(number: int | None, *, yes: bool) -> None:
    from editing.chronicle import overtaken_lines

    async with editing_desk() as desk:
        wanted = number or desk.record.revision

        async def propose() -> Proposal:
            try:
                undone = await desk.propose_undo(wanted)
            except ValueError as error:
                raise UsageError(f"Revision {wanted} cannot be undone: {error}.") from error
            if undone is None:
                raise UsageError(_unknown(wanted))
            proposal, reversal = undone
            for line in overtaken_lines(reversal):
                write_text(line)
            if reversal.overtaken and not yes and not at_terminal():
                raise UsageError("Nothing was changed: run the same again with --yes to undo it all the same.")
            return proposal

        await confirm(desk, propose, yes=yes)


def _unknown(number: int) -> str:
    return f"There is no revision {number}: clusterbot history lists them."
