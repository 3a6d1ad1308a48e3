"""What a name or phrase can mean, and the table in which they are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from sys import intern
from typing import Any


class SenseType(StrEnum):
    """The parts of speech that questions about clusters are made of."""

    FEATURE = "feature"
    """A wish or a relation, such as 'how many' or 'ahead of', by `name`."""
    OPENER = "opener"
    """The same where it begins a question ('is …', 'what about …'); elsewhere it is filler."""
    CLOSER = "closer"
    """What makes a yes/no question of a sentence by its end, as 吗 does; elsewhere it is filler."""
    SPEAKER = "speaker"
    """'I', 'we': filler, and a sign that a remark is about the person who speaks."""
    FILLER = "filler"
    """A word that never changes what is asked."""
    SPAN = "span"
    """A word that spans editions or ranks: `since`, `until`, `before`, `after`, `between`, `to`."""
    PLACE = "place"
    """A city or a cluster: any of `spots`."""
    ECONOMY = "economy"
    """An economy: any of `codes`."""
    REGION = "region"
    STATE = "state"
    """A state or province that tells two cities of one name apart, as in 'Cambridge, MA'."""
    MEASURE = "measure"
    NUMBER = "number"
    ORDINAL = "ordinal"
    NUMBER_SIGN = "number_sign"
    """A word that makes the number after it a rank: 'number 7', 'no. 7'."""
    SUFFIX = "suffix"
    """What makes a number before it an ordinal: '7th'."""
    EDITION = "edition"
    """A relative edition: `number` counts back from the newest, 0 being the newest itself."""
    TOPIC = "topic"
    SHORTHAND = "shorthand"
    """A short form of other words, `name`, which are read in its place."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a name may mean. Without clusters it is a known place that the record does not rank."""

    name: str
    economy: str
    clusters: tuple[str, ...] = ()
    state: str | None = None
    population: int = 0
    near: str | None = None
    """A city of the record within 50 km, with its economy: 'Cologne|DE'."""


class Guard(StrEnum):
    """How a phrase must be written for a meaning to hold: 'us' is no economy, 'US' is."""

    NONE = "none"
    CAPITAL = "capital"
    CAPITALS = "capitals"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a phrase; its type says which of the other fields hold."""

    type: SenseType
    name: str = ""
    number: int = 0
    codes: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    language: str = "*"
    guard: Guard = Guard.NONE

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is a place, and none of those that it may be is on record."""
        return self.type is SenseType.PLACE and not any(spot.clusters for spot in self.spots)


Phrase = tuple[str, ...]
STEM = "*"
"""Marks a word of a phrase as the beginning of the words that it stands for."""
_SHORTEST_STEM = 3


class PhraseTable:
    """Senses by phrase, with longest-match look-up: a trie kept as one flat dictionary.

    For each first word the length of the longest phrase that begins with it bounds the look-ups; a flat
    dictionary of 40,000 phrases is built three times as fast as nested ones and takes a third of the memory.

    A word of a phrase that ends in `*` is a stem: it stands for every word that begins with it, which is how a
    language that inflects names its forms at once ('кластер*').

    A table can be made from the plain tuples of another one (`plain`), of which it makes senses only as they are
    looked up: most of 70,000 phrases are never asked for.
    """

    def __init__(self, plain: PlainTable | None = None) -> None:
        self._plain, self._longest, stems = plain or ({}, {}, ())
        self._stems = set(stems)
        self._senses: dict[Phrase, tuple[Sense, ...]] = {}

    def add(self, phrase: Phrase, sense: Sense) -> None:
        """Give a phrase one more meaning; the same meaning twice counts once."""
        held = self.get(phrase)
        if sense not in held:
            self._senses[phrase] = (*held, sense)
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    def replace_places(self, phrase: Phrase, sense: Sense) -> None:
        """Give a phrase the meaning of a place on record, in place of those that are known as places elsewhere."""
        self._senses[phrase] = tuple(other for other in self.get(phrase) if not other.is_elsewhere)
        self.add(phrase, sense)

    def add_stems(self, phrase: Phrase) -> None:
        """Note the stems of a phrase, so that words are tried against them."""
        self._stems.update(word for word in phrase if word.endswith(STEM))

    def get(self, phrase: Phrase) -> tuple[Sense, ...]:
        """The meanings of exactly this phrase."""
        held = self._senses.get(phrase)
        if held is None and (plain := self._plain.get(phrase)) is not None:
            held = self._senses[phrase] = tuple(_sense(each) for each in plain)
        return held or ()

    def starting_at(self, forms: tuple[str, ...], start: int) -> Iterator[tuple[int, tuple[Sense, ...]]]:
        """The phrases that begin at a word: for each, the position after it and its meanings."""
        longest = self._longest.get(forms[start], 0)
        for end in range(start + 1, min(start + longest, len(forms)) + 1):
            if senses := self.get(forms[start:end]):
                yield end, senses

    def stem_of(self, form: str) -> str:
        """The longest stem that a word begins with, or the word itself."""
        for end in range(len(form), _SHORTEST_STEM - 1, -1):
            if (stem := form[:end] + STEM) in self._stems:
                return stem
        return form

    def phrases(self) -> Iterable[Phrase]:
        """Every phrase of the table."""
        return self._plain.keys() | self._senses.keys()

    def plain(self) -> PlainTable:
        """The whole table in plain tuples, from which it can be made again.

        Equal words and equal meanings are one object each, which halves the memory and what has to be read.
        """
        shared: dict[tuple[PlainSense, ...], tuple[PlainSense, ...]] = {}
        plain = {}
        for phrase in self.phrases():
            senses = tuple(_plain(sense) for sense in self.get(phrase))
            plain[tuple(map(intern, phrase))] = shared.setdefault(senses, senses)
        return plain, {intern(word): count for word, count in self._longest.items()}, tuple(sorted(self._stems))

    def copy(self) -> PhraseTable:
        """A table of its own with the same content."""
        other = PhraseTable((self._plain, dict(self._longest), tuple(self._stems)))
        other._senses = dict(self._senses)
        return other

    def __len__(self) -> int:
        return len(self._plain.keys() | self._senses.keys())


PlainSense = tuple[Any, ...]
PlainTable = tuple[dict[Phrase, tuple[PlainSense, ...]], dict[str, int], tuple[str, ...]]


def _plain(sense: Sense) -> PlainSense:
    spots = tuple(
        (spot.name, spot.economy, spot.clusters, spot.state, spot.population, spot.near) for spot in sense.spots
    )
    return sense.type.value, sense.name, sense.number, sense.codes, spots, sense.language, sense.guard.value


def _sense(plain: PlainSense) -> Sense:
    sense_type, name, number, codes, spots, language, guard = plain
    places = tuple(Spot(*spot) for spot in spots)
    return Sense(SenseType(sense_type), name, number, codes, places, language, Guard(guard))
