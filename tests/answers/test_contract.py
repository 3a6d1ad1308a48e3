"""Every answer keeps the contract of docs/json.md: over the whole corpus, field by field, and what the fields promise
of one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from answers.answer import Answer
from answers.catalogue import messages
from answers.desk import Desk
from answers.edition_facts import answer_edition
from answers.facts import answer_fact
from answers.honesty import listed_under_another_name
from answers.markup import plain
from answers.rendering import as_json, inline_title
from answers.sheet import UNITS, Sheet
from db.record import Snapshot
from db.vocabulary import measures
from questions.question import Question
from tests.answers.conftest import AnswerIn, Ask
from tests.corpus.meaning import rows

STATUSES = {"answered", "partial", "no_data", "ambiguous", "unclear", "out_of_scope", "invalid"}
STATED = {"answered", "partial"}
ROW_STATUSES = {"confirmed", "single", "disputed", "derived"}
REGIONS = {"africa", "asia", "europe", "eu", "latin-america", "north-america", "oceania", "middle-east"}
TALK = {"greeting", "about", "define", "out_of_scope"}
SAYS = {
    "renamed": r"[Ll]isted (as|under)|\(as |is called|Earlier listed",
    "merged": r"part of|split",
    "method_changed": r"method changed|patents only|New in \d{4}",
    "coverage": r"My record has|may have more|may be more|I know|I have the|rests on|may be larger|on record in both",
    "disputed": r"Sources disagree",
    "single_source": r"one page",
    "not_an_edition": r"not (an edition|editions)",
    "corrected": r"I read “",
}
"""What the text says where an answer carries a caveat."""
UNMISTAKABLE = ("disputed", "single_source", "not_an_edition", "corrected")
"""Caveats whose sentence stands for nothing else."""
BESIDE = ("Sources disagree", "From one page", "Only one page", "The method", "Source", "Also", "My record")
"""How lines begin that go with an answer and are none."""
CONVERSATIONS = [
    ("rank of Shanghai-Suzhou in 2023", "and the year before", "what about Seoul?", "and in 2019?"),
    ("how many PCT applications did Shanghai file in 2022", "and in 2023?"),
    ("top 5 of 2023", "thanks", "and in 2022?"),
    ("clusters in Germany", "and in France?", "what does PCT mean", "and in 2023?"),
    ("Beijing vs Seoul since 2019", "and Tokyo?", "trend of Munich"),
    ("which company files the most patents", "how is the ranking calculated", "what happened to Guangzhou"),
]


def _asked(answer_in: AnswerIn) -> Iterator[Answer]:
    before: dict[str, Question | None] = {}
    for row in rows():
        answer = answer_in("en", row.question, before.get(row.previous))
        before[row.id] = answer.asked or before.get(row.previous)
        yield from (answer, *answer.more)
    for conversation in CONVERSATIONS:
        previous: Question | None = None
        for question in conversation:
            answer = answer_in("en", question, previous)
            previous = answer.asked or previous
            yield from (answer, *answer.more)


@pytest.fixture(scope="module")
def answers(answer_in: AnswerIn) -> list[Answer]:
    """The answers in English to every question of the corpus, and to a few conversations."""
    return list(_asked(answer_in))


def failing(answers: list[Answer], problem: Any) -> list[str]:
    """What is wrong with which answer, by the question; empty where nothing is."""
    found = ((answer.text_asked, problem(answer, as_json(answer))) for answer in answers)
    return [f"{question!r}: {wrong}" for question, wrong in found if wrong]


def test_every_field_has_its_type_and_its_vocabulary(answers: list[Answer], snapshot: Snapshot) -> None:
    def problem(_: Answer, shown: dict[str, Any]) -> str | None:
        lists = ("clusters", "places", "economies", "editions", "excluded", "values", "sources", "caveats")
        checks = {
            "status": shown["status"] in STATUSES,
            "kind": shown["kind"] is None or isinstance(shown["kind"], str),
            "lists": all(isinstance(shown[field], list) for field in (*lists, "corrections", "choices", "more")),
            "clusters": set(shown["clusters"]) <= snapshot.clusters.keys(),
            "economies": set(shown["economies"]) <= snapshot.economies.keys(),
            "editions": shown["editions"] == sorted(set(shown["editions"])),
            "limit": shown["limit"] is None or isinstance(shown["limit"], int | str),
            "region": shown["region"] is None or shown["region"] in REGIONS,
            "verdict": shown["verdict"] in (None, True, False),
            "text": bool(shown["text"].strip()),
            "caveats": set(shown["caveats"]) <= {*SAYS, "edition_defaulted"},
            "choices": all(set(choice) == {"label", "question"} for choice in shown["choices"]),
            "refusal": shown["status"] not in ("ambiguous", "unclear") or bool(shown["choices"]),
        }
        return ", ".join(name for name, holds in checks.items() if not holds)

    assert failing(answers, problem) == []


def is_number(measure: str) -> bool:
    """Whether a measure's values are numbers: those of the ranking, and facts of a form that is one."""
    return measure in UNITS or (measure in measures() and measures()[measure].form in ("int", "dec", "signed", "year"))


