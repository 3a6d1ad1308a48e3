"""Reads a misspelt name or word as the one that was meant, when only one can have been.

Distance alone decides wrongly with confidence, so it is fenced in on all sides: a known place and a common word
are never corrected, short words take one slip and long ones two, the first letter stands, and a second candidate
as near as the first means that nothing is corrected.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from questions.gazetteer import common_words
from questions.normalise import Word
from questions.question import Correction
from questions.scan import Span
from questions.senses import Phrase, PhraseTable, Sense, SenseType

_SHORTEST = 4
"""Words this short, and words that say what is wished for, may lack a letter or have two swapped; another letter
makes another word: 'loud' is not Lund, and 'leavers' are not leaders."""
_ARABIC = re.compile("[\u0600-\u06ff]")
_SHORTEST_ARABIC = 6
"""Arabic writes no short vowels, so one slip in a shorter word makes another word: 'الموت' is not Al-Kut."""
_TWO_SLIPS_FROM = 9
_WINDOW = 3
"""Words that a misspelt name may run over: 'San Fransisco', 'rio de janiero'."""
_REMEMBERED = 4096
"""Misspelt words whose reading is kept: one message is read in several ways, and people share their slips."""
_MOST_TRIES = 8
"""Unexplained words of one question that are looked at, so that a message of gibberish stays cheap."""
_WELL_KNOWN = 200_000
"""Inhabitants from which a city outside the record may be what was meant; smaller ones only count as written."""
_NAMES = {SenseType.PLACE, SenseType.ECONOMY}
_CORRECTABLE = {SenseType.PLACE, SenseType.ECONOMY, SenseType.FEATURE, SenseType.MEASURE}


@dataclass(frozen=True, slots=True)
class _Candidate:
    phrase: Phrase
    senses: tuple[Sense, ...]


class Speller:
    """Finds the phrase that a misspelt one stands for."""

    def __init__(self, table: PhraseTable) -> None:
        self._table = table
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    @cached_property
    def _spellings(self) -> Mapping[tuple[str, int], Sequence[str]]:
        """All phrases by first letter and length; made when the first word turns up that nothing explains."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for phrase in self._table.phrases():
            if phrase[0][0].isalpha() and not _is_cjk(phrase[0][0]):
                spelled = " ".join(phrase)
                found[phrase[0][0], len(spelled)].append(spelled)
        return found

    def _candidate(self, phrase: Phrase, language: str) -> _Candidate | None:
        """What a phrase can be a correction to: a name, or a single word of a language that the question speaks."""
        usable = tuple(
            sense
            for sense in self._table.get(phrase)
            if _is_correctable(sense) and (sense.type in _NAMES or sense.language == language)
        )
        if not usable or (usable[0].type is SenseType.FEATURE and len(phrase) > 1):
            return None
        return _Candidate(phrase, usable)

    def correct(self, spans: tuple[Span, ...], language: str) -> tuple[Span, ...]:
        """The spans with unexplained words read as what they stand for, as far as that is beyond doubt.

        Names are looked for in all languages, words that say what is wished for only in that of the question.
        """
        if all(span.senses for span in spans):
            return spans
        result: list[Span] = []
        place = 0
        tries = 0
        while place < len(spans):
            corrected = None
            if not spans[place].senses or self._begins_misspelt_name(spans, place):
                tries += 1
                if tries <= _MOST_TRIES:
                    corrected, used = self._correct_at(spans, place, language)
            if corrected is not None:
                result.append(corrected)
                place += used
            else:
                result.append(spans[place])
                place += 1
        return tuple(result)

    def _begins_misspelt_name(self, spans: tuple[Span, ...], place: int) -> bool:
        """Whether an explained word may be the first of a name whose next word is misspelt: 'San Fransisco'."""
        following = spans[place + 1 : place + 2]
        return bool(following) and not following[0].senses and spans[place].sense(SenseType.FEATURE) is None

    def _correct_at(self, spans: tuple[Span, ...], place: int, language: str) -> tuple[Span | None, int]:
        for width in range(min(_WINDOW, len(spans) - place), 0, -1):
            run = spans[place : place + width]
            if all(span.senses for span in run) or any(len(span.words) > 1 for span in run):
                continue
            if run[0].sense(SenseType.FILLER) or all(_is_common(span) for span in run if not span.senses):
                continue
            words = tuple(word for span in run for word in span.words)
            if (candidate := self._nearest(words, language)) is not None:
                correction = Correction(_written(words), _shown(candidate))
                return Span(words, candidate.senses, correction), width
        return None, 0

    def _nearest(self, words: tuple[Word, ...], language: str) -> _Candidate | None:
        spelled = " ".join(word.form for word in words)
        if len(spelled) < _SHORTEST or any(word.is_number for word in words):
            return None
        if _ARABIC.match(spelled) and len(spelled) < _SHORTEST_ARABIC:
            return None
        return self._remembered(spelled, language)

    def _look_up(self, spelled: str, language: str) -> _Candidate | None:
        slips = 2 if len(spelled) >= _TWO_SLIPS_FROM else 1
        near = self._within(spelled, slips, language)
        closest = [candidate for distance, candidate in near if distance == near[0][0]]
        if not closest or any(_meaning(candidate) != _meaning(closest[0]) for candidate in closest[1:]):
            return None
        return closest[0]

    def _within(self, spelled: str, slips: int, language: str) -> list[tuple[int, _Candidate]]:
        """The candidates that are at most so many slips away, the nearest first."""
        near: list[tuple[int, _Candidate]] = []
        for length in range(max(_SHORTEST, len(spelled) - slips), len(spelled) + slips + 1):
            spellings = self._spellings.get((spelled[0], length), ())
            for name, distance, _ in extract(spelled, spellings, scorer=OSA.distance, score_cutoff=slips, limit=None):
                another_letter = len(spelled) == length and sorted(name) != sorted(spelled)
                if another_letter and length == _SHORTEST:
                    continue
                candidate = self._candidate(tuple(name.split()), language)
                if candidate is not None and not (another_letter and candidate.senses[0].type is SenseType.FEATURE):
                    near.append((distance, candidate))
        return sorted(near, key=lambda found: found[0])


def _is_common(span: Span) -> bool:
    return span.words[0].form in common_words()


def _is_correctable(sense: Sense) -> bool:
    if sense.type is SenseType.PLACE:
        return any(spot.clusters or spot.population >= _WELL_KNOWN for spot in sense.spots)
    return sense.type in _CORRECTABLE


def _meaning(candidate: _Candidate) -> object:
    """What a candidate stands for, so that two spellings of one place do not count as two candidates."""
    sense = candidate.senses[0]
    return sense.name or sense.codes or frozenset((spot.name, spot.economy) for spot in sense.spots)


def _shown(candidate: _Candidate) -> str:
    sense = candidate.senses[0]
    return sense.spots[0].name if sense.spots else " ".join(candidate.phrase)


def _written(words: tuple[Word, ...]) -> str:
    return "".join((word.gap if place else "") + word.written for place, word in enumerate(words))


def _is_cjk(character: str) -> bool:
    return character >= "\u3040" and not character >= "\uff00"
