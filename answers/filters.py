"""The economies and regions that a question narrows its clusters to."""

from __future__ import annotations

from dataclasses import dataclass

from answers.listing import listed
from answers.sheet import Sheet
from db.record import Ranking, Snapshot
from questions.question import Question


@dataclass(frozen=True, slots=True)
class Filter:
    """Economies that count, or all but some of them; `region` is how the person named them, if so."""

    economies: frozenset[str] | None
    excluded_economies: frozenset[str]
    excluded_clusters: frozenset[str]
    excluded_regions: frozenset[str]
    named: tuple[str, ...]
    region: str | None

    @property
    def is_open(self) -> bool:
        """Whether every cluster counts."""
        return self.economies is None and not self.excluded_economies and not self.excluded_clusters

    @property
    def only_economy(self) -> str | None:
        """The economy, where it is one and nothing is taken out."""
        alone = len(self.named) == 1 and self.region is None
        return self.named[0] if alone and not self.excluded_clusters and not self.excluded_economies else None


def filter_of(question: Question, record: Snapshot) -> Filter:
    """What a question narrows its clusters to."""
    slots = question.slots
    economies: frozenset[str] | None = None
    if slots.economies:
        economies = frozenset(slots.economies)
    elif slots.region:
        economies = frozenset(code for code, economy in record.economies.items() if slots.region in economy.regions)
    taken_out = set(slots.excluded)
    return Filter(
        economies=economies,
        excluded_economies=frozenset(
            code for code, economy in record.economies.items() if code in taken_out or taken_out & set(economy.regions)
        ),
        excluded_clusters=frozenset(cluster for cluster in slots.excluded if cluster in record.clusters),
        excluded_regions=frozenset(taken_out & _regions(record)),
        named=slots.economies,
        region=slots.region,
    )


def _regions(record: Snapshot) -> set[str]:
    return {region for economy in record.economies.values() for region in economy.regions}


def in_filter(row: Ranking, wanted: Filter, record: Snapshot) -> bool:
    """Whether a row counts; a cluster across borders counts for each of its economies."""
    economies = set(row.economies) | set(record.clusters[row.cluster].economies[:1])
    if wanted.economies is not None and not economies & wanted.economies:
        return False
    return row.cluster not in wanted.excluded_clusters and not economies & wanted.excluded_economies


def is_in_filter(cluster: str, edition: int, wanted: Filter, record: Snapshot) -> bool:
    """Whether a cluster counts in an edition, also where it has no row there."""
    row = record.ranking(edition, cluster)
    if row is not None:
        return in_filter(row, wanted, record)
    economies = set(record.clusters[cluster].economies)
    if wanted.economies is not None and not economies & wanted.economies:
        return False
    return cluster not in wanted.excluded_clusters and not economies & wanted.excluded_economies


def name_of_filter(wanted: Filter, sheet: Sheet) -> str:
    """The filter in words."""
    parts = [sheet.economy(code) for code in wanted.named]
    if wanted.region:
        parts.append(sheet.messages.text(f"region.{wanted.region}"))
    named = listed(parts, sheet) or sheet.messages.text("region.world")
    without = [sheet.messages.text(f"region.{region}") for region in sorted(wanted.excluded_regions)]
    without += [
        sheet.economy(code)
        for code in sorted(wanted.excluded_economies)
        if not wanted.excluded_regions & set(sheet.record.economies[code].regions)
    ]
    without += [sheet.record.clusters[cluster].name for cluster in sorted(wanted.excluded_clusters)]
    return sheet.messages.text("filter.without", place=named, without=listed(without, sheet)) if without else named
