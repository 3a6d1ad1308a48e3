"""The answer while it is being written: its lines, and everything that they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from answers.answer import Figure, Link
from answers.catalogue import Messages, Value
from answers.markup import Line, Span
from db.record import Fact, Ranking, Snapshot

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
_LINKS_SHOWN = 2
"""Sources named in a reply; the rest are in its JSON."""


@dataclass(slots=True)
class Sheet:
    """Collects what an answer says. Lines and figures are added together, so that they cannot drift apart."""

    record: Snapshot
    messages: Messages
    lines: list[Line] = field(default_factory=list)
    values: list[Figure] = field(default_factory=list)
    caveats: list[str] = field(default_factory=list)
    source_ids: list[str] = field(default_factory=list)

    def say(self, message: str, **values: Value) -> None:
        """Add a line."""
        self.lines.append(self.messages.line(message, **values))

    def warn(self, caveat: str, message: str | None = None, **values: Value) -> None:
        """Note a caveat, with the line that states it where the text does not do so already."""
        if caveat not in self.caveats:
            self.caveats.append(caveat)
        if message is not None and (line := self.messages.line(message, **values)) not in self.lines:
            self.lines.append(line)

    def use_ranking(self, row: Ranking, measure: str = "rank") -> None:
        """State one figure of a row of the ranking."""
        value = getattr(row, measure)
        self._add(
            Figure(
                subject=row.cluster,
                edition=row.edition,
                measure=measure,
                value=value,
                unit=UNITS[measure],
                printed_name=row.printed_name,
                sources=self.urls(row.source_ids),
                status=row.status,
            ),
            row.source_ids,
        )

    def use_fact(self, fact: Fact, value: int | Decimal | str | tuple[str, ...]) -> None:
        """State a fact; one without an id was counted from the rows of a complete edition."""
        figure = Figure(
            subject=fact.subject,
            edition=fact.edition,
            measure=fact.measure,
            value=value,
            unit=fact.unit,
            printed_name=None,
            sources=self.urls(fact.source_ids),
            status=self.status_of(fact) if fact.id else "derived",
            derived=not fact.id,
        )
        self._add(figure, fact.source_ids)

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
        urls = self.urls(source_ids)
        self._add(Figure(subject, edition, measure, value, unit, None, urls, "derived", derived=True), ())

    def status_of(self, fact: Fact) -> str:
        """Whether a fact is confirmed, rests on one page, or is disputed, by the rules for rankings."""
        conflicts = self.record.conflicts_about(fact.edition, fact.subject, fact.measure)
        if any(conflict.kept in ("both", "neither") for conflict in conflicts):
            return "disputed"
        own = any(source.startswith("wipo-") for source in fact.source_ids)
        return "confirmed" if own or len(fact.source_ids) > 1 else "single"

    def urls(self, source_ids: Iterable[str]) -> tuple[str, ...]:
        """The addresses of sources; one of them has none."""
        found = (self.record.sources[id_].url for id_ in source_ids)
        return tuple(dict.fromkeys(url for url in found if url))

    def links(self) -> tuple[Link, ...]:
        """Every source that the figures rest on, the first used first."""
        sources = (self.record.sources[id_] for id_ in dict.fromkeys(self.source_ids))
        return tuple(Link(short_publisher(source.publisher), source.url) for source in sources if source.url)

    def cite(self) -> None:
        """Add the line that names the sources."""
        links = self.links()
        if not links:
            return
        spans = [*self.messages.line("sources")]
        for place, link in enumerate(links[:_LINKS_SHOWN]):
            spans += [Span(", ")] * bool(place) + [Span(link.label, link=link.url)]
        if (more := len(links) - _LINKS_SHOWN) > 0:
            spans += self.messages.line("sources_more", count=more)
        self.lines.append(tuple(spans))

    def _add(self, figure: Figure, source_ids: Iterable[str]) -> None:
        if figure not in self.values:
            self.values.append(figure)
        self.source_ids += source_ids


def short_publisher(publisher: str) -> str:
    """A publisher's name without its explanation, but still marked where the page is a copy."""
    name, _, explanation = publisher.partition(" (")
    return f"{name} (copy)" if "copy" in explanation else name
