"""Every lexicon keeps what it promises: its examples are read as their kind, its counter-examples are not."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

import pytest

from questions.kinds import rules
from questions.language import in_language
from questions.lexicon import Lexicon, lexicons
from questions.names import Names
from questions.normalise import Word, normal_form, words
from questions.question import Question
from questions.scan import Span, scan
from questions.senses import STEM, Phrase, SenseType
from questions.understand import understand
from tests.corpus.meaning import rows

KINDS = {rule.kind for rule in rules()}
SLOT_FEATURES = frozenset(
    {"place", "places2", "economy", "economies2", "region", "excluded", "edition", "editions2", "span", "number"}
    | {"ordinal", "range", "measure", "topic", "yes_no", "more_than", "less_than", "between"}
)

MEANINGS = frozenset({SenseType.FEATURE, SenseType.OPENER, SenseType.SPAN, SenseType.MEASURE, SenseType.TOPIC})
"""What a phrase can change about a question, besides the names in it."""


def known_features() -> dict[str, dict[str, str]]:
    content = (resources.files("questions") / "features.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(content)
    return found


def examples() -> list[tuple[str, str]]:
    return [(kind, text) for lex in lexicons() for kind, texts in lex.examples.items() for text in texts]


def counter_examples() -> list[tuple[str, str]]:
    return [(kind, text) for lex in lexicons() for kind, texts in lex.counter_examples.items() for text in texts]


def kind_of(text: str, names: Names) -> str | None:
    reading = understand(text, names)[0]
    return reading.kind if isinstance(reading, Question) or reading.status == "out_of_scope" else None


@pytest.mark.parametrize(("kind", "text"), examples())
def test_an_example_is_read_as_its_kind(kind: str, text: str, names: Names) -> None:
    assert kind_of(text, names) == kind


@pytest.mark.parametrize(("kind", "text"), counter_examples())
def test_a_counter_example_is_not_read_as_the_kind(kind: str, text: str, names: Names) -> None:
    assert kind_of(text, names) != kind


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: str(lexicon.language))
def test_a_language_has_examples_and_counter_examples_of_every_kind(lexicon: Lexicon) -> None:
    assert set(lexicon.examples) == KINDS
    assert set(lexicon.counter_examples) == KINDS


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: str(lexicon.language))
def test_a_lexicon_uses_only_features_that_are_explained(lexicon: Lexicon) -> None:
    explained = known_features()
    used = {
        SenseType.FEATURE: explained["features"],
        SenseType.OPENER: explained["openers"],
        SenseType.SPAN: explained["spans"],
    }
    for _, sense in lexicon.senses:
        if sense.type in used:
            assert sense.name in used[sense.type]


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: str(lexicon.language))
def test_a_phrase_carries_one_feature(lexicon: Lexicon) -> None:
    carried = Counter(phrase for phrase, sense in lexicon.senses if sense.type is SenseType.FEATURE)
    assert [phrase for phrase, count in carried.items() if count > 1] == []


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: str(lexicon.language))
def test_a_phrase_by_itself_is_read_as_what_it_says(lexicon: Lexicon, names: Names) -> None:
    """A phrase that another one swallows, or that falls apart, would never be of use."""
    unread = [
        " ".join(phrase)
        for phrase, sense in lexicon.senses
        if not any(word.endswith(STEM) for word in phrase)
        and not any((each.type, each.name) == (sense.type, sense.name) for each in _whole(phrase, names).senses)
    ]
    assert unread == []


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: str(lexicon.language))
def test_every_meaning_is_exercised_by_an_example(lexicon: Lexicon, names: Names) -> None:
    """A meaning that no question of the corpus and no example shows could break without a sign."""
    told = {(sense.type, sense.name) for _, sense in lexicon.senses if sense.type in MEANINGS}
    shown = {
        (sense.type, sense.name)
        for text in _questions_in(lexicon)
        for span in in_language(scan(words(text), names.table), lexicon.language)
        for sense in span.senses
        if sense.language == lexicon.language
    }
    assert sorted(f"{kind.value} {name}" for kind, name in told - shown) == []


def _questions_in(lexicon: Lexicon) -> list[str]:
    asked = [row.question for row in rows() if row.language.partition("-")[0] == lexicon.language]
    given = (*lexicon.examples.values(), *lexicon.counter_examples.values())
    return asked + [text for texts in given for text in texts]


def _whole(phrase: Phrase, names: Names) -> Span:
    written = tuple(Word(form, form, " " if place else "") for place, form in enumerate(phrase))
    cut = scan(written, names.table)
    return cut[0] if len(cut) == 1 else Span(written, ())


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: str(lexicon.language))
def test_every_phrase_has_words(lexicon: Lexicon) -> None:
    assert all(phrase for phrase, _ in lexicon.senses)


def test_every_feature_of_the_table_of_kinds_is_explained() -> None:
    explained = set(known_features()["features"]) | SLOT_FEATURES
    used = {feature for rule in rules() for needed in rule.when for feature in needed}
    used |= {feature for rule in rules() for feature in rule.allows if feature != "*"}
    assert used <= explained


def test_no_feature_is_explained_that_no_lexicon_uses() -> None:
    used = {sense.name for lexicon in lexicons() for _, sense in lexicon.senses if sense.type is SenseType.FEATURE}
    assert set(known_features()["features"]) == used


def test_the_normal_form_of_a_phrase_is_what_the_question_shows(names: Names) -> None:
    assert normal_form("San Jose–San Francisco, CA") == ("san", "jose", "san", "francisco", "ca")
    assert len(names.table) > 1000
