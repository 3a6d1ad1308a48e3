"""How a question is read: places, editions, claims, follow-ups, refusals; each of them one principle."""

from __future__ import annotations

import pytest

from questions.memory import pack, unpack
from questions.names import Names
from questions.question import NotUnderstood, Question
from questions.understand import understand


def asked(names: Names, *texts: str) -> Question:
    previous: Question | None = None
    for text in texts:
        reading = understand(text, names, previous)[0]
        assert isinstance(reading, Question), (text, reading)
        previous = reading
    assert previous is not None
    return previous


def refused(names: Names, text: str) -> NotUnderstood:
    reading = understand(text, names)[0]
    assert isinstance(reading, NotUnderstood), reading
    return reading


@pytest.mark.parametrize(
    ("text", "cluster"),
    [
        ("Suzhou 2019", "suzhou"),
        ("Suzhou 2024", "shanghai-suzhou"),
        ("Guangzhou 2018", "guangzhou"),
        ("Guangzhou", "shenzhen-hong-kong-guangzhou"),
        ("Shanghai-Suzhou 2017", "shanghai-suzhou"),
        ("Frankfurt 2017", "frankfurt-mannheim"),
        ("Frankfurt 2025", "frankfurt-am-main"),
        ("Boston Cambridge", "boston-cambridge"),
        ("Cambridge, Massachusetts", "boston-cambridge"),
        ("Cambridge UK", "cambridge"),
        ("深圳香港廣州", "shenzhen-hong-kong-guangzhou"),
        ("LA 2023", "los-angeles"),
    ],
)
def test_a_place_is_the_cluster_that_it_was_in_that_edition(text: str, cluster: str, names: Names) -> None:
    assert asked(names, text).slots.clusters == (cluster,)


def test_a_name_of_two_places_is_asked_back_with_questions_that_are_understood(names: Names) -> None:
    reading = refused(names, "rank of Cambridge 2023")
    assert reading.status == "ambiguous"
    found = {asked(names, option).slots.clusters for option in reading.options}
    assert found == {("cambridge",), ("boston-cambridge",)}


def test_of_two_cities_of_one_name_the_one_beside_its_neighbour_is_meant(names: Names) -> None:
    assert asked(names, "Oxford or Cambridge").slots.clusters == ("oxford", "cambridge")


@pytest.mark.parametrize("text", ["Paris, Texas", "York 2020", "rank of Nairobi", "Portsmouth"])
def test_a_known_place_elsewhere_is_never_taken_for_one_on_record(text: str, names: Names) -> None:
    question = asked(names, text)
    assert question.slots.clusters == ()
    assert question.slots.places


@pytest.mark.parametrize("text", ["tell us about Paris", "what should it be in Munich", "is it in Oslo"])
def test_a_word_in_small_letters_is_no_abbreviation(text: str, names: Names) -> None:
    reading = understand(text, names)[0]
    assert reading.slots.economies == ()


@pytest.mark.parametrize(
    ("text", "editions"),
    [
        ("Tokyo since 2022", (2022, 2023, 2024, 2025)),
        ("Tokyo 2018-2020", (2018, 2019, 2020)),
        ("Tokyo 2018–20", (2018, 2019, 2020)),
        ("Tokyo between 2018 and 2020", (2018, 2019, 2020)),
        ("Tokyo until 2018", (2017, 2018)),
        ("Tokyo before 2019", (2017, 2018)),
        ("Tokyo after 2023", (2024, 2025)),
        ("Tokyo last year", (2024,)),
        ("Tokyo two years ago", (2023,)),
        ("Tokyo this year", (2025,)),
        ("Tokyo over the last 3 editions", (2023, 2024, 2025)),
        ("Tokyo 2019 and 2023", (2019, 2023)),
        ("Tokyo", ()),
        ("Tokyo 2015", (2015,)),
    ],
)
def test_editions_are_read_from_years_and_words(text: str, editions: tuple[int, ...], names: Names) -> None:
    assert asked(names, text).slots.editions == editions


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("who was 7th in 2023", 7),
        ("number 7", 7),
        ("#7 in 2023", 7),
        ("who came third", 3),
        ("places 11 to 20", (11, 20)),
        ("ranks 11-20", (11, 20)),
        ("top twenty", 20),
        ("top25", 25),
        ("who's last", 100),
    ],
)
def test_ranks_and_numbers_are_read(text: str, limit: object, names: Names) -> None:
    assert asked(names, text).slots.limit == limit


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("is Tokyo ahead of Seoul", "ahead"),
        ("is Tokyo behind Seoul", "behind"),
        ("is Tokyo in the top 5", "within"),
        ("is Tokyo 2nd", "at"),
        ("is Lagos in the ranking", "listed"),
        ("does China have more clusters than Japan", "ahead"),
    ],
)
def test_a_yes_no_question_makes_a_claim(text: str, relation: str, names: Names) -> None:
    claim = asked(names, text).claim
    assert claim is not None
    assert claim.relation == relation


