"""`clusterbot set` and `alias`: a figure or a name put right."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from bot.confirming import confirm, editing_desk
from bot.errors import UsageError

if TYPE_CHECKING:
    from db.record import Snapshot
    from editing.proposal import Proposal
    from editing.wishes import Wish

Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]
ClusterName = Annotated[str, typer.Argument(help="A cluster, by its id or any name of it.")]


def set_(
    cluster: ClusterName,
    edition: Annotated[str, typer.Argument(metavar="YEAR", help="An edition on record.")],
    figures: Annotated[
        list[str], typer.Argument(metavar="FIGURE=VALUE", help="Such as rank=12 or pct_share=2.5; - takes it out.")
    ],
    source: Annotated[str, typer.Option(metavar="URL", help="Where it is from: an address, or the id of a source.")],
    yes: Yes = False,
) -> None:
    """Set the rank or another figure of a cluster in an edition, after a preview.

    The figures have the names of the columns that an export of an edition has.
    """
    from editing.wishes import set_figures

    wanted = dict(_figure(text) for text in figures)
    _wish(lambda record: set_figures(record, cluster, edition, wanted, source), yes=yes)


def alias(
    cluster: ClusterName,
    name: Annotated[str, typer.Argument(help="A name that people use for it.")],
    language: Annotated[str, typer.Option(metavar="TAG", help="The language that the name belongs to.")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Take the name away again.")] = False,
    yes: Yes = False,
) -> None:
    """Let a name mean a cluster in questions, or no longer, after a preview.

    A name that means another cluster already is refused.
    """
    from editing.wishes import add_alias, remove_alias

    def wish(record: Snapshot) -> Wish:
        return remove_alias(record, cluster, name) if remove else add_alias(record, cluster, name, language)

    _wish(wish, yes=yes)


def _figure(text: str) -> tuple[str, str]:
    column, separator, value = text.partition("=")
    if not separator:
        raise UsageError(f"{text!r} is not written as it should be: rank=12, for example.")
    return column.strip(), value.strip()


def _wish(wish: Callable[[Snapshot], Wish], *, yes: bool) -> None:
    asyncio.run(_carry_out(wish, yes=yes))


async def _carry_out(wish: Callable[[Snapshot], Wish], *, yes: bool) -> None:
    from editing.wishes import WishRefused

    async with editing_desk() as desk:

        async def propose() -> Proposal:
            try:
                wished = wish(desk.record)
            except WishRefused as refusal:
                raise UsageError(str(refusal)) from refusal
            return await desk.propose_changes(wished.changes, wished.summary)

        await confirm(desk, propose, yes=yes)
