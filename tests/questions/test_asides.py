"""How numbers, exclusions, additions and short forms are read; each test one principle."""

from __future__ import annotations

import pytest

from questions.names import Names
from questions.question import Claim, NotUnderstood, Question
from questions.understand import understand
from tests.questions.test_understanding import asked


@pytest.mark.parametrize(
    ("text", "excluded", "limit"),
    [
        ("日本を除いたベスト3", ("JP",), 3),
        ("한국과 일본 빼고 아시아 상위 5개", ("KR", "JP"), 5),
        ("除了中国以外，前五名都有谁", ("CN",), 5),
        ("排除中国 前5", ("CN",), 5),
    ],
)
def test_what_is_taken_out_may_stand_on_either_side(
    text: str, excluded: tuple[str, ...], limit: int, names: Names
) -> None:
    slots = asked(names, text).slots
    assert (slots.excluded, slots.economies, slots.limit) == (excluded, (), limit)


@pytest.mark.parametrize(
    ("texts", "clusters"),
    [
        (("Berlin vs Munich", "add Hamburg"), ("berlin", "munich", "hamburg")),
        (("rank of Paris", "add London"), ("paris", "london")),
        (("Berlin vs München", "nimm noch Köln dazu"), ("berlin", "munich", "cologne")),
        (("東京とソウルを比較", "北京も入れて"), ("tokyo-yokohama", "seoul", "beijing")),
    ],
)
def test_a_place_is_added_to_those_before(texts: tuple[str, ...], clusters: tuple[str, ...], names: Names) -> None:
    question = asked(names, *texts)
    assert (question.kind, question.slots.clusters) == ("compare", clusters)


def test_an_economy_is_added_to_those_before(names: Names) -> None:
    question = asked(names, "China vs US", "add Japan")
    assert (question.kind, question.slots.economies) == ("compare_economies", ("CN", "US", "JP"))


@pytest.mark.parametrize(
    ("text", "limit", "editions"),
    [
        ("top 3 climbers 24", 3, (2024,)),
        ("rank of Houston 22", None, (2022,)),
        ("is Tokyo 20", 20, ()),
        ("24年东京第几", None, (2024,)),
        ("мюнхен 24 год место", None, (2024,)),
        ("Paris rank since 23", None, (2023, 2024, 2025)),
        ("top 20", 20, ()),
    ],
)
def test_a_number_of_two_digits_is_a_year_where_nothing_is_counted(
    text: str, limit: int | None, editions: tuple[int, ...], names: Names
) -> None:
    slots = asked(names, text).slots
    assert (slots.limit, slots.editions) == (limit, editions)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("с третьего по шестое место", (3, 6)),
        ("места с 21 по 30 в 2023 году", (21, 30)),
        ("du 30e au 40e", (30, 40)),
        ("31位から40位まで", (31, 40)),
        ("16위부터 20위까지 2023년", (16, 20)),
    ],
)
def test_a_span_of_ranks_may_be_said_in_ordinals(text: str, limit: tuple[int, int], names: Names) -> None:
    question = asked(names, text)
    assert (question.kind, question.slots.limit) == ("at_rank", limit)


@pytest.mark.parametrize(
    ("text", "claim", "limit"),
    [
        ("did Melbourne do better than 50th in 2023", Claim("above"), 50),
        ("Tokyo 5th?", Claim("at"), 5),
        ("Tokyo still first?", Claim("at"), 1),
        ("Does China have more than 25 clusters?", Claim("more", 25), None),
        ("Hat Deutschland mehr als 8 Cluster?", Claim("more", 8), None),
    ],
)
def test_what_a_question_supposes(text: str, claim: Claim, limit: int | None, names: Names) -> None:
    question = asked(names, text)
    assert (question.claim, question.slots.limit) == (claim, limit)


def test_a_question_mark_alone_does_not_ask_whether_a_city_is_best(names: Names) -> None:
    reading = understand("best doner in Berlin?", names)[0]
    assert isinstance(reading, NotUnderstood) or reading.claim is None


@pytest.mark.parametrize(
    ("text", "clusters", "economies"),
    [
        ("中美两国谁的集群更多", (), ("CN", "US")),
        ("pos of kl in the 2024 list", ("kuala-lumpur",), ()),
        (
            "北上广深四个城市比一比",
            ("beijing", "shanghai-suzhou", "shenzhen-hong-kong-guangzhou"),
            (),
        ),
    ],
)
def test_a_short_form_is_read_as_what_it_stands_for(
    text: str, clusters: tuple[str, ...], economies: tuple[str, ...], names: Names
) -> None:
    slots = asked(names, text).slots
    assert (slots.clusters, slots.economies, slots.limit) == (clusters, economies, None)


def test_an_economy_just_before_its_city_says_which_is_meant(names: Names) -> None:
    assert asked(names, "English Cambridge rank").slots.clusters == ("cambridge",)
    assert asked(names, "Korea Daejeon rank").slots.economies == ()


