"""The answer while it is being written: its lines, and everything that they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from answers.answer import Figure
from answers.catalogue import DEFAULT, Messages, Value
from answers.markup import Line
from db.forms import FACT_FORMS
from db.record import Fact, Lineage, Ranking, Snapshot
from db.vocabulary import measures

UNITS = {
    "rank": "rank",
    "pct_applications": "applications",
    "publications": "publications",
    "vc_deals": "deals",
    "pct_share": "percent",
    "publication_share": "percent",
    "vc_share": "percent",
    "score": "percentage points",
    "intensity_rank": "rank",
    "pct_per_million": "applications per million people",
    "publications_per_million": "publications per million people",
    "vc_per_million": "deals per million people",
    "printed_previous_rank": "rank",
    "printed_rank_change": "places",
}
"""The unit of each column of the ranking."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that was said, the row that it was read from (none where it was computed), and what backs it."""

    figure: Figure
    held: Ranking | Fact | Lineage | None
    source_ids: tuple[str, ...]


@dataclass(slots=True)
class Sheet:
    """Collects what an answer says. Lines and figures are added together, so that they cannot drift apart."""

    record: Snapshot
    messages: Messages
    lines: list[Line] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    caveats: list[str] = field(default_factory=list)
    headline: str | None = None
    """The answer in one line of at most 60 characters, where the first line or the figures would not do."""
    printed_names: set[str] = field(default_factory=set)
    """Names of earlier editions that a line has given."""

    @property
    def values(self) -> list[Figure]:
        """The figures stated so far."""
        return [each.figure for each in self.stated]

    def say(self, message: str, **values: Value) -> None:
        """Add a line. A value called `printed` is the name that an edition used."""
        self.lines.append(self.messages.line(message, **values))
        if "printed" in values:
            self.printed_names.add(str(values["printed"]))

    def warn(self, caveat: str, message: str | None = None, **values: Value) -> None:
        """Note a caveat, with the line that states it where the text does not do so already."""
        if caveat not in self.caveats:
            self.caveats.append(caveat)
        if message is not None and self.messages.line(message, **values) not in self.lines:
            self.say(message, **values)

    def economy(self, code: str) -> str:
        """An economy as it is called within a sentence: 'the United States of America'."""
        message = f"economy.{code}"
        in_english = self.messages.language == DEFAULT and self.messages.has(message)
        return self.messages.text(message) if in_english else self.territory(code)

    def territory(self, code: str) -> str:
        """An economy as it is called where it stands alone."""
        return self.messages.territory(code, self.record.economies[code].name)

    def use_ranking(self, row: Ranking, measure: str = "rank") -> None:
        """State one figure of a row of the ranking."""
        figure = Figure(
            subject=row.cluster,
            edition=row.edition,
            measure=measure,
            value=getattr(row, measure),
            unit=UNITS[measure],
            printed_name=row.printed_name,
            sources=self.urls(row.source_ids),
            status=row.status,
        )
        self._add(figure, row, row.source_ids)

    def use_fact(self, fact: Fact, value: int | Decimal | str | tuple[str, ...] | None = None) -> None:
        """State a fact, by default as its form has it; one without an id was counted from a complete edition's rows."""
        figure = Figure(
            subject=fact.subject,
            edition=fact.edition,
            measure=fact.measure,
            value=typed(fact) if value is None else value,
            unit=fact.unit,
            printed_name=None,
            sources=self.urls(fact.source_ids),
            status=self.status_of(fact) if fact.id else "derived",
            derived=not fact.id,
        )
        self._add(figure, fact, fact.source_ids)

    def use_lineage(self, line: Lineage) -> None:
        """State that a name changed or clusters joined or parted; the value is the name before."""
        figure = Figure(
            subject=line.to_cluster,
            edition=line.edition,
            measure=line.kind,
            value=line.from_name,
            unit="name",
            printed_name=line.to_name,
            sources=self.urls(line.source_ids),
            status=self._status(line.source_ids),
        )
        self._add(figure, line, line.source_ids)

    def derive(
        self,
        subject: str,
        edition: int | None,
        measure: str,
        value: int | Decimal,
        unit: str,
        source_ids: Iterable[str],
    ) -> None:
        """State a figure that was computed from others."""
        backing = tuple(source_ids)
        urls = self.urls(backing)
        self._add(Figure(subject, edition, measure, value, unit, None, urls, "derived", derived=True), None, backing)

    def status_of(self, fact: Fact) -> str:
        """Whether a fact is confirmed, rests on one page, or is disputed, by the rules for rankings."""
        conflicts = self.record.conflicts_about(fact.edition, fact.subject, fact.measure)
        if any(conflict.kept in ("both", "neither") for conflict in conflicts):
            return "disputed"
        return self._status(fact.source_ids)

    def urls(self, source_ids: Iterable[str]) -> tuple[str, ...]:
        """The addresses of sources; one of them has none."""
        found = (self.record.sources[id_].url for id_ in source_ids)
        return tuple(dict.fromkeys(url for url in found if url))

    def _status(self, source_ids: tuple[str, ...]) -> str:
        own = any(source.startswith("wipo-") for source in source_ids)
        return "confirmed" if own or len(self.urls(source_ids)) > 1 else "single"

    def _add(self, figure: Figure, held: Ranking | Fact | Lineage | None, source_ids: tuple[str, ...]) -> None:
        if figure not in self.values:
            self.stated.append(Stated(figure, held, source_ids))


def typed(fact: Fact) -> int | Decimal | str | tuple[str, ...]:
    """A fact's value as the form of its measure has it: numbers as numbers, lists as lists, days as ISO 8601."""
    value = FACT_FORMS[measures()[fact.measure].form].read(fact.value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | Decimal | str | tuple) else fact.value