def test_every_value_names_what_it_is(answers: list[Answer], snapshot: Snapshot) -> None:
    def problem(_: Answer, shown: dict[str, Any]) -> list[Any]:
        return [
            value
            for value in shown["values"]
            if value["status"] not in ROW_STATUSES
            or value.get("derived", False) != (value["status"] == "derived")
            or (is_number(value["measure"]) and not isinstance(value["value"], int | float))
            or not (value["edition"] is None or value["edition"] in snapshot.editions)
            or len(set(value["sources"])) != len(value["sources"])
        ]

    assert failing(answers, problem) == []


def test_the_sources_are_those_of_the_values(answers: list[Answer]) -> None:
    def problem(_: Answer, shown: dict[str, Any]) -> set[str]:
        return set(shown["sources"]) ^ {source for value in shown["values"] for source in value["sources"]}

    assert failing(answers, problem) == []


def test_every_source_of_a_stated_figure_is_named(answers: list[Answer]) -> None:
    def problem(answer: Answer, shown: dict[str, Any]) -> bool:
        return bool(shown["values"]) and not (answer.sources and re.search(r"^Source: \w", shown["text"], re.M))

    assert failing(answers, problem) == []


def test_a_caveat_is_said_and_what_is_said_is_a_caveat(answers: list[Answer]) -> None:
    def problem(_: Answer, shown: dict[str, Any]) -> str:
        silent = [code for code in shown["caveats"] if code in SAYS and not re.search(SAYS[code], shown["text"])]
        unmarked = [
            code for code in UNMISTAKABLE if re.search(SAYS[code], shown["text"]) and code not in shown["caveats"]
        ]
        about = shown["kind"] == "about"
        return "" if about else ", ".join([*silent, *(f"not in caveats: {code}" for code in unmarked)])

    assert failing(answers, problem) == []


def test_what_one_page_gives_or_pages_dispute_is_said(answers: list[Answer]) -> None:
    def problem(_: Answer, shown: dict[str, Any]) -> str:
        statuses = {value["status"] for value in shown["values"]}
        wanted = {"single": "single_source", "disputed": "disputed"}
        return ", ".join(
            wanted[status] for status in statuses & wanted.keys() if wanted[status] not in shown["caveats"]
        )

    assert failing(answers, problem) == []


def test_a_rank_under_another_name_says_the_name(answers: list[Answer], snapshot: Snapshot) -> None:
    def problem(_: Answer, shown: dict[str, Any]) -> set[str]:
        rows = (snapshot.ranking(value["edition"] or 0, value["subject"]) for value in shown["values"])
        printed = {row.printed_name for row in rows if row and listed_under_another_name(row, snapshot)}
        if printed and "renamed" not in shown["caveats"]:
            return printed
        summed_up = re.search(r"^Listed under another name.* more\.$", shown["text"], re.M)
        return set() if summed_up else {name for name in printed if name not in shown["text"]}

    assert failing(answers, problem) == []


def test_an_edition_that_was_not_named_is_named_by_the_answer(answers: list[Answer]) -> None:
    def problem(_: Answer, shown: dict[str, Any]) -> bool:
        used = [str(year) for year in shown["editions"]]
        defaulted = "edition_defaulted" in shown["caveats"] and shown["status"] in STATED
        return defaulted and not (used and all(year in shown["text"] for year in used))

    assert failing(answers, problem) == []


def test_a_verdict_is_said_first(answers: list[Answer]) -> None:
    def problem(_: Answer, shown: dict[str, Any]) -> bool:
        said = {"Yes. ": True, "No. ": False}.get(re.split(r"(?<=\. )", shown["text"], maxsplit=1)[0])
        return said is not shown["verdict"]

    assert failing(answers, problem) == []


def test_a_verdict_agrees_with_the_figures(answers: list[Answer]) -> None:
    def problem(answer: Answer, shown: dict[str, Any]) -> bool:
        claim = answer.asked.claim if answer.asked else None
        limit, editions = shown["limit"], shown["editions"]
        ranks = [v["value"] for v in shown["values"] if v["measure"] == "rank" and v["edition"] in editions[-1:]]
        if claim is None or shown["verdict"] is None or shown["kind"] != "rank" or len(ranks) != 1:
            return False
        if claim.relation == "within":
            return shown["verdict"] is not (ranks[0] <= limit)
        return claim.relation == "at" and shown["verdict"] is not (ranks[0] == limit)

    assert failing(answers, problem) == []


def test_the_first_line_is_the_answer(answers: list[Answer]) -> None:
    def problem(_: Answer, shown: dict[str, Any]) -> str | None:
        first: str = shown["text"].splitlines()[0]
        return first if first.startswith(BESIDE) or "  " in first else None

    assert failing(answers, problem) == []


