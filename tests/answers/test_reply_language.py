"""A reply is in the language of the question, else in the person's, else in English."""

from __future__ import annotations

import pytest

from answers.desk import Desk
from answers.rendering import as_json
from answers.reply_language import catalogue_tag, reply_language
from answers.suggestions import Suggestions
from db.record import Snapshot


@pytest.mark.parametrize(
    ("tag", "catalogue"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("de", "de"),
        ("de-AT", "de"),
        ("pt-br", "pt"),
        ("pt_PT", "pt"),
        ("zh", "zh-Hans"),
        ("zh-hans", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-hant", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-hant-HK", "zh-Hant"),
        ("uk", None),
        ("xx-yy-zz-1", None),
        ("", None),
        (None, None),
        ("\ud800", None),
    ],
)
def test_tags_of_apps_lead_to_their_catalogue(tag: str | None, catalogue: str | None) -> None:
    assert catalogue_tag(tag) == catalogue


@pytest.mark.parametrize(
    ("spoken", "text", "known", "language"),
    [
        (("de",), "", ("es", "en"), "de"),
        ((), "", ("es", "fr"), "es"),
        ((), "", (None, "fr"), "fr"),
        ((), "", ("uk", None), "en"),
        ((), "", (), "en"),
        (("de", "en"), "top 10", ("fr",), "fr"),
        (("de", "en"), "top 10", ("de",), "de"),
        (("de", "en"), "top 10", (), "en"),
        (("es", "pt"), "clusters de", ("en",), "es"),
        (("es", "pt"), "clusters de", ("pt-br",), "pt"),
        (("zh",), "东京排名", ("en",), "zh-Hans"),
        (("zh",), "東京的排名", ("zh-CN",), "zh-Hant"),
        (("zh",), "上海排名", ("zh-TW",), "zh-Hant"),
        (("zh",), "上海排名", ("de",), "zh-Hans"),
        (("ja", "zh"), "東京 2023", ("ja",), "ja"),
        (("ja", "zh"), "東京 2023", ("zh-hant",), "zh-Hant"),
        (("ja", "zh"), "上海 2023", ("en",), "zh-Hans"),
    ],
)
def test_the_question_comes_first_then_the_person(
    spoken: tuple[str, ...], text: str, known: tuple[str | None, ...], language: str
) -> None:
    assert reply_language(spoken, text, *known) == language


@pytest.mark.parametrize(
    ("question", "app", "language"),
    [
        ("rank of Tokyo 2023", "de", "en"),
        ("Welchen Rang hat München 2021?", "en", "de"),
        ("Tokyo 2023", "de", "de"),
        ("Tokyo 2023", "uk", "en"),
        ("Top 10", "de", "de"),
        ("Top 10", None, "en"),
        ("¿qué puesto tiene Madrid?", "en", "es"),
        ("quel est le rang de Paris en 2023 ?", None, "fr"),
        ("какое место занимает Москва", "en", "ru"),
        ("ترتيب طوكيو 2023", "en", "ar"),
        ("東京の順位は？", "en", "ja"),
        ("서울 순위", "en", "ko"),
        ("上海苏州排名", "en", "zh-Hans"),
        ("臺北的排名是多少", "en", "zh-Hant"),
    ],
)
def test_json_names_the_language_of_the_reply(question: str, app: str | None, language: str, desk: Desk) -> None:
    assert as_json(desk.answer(question, language=app))["language"] == language


def test_a_follow_up_goes_on_in_the_language_of_its_conversation(desk: Desk) -> None:
    before = desk.answer("Welchen Rang hat München 2021?", language="en").asked
    assert desk.answer("Seoul?", previous=before, language="en").language == "de"
    assert desk.answer("and in 2019?", previous=before, language="de").language == "en"


def test_what_is_suggested_stays_in_one_language(desk: Desk, snapshot: Snapshot) -> None:
    suggestions = Suggestions(desk)
    assert {answer.language for answer in suggestions.to("Rang von München 2021", snapshot)} == {"de"}
    assert {answer.language for answer in suggestions.to("", snapshot, language="de")} == {"de"}
