"""Cuts a question into the phrases that explain the most of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from questions.normalise import Word
from questions.question import Correction
from questions.senses import Guard, PhraseTable, Sense, SenseType

_UNEXPLAINED = 8.0
_SPAN = 1.0
_FILLER = 1.1
"""Costs of a cut: a word that nothing explains weighs more than any number of phrases that could explain it;
after that the fewest phrases win, so the longest ones; and a filler loses against an equally long meaning."""

_SHOUTED = 3
"""Words in capitals from which a text is shouted; fewer may be abbreviations, 'LA 2023'."""
_INFLECTED = 0.11
"""What a reading costs that takes an ending or a particle off a word: less than anything else, more than nothing."""
_SAID_BY_THE_WAY = {SenseType.FILLER, SenseType.SPEAKER, SenseType.CLOSER, SenseType.SPAN, SenseType.SUFFIX}
_NAMES = {SenseType.PLACE, SenseType.ECONOMY}
_SPELT_SCRIPTS = (re.compile("[\uac00-\ud7a3]"), re.compile("[\u30a1-\u30fa\u30fc]"))
_MOST_PARTICLES = 3
_CONJUNCTION = re.compile("^[وف]([\u0621-\u064a]{2,})$")
_PARTICLES = re.compile("^([وف]?(?:لل|[بلك])?)([\u0621-\u064a]{2,})$")
"""and, then, in, for, as; then the article: written onto the word that follows."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words with what it can mean; no senses when nothing explains it."""

    words: tuple[Word, ...]
    senses: tuple[Sense, ...]
    correction: Correction | None = None

    @property
    def written(self) -> str:
        """The span as the person wrote it."""
        return "".join((word.gap if place else "") + word.written for place, word in enumerate(self.words))

    @property
    def gap(self) -> str:
        """What stands between it and the span before."""
        return self.words[0].gap

    def sense(self, sense_type: SenseType) -> Sense | None:
        """Its meaning of one type, if it has one."""
        return next((sense for sense in self.senses if sense.type is sense_type), None)

    def meaning(self, *senses: Sense) -> Span:
        """The same words, settled on these meanings."""
        return replace(self, senses=senses)


def scan(words: tuple[Word, ...], table: PhraseTable, language: str | None = None) -> tuple[Span, ...]:
    """The cheapest cut of the words into phrases of the table and unexplained single words.

    With a language, only into phrases of that language, and names.
    """
    forms = tuple(word.form for word in words)
    readings = _readings(forms, table)
    lettered = [word for word in words if not word.is_number]
    shouted = len(lettered) >= _SHOUTED and all(word.all_capitals for word in lettered)
    inside_a_word = [_continues_word(words, place) for place in range(len(words))]
    count = len(words)
    costs = [0.0] + [float("inf")] * count
    cuts: list[tuple[int, tuple[Sense, ...]]] = [(0, ())] * (count + 1)
    for start in range(count):
        here = costs[start]
        alone = _alone(words[start])
        cost = here + (_SPAN if alone else _UNEXPLAINED)
        if cost < costs[start + 1]:
            costs[start + 1], cuts[start + 1] = cost, (start, alone)
        for read, penalty in readings:
            for end, senses in table.starting_at(read, start):
                if language is not None:
                    senses = _of_language(senses, language)
                if end == start + 1 and _begins_word(words, start):
                    senses = tuple(sense for sense in senses if sense.type not in _SAID_BY_THE_WAY)
                if inside_a_word[start]:
                    senses = tuple(sense for sense in senses if sense.type not in _NAMES)
                if senses and (held := _held(senses, words[start:end], shouted, opens=start == 0)):
                    cost = here + penalty + (_FILLER if held[0].type is SenseType.FILLER else _SPAN)
                    if cost < costs[end]:
                        costs[end], cuts[end] = cost, (start, held)
    spans = []
    end = count
    while end:
        start, senses = cuts[end]
        spans.append(Span(words[start:end], senses))
        end = start
    return tuple(reversed(spans))


def _of_language(senses: tuple[Sense, ...], language: str) -> tuple[Sense, ...]:
    return tuple(sense for sense in senses if sense.language in (language, "*") or sense.type in _NAMES)


def _readings(forms: tuple[str, ...], table: PhraseTable) -> list[tuple[tuple[str, ...], float]]:
    """The words as they are, as stems, and without the particles that Arabic writes onto a word."""
    found = [(forms, 0.0)]
    stems = tuple(table.stem_of(form) for form in forms)
    if stems != forms:
        found.append((stems, _INFLECTED))
    for number in range(_MOST_PARTICLES):
        bare = tuple(_without_particles(form, number) for form in forms)
        if bare != forms and all(bare != read for read, _ in found):
            found.append((bare, _INFLECTED * (number + 2)))
            bare_stems = tuple(table.stem_of(form) for form in bare)
            if bare_stems != bare:
                found.append((bare_stems, _INFLECTED * (number + 2)))
    return found


def _without_particles(form: str, number: int) -> str:
    """An Arabic word without the conjunction before it, then without the preposition, then without the article.

    One after the other: 'وفيينا' is 'and Vienna', whose own first letter looks like another particle.
    """
    if number == 0:
        match = _CONJUNCTION.match(form)
        return match[1] if match else form
    match = _PARTICLES.match(form)
    if match is None:
        return form
    rest = f"ال{match[2]}" if match[1].endswith("لل") else match[2]
    return rest if number == 1 else rest.removeprefix("ال")


def _alone(word: Word) -> tuple[Sense, ...]:
    """What a word means that is in no table: a number, or nothing."""
    return (Sense(SenseType.NUMBER, number=int(word.form[:9])),) if word.is_number else ()


def _begins_word(words: tuple[Word, ...], place: int) -> bool:
    """Whether a Hangul syllable is the first of a longer word: 나이 (age) is not made of two particles."""
    following = words[place + 1 : place + 2]
    hangul = _SPELT_SCRIPTS[0]
    glued = bool(following) and following[0].glued and bool(hangul.match(following[0].form))
    return bool(hangul.match(words[place].form)) and not words[place].glued and glued


def _continues_word(words: tuple[Word, ...], place: int) -> bool:
    """Whether a character goes on a word of its script: Hangul and katakana names begin only where a word does.

    '출원이란' does not name Iran (이란), nor 'マインド' India (インド).
    """
    if place == 0 or not words[place].glued:
        return False
    return any(script.match(words[place].form) and script.match(words[place - 1].form) for script in _SPELT_SCRIPTS)


def _held(senses: tuple[Sense, ...], words: tuple[Word, ...], shouted: bool, *, opens: bool) -> tuple[Sense, ...]:
    """The meanings that hold as the words are written.

    In a text all in capitals, capitals say nothing; nor does the first one of a sentence where the word means
    something in small letters.
    """
    if all(sense.guard is Guard.NONE for sense in senses):
        return senses
    free = tuple(sense for sense in senses if sense.guard is Guard.NONE)
    if free and (shouted or (opens and not words[0].all_capitals)):
        return free
    return tuple(sense for sense in senses if _holds(sense.guard, words)) or free


def _holds(guard: Guard, words: tuple[Word, ...]) -> bool:
    if guard is Guard.CAPITALS:
        return all(word.all_capitals for word in words)
    return guard is Guard.NONE or words[0].capital
