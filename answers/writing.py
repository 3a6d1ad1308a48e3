"""What a script asks for: names in it behind the Latin ones, and Latin runs set apart in lines from right to left."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from answers.catalogue import Messages
from answers.markup import Line
from db.record import Snapshot
from questions.native_names import native_names

_FIRST_STRONG, _END = "\u2068", "\u2069"
_LETTERS = r"[A-Za-zÀ-ɏ]"
_FOREIGN = re.compile(
    rf"#?[\d]*{_LETTERS}(?:[A-Za-zÀ-ɏ\d]|[ .,&'’/–—-]+(?=[A-Za-zÀ-ɏ\d]))*|[+−-]\d[\d.,]*%?",
)
"""A run of Latin letters with what stands between them, or a number with its sign."""


def finished(lines: list[Line], messages: Messages, record: Snapshot) -> list[Line]:
    """The lines as a reader of the language needs them."""
    named = _with_native_names(lines, messages, record)
    if not messages.is_right_to_left:
        return named
    return [tuple(replace(span, text=isolated(span.text)) for span in line) for line in named]


def isolated(text: str) -> str:
    """A text for readers from right to left, in which Latin runs and signed numbers keep their own direction."""
    return _FOREIGN.sub(lambda found: f"{_FIRST_STRONG}{found.group()}{_END}", text)


def bare(text: str) -> str:
    """The text without the marks that set runs apart."""
    return text.replace(_FIRST_STRONG, "").replace(_END, "")


def native_name(name: str, messages: Messages, record: Snapshot) -> str | None:
    """What the cluster of a Latin name is called in the language, where that is written in other letters."""
    return _natives(messages.language, record).by_name.get(name)


@dataclass(frozen=True, slots=True)
class _Natives:
    """The native names of the clusters of a record in one language, and what finds the Latin ones in a text."""

    record: Snapshot
    by_name: Mapping[str, str]
    pattern: re.Pattern[str]


_made: dict[str, _Natives] = {}
"""By language, those of the record that was last asked for: making them takes longer than an answer."""


def _natives(language: str, record: Snapshot) -> _Natives:
    made = _made.get(language)
    if made is None or made.record is not record:
        by_name = _names_in(language, record)
        # "Xi’an Science and Technology Bureau" stays one name
        whole = {source.publisher.partition(" (")[0] for source in record.sources.values()}
        longest_first = sorted(by_name.keys() | whole, key=len, reverse=True)
        pattern = re.compile(rf"(?<![\w–])(?:{'|'.join(map(re.escape, longest_first))})(?![\w–])")
        made = _made[language] = _Natives(record, by_name, pattern)
    return made


def _with_native_names(lines: list[Line], messages: Messages, record: Snapshot) -> list[Line]:
    """The lines, with the native name behind the first mention of each cluster; links are left as they are."""
    natives = _natives(messages.language, record)
    if not natives.by_name:
        return lines
    mentioned: set[str] = set()

    def behind(found: re.Match[str]) -> str:
        name = found.group()
        native = natives.by_name.get(name)
        if native is None or name in mentioned:
            return name
        mentioned.add(name)
        return messages.text("name.native", name=name, native=native)

    return [
        tuple(span if span.link else replace(span, text=natives.pattern.sub(behind, span.text)) for span in line)
        for line in lines
    ]


def _names_in(language: str, record: Snapshot) -> Mapping[str, str]:
    """Native names by Latin names, of the clusters all of whose cities have one on file."""
    known = native_names(language)
    found = {}
    for cluster in record.clusters.values():
        names = [
            next((known[city, code] for code in cluster.economies if (city, code) in known), None)
            for city in cluster.cities
        ]
        if all(names):
            found[cluster.name] = "–".join(each for each in names if each)
    return found
