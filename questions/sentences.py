"""Parts of a message: its sentences, and what comes before a question in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from questions.normalise import Word, words
from questions.senses import PhraseTable, SenseType

_ENDS = re.compile(r"(?<=[?？؟!！。;；…\n])\s*(?=\S)|(?<=[^\W\d_]{3}\.)\s+(?=\S)")
"""Where sentences end; a full stop only behind a word, so that 'St. Louis' and 'D.C.' stay whole."""
_MOST_PARTS = 4
"""Ways to part one sentence that are tried; each costs two readings, and no person needs more."""
_CLAUSE = re.compile(r"[,:;，：；、،؛]\s*|\s[-–—]\s")


def sentences(text: str) -> list[str]:
    """The sentences of a message."""
    return [part.strip() for part in _ENDS.split(text) if part.strip()]


def clauses(sentence: str) -> Iterator[tuple[str, str]]:
    """The ways to part a sentence into what is said first and the rest, the shortest beginning first."""
    for match in islice(_CLAUSE.finditer(sentence), _MOST_PARTS):
        yield sentence[: match.start()], sentence[match.end() :]


def joined(sentence: str, table: PhraseTable) -> Iterator[tuple[str, str]]:
    """The ways to part a sentence at a conjunction of any language: what stands before it, and what behind."""
    return islice(_joined(sentence, table), _MOST_PARTS)


def _joined(sentence: str, table: PhraseTable) -> Iterator[tuple[str, str]]:
    found = words(sentence)
    for place, word in enumerate(found[1:-1], start=1):
        if len(word.written) == 1 and word.written != word.form:  # 'è' and 'é' are 'is', 'e' is 'and'
            continue
        senses = table.get((word.form,))
        if any(sense.type is SenseType.SPAN and sense.name == "both" for sense in senses):
            yield _text(found[:place]), _text(found[place + 1 :])


def _text(found: tuple[Word, ...]) -> str:
    return "".join((word.gap if place else "") + word.written for place, word in enumerate(found))
