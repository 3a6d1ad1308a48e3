"""Reads places, economies, measures and wishes out of the spans that are left when the numbers are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from questions.draft import Draft, NamedPlace
from questions.scan import Span
from questions.senses import Sense, SenseType, Spot

_WANTS_ECONOMY = frozenset({"count", "has", "any", "economy_word", "list", "cluster", "who"})
"""Wishes under which a name of both a city and an economy, such as Singapore, means the economy."""
_WANTS_CLUSTER = frozenset({"rank", "trend", "ahead", "behind", "neighbour", "compare", "member", "ever_best", "when"})
_SHARE_OF = {"pct_applications": "pct_share", "publications": "publication_share", "vc_deals": "vc_share"}
"""What a count becomes beside a word for a share."""
PER_MILLION_OF = {
    "pct_applications": "pct_per_million",
    "publications": "publications_per_million",
    "vc_deals": "vc_per_million",
}
"""What a count becomes beside words for the number of inhabitants."""
_FACT_MEASURES = frozenset(
    {
        "top_applicant",
        "top_organisation",
        "top_pct_field",
        "top_science_field",
        "output_growth_percent",
        "rank_rise_reason",
    }
)
"""Measures of facts.csv that are told as facts about a cluster, not as figures of the ranking."""
_UNLISTED_REGION = "other"
"""Regions that are recognised and of whose economies there is no list, such as South America."""
_JOINS = " -–—‐‑‒/·・"
"""What may stand between the cities of one cluster when they are named together."""
_BOUNDS = {"more_than": "most", "less_than": "fewest", "at_least": "most", "at_most": "fewest"}
_IGNORED = {
    SenseType.FILLER,
    SenseType.CLOSER,
    SenseType.SPAN,
    SenseType.NUMBER_SIGN,
    SenseType.SUFFIX,
    SenseType.NUMBER,
}


def read_names(spans: Sequence[Span], draft: Draft) -> None:
    """Move everything that is named or wished for from the spans into the draft."""
    wishes = {sense.name for span in spans for sense in span.senses if sense.type is SenseType.FEATURE}
    _NameReader(draft, bool(wishes & _WANTS_ECONOMY) and not wishes & _WANTS_CLUSTER).read(spans)


@dataclass(slots=True)
class _NameReader:
    draft: Draft
    prefers_economy: bool
    opening: bool = True
    excluding: bool = False
    adjacent: NamedPlace | None = None
    """The place that was just named, as long as only fillers have followed it."""
    economy_adjacent: bool = False
    """Whether an economy was just named, with nothing but fillers after it."""
    run: list[NamedPlace | tuple[str, ...] | str] = field(default_factory=list)
    """The places, economies and regions that were named since anything else was said."""

    def read(self, spans: Sequence[Span]) -> None:
        if spans and spans[-1].sense(SenseType.CLOSER):
            self.draft.closed = True
            spans = spans[:-1]
        for place, span in enumerate(spans):
            if span.correction:
                self.draft.corrections.append(span.correction)
            if _is_possessive(spans[place + 1 : place + 2]):
                self.adjacent = None  # 'is Shenzhen China's best' does not say which Shenzhen
            sense = _settled(span, self.opening, self.prefers_economy)
            self._take(span, sense)
            if sense is None or sense.type not in (SenseType.FILLER, SenseType.SPEAKER, SenseType.OPENER):
                self.opening = False
        self._end_exclusion()
        if "share" in self.draft.features and self.draft.measure in _SHARE_OF:
            self.draft.measure = _SHARE_OF[self.draft.measure]
        if "per_million" in self.draft.features:
            self._take_per_million()

    def _take_per_million(self) -> None:
        """A figure per inhabitant; with no figure named it is the ranking by intensity."""
        self.draft.features.discard("per_million")
        if self.draft.measure is None:
            self.draft.per_head = True
            self.draft.features.add("measure")
        self.draft.measure = PER_MILLION_OF.get(self.draft.measure or "", self.draft.measure or "intensity_rank")

    def _take(self, span: Span, sense: Sense | None) -> None:
        if sense is not None and sense.type in (SenseType.FILLER, SenseType.SPEAKER):
            self.draft.speaks_of_self |= sense.type is SenseType.SPEAKER
            return
        adjacent, self.adjacent = self.adjacent, None
        if sense is None or sense.type is not SenseType.PLACE:
            self.economy_adjacent = sense is not None and sense.type is SenseType.ECONOMY
        if sense is None or (sense.type is SenseType.REGION and sense.name == _UNLISTED_REGION):
            self.draft.unexplained.append(span)
            if sense is not None:
                self.draft.features.add("unlisted_region")
        elif sense.type is SenseType.FEATURE and sense.name == "exclude":
            self.excluding = True
        elif sense.type is SenseType.FEATURE and sense.name == "exclude_before":
            self._exclude_the_run()
        elif sense.type is SenseType.PLACE:
            self.adjacent = self._add_place(span, sense, adjacent)
        elif sense.type is SenseType.ECONOMY:
            if not _qualifies(adjacent, sense.codes) and not self._is_flag_of_a_place(span, sense):
                self._add_economy(sense.codes)
        elif sense.type is SenseType.REGION and self.excluding:
            self.draft.excluded_regions.append(sense.name)
        elif sense.type is SenseType.STATE:
            if adjacent is None:
                self.draft.unexplained.append(span)
            else:
                _narrow_to_state(adjacent, sense, span.written)
        elif _is_between(span) and sense.type is SenseType.SPAN:
            self.draft.features.add("between")
        elif sense.type is SenseType.SPAN and sense.name in _BOUNDS:
            self._take_bound(span, sense)
        elif sense.type not in _IGNORED:
            self._end_exclusion()
            self.run.clear()
            if sense.type is SenseType.REGION:
                self._run_on(sense.name)
            self.draft.said.append((sense.name, span))
            _add_wish(self.draft, sense)

    def _take_bound(self, span: Span, sense: Sense) -> None:
        """'More than' with no number behind it compares; 'over' says nothing by itself."""
        if len(span.words) > 1:
            self.draft.features.add(_BOUNDS[sense.name])
        else:
            self.draft.unexplained.append(span)

    def _end_exclusion(self) -> None:
        """A word that takes out what follows, with nothing behind it that could be taken out, is not understood."""
        if self.excluding and not self.draft.excludes:
            self.draft.features.add("exclude")
        self.excluding = False

    def _run_on(self, named: NamedPlace | tuple[str, ...] | str) -> None:
        """Note a name; one of another kind begins anew: 'the EU, Germany excluded' takes out Germany alone."""
        if self.run and type(self.run[-1]) is not type(named):
            self.run.clear()
        self.run.append(named)

    def _exclude_the_run(self) -> None:
        """Take out what was named just before, '中国と日本を除いて', or else what follows: '排除中国'."""
        for named in self.run:
            if isinstance(named, NamedPlace):
                self.draft.places.remove(named)
                self.draft.excluded_places.append(named)
            elif isinstance(named, str):
                self.draft.region = None
                self.draft.features.discard("region")
                self.draft.excluded_regions.append(named)
            else:
                self.draft.economies.remove(named)
                self.draft.excluded_economies += named
        self.excluding = not self.run and not self.draft.excludes
        self.run.clear()

    def _add_place(self, span: Span, sense: Sense, adjacent: NamedPlace | None) -> NamedPlace:
        shared = _shared_clusters(adjacent.spots, sense.spots) if adjacent and not span.gap.strip(_JOINS) else ()
        if adjacent is not None and shared:
            adjacent.span = Span(adjacent.span.words + span.words, span.senses)
            adjacent.spots, adjacent.joined = shared, True
            adjacent.cities += 1
            return adjacent
        repeated = next((place for place in self.draft.places if set(place.spots) == set(sense.spots)), None)
        if repeated is not None:
            return repeated
        named = NamedPlace(span, sense.spots)
        self._let_economy_before_qualify(named)
        if self.excluding:
            self.draft.excluded_places.append(named)
        else:
            self.draft.places.append(named)
            self._run_on(named)
        return named

    def _let_economy_before_qualify(self, named: NamedPlace) -> None:
        """'English Cambridge', 'Korea Daejeon': an economy just before a place in it says which one is meant."""
        before = self.run[-1] if self.run else None
        if isinstance(before, tuple) and not self.excluding and self.economy_adjacent and _qualifies(named, before):
            self.draft.economies.remove(before)
            self.run.pop()

    def _is_flag_of_a_place(self, span: Span, sense: Sense) -> bool:
        """Whether a flag only decorates a place that was named: 'Mexico City rank 🇲🇽'."""
        return not span.written.isalnum() and any(
            spot.economy in sense.codes for place in self.draft.places for spot in place.spots
        )

    def _add_economy(self, codes: tuple[str, ...]) -> None:
        if self.excluding:
            self.draft.excluded_economies += [code for code in codes if code not in self.draft.excluded_economies]
        elif codes not in self.draft.economies:
            self.draft.economies.append(codes)
            self._run_on(codes)


def _is_possessive(following: Sequence[Span]) -> bool:
    return bool(following) and following[0].written == "s" and following[0].gap in ("'", "’")


def _is_between(span: Span) -> bool:
    """Whether it is a word for 'between' that no years and no ranks followed."""
    return any(sense.type is SenseType.SPAN and sense.name == "between" for sense in span.senses)


_ORDER = (
    SenseType.TOPIC,
    SenseType.FEATURE,
    SenseType.MEASURE,
    SenseType.REGION,
    SenseType.STATE,
    SenseType.SPEAKER,
    SenseType.FILLER,
    SenseType.CLOSER,
    SenseType.SPAN,
    SenseType.NUMBER_SIGN,
    SenseType.SUFFIX,
    SenseType.NUMBER,
)


def _settled(span: Span, opening: bool, prefers_economy: bool) -> Sense | None:
    """The one meaning that a span has at its place in the question."""
    opener = span.sense(SenseType.OPENER)
    if opener and opening:
        return opener
    place, economy = span.sense(SenseType.PLACE), span.sense(SenseType.ECONOMY)
    if place and economy:
        on_record = any(spot.clusters for spot in place.spots)
        return economy if prefers_economy or not on_record else place
    if place or economy:
        feature = span.sense(SenseType.FEATURE) or span.sense(SenseType.FILLER)
        if not feature or span.words[0].capital:
            return place or economy
    for sense_type in _ORDER:
        if sense := span.sense(sense_type):
            return sense
    return opener


def _shared_clusters(first: tuple[Spot, ...], second: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The clusters in which one of the first places and one of the second lie together, each as a whole."""
    shared: list[Spot] = []
    for spot in second:
        for cluster in spot.clusters:
            together = any(cluster in other.clusters and other.name != spot.name for other in first)
            if together and not any(cluster in found.clusters for found in shared):
                shared.append(Spot(spot.name, spot.economy, (cluster,)))
    return tuple(shared)