def test_a_place_named_twice_is_one(names: Names) -> None:
    assert asked(names, "I live in Curitiba, what rank is Curitiba").slots.places == ("Curitiba",)


def test_an_edition_after_the_question_belongs_to_it(names: Names) -> None:
    readings = understand("Which clusters lead in intensity? 2024", names)
    assert len(readings) == 1
    assert readings[0].slots.editions == (2024,)


def test_two_questions_in_a_sentence_are_two(names: Names) -> None:
    readings = understand("what rank is Tokyo and who is right behind it?", names)
    assert [reading.kind for reading in readings if isinstance(reading, Question)] == ["rank", "neighbours"]


def test_which_ones_lists_what_was_counted(names: Names) -> None:
    question = asked(names, "how many clusters does Türkiye have", "which ones")
    assert (question.kind, question.slots.economies) == ("list", ("TR",))


@pytest.mark.parametrize("text", ["a, " * 100, "x; y " * 60, "rank, " * 50, "排" * 300, "中美" * 100, "zq " * 100])
def test_a_message_longer_than_a_question_is_refused(text: str, names: Names) -> None:
    reading = understand(text[:300], names)[0]
    assert isinstance(reading, NotUnderstood)
    assert reading.status in ("invalid", "unclear")


def test_sixty_four_words_are_read_and_one_more_is_not(names: Names) -> None:
    assert understand("rank " * 63 + "x", names)[0] != understand("rank " * 64 + "x", names)[0]
    longest, longer = (understand("a " * words + "Tokyo", names)[0] for words in (63, 64))
    assert (longest.slots.clusters, longer.slots.clusters) == (("tokyo-yokohama",), ())


def test_an_unclear_question_is_offered_without_the_word_that_stopped_it(names: Names) -> None:
    reading = understand("rank of Berlin zumba 2023", names)[0]
    assert isinstance(reading, NotUnderstood)
    assert reading.options == ("rank of Berlin 2023",)
    assert asked(names, reading.options[0]).slots.clusters == ("berlin",)


def test_a_sentence_that_only_tells_something_is_passed_over(names: Names) -> None:
    (reading,) = understand("I study hubs for a board paper. Rank of Tokyo?", names)
    assert reading.kind == "rank"


def test_how_many_may_be_said_in_a_sentence_of_its_own(names: Names) -> None:
    (reading,) = understand("Who files the most patents? The first four please", names)
    assert (reading.kind, reading.slots.measure, reading.slots.limit) == ("top", "pct_applications", 4)


def test_a_follow_up_carries_no_place_that_its_kind_is_not_about(names: Names) -> None:
    question = asked(names, "trend of Hefei", "and which country has the most clusters")
    assert (question.kind, question.slots.clusters) == ("economies", ())
    assert asked(names, "is Cairo new in 2024", "and who left?").slots.clusters == ()


@pytest.mark.parametrize("text", ["is Sweden second in the Global Innovation Index?", "Schweiz Platz 1 im GII"])
def test_the_overall_rank_of_an_economy_is_out_of_scope(text: str, names: Names) -> None:
    reading = understand(text, names)[0]
    assert isinstance(reading, NotUnderstood)
    assert reading.status == "out_of_scope"


def test_the_rank_of_a_cluster_in_the_index_is_not(names: Names) -> None:
    assert asked(names, "Munich's rank in the Global Innovation Index 2023").kind == "rank"
    assert asked(names, "how many clusters has China in the GII").kind == "count"


def test_a_longer_phrase_of_another_language_does_not_win(names: Names) -> None:
    assert asked(names, "places 5 à 9, édition 2020").slots.limit == (5, 9)


def test_an_edition_of_one_half_holds_for_both(names: Names) -> None:
    readings = understand("biggest winners and losers 2023", names)
    assert [(reading.kind, reading.slots.editions) for reading in readings] == [
        ("climbers", (2023,)),
        ("fallers", (2023,)),
    ]


@pytest.mark.parametrize(
    ("text", "excluded", "region"),
    [
        ("top 10 outside Asia", ("asia",), None),
        ("アジア以外のトップ5", ("asia",), None),
        ("combien en Union européenne, Allemagne non comprise", ("DE",), "eu"),
    ],
)
def test_a_region_may_be_taken_out_or_narrowed(
    text: str, excluded: tuple[str, ...], region: str | None, names: Names
) -> None:
    slots = asked(names, text).slots
    assert (slots.excluded, slots.region) == (excluded, region)


def test_a_place_named_after_the_movers_is_asked_over_the_same_time(names: Names) -> None:
    question = asked(names, "biggest fallers 2024", "and Seoul?")
    assert (question.kind, question.slots.clusters, question.slots.editions) == ("trend", ("seoul",), (2023, 2024))


def test_whether_a_place_rose_in_an_edition_is_asked_against_the_one_before(names: Names) -> None:
    assert asked(names, "did Hefei go up or down in 2024").slots.editions == (2023, 2024)
    assert asked(names, "trend of Paris 2022").slots.editions == (2022,)