@pytest.mark.parametrize(
    ("texts", "kind", "clusters", "editions"),
    [
        (("rank of Tokyo 2023", "and in 2019?"), "rank", ("tokyo-yokohama",), (2019,)),
        (("rank of Tokyo 2023", "2019"), "rank", ("tokyo-yokohama",), (2019,)),
        (("rank of Tokyo 2023", "what about Seoul?"), "rank", ("seoul",), (2023,)),
        (("rank of Tokyo 2023", "Seoul"), "rank", ("seoul",), (2023,)),
        (("rank of Tokyo 2023", "and the trend?"), "trend", ("tokyo-yokohama",), (2023,)),
        (("rank of Suzhou 2024", "and in 2019?"), "rank", ("suzhou",), (2019,)),
        (("top 5 2023", "and by publications?"), "top", (), (2023,)),
        (("rank of Tokyo 2023", "the year before"), "rank", ("tokyo-yokohama",), (2022,)),
        (("rank of Tokyo 2023", "how many clusters does China have?"), "count", (), ()),
        (("rank of Tokyo 2023", "rank of Seoul"), "rank", ("seoul",), ()),
        (("top 5 in Germany", "clusters in Japan 2023"), "list", (), (2023,)),
        (("Tokyo vs Seoul 2023", "PCT applications of Paris 2023"), "measure", ("paris",), (2023,)),
        (("Tokyo vs Seoul 2023", "Paris 2022"), "rank", ("paris",), (2022,)),
        (("Tokyo vs Seoul 2023", "and Paris?"), "rank", ("paris",), (2023,)),
        (("Tokyo vs Seoul 2023", "the whole history"), "trend", ("tokyo-yokohama", "seoul"), (2023,)),
    ],
)
def test_a_follow_up_carries_what_it_does_not_say(
    texts: tuple[str, ...], kind: str, clusters: tuple[str, ...], editions: tuple[int, ...], names: Names
) -> None:
    question = asked(names, *texts)
    assert (question.kind, question.slots.clusters, question.slots.editions) == (kind, clusters, editions)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("rank of Atlantis", "unclear"),
        ("rank of Beijing without patents", "unclear"),
        ("Tokyo not 2023", "unclear"),
        ("I love Tokyo", "unclear"),
        ("weather in Beijing", "out_of_scope"),
        ("lorem ipsum dolor sit amet", "out_of_scope"),
        ("", "invalid"),
        ("x" * 301, "invalid"),
    ],
)
def test_what_is_not_understood_whole_is_not_answered(text: str, status: str, names: Names) -> None:
    assert refused(names, text).status == status


@pytest.mark.parametrize(
    "text",
    ["I landed in Tokyo", "went to Seoul", "come to Paris", "loud Munich", "Nroth Korea clusters", "timeline of love"],
)
def test_no_common_word_is_read_as_a_misspelt_name(text: str, names: Names) -> None:
    reading = understand(text, names)[0]
    assert [correction for correction in reading.corrections if correction.read[:1].isupper()] == []


@pytest.mark.parametrize(
    ("text", "cluster"),
    [
        ("Beijng", "beijing"),
        ("Shenzen 2022", "shenzhen-hong-kong-guangzhou"),
        ("San Fransico", "san-jose-san-francisco"),
        ("Philadelpia 2023", "philadelphia"),
        ("newyork city 2023", "new-york-city"),
    ],
)
def test_a_slip_of_the_finger_is_put_right(text: str, cluster: str, names: Names) -> None:
    assert asked(names, text).slots.clusters == (cluster,)


def test_a_question_is_the_same_after_it_was_kept(names: Names) -> None:
    for text in (
        "rank of Shanghai-Suzhou 2017",
        "places 11 to 20 in 2023",
        "is Tokyo ahead of Seoul",
        "top 3 without China",
    ):
        question = asked(names, text)
        assert unpack(pack(question)) == question


@pytest.mark.parametrize("packed", [None, {}, {"text": "x"}, [], "rank", {"text": 1, "language": "en", "kind": None}])
def test_anything_else_that_was_kept_is_no_question(packed: object) -> None:
    assert unpack(packed) is None
