"""The same questions in every language: the same figures, whole questions to tap, and nothing cut or mixed up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from answers.answer import Answer, Choice
from answers.catalogue import DEFAULT, Messages, languages, messages
from answers.desk import Desk
from answers.rendering import as_json, caption_html, chat_html, inline_description, inline_title
from answers.talk import examples
from answers.writing import bare, isolated
from questions.names import Names
from questions.question import Question
from questions.understand import understand
from tests.answers.conftest import AnswerIn
from tests.telegram.limits import CAPTION_UNITS, TEXT_UNITS, formatted

OTHERS = tuple(tag for tag in languages() if tag != DEFAULT)
ASKED: tuple[tuple[str, ...], ...] = (
    ("rank of Shanghai-Suzhou 2017",),
    ("rank of Tokyo",),
    ("rank of Suzhou 2024",),
    ("is Shanghai ahead of Seoul in 2023",),
    ("rank of Cambridge",),
    ("rank of Cambridge, Massachusetts 2023",),
    ("rank of Atlantis",),
    ("Tokyo 2016",),
    ("rank of Grenoble 2019",),
    ("Seoul Beijing I love",),
    ("China something odd",),
    ("2023 something odd",),
    ("who was first in 2023",),
    ("places 11 to 20 in 2023",),
    ("best cluster in India",),
    ("top 10 of 2023",),
    ("bottom 5 of 2024",),
    ("clusters in Germany",),
    ("clusters in Europe outside Germany",),
    ("clusters in Hong Kong 2023",),
    ("how many clusters does China have in 2023",),
    ("how many clusters does the US have since 2019",),
    ("how many of the top 10 are in Asia",),
    ("which country has the most clusters in 2023",),
    ("China vs US",),
    ("Beijing vs Seoul since 2019",),
    ("compare Paris, London and Munich 2023",),
    ("trend of Bengaluru",),
    ("trend of China",),
    ("who is right behind Shanghai in 2023",),
    ("biggest climbers 2024",),
    ("biggest fallers between 2019 and 2023",),
    ("newcomers 2023",),
    ("is Ningde new",),
    ("who left the top 100 in 2022",),
    ("PCT applications of Tokyo 2023",),
    ("Beijing's share of publications",),
    ("top 3 by publications 2023",),
    ("score of Tokyo 2023",),
    ("best rank ever of Nanjing",),
    ("when did Shanghai enter the top 5",),
    ("is Suzhou part of Shanghai",),
    ("what happened to Guangzhou",),
    ("when was GII 2023 released",),
    ("how is the ranking calculated",),
    ("what is a PCT application",),
    ("who makes the ranking",),
    ("how many PCT applications did Shanghai file in 2022",),
    ("top applicant in Paris 2018",),
    ("which company files the most patents",),
    ("who heads WIPO",),
    ("where is this from",),
    ("hello",),
    ("weather in Beijing",),
    ("",),
    ("rank of Shanghai-Suzhou in 2023", "and the year before"),
)


def asked(answer_in: AnswerIn, language: str) -> Iterator[tuple[str, Answer]]:
    """The answers in a language, by what was asked last."""
    for questions in ASKED:
        previous: Question | None = None
        for question in questions:
            answer = answer_in(language, question, previous)
            previous = answer.asked or previous
        for each in (answer, *answer.more):
            yield question, each


@pytest.mark.parametrize("language", languages())
def test_every_answer_can_be_sent(language: str, answer_in: AnswerIn) -> None:
    for question, answer in asked(answer_in, language):
        assert formatted(chat_html(answer), "HTML", TEXT_UNITS, "message").text.strip(), question
        assert formatted(caption_html(answer), "HTML", CAPTION_UNITS, "caption").text.strip(), question
        assert 1 <= len(bare(inline_title(answer))) <= 60, question
        assert len(inline_description(answer)) <= 120, question
        assert answer.language == language


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_changes_the_words_and_nothing_else(language: str, answer_in: AnswerIn) -> None:
    own = {"language", "text", "choices", "more"}
    pairs = zip(asked(answer_in, language), asked(answer_in, DEFAULT), strict=True)
    for (question, answer), (_, english) in pairs:
        shown, expected = as_json(answer), as_json(english)
        differing = [field for field in shown if field not in own and shown[field] != expected[field]]
        assert differing == [], question
        assert question == "" or shown["text"] != expected["text"]


@pytest.mark.parametrize("language", OTHERS)
def test_whatever_is_offered_means_the_same_in_every_language(language: str, answer_in: AnswerIn, names: Names) -> None:
    wrong = {}
    pairs = zip(asked(answer_in, language), asked(answer_in, DEFAULT), strict=True)
    for (_, answer), (_, english) in pairs:
        for choice, original in zip(_offered(answer), _offered(english), strict=True):
            read, meant = _meaning(choice.question, names), _meaning(original.question, names)
            if read != meant:
                wrong[choice.question] = f"{read} instead of {meant}"
    for example, original_example in zip(examples(messages(language)), examples(messages()), strict=True):
        if _meaning(example, names) != _meaning(original_example, names):
            wrong[example] = f"{_meaning(example, names)} instead of {original_example}"
    assert wrong == {}


def _offered(answer: Answer) -> tuple[Choice, ...]:
    """What is offered, but for what repeats the words of the question, which are in its own language."""
    own = tuple(choice for choice in answer.choices if choice.question not in answer.text_asked)
    return (*(own if answer.status != "ambiguous" else ()), *answer.follow_ups)


def _meaning(question: str, names: Names) -> object:
    [reading, *more] = understand(question, names)
    if more or not isinstance(reading, Question):
        return "not understood"
    slots = replace(reading.slots, mentions=(), near=())
    return reading.kind, slots, reading.claim, reading.corrections


@pytest.mark.parametrize("language", OTHERS)
def test_what_commands_ask_means_the_same_in_every_language(language: str, names: Names) -> None:
    own, english = _commands(messages(language)), _commands(messages())
    wrong = {
        question: f"{_meaning(question, names)} instead of {_meaning(english[command], names)}"
        for command, question in own.items()
        if _meaning(question, names) != _meaning(english[command], names)
    }
    assert wrong == {}


def _commands(held: Messages) -> dict[str, str]:
    """The question of each command: with its example behind it, with an edition, and with nothing."""
    english = (message.id for message in messages().catalog)
    asks = [id_ for id_ in english if isinstance(id_, str) and id_.startswith("chat.ask.")]
    found = {}
    for id_ in asks:
        example, bare_id = id_.replace(".ask.", ".example."), id_.replace(".ask.", ".bare.")
        standing_in = "5 2023" if id_.endswith((".top", ".bottom")) else "2023"
        found[id_] = held.text(id_, text=held.text(example) if held.has(example) else standing_in)
        if held.has(bare_id):
            found[bare_id] = held.text(bare_id)
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_offered_is_answered_in_the_same_language(language: str, answer_in: AnswerIn, desk: Desk) -> None:
    offered = {choice.question for _, answer in asked(answer_in, language) for choice in _offered(answer)}
    offered |= set(examples(messages(language)))
    replied = {question: desk.answer(question, language=language).language for question in offered}
    assert {question: tag for question, tag in replied.items() if tag != language} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_the_readings_of_an_ambiguous_name_can_be_asked(language: str, answer_in: AnswerIn, desk: Desk) -> None:
    answer = answer_in(language, "rank of Cambridge")
    assert answer.status == "ambiguous"
    assert {desk.answer(choice.question).status for choice in answer.choices} <= {"answered", "partial", "no_data"}


@pytest.mark.parametrize("language", OTHERS)
def test_native_names_stand_behind_latin_ones(language: str, answer_in: AnswerIn) -> None:
    natives = {
        "ja": "東京–横浜",
        "ko": "도쿄–요코하마",
        "ru": "Токио–Йокогама",
        "ar": "طوكيو–يوكوهاما",
        "zh-Hans": "东京–横滨",
        "zh-Hant": "東京–橫濱",
    }
    text = bare(as_json(answer_in(language, "top 5 of 2023"))["text"])
    assert "Tokyo–Yokohama" in text
    assert text.count(natives.get(language, "Tokyo–Yokohama")) == 1


def test_latin_names_and_signed_numbers_are_set_apart_from_right_to_left() -> None:
    assert isolated("كان Tokyo–Yokohama في 2023") == "كان \u2068Tokyo–Yokohama\u2069 في 2023"
    assert isolated("San Jose–San Francisco, CA، Seoul") == (
        "\u2068San Jose–San Francisco, CA\u2069، \u2068Seoul\u2069"
    )
    assert isolated("+5 و12.3%") == "\u2068+5\u2069 و12.3%"


@pytest.mark.parametrize("language", OTHERS)
def test_marks_of_direction_are_balanced_and_only_where_they_are_needed(language: str, answer_in: AnswerIn) -> None:
    for question, answer in asked(answer_in, language):
        for text in (as_json(answer)["text"], inline_title(answer)):
            depth = [0]
            for mark in re.findall("[\u2068\u2069]", text):
                depth.append(depth[-1] + (1 if mark == "\u2068" else -1))
            assert set(depth) <= ({0, 1} if messages(language).is_right_to_left else {0}), question
            assert depth[-1] == 0, question
