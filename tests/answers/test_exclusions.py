"""What is taken out is taken out of every figure: a recorded count of the whole is not one of the rest."""

from __future__ import annotations

from tests.answers.conftest import Ask


def test_the_count_of_a_region_without_an_economy_is_not_that_of_the_region(ask: Ask) -> None:
    assert ask("how many clusters does Europe have in 2023")["status"] == "answered"
    rest = ask("how many clusters does Europe have without Germany in 2023")
    assert rest["status"] == "partial"
    assert not [value for value in rest["values"] if value["measure"] == "cluster_count"]


def test_a_region_is_left_out_of_the_first(ask: Ask) -> None:
    answer = ask("top 3 outside Asia 2023")
    assert [value["subject"] for value in answer["values"] if value["measure"] == "rank"] == [
        "san-jose-san-francisco",
        "boston-cambridge",
        "san-diego",
    ]


def test_whether_an_economy_has_more_clusters_than_some_number(ask: Ask) -> None:
    assert ask("does China have more than 20 clusters in 2024?")["verdict"] is True
    assert ask("does Germany have more than 50 clusters in 2024?")["verdict"] is False


def test_whether_a_cluster_stands_better_than_a_rank(ask: Ask) -> None:
    assert ask("did Melbourne do better than 50th in 2023")["verdict"] is True
    assert ask("did Melbourne do better than 42nd in 2023")["verdict"] is False
    assert ask("is Paris no longer in the top ten in 2025?")["verdict"] is True
