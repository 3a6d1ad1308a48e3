"""`clusterbot import`: a table of WIPO's, or an export, into the record."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.confirming import at_terminal, confirm, editing_desk
from bot.errors import UsageError
from bot.intake import opened
from bot.output import write_text

if TYPE_CHECKING:
    from editing.desk import EditingDesk
    from editing.files.contents import Contents
    from editing.proposal import Proposal
    from editing.request import ImportRequest

NO_EDITION = "Say which edition the table is of, and where it is from: --edition 2026 --source https://www.wipo.int/…"


def import_file(
    file: Annotated[
        str,
        typer.Argument(
            help="A CSV, TSV, XLSX, ODS, HTML or PDF file, an export of the record, an https address, or - for lines "
            "that are pasted in."
        ),
    ],
    edition: Annotated[
        int | None, typer.Option(metavar="YEAR", help="The edition that the table is of.", min=2017, max=2099)
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="URL", help="The address of the page that the table is from.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=ID", help="Which cluster a name in the table means: an id, new, or drop. Repeat it."
        ),
    ] = None,
    drop_refused: Annotated[
        bool, typer.Option("--drop-refused", help="Leave the rows out that are refused, and import the others.")
    ] = False,
    wipo_wins: Annotated[
        bool, typer.Option("--wipo-wins", help="Let WIPO's own table win where the record has it otherwise.")
    ] = False,
    diff: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every row before and after into this file.")
    ] = None,
) -> None:
    """Import a table into the record, after a preview.

    Columns and names are recognised in many languages. Nothing is changed before the preview is confirmed, and
    nothing while a row is refused: mend it, or leave such rows out with --drop-refused. An export of the record
    needs neither an edition nor a source.
    """
    decided = dict(_decision(text) for text in name or [])
    asyncio.run(
        _import(
            file,
            edition,
            source,
            decided,
            drop_refused=drop_refused,
            wins=wipo_wins,
            dry_run=dry_run,
            yes=yes,
            diff=diff,
        )
    )


def _decision(text: str) -> tuple[str, str]:
    name, separator, decision = text.rpartition("=")
    if not separator or not name or not decision:
        raise UsageError(
            f'--name {text!r} is not written as it should be: --name "Name in the table=id-of-the-cluster".'
        )
    return name, decision


async def _import(
    file: str,
    edition: int | None,
    source: str | None,
    names: dict[str, str],
    *,
    drop_refused: bool,
    wins: bool,
    dry_run: bool,
    yes: bool,
    diff: Path | None,
) -> None:
    from editing.desk import needs_request
    from editing.files.contents import FileRefused
    from editing.preview import full_text, refused
    from editing.request import ImportRequest, is_wipos

    source = source or (file if file.startswith("https://") else None)
    if wins and not (source and is_wipos(source)):
        raise UsageError("--wipo-wins is for WIPO's own tables: --source has to be an address at wipo.int.")
    async with editing_desk() as desk:
        try:
            contents = await _contents(file)
            request: ImportRequest | None = None
            if needs_request(contents):
                if edition is None or source is None:
                    raise UsageError(NO_EDITION)
                request = ImportRequest(edition, source, names, drop_refused, wins)
                if not yes and not dry_run and at_terminal():
                    request = await _answered(desk, contents, request)

            async def propose() -> Proposal:
                proposal = await desk.propose_import(contents, request)
                if diff is not None:
                    await asyncio.to_thread(diff.write_text, full_text(proposal, desk.record), "utf-8")
                return proposal

            await confirm(desk, propose, yes=yes, dry_run=dry_run)
        except FileRefused as refusal:
            raise UsageError(refused(refusal)) from refusal
        except OSError as error:
            raise UsageError(f"{diff} cannot be written: {error.strerror}.") from error


async def _contents(file: str) -> Contents:
    from editing.files.reading import read_file

    if "://" in file:
        from bot.settings import read_settings
        from editing.fetching import fetch

        return await read_file(await fetch(file, read_settings().import_hosts))
    from editing.files.bounds import FILE_BYTES

    with opened(file) as stream:
        return await read_file(stream.read(FILE_BYTES + 1))


async def _answered(desk: EditingDesk, contents: Contents, request: ImportRequest) -> ImportRequest:
    """Ask about each name that may mean a cluster on record, one by one."""
    from dataclasses import replace

    for doubt in (await desk.propose_import(contents, request)).doubts:
        write_text(f"Line {doubt.line} has “{doubt.read}”. Which cluster is that?")
        offers = [*doubt.candidates, "new", "drop"]
        for number, offer in enumerate(offers, 1):
            write_text(f"  {number}  {desk.record.clusters[offer].name if offer in desk.record.clusters else offer}")
        chosen = 0
        while not 1 <= chosen <= len(offers):
            chosen = typer.prompt("Number", type=int)
        request = replace(request, names={**request.names, doubt.read: offers[chosen - 1]})
    return request
