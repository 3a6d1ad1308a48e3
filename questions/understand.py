"""From a person's words to what they ask: the one way in which every surface goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from questions.names import Names
from questions.nearly import nearly
from questions.normalise import is_too_long, words
from questions.question import NotUnderstood, Question, Reading
from questions.reading import SAY_NOTHING, draft_of, features_of, read
from questions.scan import scan
from questions.senses import SenseType
from questions.sentences import clauses, joined, sentences

_MOST_QUESTIONS = 4
"""Questions of one message that are answered; more of them would not fit one reply."""
_ASKING = frozenset({"who", "which", "count", "rank", "when"})
"""Features of words that ask."""

_SAYS_HOW_MANY = SAY_NOTHING | {"top", "first", "number"}
_OF_SEVERAL = frozenset({"measure", "climb", "fall", "economy_word", "bottom", "last", "top"})
"""Wishes for several, of which a later sentence may say how many."""


def understand(text: str, names: Names, previous: Question | None = None) -> tuple[Reading, ...]:
    """What a message asks: one reading for each question in it, at least one.

    `previous` is the question that was asked before, for follow-ups. Never raises, whatever the text.
    """
    if not text.strip():
        return (NotUnderstood(text, "en", "invalid", kind=None),)
    if is_too_long(text):
        return (NotUnderstood(text, "en", "invalid", kind="too_long"),)
    parts = [part for part in sentences(text) if words(part)]
    if 1 < len(parts) <= 2 * _MOST_QUESTIONS:
        parts = _rejoined(parts, names)
    if 1 < len(parts) <= _MOST_QUESTIONS:
        readings = _in_turn(parts, names, previous)
        if any(isinstance(reading, Question) for reading in readings):
            return readings
    reading = _read_past_the_speaker(text, names, previous)
    if isinstance(reading, Question) and (twice := _asked_twice(text, names)):
        return _in_halves(twice, names, previous) or (reading,)
    if isinstance(reading, Question) and reading.inherited:
        halves = _in_halves(joined(text, names.table), names, None)
        return halves if len({half.kind for half in halves if isinstance(half, Question)}) > 1 else (reading,)
    if isinstance(reading, NotUnderstood) and reading.status == "unclear":
        return _in_halves(joined(text, names.table), names, previous) or (_with_what_it_nearly_asks(reading, names),)
    return (reading,)


def _with_what_it_nearly_asks(reading: NotUnderstood, names: Names) -> NotUnderstood:
    """An unclear reading with the questions that it comes close to."""

    def is_question(text: str) -> bool:
        other = read(text, names, None)
        return isinstance(other, Question) and other.kind not in ("greeting", "about")

    found = words(reading.text)
    draft = draft_of(found, names)
    return replace(reading, options=nearly(found, draft, features_of(draft), is_question))


def _rejoined(parts: list[str], names: Names) -> list[str]:
    """The sentences of a message; one that only names an edition belongs to the one before, which names none.

    'Which clusters lead in intensity? 2024'
    """
    found: list[str] = []
    for part in parts:
        if found and any(belongs(found[-1], part, names) for belongs in (_only_confirms, _adds_edition, _adds_number)):
            found[-1] = f"{found[-1].rstrip('?？؟。. ')} {part}"
        else:
            found.append(part)
    return found


def _only_confirms(_: str, part: str, names: Names) -> bool:
    """'Paris beat London. True?': a sentence that makes a question of the one before."""
    cut = scan(words(part), names.table)
    closes = any(span.sense(SenseType.CLOSER) for span in cut)
    return closes and all(span.sense(SenseType.CLOSER) or span.sense(SenseType.FILLER) for span in cut)


def _adds_edition(before: str, part: str, names: Names) -> bool:
    """Whether a sentence only names an edition, and the one before asks for something and names none."""
    if part.endswith(("?", "？", "؟")) or not _only_names_an_edition(part, names):
        return False
    asked = draft_of(words(before), names)
    return not asked.editions and bool(asked.features | asked.openers)


def _adds_number(before: str, part: str, names: Names) -> bool:
    """'Who files the most patents? The first four.': a sentence that only says how many are wanted."""
    draft = draft_of(words(part), names)
    named = draft.places or draft.economies or draft.editions or draft.region or draft.measure or draft.unexplained
    if named or not draft.limit or not draft.features <= _SAYS_HOW_MANY:
        return False
    asked = draft_of(words(before), names)
    return not asked.numbers and bool(asked.features & _OF_SEVERAL)


def _only_names_an_edition(part: str, names: Names) -> bool:
    draft = draft_of(words(part), names)
    others = draft.places or draft.economies or draft.limit or draft.region or draft.measure or draft.unexplained
    return (
        bool(draft.editions)
        and not others
        and draft.features <= SAY_NOTHING | {"ranking", "index"}
        and not draft.openers
    )


def _asked_twice(text: str, names: Names) -> list[tuple[str, str]]:
    """The ways to part a sentence at a conjunction with a word that asks on either side: 'what rank, and who is ahead'.

    The second half begins with its word.
    """
    found = []
    for first, second in joined(text, names.table):
        begins, goes_on = draft_of(words(first), names), scan(words(second), names.table)
        asks = next((span for span in goes_on if not span.sense(SenseType.FILLER)), None)
        if begins.features & _ASKING and asks and any(sense.name in _ASKING for sense in asks.senses):
            found.append((first, second))
    return found


def _in_halves(parts: Iterable[tuple[str, str]], names: Names, previous: Question | None) -> tuple[Reading, ...]:
    """Two questions that a conjunction joins, 'when did it come out, and who won', where both are understood."""
    for first, second in parts:
        reading = read(first, names, previous)
        if isinstance(reading, Question) and reading.kind != "greeting":
            other = read(second, names, reading, in_one_message=True)
            if not isinstance(other, Question) or other.kind == "greeting":
                continue
            if other.kind != reading.kind or (other.slots != reading.slots and not other.inherited):
                return _of_one_edition(reading, other)
    return ()


def _of_one_edition(first: Question, second: Question) -> tuple[Question, Question]:
    """Two halves of a sentence: an edition that one of them names holds for both, 'winners and losers 2023'."""
    editions = first.slots.editions or second.slots.editions
    one, other = (
        half if half.slots.editions else replace(half, slots=replace(half.slots, editions=editions))
        for half in (first, second)
    )
    return one, other


def _in_turn(parts: list[str], names: Names, previous: Question | None) -> tuple[Reading, ...]:
    """Each question of a message; a greeting, and what people say of themselves, is left out beside one."""
    asking: list[Reading] = []
    greeting: list[Reading] = []
    for part in parts:
        reading = _read_past_the_speaker(part, names, previous, in_one_message=bool(asking))
        if isinstance(reading, Question) and reading.kind == "greeting":
            greeting.append(reading)
        elif isinstance(reading, Question):
            if asking and _only_introduces(asking[-1], reading, names):
                asking.pop()
            previous = reading
            asking.append(reading)
        elif not _is_about_the_speaker(part, names):
            asking.append(reading)
    questions = [reading for reading in asking if isinstance(reading, Question)]
    if questions and len(questions) < len(asking):
        asking = [reading for reading in asking if reading in questions or not _only_tells(reading, names)]
    return tuple(asking or greeting)


def _only_tells(reading: Reading, names: Names) -> bool:
    """Whether a sentence beside a question asks nothing: 'We compare hubs for a board paper.'"""
    if reading.text.endswith(("?", "？", "؟")):
        return False
    draft = draft_of(words(reading.text), names)
    named = draft.places or draft.economies or draft.region or draft.limit or draft.editions
    return draft.speaks_of_self and not named and not features_of(draft) & _ASKING


def _only_introduces(before: Reading, reading: Question, names: Names) -> bool:
    """Whether a sentence only named the place that the next one asks about: 'I live in Munich. How did it do?'"""
    if not isinstance(before, Question) or before.kind != "rank" or before.text.endswith(("?", "？", "؟")):
        return False
    same = (before.slots.clusters, before.slots.places) == (reading.slots.clusters, reading.slots.places)
    asks = bool(draft_of(words(before.text), names).features & _ASKING)
    return same and not before.slots.editions and (reading.inherited or not asks)


def _read_past_the_speaker(
    text: str, names: Names, previous: Question | None, *, in_one_message: bool = False
) -> Reading:
    """The question of a sentence, also where a remark of the person about themselves comes before it."""
    reading = read(text, names, previous, in_one_message=in_one_message)
    if isinstance(reading, Question) or reading.status == "ambiguous":
        return reading
    for remark, rest in clauses(text):
        if _is_about_the_speaker(remark, names):
            asked = read(rest, names, previous)
            if isinstance(asked, Question):
                return replace(asked, text=text)
    return reading


def _is_about_the_speaker(remark: str, names: Names) -> bool:
    """Whether a remark names nothing, wishes for nothing and is about the person who speaks, or greets.

    Anything else may change what is asked: 'by population, top 5' is not 'top 5'.
    """
    draft = draft_of(words(remark), names)
    idle = not draft.has_slots and draft.features <= SAY_NOTHING | {"greeting", "thanks"}
    return idle and (draft.speaks_of_self or not draft.unexplained)
