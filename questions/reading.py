"""From one sentence to the question that it asks: cut, named, counted, and given a kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from questions.claims import asks_by_intonation, claim_of, counted
from questions.counting import read_counts
from questions.draft import Draft, NamedPlace
from questions.follow_ups import carried_rule, carry, continues
from questions.kinds import Rule, choose
from questions.language import in_language, language_of, languages_of, speaks_another
from questions.names import Names
from questions.naming import PER_MILLION_OF, read_names
from questions.normalise import Word, words
from questions.numbers import settle_numbers
from questions.question import NotUnderstood, Question, Reading, Slots
from questions.resolve import cluster_readings, mention_in, resolve
from questions.scan import Span, scan
from questions.senses import Spot
from questions.shorthand import written_out

_Meaning = TypeVar("_Meaning")
_RANKS = frozenset({"within", "top", "first", "last", "bottom", "ordinal"})
"""Words beside which a number in a question about a count is one of ranks, not of clusters."""
_MOST_LANGUAGES = 3
"""Languages in which one text is read, at most."""
_STRAY_WORDS = 2
"""With nothing named, more unexplained words than these mean that the message is about something else."""
SAY_NOTHING = frozenset({"which", "cluster", "or", "has", "polite", "list", "any", "yes_no"})
"""Features that every kind of talk has."""


def read(text: str, names: Names, previous: Question | None, *, in_one_message: bool = False) -> Reading:
    """The one question of a sentence, or why there is none.

    `in_one_message` says that the previous question stands in the same message. Where it is none in its likeliest
    language, it may be one in another for which nearly as much speaks.
    """
    reading = _read_in(None, text, names, previous, in_one_message=in_one_message)
    if isinstance(reading, NotUnderstood) and reading.status == "unclear":
        for language in languages_of(scan(words(text), names.table))[1:_MOST_LANGUAGES]:
            other = _read_in(language, text, names, previous, in_one_message=in_one_message)
            if isinstance(other, Question):
                return other
    return reading


def _read_in(
    language: str | None, text: str, names: Names, previous: Question | None, *, in_one_message: bool
) -> Reading:
    found = words(text)
    if not found:
        return NotUnderstood(text, "en", "invalid", kind="no_words")
    draft = draft_of(found, names, language)
    _complete_beginnings(draft, names)
    _settle_places_by_company(draft)
    features = features_of(draft)
    if asks_by_intonation(text, features | _order(draft, found)):
        features |= {"yes_no"}
    if "foreign" in features:
        return _out_of_scope(text, draft)
    if draft.unexplained:
        return _unexplained(text, draft, features, names)
    follows = continues(draft, features, previous, 0 if in_one_message else len(found))
    rule = carried_rule(features, previous) if follows and previous else None
    inherits = follows and rule is not None
    rule = rule or choose(features)
    if rule is None and _denies_a_place(features):
        features -= {"negation", "yes_no"}
        rule = choose(features)
    if rule is None:
        return _unclear(text, draft, names) if features else _out_of_scope(text, draft)
    if rule.kind == "out_of_scope":
        return _out_of_scope(text, draft)
    if (ambiguous := _ambiguous(text, draft, names, rule)) is not None:
        return ambiguous
    slots = _slots(draft, features, names, rule)
    slots = _with_compared_edition(slots, features, names)
    if rule.kind == "trend" and "trend" in features and features & {"yes_no", "count", "or"}:
        slots = _since_the_edition_before(slots, names)
    if inherits and previous is not None:
        slots = _resolved_again(carry(slots, features, previous, rule), names)
        if draft.per_head and previous.slots.measure in PER_MILLION_OF:
            slots = replace(slots, measure=PER_MILLION_OF[previous.slots.measure])
    if set(slots.excluded) & {*slots.clusters, *slots.economies}:
        return _unclear(text, draft, names)
    claim = claim_of(rule.kind, features)
    if rule.kind == "count" and isinstance(slots.limit, int) and not features & _RANKS:
        if claim is None:
            return _unclear(text, draft, names)
        claim, slots = counted(claim, slots.limit), replace(slots, limit=None)
    if claim is None and inherits and previous is not None and rule.kind == previous.kind:
        claim = previous.claim
    return Question(
        text=text,
        language=draft.language,
        kind="fact" if _is_about_a_city(rule, slots, names) else rule.kind,
        slots=slots,
        claim=claim,
        corrections=tuple(draft.corrections),
        inherited=inherits,
    )


def _order(draft: Draft, found: tuple[Word, ...]) -> frozenset[str]:
    """Whether the one place is named before any wish."""
    if len(draft.places) != 1 or not draft.said:
        return frozenset()
    positions = {id(word): place for place, word in enumerate(found)}
    named, said = (positions.get(id(span.words[0]), 0) for span in (draft.places[0].span, draft.said[0][1]))
    return frozenset({"named_before"}) if named < said else frozenset()


def draft_of(found: tuple[Word, ...], names: Names, language: str | None = None) -> Draft:
    """The parts of a question, before a kind is chosen; in its likeliest language where none is given."""
    draft = Draft()
    cut = scan(found, names.table)
    draft.language = language or language_of(cut)
    if speaks_another(cut, draft.language):
        cut = _in_one_language(cut, scan(found, names.table, draft.language))
    settled = written_out(in_language(cut, draft.language), names.table)
    spans = names.speller.correct(settled, draft.language)
    read_names(read_counts(spans, names.editions, draft), draft)
    settle_numbers(draft, names.editions)
    return draft


def _in_one_language(mixed: tuple[Span, ...], pure: tuple[Span, ...]) -> tuple[Span, ...]:
    """The cut into phrases of one language where it explains as much: a longer phrase of another must not win."""
    unexplained, in_mixed = (sum(not span.senses for span in cut) for cut in (pure, mixed))
    return pure if unexplained <= in_mixed else mixed


def _complete_beginnings(draft: Draft, names: Names) -> None:
    """A word that only begins names on record ('San rank') may be any of them, whatever small town is called so."""
    for place in draft.places:
        if not place.on_record and len(place.span.words) == 1:
            place.spots = names.beginning_with(place.span.words[0].form) or place.spots
    for span in list(draft.unexplained):
        if len(span.words) == 1 and (spots := names.beginning_with(span.words[0].form)):
            draft.unexplained.remove(span)
            draft.places.append(NamedPlace(span, spots))


def features_of(draft: Draft) -> frozenset[str]:
    """What a question shows: its wishes, and what its slots are."""
    features = set(draft.features)
    if draft.places:
        features.add("place" if len(draft.places) == 1 else "places2")
    if draft.economies:
        features.add("economy" if len(draft.economies) == 1 else "economies2")
    if draft.excludes:
        features.add("excluded")
    if draft.editions:
        features.add("edition")
    if len(set(draft.editions)) > 1:
        features.add("editions2")
    if draft.spans_editions:
        features.add("span")
    if "yes_no" in draft.openers or (draft.closed and not _asks_otherwise(features)):
        features.add("yes_no")
    return frozenset(features)


def _denies_a_place(features: frozenset[str]) -> bool:
    """'Isn't Sydney in the top 35?': a yes to it could mean either, so the answer says where it stands and no more."""
    stands = features & {"within", "listed", "ordinal", "first"} and not features & {"economy", "economies2", "region"}
    return bool(
        {"negation", "yes_no", "place"} <= features and stands and not features & {"who", "which", "count", "when"}
    )


