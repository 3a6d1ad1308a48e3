"""Which languages a message may be in, as far as its words tell."""

from __future__ import annotations

from questions.language import likely_languages
from questions.names import Names
from questions.normalise import LONGEST, words
from questions.scan import scan


def spoken_in(text: str, names: Names) -> tuple[str, ...]:
    """The tags of the lexicons whose language the text may be in; one where it is clear, none where nothing tells."""
    return likely_languages(scan(words(text[:LONGEST]), names.table))
