"""From a person's words to what they ask: the one way in which every surface goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from questions.claims import asks_by_intonation, claim_of
from questions.counting import read_counts
from questions.draft import Draft, NamedPlace
from questions.follow_ups import carried_rule, carry, continues
from questions.kinds import Rule, choose
from questions.language import in_language, language_of
from questions.names import Names
from questions.naming import read_names
from questions.normalise import LONGEST, Word, words
from questions.numbers import settle_numbers
from questions.question import NotUnderstood, Question, Reading, Slots
from questions.resolve import cluster_readings, mention_in, resolve
from questions.scan import scan
from questions.senses import SenseType, Spot
from questions.sentences import clauses, joined, sentences
from questions.shorthand import written_out

_Meaning = TypeVar("_Meaning")
_MOST_QUESTIONS = 4
"""Questions of one message that are answered; more of them would not fit one reply."""
_STRAY_WORDS = 2
"""With nothing named, more unexplained words than these mean that the message is about something else."""
_ASKING = frozenset({"who", "which", "count", "rank", "when"})
"""Features of words that ask."""
_SAY_NOTHING = frozenset({"which", "cluster", "or", "has", "polite", "list", "any", "yes_no"})
"""Features that every kind of talk has."""


def understand(text: str, names: Names, previous: Question | None = None) -> tuple[Reading, ...]:
    """What a message asks: one reading for each question in it, at least one.

    `previous` is the question that was asked before, for follow-ups. Never raises, whatever the text.
    """
    if not text.strip():
        return (NotUnderstood(text, "en", "invalid", kind=None),)
    if len(text) > LONGEST:
        return (NotUnderstood(text, "en", "invalid", kind="too_long"),)
    parts = _rejoined([part for part in sentences(text) if words(part)], names)
    if 1 < len(parts) <= _MOST_QUESTIONS:
        readings = _in_turn(parts, names, previous)
        if any(isinstance(reading, Question) for reading in readings):
            return readings
    reading = _read_past_the_speaker(text, names, previous)
    if isinstance(reading, Question) and (twice := _asked_twice(text, names)):
        return _in_halves(twice, names, previous) or (reading,)
    if isinstance(reading, NotUnderstood) and reading.status == "unclear":
        return _in_halves(joined(text, names.table), names, previous) or (reading,)
    return (reading,)


def _rejoined(parts: list[str], names: Names) -> list[str]:
    """The sentences of a message; one that only names an edition belongs to the one before, which names none.

    'Which clusters lead in intensity? 2024'
    """
    found: list[str] = []
    for part in parts:
        if found and not part.endswith("?") and _only_names_an_edition(part, names):
            before = _draft(words(found[-1]), names)
            if not before.editions and before.features | before.openers:
                found[-1] = f"{found[-1].rstrip('?？؟。. ')} {part}"
                continue
        found.append(part)
    return found


def _only_names_an_edition(part: str, names: Names) -> bool:
    draft = _draft(words(part), names)
    others = draft.places or draft.economies or draft.limit or draft.region or draft.measure or draft.unexplained
    return bool(draft.editions) and not others and draft.features <= _SAY_NOTHING | {"ranking"} and not draft.openers


def _asked_twice(text: str, names: Names) -> list[tuple[str, str]]:
    """The ways to part a sentence at a conjunction with a word that asks on either side: 'what rank, and who is ahead'.

    The second half begins with its word.
    """
    found = []
    for first, second in joined(text, names.table):
        begins, goes_on = _draft(words(first), names), scan(words(second), names.table)
        asks = next((span for span in goes_on if not span.sense(SenseType.FILLER)), None)
        if begins.features & _ASKING and asks and any(sense.name in _ASKING for sense in asks.senses):
            found.append((first, second))
    return found


def _in_halves(parts: Iterable[tuple[str, str]], names: Names, previous: Question | None) -> tuple[Reading, ...]:
    """Two questions that a conjunction joins, 'when did it come out, and who won', where both are understood."""
    for first, second in parts:
        reading = _read(first, names, previous)
        if isinstance(reading, Question) and reading.kind != "greeting":
            other = _read(second, names, reading)
            if isinstance(other, Question) and other.kind not in ("greeting", reading.kind):
                return reading, other
    return ()


def _in_turn(parts: list[str], names: Names, previous: Question | None) -> tuple[Reading, ...]:
    """Each question of a message; a greeting, and what people say of themselves, is left out beside one."""
    asking: list[Reading] = []
    greeting: list[Reading] = []
    for part in parts:
        reading = _read_past_the_speaker(part, names, previous)
        if isinstance(reading, Question) and reading.kind == "greeting":
            greeting.append(reading)
        elif isinstance(reading, Question):
            if asking and _only_introduces(asking[-1], reading):
                asking.pop()
            previous = reading
            asking.append(reading)
        elif not _is_about_the_speaker(part, names):
            asking.append(reading)
    return tuple(asking or greeting)


def _only_introduces(before: Reading, reading: Question) -> bool:
    """Whether a sentence only named the place that the next one asks about: 'I live in Munich. How did it do?'"""
    if not isinstance(before, Question) or before.kind != "rank" or not reading.inherited or before.text.endswith("?"):
        return False
    same = (before.slots.clusters, before.slots.places) == (reading.slots.clusters, reading.slots.places)
    return same and not before.slots.editions


def _read_past_the_speaker(text: str, names: Names, previous: Question | None) -> Reading:
    """The question of a sentence, also where a remark of the person about themselves comes before it."""
    reading = _read(text, names, previous)
    if isinstance(reading, Question) or reading.status == "ambiguous":
        return reading
    for remark, rest in clauses(text):
        if _is_about_the_speaker(remark, names):
            asked = _read(rest, names, previous)
            if isinstance(asked, Question):
                return replace(asked, text=text)
    return reading


def _is_about_the_speaker(remark: str, names: Names) -> bool:
    """Whether a remark names nothing, wishes for nothing and is about the person who speaks, or greets.

    Anything else may change what is asked: 'by population, top 5' is not 'top 5'.
    """
    draft = _draft(words(remark), names)
    idle = not draft.has_slots and draft.features <= _SAY_NOTHING | {"greeting", "thanks"}
    return idle and (draft.speaks_of_self or not draft.unexplained)


def _read(text: str, names: Names, previous: Question | None) -> Reading:
    found = words(text)
    if not found:
        return NotUnderstood(text, "en", "invalid", kind="no_words")
    draft = _draft(found, names)
    _complete_beginnings(draft, names)
    _settle_places_by_company(draft)
    features = _features(draft)
    if asks_by_intonation(text, features):
        features |= {"yes_no"}
    if "foreign" in features:
        return _out_of_scope(text, draft)
    if draft.unexplained:
        return _unexplained(text, draft, features, names)
    follows = continues(draft, features, previous)
    rule = carried_rule(features, previous) if follows and previous else None
    inherits = follows and rule is not None
    rule = rule or choose(features)
    if rule is None:
        return _unclear(text, draft, names) if features else _out_of_scope(text, draft)
    if rule.kind == "out_of_scope":
        return _out_of_scope(text, draft)
    if (ambiguous := _ambiguous(text, draft, names, rule)) is not None:
        return ambiguous
    slots = _slots(draft, features, names, rule)
    slots = _with_compared_edition(slots, features, names)
    if inherits and previous is not None:
        slots = _resolved_again(carry(slots, features, previous, rule.kind), names)
    if set(slots.excluded) & {*slots.clusters, *slots.economies}:
        return _unclear(text, draft, names)
    claim = claim_of(rule.kind, features)
    if claim is not None and claim.relation in ("more", "fewer") and isinstance(slots.limit, int):
        claim, slots = replace(claim, number=slots.limit), replace(slots, limit=None)
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


def _draft(found: tuple[Word, ...], names: Names) -> Draft:
    draft = Draft()
    cut = scan(found, names.table)
    draft.language = language_of(cut)
    settled = written_out(in_language(cut, draft.language), names.table)
    spans = names.speller.correct(settled, draft.language)
    read_names(read_counts(spans, names.editions, draft), draft)
    settle_numbers(draft, names.editions)
    return draft


def _complete_beginnings(draft: Draft, names: Names) -> None:
    """A word that only begins names on record ('San rank') may be any of them, whatever small town is called so."""
    for place in draft.places:
        if not place.on_record and len(place.span.words) == 1:
            place.spots = names.beginning_with(place.span.words[0].form) or place.spots
    for span in list(draft.unexplained):
        if len(span.words) == 1 and (spots := names.beginning_with(span.words[0].form)):
            draft.unexplained.remove(span)
            draft.places.append(NamedPlace(span, spots))


def _features(draft: Draft) -> frozenset[str]:
    features = set(draft.features)
    if draft.places:
        features.add("place" if len(draft.places) == 1 else "places2")
    if draft.economies:
        features.add("economy" if len(draft.economies) == 1 else "economies2")
    if draft.excluded_places or draft.excluded_economies:
        features.add("excluded")
    if draft.editions:
        features.add("edition")
    if len(set(draft.editions)) > 1:
        features.add("editions2")
    if draft.spans_editions:
        features.add("span")
    if "yes_no" in draft.openers:
        features.add("yes_no")
    return frozenset(features)


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
    elsewhere = not draft.has_slots and (len(draft.unexplained) > _STRAY_WORDS or not features - _SAY_NOTHING)
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
    topic = slots.topic or _implied(rule.topics, features)
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
        excluded=(*excluded, *draft.excluded_economies),
        mentions=mentions,
        near=near,
    )


def _resolved_again(slots: Slots, names: Names) -> Slots:
    """Carried places, decided anew for the editions of this question."""
    mentions = tuple(mention_in(mention, slots.editions, names) for mention in slots.mentions)
    return replace(slots, mentions=mentions, clusters=tuple(dict.fromkeys(mention.cluster for mention in mentions)))
