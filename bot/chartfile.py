"""The chart of an answer, saved as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.errors import OutputError, UsageError

if TYPE_CHECKING:
    from answers.answer import Answer

NOT_A_PICTURE = "A chart is a PNG: give it a name that ends with .png, such as --chart out.png."
SAVED = "The chart is in {file}."
NOTHING_TO_DRAW = (
    "There is nothing to draw in this answer, so {file} was not written. A chart needs several figures of one kind:"
    ' try "trend of Bengaluru", "Beijing vs Seoul since 2019" or "top 5 by publications 2023".'
)


def check_name(file: Path) -> None:
    """Raise UsageError, before anything is answered, where a file is no place for a picture."""
    if file.suffix.lower() != ".png" or file.is_dir():
        raise UsageError(NOT_A_PICTURE)


def save_chart(answer: Answer, file: Path) -> None:
    """Draw the first chart of an answer into a file, and say so on standard error.

    Raises OutputError where there is nothing to draw, or the file cannot be written.
    """
    from charts.render import drawing_of, png_of

    chart = next((each.chart for each in (answer, *answer.more) if each.chart), None)
    if chart is None:
        raise OutputError(NOTHING_TO_DRAW.format(file=file))
    picture = png_of(drawing_of(chart))
    try:
        file.write_bytes(picture)
    except OSError as error:
        raise OutputError(f"The chart could not be written to {file}: {error.strerror}.") from error
    typer.echo(SAVED.format(file=file), err=True)
