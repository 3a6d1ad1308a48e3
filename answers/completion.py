"""What a text that is still being typed may become: its last words as the beginning of a name or a year on record."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from db.record import Snapshot
from questions.gazetteer import city_names
from questions.normalise import normal_form

FEWEST = 2
"""Letters from which on a word is completed; one character is enough where each is a syllable or a word."""
LONGEST_TAIL = 3
"""Words at the end that may belong to one name."""
_YEAR_DIGITS = range(2, 4)
_LAST = 1000
_AFTER = 200


class Completion:
    """The names of one revision of the record, ready to be found by how they begin. Immutable once made."""

    def __init__(self, record: Snapshot) -> None:
        self.revision = record.revision
        self._years = [str(year) for year in reversed(record.years)]
        beginnings: dict[tuple[str, str, str], int] = {}
        for name, subject, rank in (*_names(record), *_names_elsewhere(record)):
            words = normal_form(name)
            for start in range(len(words)):
                key = (" ".join(words[start:]), name, subject)
                # a name that begins so comes before one that has it in the middle
                beginnings[key] = min(beginnings.get(key, _LAST * 3), rank + (start > 0) * _LAST)
        found = ((form, rank, name, subject) for (form, name, subject), rank in beginnings.items())
        self._beginnings = sorted(found)

    def completed(self, text: str) -> Iterator[str]:
        """The text with its end completed, likeliest first."""
        words = text.split()
        found: dict[str, None] = {}
        for length in range(min(LONGEST_TAIL, len(words)), 0, -1):
            head, tail = words[:-length], " ".join(words[-length:])
            for name in self._beginning_with(" ".join(normal_form(tail))):
                found[" ".join([*head, name])] = None
        if words and words[-1].isdecimal() and len(words[-1]) in _YEAR_DIGITS:
            for year in self._years:
                if year.startswith(words[-1]):
                    found[" ".join([*words[:-1], year])] = None
        yield from found

    def _beginning_with(self, form: str) -> list[str]:
        """The names that begin so, of each subject the one that is closest to what is typed."""
        if len(form) < FEWEST and form.isascii():
            return []
        matches = []
        for place in range(bisect_left(self._beginnings, (form,)), len(self._beginnings)):
            beginning, rank, name, subject = self._beginnings[place]
            if not beginning.startswith(form):
                break
            matches.append((rank, len(name), name, subject))
        closest: dict[str, str] = {}
        for _, _, name, subject in sorted(matches):
            closest.setdefault(subject, name)
        return list(closest.values())


def _names(record: Snapshot) -> Iterator[tuple[str, str, int]]:
    """Every name on record, what it names, and the newest rank that goes with it."""
    best: dict[str, int] = {}
    for cluster in record.clusters.values():
        rank = _rank(record, cluster.id)
        for economy in cluster.economies:
            best[economy] = min(best.get(economy, rank), rank)
        yield cluster.name, cluster.id, rank
        yield from ((city, cluster.id, rank) for city in cluster.cities)
    yield from ((name.name, name.cluster, _rank(record, name.cluster)) for name in record.names)
    yield from ((record.economies[code].name, code, rank) for code, rank in best.items())


def _names_elsewhere(record: Snapshot) -> Iterator[tuple[str, str, int]]:
    """What the cities on record are called in other languages, after what they are called on record."""
    homes = {
        (city, code): each.id for each in record.clusters.values() for city in each.cities for code in each.economies
    }
    for name in city_names():
        if home := homes.get((name.city, name.economy)):
            written = " ".join(name.phrase)
            yield written if written.isascii() else "".join(name.phrase), home, _rank(record, home) + _AFTER


def _rank(record: Snapshot, cluster: str) -> int:
    rows = record.by_cluster.get(cluster, ())
    return rows[-1].rank if rows else _LAST // 2
