"""Every catalogue says everything that English says, in its own words and with its own plurals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from babel import Locale

from answers.catalogue import DEFAULT, Messages, Value, languages, messages
from answers.markup import html
from db.record import Snapshot
from questions.lexicon import lexicons
from tests.telegram.limits import TEXT_UNITS, formatted

SAMPLES = (0, 1, 2, 3, 11, 21, 100)
OTHERS = tuple(tag for tag in languages() if tag != DEFAULT)
ENGLISH_ONLY = ("admin.", "economy.")
"""Messages that no other language needs: those for whoever runs the bot, and names of economies with their article."""
WORDS_ALIKE = 4
"""So many words in a row are never the same in another language by chance."""
KEPT = ("value.Top 100 innovation clusters",)
"""What is a title and stays as WIPO prints it, in languages that like to keep it."""
TOLD = (
    *("clustering_rule", "measure_weights", "ranking_basis", "publication_scope_change", "ranking_name"),
    *("publisher", "rank_rise_reason", "speaker"),
)
"""Measures of facts whose value is a text that replies show."""
FIELDS = ("top_pct_field", "top_science_field")


def forms(held: Messages, message: str) -> tuple[str, ...]:
    """The texts of a message: one for each plural form, or the one that it has."""
    found = held.catalog.get(message)
    assert found is not None
    return (found.string,) if isinstance(found.string, str) else tuple(found.string or ())


def ids(held: Messages) -> list[str]:
    """The ids of a catalogue's messages."""
    found = (message.id if isinstance(message.id, str) else message.id[0] for message in held.catalog)
    return [id_ for id_ in found if id_]


def wanted() -> list[str]:
    """The ids that every catalogue has to hold."""
    return [id_ for id_ in ids(messages()) if not id_.startswith(ENGLISH_ONLY)]


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return set(re.findall(r"\{(\w+)\}", text))


def stray_markup(text: str) -> str:
    """What is left of the markup once every bold part is taken out."""
    return re.sub(r"<b>[^<>]+</b>", "", text)


def test_every_language_that_is_understood_is_replied_in() -> None:
    understood = {lexicon.language for lexicon in lexicons()} - {"zh"} | {"zh-Hans", "zh-Hant"}
    assert understood == set(languages())


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_there_and_no_other(language: str) -> None:
    held = messages(language)
    assert [id_ for id_ in wanted() if id_ not in ids(held) or not all(forms(held, id_))] == []
    assert sorted(set(ids(held)) - set(wanted())) == []


@pytest.mark.parametrize("language", languages())
def test_placeholders_are_those_of_english(language: str) -> None:
    held = messages(language)
    wrong = []
    for id_ in (id_ for id_ in wanted() if id_ in ids(held)):
        expected = set().union(*(placeholders(text) for text in forms(messages(), id_)))
        several = len(forms(held, id_)) > 1
        for number, text in enumerate(forms(held, id_)):
            tells_it_in_words = several and _numbers_of(held, number) in ([0], [1], [2])
            missing = expected - placeholders(text) - ({"count"} if tells_it_in_words else set())
            if missing or placeholders(text) - expected:
                wrong.append(f"{id_}: {text}")
    assert wrong == []


def _numbers_of(held: Messages, form: int) -> list[int]:
    """The numbers up to a few hundred that take a plural form."""
    return [number for number in range(301) if held._form(number) == form]


@pytest.mark.parametrize("language", languages())
def test_plural_forms_are_those_of_cldr(language: str) -> None:
    held, locale = messages(language), Locale.parse(language, sep="-")
    pairs = {(locale.plural_form(number), held._form(number)) for number in range(301)}
    assert len({category for category, _ in pairs}) == len({form for _, form in pairs}) == len(pairs)
    for id_ in ids(held):
        assert len(forms(held, id_)) in (1, held.catalog.num_plurals), id_


@pytest.mark.parametrize("language", languages())
def test_every_message_is_valid_in_telegram_with_every_number(language: str) -> None:
    held = messages(language)
    wrong = []
    for id_ in (id_ for id_ in wanted() if id_ in ids(held)):
        bold = forms(messages(), id_)[0].count("<b>")
        for text in forms(held, id_):
            sound = not re.search(r"[<>]", stray_markup(text)) and text.count("<b>") == bold
            wrong += [] if sound and "  " not in text and "\n" not in text else [f"{id_}: {text}"]
        for count in SAMPLES:
            values: dict[str, Value] = {name: f"<{name}>" for text in forms(held, id_) for name in placeholders(text)}
            shown = html((held.line(id_, **{**values, "count": count}),))
            if re.search(r"[{}]", shown):
                wrong.append(f"{id_}: {shown}")
            elif shown.strip():
                formatted(f"x{shown}", "HTML", TEXT_UNITS, "message")
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left(language: str) -> None:
    held = messages(language)
    left = []
    for id_ in (id_ for id_ in wanted() if id_ in ids(held) and id_ not in KEPT):
        for english in forms(messages(), id_):
            runs = set(_runs(english))
            left += [f"{id_}: {text}" for text in forms(held, id_) if runs & set(_runs(text))]
    assert left == []


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Words in a row that are neither names in braces nor numbers nor capitalised."""
    words = [word if word.islower() and word[0].isalpha() else "" for word in re.findall(r"\{\w+\}|/?[\w’-]+", text)]
    for start in range(len(words) - WORDS_ALIKE + 1):
        run = tuple(words[start : start + WORDS_ALIKE])
        if all(run):
            yield run


def test_texts_of_the_record_are_in_the_catalogues(snapshot: Snapshot) -> None:
    texts = {fact.value for fact in snapshot.facts if fact.measure in TOLD}
    texts |= {item.partition("=")[0] for fact in snapshot.facts if fact.measure in FIELDS for item in fact.items}
    assert {text for text in texts if not messages().has(f"value.{text}")} == set()
    own = [id_ for id_ in ids(messages()) if id_.startswith("value.")]
    assert [id_ for id_ in own if messages().text(id_) != id_.removeprefix("value.")] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_economy_of_the_record_has_a_name(language: str, snapshot: Snapshot) -> None:
    known = Locale.parse(language, sep="-").territories
    held = messages(language)
    nameless = [code for code in snapshot.economies if code not in known and not held.has(f"territory.{code}")]
    assert nameless == []


def test_what_a_catalogue_lacks_is_said_in_english() -> None:
    held = messages("de")
    lacking = Messages("de", held.catalog.__class__(locale="de"))
    assert lacking.text("rank.one", cluster="Seoul", rank=3, edition=2023) == "Seoul was #3 in 2023."
    assert lacking.has("rank.one")
    assert not lacking.has("no.such.message")


@pytest.mark.parametrize(
    ("language", "number", "percent", "day"),
    [
        ("en", "154,353.5", "8.7%", "September 20, 2023"),
        ("de", "154.353,5", "8,7\xa0%", "20. September 2023"),
        ("fr", "154\u202f353,5", "8,7\xa0%", "20 septembre 2023"),
        ("ru", "154\xa0353,5", "8,7\xa0%", "20 сентября 2023\u202fг."),
        ("ja", "154,353.5", "8.7%", "2023年9月20日"),
    ],
)
def test_numbers_and_days_are_written_as_the_language_does(language: str, number: str, percent: str, day: str) -> None:
    if language not in languages():
        pytest.fail(f"there is no catalogue of {language}")
    held = messages(language)
    shown = (held.number(Decimal("154353.5")), held.percent(Decimal("8.7")), held.date(date(2023, 9, 20)))
    assert shown == (number, percent, day)
    assert held.text("span", first=2019, last=2021).count("2019") == 1