def test_the_title_is_short_and_holds_a_name_or_number_of_the_answer(answers: list[Answer], snapshot: Snapshot) -> None:
    def problem(answer: Answer, shown: dict[str, Any]) -> str | None:
        title = inline_title(answer)
        if not 1 <= len(title) <= 60 or title.startswith(BESIDE):
            return title
        if shown["status"] not in STATED or shown["kind"] in TALK:
            return None
        names = [snapshot.clusters[id_] for id_ in snapshot.clusters]
        words = [name.name for name in names] + [city for name in names for city in name.cities]
        words += [snapshot.economies[code].name for code in shown["economies"]]
        found = re.search(r"\d", title) or any(word in title for word in words) or answer.values == ()
        return None if found else title

    assert failing(answers, problem) == []


def test_no_name_or_figure_is_cut_in_a_title(answers: list[Answer]) -> None:
    def problem(answer: Answer, shown: dict[str, Any]) -> str | None:
        title = inline_title(answer)
        kept = title.partition("…")[0].rstrip(" ·")
        last = re.findall(r"[\w–.,’']+", kept)[-1] if "…" in title else ""
        whole = re.search(rf"(?<![\w–]){re.escape(last)}(?![\w–]|[.,]\d)", shown["text"])
        return None if whole else title

    assert failing(answers, problem) == []


def test_every_rank_in_the_text_is_among_the_values(answers: list[Answer]) -> None:
    def problem(_: Answer, shown: dict[str, Any]) -> set[str]:
        own = shown["text"].partition(messages().text("unclear.choices"))[0]
        limit = re.findall(r"\d+", str(shown["limit"]))
        ends = {str(101 - int(each)) for each in limit} | {"1", "10", "91", "100"}
        stated = {str(abs(value["value"])) for value in shown["values"] if isinstance(value["value"], int)}
        unknown = set(re.findall(r"I don’t know who was #(\d+)", own))
        return set(re.findall(r"#(\d+)", own)) - stated - set(limit) - ends - unknown

    assert failing(answers, problem) == []


def test_small_talk_is_not_remembered(answers: list[Answer]) -> None:
    for answer in answers:
        assert answer.asked is None or answer.asked.kind not in TALK
        assert answer.asked is None or answer.status in {*STATED, "no_data"}


def test_whatever_is_offered_is_answered_when_it_is_asked(answers: list[Answer], desk: Desk) -> None:
    offered = {choice.question for answer in answers for choice in (*answer.choices, *answer.follow_ups)}
    said = {question: desk.answer(question).status for question in sorted(offered)}
    assert {question: status for question, status in said.items() if status not in {*STATED, "no_data"}} == {}


def test_choices_stand_in_the_text_and_nothing_dangles(answers: list[Answer]) -> None:
    def problem(answer: Answer, shown: dict[str, Any]) -> bool:
        missing = [choice.question for choice in answer.choices if f"• {choice.question}" not in shown["text"]]
        return bool(missing) or (shown["status"] in ("ambiguous", "unclear") and shown["text"].endswith(":"))

    assert failing(answers, problem) == []


def test_a_city_without_a_figure_says_so_and_gives_its_clusters(desk: Desk, snapshot: Snapshot) -> None:
    asked = desk.answer("how many PCT applications did Shanghai file in 2022").asked
    assert asked is not None
    sheet = Sheet(snapshot, messages())
    outcome = answer_fact(replace(asked, slots=replace(asked.slots, editions=(2023,))), sheet)
    text = plain(tuple(sheet.lines))
    assert outcome.status == "partial"
    assert text.startswith("I don’t have the PCT applications that the city of Shanghai filed in 2023.")
    assert [figure.subject for figure in sheet.values] == ["shanghai-suzhou"]


def test_a_question_about_the_method_gets_the_method_first(desk: Desk, snapshot: Snapshot) -> None:
    asked = desk.answer("how is the ranking calculated").asked
    assert asked is not None
    sheet = Sheet(snapshot, messages())
    answer_edition(replace(asked, slots=replace(asked.slots, topic="method")), sheet)
    assert plain(tuple(sheet.lines[:1])).startswith("The 2025 edition counts PCT applications")


def test_a_source_without_an_address_is_named_all_the_same(ask: Ask) -> None:
    answer = ask("rank of Chennai 2025")
    assert answer["sources"] == []
    assert "Source: Exam preparation notes" in answer["text"]


def test_thanks_do_not_break_a_conversation(ask: Ask) -> None:
    assert ask("thanks")["text"].startswith("You’re welcome")
    answer = ask("top 5 of 2023", "thanks", "and in 2022?")
    assert (answer["kind"], answer["editions"]) == ("top", [2022])


def test_a_fact_about_no_cluster_asks_for_one(ask: Ask) -> None:
    answer = ask("which company files the most patents")
    assert (answer["status"], answer["values"]) == ("unclear", [])
    assert ask("who heads WIPO")["values"][0]["value"] == "Director General, WIPO"


def test_what_is_beside_the_figure_asked_for_is_cited_apart(ask: Ask) -> None:
    last = ask("Seoul 2019")["text"].splitlines()[-1]
    assert re.fullmatch(r"Source: ah365\.com; \d+ more for the other figures", last)


def test_a_name_in_the_record_of_other_years_is_said(ask: Ask) -> None:
    answer = ask("rank of Shanghai-Suzhou 2023")
    assert "In 2020–2021, Shanghai–Suzhou was listed as Shanghai." in answer["text"]
