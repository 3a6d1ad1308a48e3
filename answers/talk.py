"""Greetings, what the bot is, and the replies where there is nothing to state."""

from __future__ import annotations

from collections.abc import Callable

from answers.answer import Choice
from answers.askable import askable, asked_edition
from answers.catalogue import Messages
from answers.outcome import Outcome
from answers.sheet import Sheet
from questions.question import NotUnderstood, Question, Slots

_EXAMPLES = range(1, 9)
_MOST_CHOICES = 4


def examples(messages: Messages) -> tuple[str, ...]:
    """Questions that show what can be asked; each is answered from the shipped record."""
    return tuple(messages.text(f"example.{number}") for number in _EXAMPLES)


def answer_greeting(question: Question, sheet: Sheet) -> Outcome:
    """A greeting back, with something to start from; thanks and farewells get theirs."""
    if question.slots.topic in ("thanks", "farewell"):
        sheet.say(f"greeting.{question.slots.topic}")
        return Outcome("answered")
    sheet.say("greeting")
    say_examples(sheet, 3)
    return Outcome("answered")


def answer_about(_: Question, sheet: Sheet) -> Outcome:
    """What the bot answers, from which data, and how complete they are."""
    record = sheet.record
    sheet.say("about.what")
    known = sum(record.ranks_known(year) for year in record.years)
    sheet.say(
        "about.coverage",
        count=known,
        of=record.RANKED * len(record.years),
        oldest=record.years[0],
        newest=record.years[-1],
    )
    sheet.say(
        "about.years",
        years=sheet.messages.beside(
            sheet.messages.text("about.year", edition=year, count=record.ranks_known(year)) for year in record.years
        ),
    )
    sheet.say("about.sources", count=len(record.sources))
    sheet.say("about.honest")
    sheet.say("about.privacy")
    say_examples(sheet, 4)
    return Outcome("answered", record.years)


def say_examples(sheet: Sheet, number: int) -> None:
    """Add some questions to start from."""
    sheet.say("examples")
    for example in examples(sheet.messages)[:number]:
        sheet.say("example", question=example)


def say_refusal(reading: NotUnderstood, sheet: Sheet) -> tuple[Choice, ...]:
    """Why there is no answer, and what can be asked instead."""
    return _REFUSALS[reading.status](reading, sheet)


def _invalid(reading: NotUnderstood, sheet: Sheet) -> tuple[Choice, ...]:
    sheet.say({"too_long": "invalid.long", "no_words": "invalid.no_words"}.get(reading.kind or "", "invalid.empty"))
    return ()


def _out_of_scope(_: NotUnderstood, sheet: Sheet) -> tuple[Choice, ...]:
    sheet.say("out_of_scope")
    say_examples(sheet, 2)
    return ()


def _ambiguous(reading: NotUnderstood, sheet: Sheet) -> tuple[Choice, ...]:
    sheet.say("ambiguous", name=reading.unexplained[0])
    return tuple(Choice(option, option) for option in (_in_words_of(option, sheet) for option in reading.options))


def _in_words_of(option: str, sheet: Sheet) -> str:
    """A reading of an ambiguous question, with the economy that tells it from others called as the reader does."""
    named = (each for each in sheet.record.economies.values() if f", {each.name}" in option)
    economy = max(named, key=lambda each: len(each.name), default=None)
    return option.replace(f", {economy.name}", f", {sheet.territory(economy.code)}") if economy else option


def _unclear(reading: NotUnderstood, sheet: Sheet) -> tuple[Choice, ...]:
    if reading.unexplained:
        sheet.say("unclear.word", word=reading.unexplained[0])
    else:
        sheet.say("unclear.wish")
    nearly = tuple(Choice(option, option) for option in reading.options)
    others = tuple(choice for choice in offer(reading.slots, sheet) if choice not in nearly)
    return (*nearly, *others)[:_MOST_CHOICES] if nearly else others


_REFUSALS: dict[str, Callable[[NotUnderstood, Sheet], tuple[Choice, ...]]] = {
    "invalid": _invalid,
    "out_of_scope": _out_of_scope,
    "ambiguous": _ambiguous,
    "unclear": _unclear,
}


def offer(slots: Slots, sheet: Sheet) -> tuple[Choice, ...]:
    """What can be asked of what was understood, and examples where nothing was; each surface shows them in its way."""
    sheet.say("unclear.choices")
    return choices_for(slots, sheet) or tuple(Choice(example, example) for example in examples(sheet.messages)[:3])


def choices_for(slots: Slots, sheet: Sheet) -> tuple[Choice, ...]:
    """Questions that can be asked of what was understood."""
    messages = sheet.messages
    edition = asked_edition(slots.editions[0] if len(slots.editions) == 1 else None, sheet)
    names = [askable(cluster, sheet) for cluster in slots.clusters] + list(slots.places)
    asked: list[str] = []
    if len(names) > 1:
        asked = [messages.text("ask.compare", first=names[0], second=names[1], edition=edition)]
    elif names:
        asked = [
            messages.text("ask.rank", cluster=names[0], edition=edition),
            messages.text("ask.trend", cluster=names[0]),
        ]
        asked.append(messages.text("ask.patents", cluster=names[0], edition=edition))
    elif slots.economies:
        economy = sheet.economy(slots.economies[0])
        asked = [messages.text(f"ask.{kind}", economy=economy, edition=edition) for kind in ("list", "count", "top")]
    elif slots.editions:
        asked = [
            messages.text("ask.top_of", edition=edition),
            messages.text("ask.economies", edition=edition),
        ]
    return tuple(Choice(question, question) for question in asked)
