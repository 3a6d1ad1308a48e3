"""`clusterbot ask`: one answer, or those to a whole file of questions."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.chartfile import check_name, save_chart
from bot.conversation import Conversation
from bot.errors import UsageError
from bot.intake import batch, lines_of, opened
from bot.output import write_json, write_text

if TYPE_CHECKING:
    from answers.answer import Answer
    from answers.desk import Desk

NOTHING_ASKED = 'Ask something: clusterbot ask "top 5 of 2023", or give a file of questions with --batch FILE.'
ASKED_TWICE = "Give either a question or --batch FILE, not both."
ONE_CHART = "--chart draws one answer: give it with a question, not with --batch."


def ask(
    question: Annotated[
        list[str] | None, typer.Argument(help="The question, with or without quotes around it.")
    ] = None,
    batch_file: Annotated[
        str | None,
        typer.Option("--batch", metavar="FILE", help="Answer every line of a file, or of standard input for -."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print each answer as a JSON object on one line, in UTF-8.")
    ] = False,
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="Answer in this language, such as en or zh.")
    ] = None,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also draw the answer, as a picture: out.png.")
    ] = None,
) -> None:
    """Answer one question, or with --batch one a line.

    A line of a batch is a question as it stands, or an object of JSON Lines: {"question": "…"} with, if
    wanted, a "conversation" and a "language". Lines with the same conversation are one conversation in their
    order, so that "and in 2019?" is understood; every other line stands alone.

    Each line gets one answer, in order. An empty line gets one too, which says that nothing was asked, except
    at the end of the file, where it is none. Without --json an empty line parts the answers.
    """
    if batch_file is not None and question:
        raise UsageError(ASKED_TWICE)
    if batch_file is not None and chart is not None:
        raise UsageError(ONE_CHART)
    if batch_file is not None:
        _answer_batch(batch_file, language, as_json=as_json)
    elif question:
        _answer_one(" ".join(question), language, chart, as_json=as_json)
    else:
        raise UsageError(NOTHING_ASKED)


def _answer_one(question: str, language: str | None, chart: Path | None, *, as_json: bool) -> None:
    if chart is not None:
        check_name(chart)
    answer = _opened_desk().answer(question, language=language)
    _write(answer, as_json=as_json)
    if chart is not None:
        save_chart(answer, chart)


def _answer_batch(file: str, language: str | None, *, as_json: bool) -> None:
    with opened(file) as stream:
        desk = _opened_desk()
        conversations: dict[str, Conversation] = {}
        for number, asked in enumerate(batch(lines_of(stream))):
            conversation = Conversation(desk, language)
            if asked.conversation is not None:
                conversation = conversations.setdefault(asked.conversation, conversation)
            if number and not as_json:
                write_text("")
            _write(conversation.ask(asked.text, asked.language), as_json=as_json)


def _write(answer: Answer, *, as_json: bool) -> None:
    from answers.rendering import as_json as json_of
    from answers.rendering import plain_text

    if as_json:
        write_json(json_of(answer))
    else:
        write_text(plain_text(answer))


def _opened_desk() -> Desk:
    """A desk on the record as it is now. The store is closed again: answering only reads the snapshot."""
    from answers.desk import Desk
    from bot.starting import prepared_store, quiet_start

    async def opened_desk() -> Desk:
        async with prepared_store(quiet_start()) as store:
            return Desk(store)

    return asyncio.run(opened_desk())
