"""`clusterbot chat`: a conversation in the terminal, or piped through it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated

import typer

from bot.conversation import Conversation
from bot.intake import STANDARD_INPUT, lines_of, opened

if TYPE_CHECKING:
    from bot.console import Transcript
    from bot.settings import Settings

LEAVE = {"quit", "exit"}
HOW_TO_LEAVE = "Type a question, or help. Ctrl-D leaves."
FAREWELL = "Goodbye."


def chat(
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="Answer in this language, such as en or zh.")
    ] = None,
) -> None:
    """Talk to clusterbot right here: no account, no token, no set-up.

    A number picks one of the questions that an answer offers. Ctrl-C drops the line, Ctrl-D or quit leaves.
    Piped in, each line is a question, and the conversation is written down: clusterbot chat < questions.txt
    """
    import asyncio

    from bot.starting import quiet_start

    asyncio.run(_converse(quiet_start(), language))


async def _converse(settings: Settings, language: str | None) -> None:
    from answers.desk import Desk
    from bot.console import PlainTranscript, TerminalTranscript
    from bot.starting import prepared_store

    async with prepared_store(settings) as store:
        conversation = Conversation(Desk(store), language)
        at_terminal = _is_terminal()
        transcript: Transcript = TerminalTranscript() if at_terminal else PlainTranscript()
        transcript.said(conversation.welcome(), conversation.offers)
        if at_terminal:
            transcript.told(HOW_TO_LEAVE)
        async for line in _typed_lines() if at_terminal else _piped_lines(transcript):
            typed = line.strip()
            if typed.casefold() in LEAVE:
                break
            if typed:
                await store.refresh()
                _turn(conversation, typed, transcript)
        transcript.told(FAREWELL)


def _turn(conversation: Conversation, typed: str, transcript: Transcript) -> None:
    question = conversation.meant(typed)
    if question != typed:
        transcript.picked(question)
    transcript.said(conversation.ask(question), conversation.offers)


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _typed_lines() -> AsyncIterator[str]:
    from bot.prompt import typed_lines

    return typed_lines()


async def _piped_lines(transcript: Transcript) -> AsyncIterator[str]:
    with opened(STANDARD_INPUT) as stream:
        for line in lines_of(stream):
            if line.strip():
                transcript.heard(line.strip())
            yield line