def _qualifies(named: NamedPlace | None, codes: tuple[str, ...]) -> bool:
    """Whether an economy says which place of that name is meant ('Cambridge, UK'), rather than being asked about."""
    fitting = tuple(spot for spot in named.spots if spot.economy in codes) if named else ()
    if named and fitting:
        named.spots = fitting
    return bool(fitting)


def _narrow_to_state(named: NamedPlace, state: Sense, written: str) -> None:
    """Keep the place of that name that lies in the state; 'Paris, Texas' is none of the record's."""
    economy, code = state.codes
    fitting = tuple(spot for spot in named.spots if spot.economy == economy and spot.state == code)
    named.spots = fitting or (Spot(f"{named.spots[0].name}, {written}", economy, state=code),)


def _add_wish(draft: Draft, sense: Sense) -> None:
    if sense.type is SenseType.MEASURE and sense.name in _FACT_MEASURES:
        draft.features.add("fact")
        draft.measure = sense.name
    elif sense.type is SenseType.MEASURE:
        draft.features.add("measure" if draft.measure in (None, sense.name) else "several_measures")
        draft.measure = sense.name
    elif sense.type is SenseType.REGION:
        draft.features.add("region" if draft.region in (None, sense.name) else "several_regions")
        draft.region = sense.name
    elif sense.type is SenseType.TOPIC:
        draft.features.add("topic")
        draft.topic = sense.name
    elif sense.type is SenseType.OPENER:
        draft.openers.add(sense.name)
    else:
        draft.features.add(sense.name)
