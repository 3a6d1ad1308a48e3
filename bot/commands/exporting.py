"""`clusterbot export`: the record as a file."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.confirming import editing_desk
from bot.errors import UsageError
from bot.output import write_text


class Format(StrEnum):
    """The formats of exports."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


def export(
    file: Annotated[
        Path | None, typer.Argument(help="The file to write; named after the revision where none is given.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.CSV,
    edition: Annotated[int | None, typer.Option(metavar="YEAR", help="Only the ranking of this edition.")] = None,
) -> None:
    """Write the record into a file that clusterbot import takes back as it was.

    The whole record is nine tables: as CSV files in a ZIP, sheets of a workbook, or one JSON object. An edition is one
    table. With a file that ends in .xlsx or .json, the format goes without saying.
    """
    asyncio.run(_export(file, form, edition))


async def _export(file: Path | None, form: Format, edition: int | None) -> None:
    from editing.exporting import export as export_record

    by_name = {".xlsx": Format.XLSX, ".json": Format.JSON}
    async with editing_desk() as desk:
        if edition is not None and edition not in desk.record.editions:
            known = ", ".join(map(str, desk.record.years))
            raise UsageError(f"{edition} is no edition on record. Those are {known}.")
        wanted = by_name.get(file.suffix.lower(), form) if file else form
        written = export_record(desk.record, wanted.value, edition)
    path = file or Path(written.name)
    try:
        path.write_bytes(written.content)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
    write_text(f"{path} holds revision {desk.record.revision}: {len(written.content):,} bytes.")