_OF_A_RANK = frozenset({"ordinal", "first", "last", "within", "number", "listed", "top", "ahead", "behind"})


def _asks_otherwise(features: set[str]) -> bool:
    """Whether a question that closes like one of yes or no asks for something: 何位でしょうか is 'which rank'."""
    return bool(features & {"who", "count", "when"}) or ("rank" in features and not features & _OF_A_RANK)


def _settle_places_by_company(draft: Draft) -> None:
    """'Oxford or Cambridge': of two cities of one name, the one in the economy of the others is meant."""
    company = {place.spots[0].economy for place in draft.places if len({spot.economy for spot in place.spots}) == 1}
    for place in draft.places:
        near = tuple(spot for spot in place.spots if spot.economy in company)
        if len(place.spots) > 1 and near:
            place.spots = near


def _ambiguous(text: str, draft: Draft, names: Names, rule: Rule) -> NotUnderstood | None:
    """The question once for each reading of a name that has several."""
    for place in draft.places:
        readings = cluster_readings(place, draft.editions, names)
        if len(readings) > 1:
            options = tuple(
                text.replace(place.span.written, _unmistakable(spot, cluster, names), 1) for spot, cluster in readings
            )
            others = tuple(other for other in draft.places if other is not place)
            return NotUnderstood(
                text,
                draft.language,
                "ambiguous",
                kind=rule.kind,
                slots=_slots_of(draft, names, others),
                corrections=tuple(draft.corrections),
                unexplained=(place.span.written,),
                options=options,
            )
    return None


def _unmistakable(spot: Spot, cluster: str, names: Names) -> str:
    """A name under which the place is found again, and no other."""
    name = names.clusters[cluster].name
    if len(names.places_called(name)) == 1:
        return name
    return f"{spot.name}, {names.economies[spot.economy]}"


