"""A chart shows what its answer states and nothing else, with its edition, its source and what limits it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType, SimpleNamespace

import pytest

from answers.answer import Answer
from answers.catalogue import languages
from answers.chart import BarChart, Chart, LineChart
from answers.desk import Desk, answer_reading
from answers.known_names import names_of
from answers.measures import facts_named
from charts.bars import draw_bars
from charts.bump import draw_lines
from charts.figures import shown
from db.record import Ranking, Snapshot
from questions.understand import understand
from tests.charts.test_drawing import assert_tidy
from tests.corpus.meaning import rows

LINES = [
    "trend of Bengaluru",
    "trend of China",
    "Beijing vs Seoul since 2019",
    "Tokyo, Beijing, Seoul, Shanghai and Shenzhen 2017 to 2025",
    "China vs US vs Germany since 2019",
    "rank of Beijing 2021 to 2024",
    "trend of PCT applications of Tokyo",
]
BARS = [
    "top 5 by publications 2023",
    "top 10 by PCT applications 2023",
    "which economies have the most clusters in 2023",
    "Beijing vs Tokyo by publications 2023",
    "China vs Germany in 2023",
]
NOTHING = ["rank of Tokyo 2023", "hello", "what is a cluster", "top 10 of 2023", "weather in Beijing", "rank of Madrid"]


def chart_of(answer: Answer) -> Chart:
    assert answer.chart is not None, answer.text_asked
    return answer.chart


def drawn(chart: Chart) -> Iterator[tuple[str, int, object]]:
    """Every figure of a chart: of whom, of which edition, and how much."""
    if isinstance(chart, BarChart):
        yield from ((bar.named.subject, chart.edition, bar.value) for bar in chart.bars)
    else:
        yield from ((s.named.subject, point.edition, point.value) for s in chart.series for point in s.points)


def stated(answer: Answer, measure: str) -> set[tuple[str, int | None, object]]:
    names = {measure, facts_named(measure)}
    return {(each.subject, each.edition, each.value) for each in answer.values if each.measure in names}


def test_nothing_is_drawn_that_the_answer_does_not_state(desk: Desk) -> None:
    charted = 0
    for row in rows():
        for answer in (first := desk.answer(row.question), *first.more):
            if answer.chart is not None:
                charted += 1
                assert set(drawn(answer.chart)) <= stated(answer, answer.chart.measure), row.question
    assert charted > 50


@pytest.mark.parametrize("question", LINES)
def test_lines_hold_every_figure_that_is_stated_over_the_editions(desk: Desk, question: str) -> None:
    answer = desk.answer(question)
    chart = chart_of(answer)

    assert isinstance(chart, LineChart)
    assert set(drawn(chart)) == stated(answer, chart.measure)
    assert all(point.edition in chart.editions for each in chart.series for point in each.points)


@pytest.mark.parametrize("question", BARS)
def test_bars_stand_for_one_edition_the_largest_first(desk: Desk, question: str) -> None:
    chart = chart_of(desk.answer(question))

    assert isinstance(chart, BarChart)
    values = [bar.value for bar in chart.bars]
    assert values == sorted(values, reverse=True)
    assert str(chart.edition) in chart.words.subtitle


@pytest.mark.parametrize("question", NOTHING)
def test_answers_without_several_figures_of_a_kind_have_no_chart(desk: Desk, question: str) -> None:
    assert desk.answer(question).chart is None


@pytest.mark.parametrize("question", LINES + BARS)
def test_figures_edition_and_source_are_written_in_the_picture(desk: Desk, question: str) -> None:
    chart = chart_of(desk.answer(question))
    canvas = draw_bars(chart) if isinstance(chart, BarChart) else draw_lines(chart)
    written = " ".join(each.text for each in canvas.written)

    assert "WIPO" in written
    assert "Source: " in written
    editions = chart.editions if isinstance(chart, LineChart) else (chart.edition,)
    assert all(str(edition) in written for edition in editions)
    names = [bar.named.name for bar in chart.bars] if isinstance(chart, BarChart) else []
    assert all(name.partition("–")[0] in written for name in names)
    if isinstance(chart, BarChart):
        assert all(shown(bar.value, chart.unit, "en") in written for bar in chart.bars)


@pytest.mark.parametrize("language", languages())
def test_charts_of_the_record_are_tidy_in_every_language(snapshot: Snapshot, language: str) -> None:
    names = names_of(snapshot)
    for question in LINES + BARS:
        chart = chart_of(answer_reading(understand(question, names)[0], snapshot, language))
        canvas = draw_bars(chart) if isinstance(chart, BarChart) else draw_lines(chart)

        assert_tidy(canvas)
        assert not [each.text for each in canvas.written if "?" in each.text]
        assert chart.words.language == language


def test_a_former_name_is_said_in_the_picture_too(desk: Desk) -> None:
    notes = " ".join(chart_of(desk.answer("trend of Shanghai-Suzhou")).words.notes)

    assert "Shanghai–Suzhou was listed as Shanghai" in notes


def test_editions_that_were_not_asked_about_are_no_gaps(desk: Desk) -> None:
    chart = chart_of(desk.answer("Beijing vs Seoul 2018 and 2024"))
    assert isinstance(chart, LineChart)

    assert chart.editions == (2018, 2024)
    assert chart.words.notes == ()


def test_changes_of_method_are_marked_where_ranks_lie_on_both_sides(desk: Desk) -> None:
    def breaks(question: str) -> list[int]:
        chart = chart_of(desk.answer(question))
        assert isinstance(chart, LineChart)
        return [each.edition for each in chart.breaks]

    assert breaks("trend of Tokyo") == [2018, 2025]
    assert breaks("Beijing vs Seoul 2019 to 2024") == []
    assert breaks("trend of PCT applications of Tokyo") == []


def test_an_edition_that_is_not_on_record_is_a_gap_and_said_to_be_one(desk: Desk) -> None:
    chart = chart_of(desk.answer("trend of Bengaluru"))
    assert isinstance(chart, LineChart)

    assert chart.editions == tuple(range(2017, 2026))
    assert [point.edition for point in chart.series[0].points] == [2020, 2024, 2025]
    assert chart.series[0].outside == ()
    assert "No mark: nothing on record" in chart.words.notes


def with_made_up_full_edition(snapshot: Snapshot, year: int, without: str) -> Snapshot:
    """The record with a made-up table of 100 ranks for an edition, in which one cluster has none."""
    clusters = [cluster for cluster in snapshot.clusters if cluster != without]
    template = next(iter(snapshot.rankings.values()))
    others = {key: row for key, row in snapshot.rankings.items() if key[0] != year}
    made_up: dict[tuple[int, str], Ranking] = {
        (year, cluster): replace(template, edition=year, rank=rank, cluster=cluster, printed_name=cluster)
        for rank, cluster in enumerate(clusters[:100], start=1)
    }
    return replace(snapshot, rankings=MappingProxyType(others | made_up))


def test_not_in_the_top_100_is_shown_only_where_the_edition_is_complete(snapshot: Snapshot) -> None:
    full = with_made_up_full_edition(snapshot, 2022, "bengaluru")
    chart = chart_of(Desk(SimpleNamespace(snapshot=full)).answer("trend of Bengaluru"))
    assert isinstance(chart, LineChart)

    assert chart.series[0].outside == (2022,)
    assert "Open circle: not in the top 100" in chart.words.notes
    assert ">100" in [each.text for each in draw_lines(chart).written]


def test_the_best_rank_is_on_top_and_the_scale_fits(desk: Desk) -> None:
    chart = chart_of(desk.answer("trend of Bengaluru"))
    assert isinstance(chart, LineChart)
    heights = {each.text: each.room.top for each in draw_lines(chart).written}

    assert heights["21"] < heights["56"] < heights["60"]
    assert "100" not in heights
