"""Everything that a question can name, in one table: the record's clusters, other places, and all phrases."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from questions.compiled import kept
from questions.gazetteer import city_names, places_elsewhere, territory_senses
from questions.lexicon import lexicons
from questions.normalise import normal_form
from questions.senses import Guard, Phrase, PhraseTable, Sense, SenseType, Spot
from questions.shorthand import shorthand_senses
from questions.spelling import Speller


@dataclass(frozen=True, slots=True)
class KnownCluster:
    """What understanding needs to know of a cluster on record.

    `until` is the last edition in which it stood for itself; None for a cluster that is still there.
    """

    id: str
    name: str
    cities: tuple[str, ...]
    economies: tuple[str, ...]
    other_names: tuple[str, ...] = ()
    until: int | None = None


class Names:
    """The names of one revision of the record, ready to be looked up. Immutable once made."""

    def __init__(
        self,
        clusters: Iterable[KnownCluster],
        economies: Mapping[str, str],
        editions: Iterable[int],
        city_years: Mapping[str, frozenset[int]] | None = None,
    ) -> None:
        self.clusters: Mapping[str, KnownCluster] = {cluster.id: cluster for cluster in clusters}
        self.economies = economies
        self.city_years = city_years or {}
        """Calendar years for which a figure of a city itself, not of its cluster, is recorded."""
        self.editions = tuple(sorted(editions))
        self._economies_with_clusters = {code for cluster in self.clusters.values() for code in cluster.economies}
        self.table = _shared().copy()
        self._homes = self._homes_of_cities()
        spots = self._spots_on_record()
        _add_places(self.table, spots)
        self.speller = Speller(self.table)
        self._by_first_word = _by_first_word(spots)

    @property
    def newest(self) -> int:
        """The newest edition on record."""
        return self.editions[-1]

    def places_called(self, name: str) -> tuple[Spot, ...]:
        """The places that exactly this name may mean."""
        senses = self.table.get(normal_form(name))
        return tuple(spot for sense in senses if sense.type is SenseType.PLACE for spot in sense.spots)

    def cluster_near(self, spot: Spot) -> str | None:
        """Today's cluster of the city on record that a place lies close to."""
        city, _, economy = (spot.near or "").partition("|")
        home = self._homes.get((city, economy))
        return next((id_ for id_ in home.clusters if self.clusters[id_].until is None), None) if home else None

    def beginning_with(self, word: str) -> tuple[Spot, ...]:
        """The places on record whose names of several words begin with this one: 'San' may be San Diego."""
        return self._by_first_word.get(word, ())

    def likeliest(self, codes: tuple[str, ...]) -> str:
        """Of the economies that one name may mean, the one that has clusters: 'Korea' is the Republic of Korea."""
        ranked = [code for code in codes if code in self._economies_with_clusters]
        return (ranked or list(codes))[0]

    def _spots_on_record(self) -> dict[tuple[Phrase, Guard], list[Spot]]:
        found: dict[tuple[Phrase, Guard], list[Spot]] = {}
        homes = self._homes
        for name in city_names():
            if spot := homes.get((name.city, name.economy)):
                found.setdefault((name.phrase, name.guard), []).append(
                    Spot(spot.name, spot.economy, spot.clusters, name.state)
                )
        for spot in homes.values():
            found.setdefault((normal_form(spot.name), Guard.NONE), []).append(spot)
        for cluster in self.clusters.values():
            whole = Spot(cluster.name, cluster.economies[0], (cluster.id,))
            for title in (cluster.name, *cluster.other_names):
                phrase = normal_form(title)
                held = found.setdefault((phrase, Guard.NONE), [])
                if not any(cluster.id in spot.clusters for spot in held):
                    held.append(whole)
        return found

    def _homes_of_cities(self) -> dict[tuple[str, str], Spot]:
        """Each city with every cluster that it is or was part of."""
        located = {(name.city, name.economy) for name in city_names()}
        ids: dict[tuple[str, str], list[str]] = {}
        for cluster in self.clusters.values():
            for city in cluster.cities:
                economy = next((code for code in cluster.economies if (city, code) in located), cluster.economies[0])
                ids.setdefault((city, economy), []).append(cluster.id)
        return {(city, economy): Spot(city, economy, tuple(found)) for (city, economy), found in ids.items()}


_SHORTEST_JOINED = 3
"""Letters up to which a name is not also read in one word: 'L.A.' is not 'la'."""


class _Shared:
    """The one table of the process that no revision of the record changes."""

    table: PhraseTable | None = None


def prepare(folder: Path | None = None) -> None:
    """Make what all names share: lexicons, economies, regions, states and places elsewhere.

    With a folder, its ready-made form is kept there: reading half a megabyte of it takes a tenth of the time.
    """
    if _Shared.table is None:
        plain = kept(folder, lambda: _shared_table().plain()) if folder else None
        _Shared.table = PhraseTable(plain) if plain else PhraseTable(_shared_table().plain())
        gc.collect()
        gc.freeze()  # the table lives as long as the process: without this each full collection looks through it, 0.2 s


def _shared() -> PhraseTable:
    prepare()
    assert _Shared.table is not None, "it was just prepared"  # noqa: S101 - for the type checker
    return _Shared.table


def _shared_table() -> PhraseTable:
    table = PhraseTable()
    for lexicon in lexicons():
        for phrase, sense in lexicon.senses:
            table.add(phrase, sense)
            table.add_stems(phrase)
    for phrase, sense in shorthand_senses():
        table.add(phrase, sense)
    for phrase, sense in territory_senses():
        table.add(phrase, sense)
    _add_elsewhere(table)
    return table


def _add_elsewhere(table: PhraseTable) -> None:
    found: dict[tuple[Phrase, Guard], list[Spot]] = {}
    for phrase, spot, guard in places_elsewhere():
        found.setdefault((phrase, guard), []).append(spot)
    for (phrase, guard), spots in found.items():
        table.add(phrase, _place(spots, guard))


def _add_places(table: PhraseTable, on_record: Mapping[tuple[Phrase, Guard], list[Spot]]) -> None:
    """Add the places on record, also written in one word; one of the same name elsewhere gives way."""
    languages: dict[Phrase, str] = {}
    for name in city_names():
        languages[name.phrase] = name.language if languages.get(name.phrase, name.language) == name.language else "*"
    for (phrase, guard), spots in on_record.items():
        sense = replace(_place(spots, guard), language=languages.get(phrase, "*"))
        table.replace_places(phrase, sense)
        joined = "".join(phrase)
        if len(phrase) > 1 and joined.isascii() and len(joined) > _SHORTEST_JOINED:
            table.replace_places((joined,), sense)


def _place(spots: list[Spot], guard: Guard) -> Sense:
    largest_first = sorted(set(spots), key=lambda spot: -spot.population) if len(spots) > 1 else spots
    return Sense(SenseType.PLACE, spots=tuple(largest_first), guard=guard)


def _by_first_word(on_record: Mapping[tuple[Phrase, Guard], list[Spot]]) -> Mapping[str, tuple[Spot, ...]]:
    found: dict[str, dict[tuple[str, ...], Spot]] = {}
    for (phrase, _), spots in on_record.items():
        for spot in spots:
            if len(phrase) > 1 and phrase[0].isascii() and phrase == normal_form(spot.name):
                found.setdefault(phrase[0], {}).setdefault(spot.clusters, spot)
    return {word: tuple(begun.values()) for word, begun in found.items()}
