"""The record as plain frozen values: what leaves the store, and what questions read.

The columns and their meaning are those of the CSV files in `db/data` (its README.md explains each).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Source:
    """A page that a row of the record rests on; `url` is None for the one that has no address."""

    id: str
    url: str | None
    publisher: str
    title: str
    language: str | None
    kind: str
    published_on: date | None


@dataclass(frozen=True, slots=True)
class Edition:
    """One yearly edition of the Global Innovation Index."""

    year: int
    title: str
    clusters_released_on: date | None
    released_on: date | None
    measures: tuple[str, ...]
    pct_period: str | None
    publication_period: str | None
    vc_period: str | None
    economies_covered: int | None
    source_ids: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Economy:
    """An economy by its ISO 3166-1 alpha-2 code, under the name that WIPO prints, with its regions."""

    code: str
    name: str
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster under today's name; the first of its economies leads."""

    id: str
    name: str
    cities: tuple[str, ...]
    economies: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Name:
    """Another name by which a cluster is known: printed in an edition, or added by an admin."""

    name: str
    cluster: str
    language: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that an admin has added to a cluster; `language` is None where it is used in any."""

    cluster: str
    name: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Lineage:
    """A name that changed, or clusters that joined or parted; `edition` is the first in which it holds."""

    edition: int | None
    kind: str
    from_cluster: str
    from_name: str
    to_cluster: str
    to_name: str
    source_ids: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """One cluster in one edition. None means that no page seen gives the figure."""

    edition: int
    rank: int
    cluster: str
    printed_name: str
    economies: tuple[str, ...]
    pct_applications: int | None
    publications: int | None
    vc_deals: int | None
    pct_share: Decimal | None
    publication_share: Decimal | None
    vc_share: Decimal | None
    score: Decimal | None
    printed_previous_rank: int | None
    printed_rank_change: int | None
    intensity_rank: int | None
    pct_per_million: int | None
    publications_per_million: int | None
    vc_per_million: int | None
    status: str
    source_ids: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Whatever has no column elsewhere; `value` has the form that the vocabulary gives its measure."""

    id: str
    edition: int | None
    subject_kind: str
    subject: str
    measure: str
    value: str
    unit: str
    as_of: str
    source_ids: tuple[str, ...]
    note: str

    @property
    def items(self) -> tuple[str, ...]:
        """The parts of a value that is a list."""
        return tuple(self.value.split(";"))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Pages that disagree: both sides, and which of them the record keeps."""

    edition: int | None
    subject: str
    measure: str
    value_a: str
    source_ids_a: tuple[str, ...]
    value_b: str
    source_ids_b: tuple[str, ...]
    kept: str
    reason: str


@dataclass(frozen=True)
class Snapshot:
    """The whole record as of one revision. Immutable; a new revision brings a new snapshot."""

    revision: int
    sources: Mapping[str, Source]
    editions: Mapping[int, Edition]
    economies: Mapping[str, Economy]
    clusters: Mapping[str, Cluster]
    names: tuple[Name, ...]
    aliases: tuple[Alias, ...]
    lineage: tuple[Lineage, ...]
    rankings: Mapping[tuple[int, str], Ranking]
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]

    RANKED: ClassVar[int] = 100
    """How many clusters an edition ranks."""

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The editions on record, oldest first."""
        return tuple(sorted(self.editions))

    @cached_property
    def by_edition(self) -> Mapping[int, tuple[Ranking, ...]]:
        """Each edition's rows in the order of their ranks."""
        rows: dict[int, list[Ranking]] = {year: [] for year in self.years}
        for ranking in sorted(self.rankings.values(), key=lambda row: (row.edition, row.rank, row.cluster)):
            rows[ranking.edition].append(ranking)
        return {year: tuple(found) for year, found in rows.items()}

    @cached_property
    def by_cluster(self) -> Mapping[str, tuple[Ranking, ...]]:
        """Each cluster's rows, oldest edition first."""
        rows: dict[str, list[Ranking]] = {}
        for ranking in sorted(self.rankings.values(), key=lambda row: row.edition):
            rows.setdefault(ranking.cluster, []).append(ranking)
        return {cluster: tuple(found) for cluster, found in rows.items()}

    def ranking(self, edition: int, cluster: str) -> Ranking | None:
        """The row of a cluster in an edition, if there is one."""
        return self.rankings.get((edition, cluster))

    def holders(self, edition: int, rank: int) -> tuple[Ranking, ...]:
        """Who stands at a rank: nobody known, one, or several whose ranks are disputed."""
        return tuple(row for row in self.by_edition.get(edition, ()) if row.rank == rank)

    def ranks_known(self, edition: int) -> int:
        """How many of an edition's 100 ranks are on record."""
        return len({row.rank for row in self.by_edition.get(edition, ())})

    def is_complete(self, edition: int) -> bool:
        """Whether every rank of an edition is on record, so that absence means 'not in the top 100'."""
        return self.ranks_known(edition) == self.RANKED

    @cached_property
    def _facts_by_subject(self) -> Mapping[tuple[str, str], tuple[Fact, ...]]:
        found: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.facts:
            found.setdefault((fact.subject, fact.measure), []).append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    def facts_about(self, subject: str, measure: str) -> tuple[Fact, ...]:
        """The facts of one measure about one subject, in the order of the file."""
        return self._facts_by_subject.get((subject, measure), ())

    def fact(self, edition: int | None, subject: str, measure: str) -> Fact | None:
        """The first fact of one measure about one subject in one edition."""
        return next((fact for fact in self.facts_about(subject, measure) if fact.edition == edition), None)

    def conflicts_about(self, edition: int | None, subject: str, measure: str) -> tuple[Conflict, ...]:
        """Where pages disagree about one figure."""
        wanted = (edition, subject, measure)
        return tuple(row for row in self.conflicts if (row.edition, row.subject, row.measure) == wanted)