def _out_of_scope(text: str, draft: Draft) -> NotUnderstood:
    return NotUnderstood(text, draft.language, "out_of_scope", kind="out_of_scope")


def _unexplained(text: str, draft: Draft, features: frozenset[str], names: Names) -> NotUnderstood:
    """Words that nothing explains: about something else altogether, or one thing that stops the answer."""
    elsewhere = not draft.has_slots and (len(draft.unexplained) > _STRAY_WORDS or not features - SAY_NOTHING)
    return _out_of_scope(text, draft) if elsewhere else _unclear(text, draft, names)


def _unclear(text: str, draft: Draft, names: Names) -> NotUnderstood:
    return NotUnderstood(
        text,
        draft.language,
        "unclear",
        slots=_slots_of(draft, names, tuple(draft.places)),
        corrections=tuple(draft.corrections),
        unexplained=tuple(span.written for span in draft.unexplained),
    )


def _slots(draft: Draft, features: frozenset[str], names: Names, rule: Rule) -> Slots:
    """The slots of a kind, with what its words imply: 'first' is rank 1, 'ever best' looks for the best rank."""
    slots = _slots_of(draft, names, tuple(draft.places))
    extreme = _implied(rule.extremes, features)
    topic = slots.topic or _implied(rule.topics, features) or None
    limit = slots.limit
    if limit is None and extreme in (None, "at"):
        limit = _implied(rule.limits, features)
    if extreme in ("best", "worst"):
        limit = None
    return replace(slots, extreme=extreme, topic=topic, limit=limit)


def _implied(by_words: Mapping[str, _Meaning], features: frozenset[str]) -> _Meaning | None:
    """The first meaning whose words are all there."""
    return next((meaning for said, meaning in by_words.items() if set(said.split()) <= features), None)


def _is_about_a_city(rule: Rule, slots: Slots, names: Names) -> bool:
    """'How many PCT applications did Shanghai file in 2022': a calendar year's figure of the city, where recorded."""
    if rule.kind != "measure" or slots.measure != "pct_applications" or len(slots.mentions) != 1:
        return False
    years = names.city_years.get(slots.mentions[0].city or "", frozenset())
    return bool(slots.editions) and set(slots.editions) <= years


def _with_compared_edition(slots: Slots, features: frozenset[str], names: Names) -> Slots:
    """'compared with last year' names one edition and means the newest beside it."""
    one_thing = not features & {"places2", "economies2", "ordinal", "span", "editions2", "who", "next", "neighbour"}
    against_the_past = "compare" in features or ("place" in features and features & {"ahead", "behind"})
    if against_the_past and one_thing and len(slots.editions) == 1 and slots.editions[0] < names.newest:
        return replace(slots, editions=(*slots.editions, names.newest))
    return slots


def _since_the_edition_before(slots: Slots, names: Names) -> Slots:
    """'Did Hefei go up or down in 2024?' asks for what changed in that edition, so since the one before it."""
    before = slots.editions[0] - 1 if len(slots.editions) == 1 else None
    return replace(slots, editions=(before, *slots.editions)) if before in names.editions else slots


def _slots_of(draft: Draft, names: Names, places: tuple[NamedPlace, ...]) -> Slots:
    editions = tuple(sorted(set(draft.editions)))
    mentions = tuple(mention for place in places if (mention := resolve(place, editions, names)))
    spots = [place.spots[0] for place in places if not place.on_record]
    near = tuple((spot.name, cluster) for spot in spots if (cluster := names.cluster_near(spot)))
    excluded = tuple(m.cluster for place in draft.excluded_places if (m := resolve(place, editions, names)))
    return Slots(
        clusters=tuple(dict.fromkeys(mention.cluster for mention in mentions)),
        places=tuple(dict.fromkeys(spot.name for spot in spots)),
        economies=tuple(dict.fromkeys(names.likeliest(codes) for codes in draft.economies)),
        editions=editions,
        measure=draft.measure,
        limit=draft.limit,
        topic=draft.topic,
        region=draft.region,
        excluded=(*excluded, *draft.excluded_economies, *draft.excluded_regions),
        mentions=mentions,
        near=near,
    )


def _resolved_again(slots: Slots, names: Names) -> Slots:
    """Carried places, decided anew for the editions of this question."""
    mentions = tuple(mention_in(mention, slots.editions, names) for mention in slots.mentions)
    return replace(slots, mentions=mentions, clusters=tuple(dict.fromkeys(mention.cluster for mention in mentions)))
