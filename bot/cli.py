"""The command line `clusterbot`. Where an error becomes a sentence and an exit code."""

from __future__ import annotations

import logging
import os
import sys
from typing import Annotated, NoReturn

import typer

from bot import logs
from bot.commands.ask import ask
from bot.commands.chat import chat
from bot.commands.correcting import alias, set_
from bot.commands.doctor import doctor
from bot.commands.exporting import export
from bot.commands.history import history, show, undo
from bot.commands.importing import import_file
from bot.commands.run import run
from bot.errors import ClusterbotError
from db.errors import InvalidRecord, StoreError

DATABASE_EXIT_CODE = 4

EXIT_CODES = {
    0: "fine",
    1: "a check of doctor failed, the output could not be written, or clusterbot itself is at fault",
    2: "the command was not written as it takes it, or a file could not be read",
    3: "a setting is missing or wrong",
    DATABASE_EXIT_CODE: "the database cannot be used",
    5: "Telegram cannot be reached, or refuses the token",
    130: "stopped with Ctrl-C",
}

APOLOGY = (
    "Sorry, clusterbot stumbled over something that it does not know ({kind}). "
    "For the details, run the same again as: clusterbot --debug …"
)

logger = logging.getLogger(__name__)

app = typer.Typer(
    name="clusterbot",
    epilog="Exit codes:\n\n" + "\n".join(f"* {code}: {meaning}" for code, meaning in EXIT_CODES.items()),
    rich_markup_mode="markdown",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for command in (chat, ask, run, doctor):
    app.command()(command)
app.command("import")(import_file)
app.command()(history)
app.command()(show)
app.command()(undo)
app.command()(export)
app.command("set")(set_)
app.command()(alias)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"clusterbot {version('clusterbot')}")
        except PackageNotFoundError:
            typer.echo("clusterbot, run from its source folder without being installed")
        raise typer.Exit


@app.callback()
def clusterbot(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and leave."),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Log every step and error in full, like LOG_LEVEL=DEBUG.")
    ] = False,
) -> None:
    """Answers questions about WIPO's ranking of the world's top 100 science and technology clusters."""
    if debug:
        os.environ["LOG_LEVEL"] = "DEBUG"
        logs.configure("DEBUG")


def main() -> None:
    """Run the command that the arguments name, and end with its exit code."""
    try:
        app()
    except ClusterbotError as error:
        _end(str(error), error.exit_code)
    except (StoreError, InvalidRecord) as error:
        _end(str(error), DATABASE_EXIT_CODE)
    except Exception as error:
        logger.debug("the error in full", exc_info=error)
        _end(APOLOGY.format(kind=type(error).__name__), ClusterbotError.exit_code)


def _end(sentence: str, code: int) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(code)
