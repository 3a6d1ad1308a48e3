"""What has been read of a question so far: its features and slots, before a kind is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field

from questions.question import Correction, Limit
from questions.scan import Span
from questions.senses import Spot


@dataclass(slots=True)
class NamedPlace:
    """A place as it was named, with everything that the name may mean."""

    span: Span
    spots: tuple[Spot, ...]
    joined: bool = False
    """Whether it was put together from several cities of one cluster, and so means the cluster."""
    cities: int = 1
    """How many names it was put together from."""

    @property
    def on_record(self) -> bool:
        """Whether it may be in a cluster of the record."""
        return any(spot.clusters for spot in self.spots)


@dataclass(slots=True)
class Draft:
    """The parts of a question as they are found."""

    language: str = "en"
    features: set[str] = field(default_factory=set)
    places: list[NamedPlace] = field(default_factory=list)
    economies: list[tuple[str, ...]] = field(default_factory=list)
    region: str | None = None
    excluded_places: list[NamedPlace] = field(default_factory=list)
    excluded_economies: list[str] = field(default_factory=list)
    excluded_regions: list[str] = field(default_factory=list)
    editions: list[int] = field(default_factory=list)
    spans_editions: bool = False
    limit: Limit | None = None
    numbers: list[tuple[Limit, str]] = field(default_factory=list)
    """Every number that is no year, with the feature that it shows; the first one is the limit."""
    measure: str | None = None
    per_head: bool = False
    """Whether a figure per inhabitant is asked for and the figure itself was not named."""
    topic: str | None = None
    speaks_of_self: bool = False
    closed: bool = False
    """Whether it ends as a question of yes or no does, with 吗 or か."""
    openers: set[str] = field(default_factory=set)
    said: list[tuple[str, Span]] = field(default_factory=list)
    """Every wish with the words that express it."""
    unexplained: list[Span] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    @property
    def excludes(self) -> bool:
        """Whether anything was taken out."""
        return bool(self.excluded_places or self.excluded_economies or self.excluded_regions)

    @property
    def has_slots(self) -> bool:
        """Whether anything but wishes was named."""
        return bool(self.places or self.economies or self.region or self.editions or self.limit or self.measure)
