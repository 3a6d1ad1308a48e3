"""Reads short forms that stand for other words, such as 'kl' or 中美, as if those had been written.

The short forms are data, `shorthand.tsv`: a language, the short form, and the words that it stands for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import resources

from questions.normalise import normal_form, words
from questions.scan import Span, scan
from questions.senses import Phrase, PhraseTable, Sense, SenseType


def shorthand_senses() -> Iterator[tuple[Phrase, Sense]]:
    """Every short form with the words that it stands for."""
    text = (resources.files("questions") / "shorthand.tsv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        sense = Sense(SenseType.SHORTHAND, name=row["stands for"], language=row["language"])
        yield normal_form(row["short"]), sense


def written_out(spans: Sequence[Span], table: PhraseTable) -> tuple[Span, ...]:
    """The spans with what short forms stand for in their place."""
    found: list[Span] = []
    for span in spans:
        short = span.sense(SenseType.SHORTHAND)
        found += _in_full(span, short.name, table) if short else (span,)
    return tuple(found)


def _in_full(span: Span, text: str, table: PhraseTable) -> tuple[Span, ...]:
    first, *rest = words(text)
    return scan((replace(first, gap=span.gap), *rest), table)
