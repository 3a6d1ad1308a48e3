"""Loads the lexicons, one TOML file a language, into senses by phrase."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from questions.normalise import normal_form
from questions.senses import STEM, Phrase, Sense, SenseType

_SECTIONS = {
    "features": SenseType.FEATURE,
    "openers": SenseType.OPENER,
    "spans": SenseType.SPAN,
    "measures": SenseType.MEASURE,
    "topics": SenseType.TOPIC,
}
_LISTS = {
    "ordinal_suffixes": SenseType.SUFFIX,
    "number_signs": SenseType.NUMBER_SIGN,
    "fillers": SenseType.FILLER,
    "closers": SenseType.CLOSER,
    "speaker": SenseType.SPEAKER,
}


@dataclass(frozen=True)
class Lexicon:
    """What one language contributes: its phrases, and the examples that go with each kind."""

    language: str
    senses: tuple[tuple[Phrase, Sense], ...]
    examples: Mapping[str, tuple[str, ...]]
    counter_examples: Mapping[str, tuple[str, ...]]


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Every language's lexicon, in the order of their tags."""
    folder = resources.files("questions") / "lexicons"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(_read(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)


def _read(content: dict[str, Any]) -> Lexicon:
    language = content["language"]
    return Lexicon(
        language=language,
        senses=tuple(_senses(content, language)),
        examples={kind: tuple(found) for kind, found in content["examples"].items()},
        counter_examples={kind: tuple(found) for kind, found in content["counter_examples"].items()},
    )


def _senses(content: dict[str, Any], language: str) -> Iterator[tuple[Phrase, Sense]]:
    for section, sense_type in _SECTIONS.items():
        for value, phrases in content.get(section, {}).items():
            for phrase in phrases:
                yield _phrase(phrase), Sense(sense_type, name=value, language=language)
    for back, phrases in content["editions"].items():
        for phrase in phrases:
            yield _phrase(phrase), Sense(SenseType.EDITION, number=int(back), language=language)
    for section, sense_type in (("numbers", SenseType.NUMBER), ("ordinals", SenseType.ORDINAL)):
        for phrase, number in content[section].items():
            yield _phrase(phrase), Sense(sense_type, number=number, language=language)
    for section, sense_type in _LISTS.items():
        for phrase in content.get(section, ()):
            yield _phrase(phrase), Sense(sense_type, language=language)


def _phrase(text: str) -> Phrase:
    """A phrase in normal form, its stems still marked."""
    if STEM not in text:
        return normal_form(text)
    found: list[str] = []
    for word in text.split():
        forms = normal_form(word)
        found += (*forms[:-1], forms[-1] + STEM) if word.endswith(STEM) else forms
    return tuple(found)
