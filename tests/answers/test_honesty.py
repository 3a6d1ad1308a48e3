"""The honesty rules of the contract, each on the shipped record."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from answers.desk import Desk
from answers.rendering import as_json, plain_text
from db.record import Ranking, Snapshot
from questions.lexicon import lexicons
from tests.answers.conftest import Ask


def test_every_example_is_answered_from_rows_that_name_edition_and_source(desk: Desk) -> None:
    for text in lexicons()[0].examples["rank"] + lexicons()[0].examples["top"]:
        for figure in desk.answer(text).values:
            assert figure.edition
            assert figure.sources or figure.derived


@pytest.mark.parametrize("kind", ["rank", "at_rank", "top", "compare", "trend", "measure", "list"])
def test_every_number_of_the_text_is_among_the_values(kind: str, desk: Desk) -> None:
    english = next(lexicon for lexicon in lexicons() if lexicon.language == "en")
    for text in english.examples[kind]:
        answer = desk.answer(text)
        lines = [line for line in plain_text(answer).splitlines() if line.startswith(("#", "Also")) or "#" in line]
        stated = {number for line in lines for number in re.findall(r"#(\d+)", line)}
        known = {str(figure.value) for figure in answer.values} | {str(answer.slots.limit)}
        spans = {str(number) for number in answer.slots.limit} if isinstance(answer.slots.limit, tuple) else set()
        assert stated <= known | spans | {"1"}, text


def test_a_rank_that_one_page_gives_says_so(ask: Ask) -> None:
    answer = ask("rank of Delhi 2020")
    if answer["status"] == "no_data":
        answer = ask("San Diego 2017")
    assert "single_source" in answer["caveats"]
    assert "Only one page" in answer["text"]


def test_a_disputed_rank_gives_both_sides(ask: Ask) -> None:
    answer = ask("rank of Madrid 2024")
    assert "disputed" in answer["caveats"]
    assert "48" in answer["text"]
    assert "44" in answer["text"]
    assert answer["values"][0]["status"] == "disputed"


def test_a_missing_rank_is_not_a_rank_outside_the_hundred(ask: Ask) -> None:
    answer = ask("rank of Hefei 2018")
    assert answer["status"] == "no_data"
    assert "coverage" in answer["caveats"]
    assert "I don’t have" in answer["text"]
    assert "16 of the 100" in answer["text"]


def test_a_place_that_is_not_on_record_gets_no_rank(ask: Ask) -> None:
    answer = ask("rank of Nairobi")
    assert (answer["places"], answer["clusters"], answer["values"]) == (["Nairobi"], [], [])
    assert answer["status"] == "no_data"


def test_a_count_is_never_taken_from_the_rows_that_happen_to_be_known(ask: Ask) -> None:
    answer = ask("how many clusters does Israel have in 2025")
    assert answer["status"] == "partial"
    assert "at least 1" in answer["text"]


def test_no_clusters_on_record_is_not_said_to_be_none(ask: Ask) -> None:
    answer = ask("does North Korea have any clusters")
    assert (answer["economies"], answer["verdict"], answer["status"]) == (["KP"], None, "no_data")


def test_the_first_of_an_economy_is_certain_only_where_all_before_it_are_known(ask: Ask) -> None:
    assert ask("best cluster in France 2025")["status"] == "answered"
    assert ask("best cluster in Norway 2025")["status"] == "partial"


def test_ranks_that_are_not_on_record_are_named_in_a_table(ask: Ask) -> None:
    answer = ask("top 20 of 2025")
    assert answer["status"] == "partial"
    assert "Not on record: ranks 17–18, 20." in answer["text"]


@pytest.mark.parametrize(
    ("question", "broken"),
    [("Beijing vs Seoul since 2019", True), ("trend of Munich", True), ("Beijing vs Seoul 2019-2023", False)],
)
def test_a_comparison_over_time_says_that_the_method_changed(question: str, broken: bool, ask: Ask) -> None:
    assert ("method_changed" in ask(question)["caveats"]) is broken


def test_a_merged_cluster_is_not_stated_as_a_single_city(ask: Ask) -> None:
    answer = ask("rank of Suzhou 2024")
    assert answer["clusters"] == ["shanghai-suzhou"]
    assert "merged" in answer["caveats"]
    assert "Suzhou has been ranked as part of Shanghai–Suzhou since 2022" in answer["text"]
    assert ask("Suzhou 2019")["clusters"] == ["suzhou"]


def test_a_correction_is_stated(ask: Ask) -> None:
    answer = ask("rnak of munichh 2025")
    assert {"from": "munichh", "to": "Munich"} in answer["corrections"]
    assert "I read “munichh” as Munich" in answer["text"]
    assert "corrected" in answer["caveats"]


def test_an_edition_that_was_not_named_is_named_by_the_answer(ask: Ask) -> None:
    answer = ask("rank of Tokyo")
    assert answer["editions"] == [2025]
    assert "edition_defaulted" in answer["caveats"]
    assert "2025" in answer["text"]


def complete(snapshot: Snapshot, year: int) -> Snapshot:
    """The record with one edition filled up by made-up clusters, none of which is in any ranking."""
    known = {row.rank: row for row in snapshot.by_edition[year] if row.status != "disputed"}
    pattern = next(iter(known.values()))
    made_up: dict[tuple[int, str], Ranking] = {}
    clusters = dict(snapshot.clusters)
    for rank in range(1, 101):
        if rank not in known:
            name = f"made-up-{rank}"
            clusters[name] = replace(clusters["oxford"], id=name, name=f"Madeup{rank}", cities=(f"Madeup{rank}",))
            made_up[year, name] = replace(
                pattern, rank=rank, cluster=name, printed_name=f"Madeup{rank}", economies=("GB",)
            )
    kept = {key: row for key, row in snapshot.rankings.items() if row.edition != year or row.status != "disputed"}
    return replace(snapshot, revision=snapshot.revision + 1, clusters=clusters, rankings={**kept, **made_up})


def test_a_complete_edition_answers_without_a_change_of_code(snapshot: Snapshot) -> None:
    desk = Desk(SimpleNamespace(snapshot=complete(snapshot, 2024)))
    assert as_json(desk.answer("top 20 of 2024"))["status"] == "answered"
    assert as_json(desk.answer("bottom 5 of 2024"))["status"] == "answered"
    assert "was not in the top 100" in as_json(desk.answer("rank of Mumbai 2024"))["text"]
    answer = as_json(desk.answer("how many clusters does Switzerland have in 2024"))
    assert (answer["status"], answer["values"][0]["derived"]) == ("answered", True)
    assert answer["values"][0]["value"] == 2
