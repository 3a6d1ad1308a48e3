"""The article that started this: each of its figures is answered, with its source."""

from __future__ import annotations

from typing import Any

from tests.answers.conftest import Ask


def figure(answer: dict[str, Any], subject: str, edition: int, measure: str = "rank") -> Any:
    found = [
        value
        for value in answer["values"]
        if (value["subject"], value["edition"], value["measure"]) == (subject, edition, measure)
    ]
    assert len(found) == 1, found
    assert found[0]["sources"]
    return found[0]["value"]


def test_the_rank_of_shanghai_suzhou_in_2017(ask: Ask) -> None:
    answer = ask("rank of Shanghai-Suzhou 2017")
    assert (answer["status"], answer["kind"]) == ("answered", "rank")
    assert figure(answer, "shanghai-suzhou", 2017) == 19
    assert answer["values"][0]["printed_name"] == "Shanghai"
    assert {"renamed", "method_changed"} <= set(answer["caveats"])
    assert "#19" in answer["text"]
    assert "listed as Shanghai" in answer["text"]


def test_the_rank_in_2023_and_the_year_before(ask: Ask) -> None:
    assert figure(ask("rank of Shanghai-Suzhou in 2023"), "shanghai-suzhou", 2023) == 5
    answer = ask("rank of Shanghai-Suzhou in 2023", "and the year before")
    assert answer["editions"] == [2022]
    assert figure(answer, "shanghai-suzhou", 2022) == 6


def test_who_leads_in_2023(ask: Ask) -> None:
    answer = ask("who leads in 2023")
    assert figure(answer, "tokyo-yokohama", 2023) == 1
    assert answer["text"].startswith("Tokyo–Yokohama")


def test_the_top_five_of_2023(ask: Ask) -> None:
    answer = ask("top 5 of 2023")
    assert [value["subject"] for value in answer["values"]] == [
        "tokyo-yokohama",
        "shenzhen-hong-kong-guangzhou",
        "seoul",
        "beijing",
        "shanghai-suzhou",
    ]
    assert [value["value"] for value in answer["values"]] == [1, 2, 3, 4, 5]


def test_how_many_clusters_china_has_in_2023(ask: Ask) -> None:
    answer = ask("how many clusters does China have in 2023")
    assert figure(answer, "CN", 2023, "cluster_count") == 24
    assert figure(answer, "CN", 2023, "cluster_count_previous") == 21
    assert "24" in answer["text"]
    assert "up from 21" in answer["text"]


def test_which_economy_has_the_most_clusters_in_2023(ask: Ask) -> None:
    answer = ask("which country has the most clusters in 2023")
    assert (answer["status"], answer["kind"]) == ("answered", "economies")
    assert answer["text"].startswith("China had the most")
    assert figure(answer, "CN", 2023, "cluster_count_rank") == 1


def test_whether_shanghai_is_ahead_of_seoul_in_2023(ask: Ask) -> None:
    answer = ask("is Shanghai ahead of Seoul in 2023")
    assert answer["verdict"] is False
    assert answer["text"].startswith("No")
    assert figure(answer, "seoul", 2023) == 3
    assert figure(answer, "shanghai-suzhou", 2023) == 5


def test_the_article_itself_is_among_the_sources(ask: Ask) -> None:
    everything = [
        ask("rank of Shanghai-Suzhou 2017"),
        ask("top 5 of 2023"),
        ask("how many clusters does China have in 2023"),
    ]
    assert all(any("shine.cn" in source for source in answer["sources"]) for answer in everything)
