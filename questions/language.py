"""The language of a question: its script where that decides, else the votes of the phrases it is made of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from questions.scan import Span
from questions.senses import SenseType

UNDECIDED = "en"
_NAMES = {SenseType.PLACE, SenseType.ECONOMY}
"""What is named is meant in every language, whichever the name is of."""
_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\uac00-\ud7af]"), "ko"),
    (re.compile("[\u4e00-\u9fff]"), "zh"),
    (re.compile("[\u0400-\u04ff]"), "ru"),
    (re.compile("[\u0600-\u06ff]"), "ar"),
)
"""Scripts that one language of the lexicons alone is written in; kana before Han, which Japanese shares."""
_WRITTEN_IN_HAN = {"ja", "zh"}
_LETTERS = {
    letter: tags
    for letters, tags in (
        ("¿¡ñ", ("es",)),
        ("ãõ", ("pt",)),
        ("äöüß", ("de",)),
        ("œùûîëï", ("fr",)),
        ("ìò", ("it",)),
        ("êôâ", ("fr", "pt")),
        ("ç", ("fr", "pt")),
        ("è", ("fr", "it")),
        ("à", ("fr", "it", "pt")),
        ("é", ("es", "fr", "it", "pt")),
        ("áíóú", ("es", "pt")),
    )
    for letter in letters
}
_FILLERS = {SenseType.FILLER, SenseType.SPEAKER, SenseType.OPENER, SenseType.CLOSER}
_OF_A_FILLER = 0.75
"""The vote of a word that carries no wish: the same short ones are written in several languages."""
_NEARLY = 0.5
"""Votes that a language may lack and still be the one: 'clusters no Brasil' has a word of many."""
_OF_A_LETTER = 0.5
"""The vote of a letter: it decides between languages for which equally many phrases speak, no more."""


def language_of(spans: Sequence[Span]) -> str:
    """A BCP 47 tag of the lexicons. In a question of several scripts the one with more words decides."""
    return languages_of(spans)[0]


def languages_of(spans: Sequence[Span]) -> tuple[str, ...]:
    """The languages that a question may be in, the likeliest first: those for which nearly as much speaks."""
    votes: dict[str, float] = defaultdict(float)
    han: list[set[str]] = []
    """For each phrase in Han characters, which of the languages written in them it belongs to."""
    for span in spans:
        written = "".join(word.written for word in span.words)
        if written.isascii():
            by_script = None
        else:
            by_script = next((tag for script, tag in _SCRIPTS if script.search(written)), None)
        if by_script is not None:
            votes[by_script] += len(span.words)
            if by_script == "zh" and span.senses:
                han.append({sense.language for sense in span.senses} & _WRITTEN_IN_HAN)
            continue
        spoken: dict[str, float] = {}
        for sense in span.senses:
            if sense.language != "*" and sense.type is not SenseType.SUFFIX:
                weight = _OF_A_FILLER if sense.type in _FILLERS else 1.0
                spoken[sense.language] = max(weight, spoken.get(sense.language, 0.0))
        for tag, weight in spoken.items():
            votes[tag] += weight
        if not written.isascii() or not span.gap.isascii():
            for tag in _by_letters(span, written):
                votes[tag] += _OF_A_LETTER
    if {"ja"} in han and {"zh"} not in han:
        votes["ja"] += 1
    if votes["ja"] and votes["zh"]:
        votes["ja"] += votes.pop("zh")
    ranked = sorted(votes, key=lambda tag: (-votes[tag], tag != UNDECIDED, tag))
    near = tuple(tag for tag in ranked if votes[tag] >= votes[ranked[0]] - _NEARLY)
    return near or (UNDECIDED,)


def _by_letters(span: Span, written: str) -> set[str]:
    """The languages that write a span's letters; a name is written in its own."""
    if any(sense.type in _NAMES for sense in span.senses):
        written = ""
    return {tag for letter in (span.gap + written).casefold() for tag in _LETTERS.get(letter, ())}


def speaks_another(spans: Sequence[Span], language: str) -> bool:
    """Whether a span means something, but nothing in this language."""
    return any(
        span.senses and all(sense.language not in (language, "*") and sense.type not in _NAMES for sense in span.senses)
        for span in spans
    )


def likely_languages(spans: Sequence[Span]) -> tuple[str, ...]:
    """The languages that a question may be in: one where that is clear, none where nothing in it belongs to any.

    Unlike `language_of`, which has to decide, this tells that 'top 10' speaks for several and 'Tokyo 2023' for none.
    Han characters alone speak for Chinese and Japanese.
    """
    votes: Counter[str] = Counter()
    for span in spans:
        written = "".join(word.written for word in span.words)
        by_script = next((tag for script, tag in _SCRIPTS if script.search(written)), None)
        spoken = {sense.language for sense in span.senses} - {"*"}
        if by_script == "zh":
            spoken = spoken & _WRITTEN_IN_HAN or _WRITTEN_IN_HAN
        elif by_script is not None:
            spoken = {by_script}
        for tag in spoken:
            votes[tag] += len(span.words) if by_script else 1
    most = max(votes.values(), default=0)
    return tuple(sorted(tag for tag, number in votes.items() if number == most))


def in_language(spans: Sequence[Span], language: str) -> tuple[Span, ...]:
    """The spans with what they mean in one language, where they mean something in it.

    'lag' is behind in English and was in German; a word that the language of the question does not know keeps
    its meaning in another, so that languages can be mixed.
    """
    return tuple(_in_language(span, language) for span in spans)


def _in_language(span: Span, language: str) -> Span:
    own = tuple(sense for sense in span.senses if sense.language in (language, "*"))
    if any(sense.language == language and sense.type not in _NAMES for sense in own):
        named = tuple(sense for sense in span.senses if sense.type in _NAMES and sense not in own)
        return replace(span, senses=(*own, *named))
    return span
