"""Any chart is drawn: well-formed, within its edges, no word over another."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings

from answers.chart import BarChart, LineChart
from charts.bars import draw_bars
from charts.bump import TALLEST, draw_lines
from charts.canvas import Canvas
from charts.render import drawing_of, png_of
from tests.charts.madeup import HOSTILE, a_line_chart, bar_charts, line_charts

PNG = b"\x89PNG\r\n\x1a\n"


def texts_of(canvas: Canvas) -> list[str]:
    root = ElementTree.fromstring(canvas.svg())  # noqa: S314 - our own drawing
    return [element.text or "" for element in root if element.tag.endswith("text")]


def assert_tidy(canvas: Canvas) -> None:
    rooms = [(each.text, each.room) for each in canvas.written if each.text.strip()]
    for text, room in rooms:
        assert 0 <= room.left <= room.right <= canvas.width, text
        assert 0 <= room.top <= room.bottom <= canvas.height, text
    for (one, room), (other, another) in combinations(rooms, 2):
        assert not room.meets(another), f"{one!r} lies over {other!r}"


@given(line_charts())
@settings(max_examples=120, deadline=None)
def test_lines_are_well_formed_and_no_word_lies_over_another(chart: LineChart) -> None:
    canvas = draw_lines(chart)

    assert len(texts_of(canvas)) == len(canvas.written)
    assert_tidy(canvas)
    assert canvas.height <= TALLEST


@given(bar_charts())
@settings(max_examples=60, deadline=None)
def test_bars_are_well_formed_and_no_word_lies_over_another(chart: BarChart) -> None:
    canvas = draw_bars(chart)

    assert len(texts_of(canvas)) == len(canvas.written)
    assert_tidy(canvas)


@given(line_charts() | bar_charts())
@settings(max_examples=15, deadline=None)
def test_any_chart_becomes_a_picture(chart: LineChart | BarChart) -> None:
    assert png_of(drawing_of(chart)).startswith(PNG)


def test_names_with_signs_of_markup_are_drawn_as_they_are() -> None:
    canvas = draw_lines(a_line_chart(title=HOSTILE))

    assert "A<B> & \"C\" 'D'" in texts_of(canvas)[0]


def test_every_figure_of_a_single_line_is_written() -> None:
    written = {each.text for each in draw_lines(a_line_chart()).written}

    assert {"7", "5", "6", "2022", "2023", "2024"} <= written
