"""Which cluster and which economies a row of a table means: resolved as questions are, and asked where in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from db.record import Snapshot
from questions.names import Names
from questions.normalise import normal_form
from questions.resolve import cluster_in
from questions.senses import SenseType

STATE = re.compile(r",\s*[A-Z]{2}(?=$|[–/-])")
"""What the record's own names leave out: ", CA"."""

BETWEEN_CITIES = re.compile(r"\s*[–/·・]\s*|(?<=\w)-(?=\w)|\s+-\s+")
BETWEEN_ECONOMIES = re.compile(r"\s*[/;,&+]\s*|\s+and\s+|\s*、\s*")
ALIKE = 0.8
"""From how similar a spelling is offered as a candidate. It is only ever asked about, never taken."""

MOST_CANDIDATES = 3
LONGEST_ECONOMY = 5
"""Words of an economy's name that may stand behind a cluster's in a text without columns."""


@dataclass(frozen=True)
class Match:
    """The cluster that a name means: for certain, or none (a new one), or to be asked about."""

    cluster: str | None
    candidates: tuple[str, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether a person has to say which it is."""
        return self.cluster is None and bool(self.candidates)


class Resolver:
    """Looks names up for one edition of one revision of the record."""

    def __init__(self, record: Snapshot, names: Names, edition: int) -> None:
        self._record = record
        self._names = names
        self._edition = edition
        self._exact: dict[str, set[str]] = {}
        for name in record.names:
            self._exact.setdefault(form(name.name), set()).add(name.cluster)

    def cluster(self, name: str, economies: tuple[str, ...]) -> Match:
        """The cluster of a name as a table has it, in the economies that it gives, if any."""
        exact = self._fitting(self._exact.get(form(name), ()), economies)
        if len(exact) > 1:
            return Match(None, tuple(sorted(exact)))
        if exact:
            [cluster] = exact
            return Match(cluster) if self._stands(cluster) else Match(None, self._successors(cluster))
        by_cities = self._by_cities(name, economies)
        if by_cities.cluster or by_cities.candidates:
            return by_cities
        return Match(None, self._alike(name, economies))

    def spoken(self, name: str) -> Match:
        """The cluster that a person means by a name, who may well name one of its cities only."""
        match = self.cluster(name, ())
        cities = self._of_city(name, ())
        return Match(cities.pop()) if match.cluster is None and len(cities) == 1 else match

    def economies(self, text: str) -> tuple[str, ...] | None:
        """The codes of the economies in a cell; none for a blank one, None where one is not known."""
        if not text.strip():
            return ()
        if code := self.economy(text):
            return (code,)
        codes = [self.economy(part) for part in BETWEEN_ECONOMIES.split(text) if part]
        if not codes or None in codes:
            return None
        return tuple(dict.fromkeys(code for code in codes if code))

    def economy(self, text: str) -> str | None:
        """One economy by its code or by a name in any language that questions are understood in."""
        if text in self._record.economies:
            return text
        words = normal_form(text)
        for economy in self._record.economies.values():
            if normal_form(economy.name) == words:
                return economy.code
        codes = [
            code for sense in self._names.table.get(words) if sense.type is SenseType.ECONOMY for code in sense.codes
        ]
        known = tuple(code for code in dict.fromkeys(codes) if code in self._record.economies)
        if len(text) == 2 and not text.isupper():  # "us" is a word
            return None
        return self._names.likeliest(known) if known else None

    def parted(self, text: str) -> tuple[str, str]:
        """A name and the economy that stands behind it, where a text without columns has both in one."""
        if form(text) in self._exact:
            return text, ""
        words = text.split()
        for length in range(min(LONGEST_ECONOMY, len(words) - 1), 0, -1):
            behind = " ".join(words[-length:])
            if self.economies(behind):
                return " ".join(words[:-length]), behind
        return text, ""

    def _by_cities(self, name: str, economies: tuple[str, ...]) -> Match:
        parts = [part for part in BETWEEN_CITIES.split(without_states(name)) if part]
        shared: set[str] | None = None
        for part in parts:
            clusters = self._of_city(part, economies)
            shared = clusters if shared is None else shared & clusters
        if not shared:
            return Match(None)
        cluster = next(iter(shared))
        if len(shared) == 1 and len(parts) == len(self._record.clusters[cluster].cities) and self._stands(cluster):
            return Match(cluster)
        return Match(None, tuple(sorted(shared)))

    def _of_city(self, city: str, economies: tuple[str, ...]) -> set[str]:
        """The clusters that a city of this name is part of in the edition."""
        spots = [spot for spot in self._names.places_called(city) if spot.clusters]
        found = {cluster_in(spot.clusters, [self._edition], self._names) for spot in spots}
        return self._fitting(found, economies)

    def _alike(self, name: str, economies: tuple[str, ...]) -> tuple[str, ...]:
        similar = extract(form(name), self._exact.keys(), scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=9)
        clusters = [cluster for spelling, _, _ in similar for cluster in sorted(self._exact[spelling])]
        fitting = self._fitting(clusters, economies)
        return tuple(cluster for cluster in dict.fromkeys(clusters) if cluster in fitting)[:MOST_CANDIDATES]

    def _fitting(self, clusters: Iterable[str], economies: tuple[str, ...]) -> set[str]:
        known = self._record.clusters
        return {one for one in clusters if not economies or set(known[one].economies) & set(economies)}

    def _stands(self, cluster: str) -> bool:
        until = self._names.clusters[cluster].until
        return until is None or self._edition <= until

    def _successors(self, cluster: str) -> tuple[str, ...]:
        after = [line.to_cluster for line in self._record.lineage if line.from_cluster == cluster]
        return tuple(dict.fromkeys([*after, cluster]))


def form(name: str) -> str:
    """A name as names are compared: without states, accents, case and kinds of dashes."""
    return " ".join(normal_form(without_states(name)))


def without_states(name: str) -> str:
    """A name as the record has it: "Washington, DC–Baltimore, MD" is Washington–Baltimore."""
    return STATE.sub("", name).strip()


def printed_as(name: str, known: Mapping[str, str]) -> str:
    """A name as it is recorded: in the spelling that is known already where only its form differs.

    `known` are spellings by their forms. A hyphen between cities becomes the dash that WIPO prints.
    """
    spelling = known.get(" ".join(normal_form(name)))
    return spelling or re.sub(r"(?<=\w)-(?=[A-ZÀ-Ý])", "–", name)
