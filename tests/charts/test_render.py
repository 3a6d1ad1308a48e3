"""Pictures as files: of a size that Telegram takes and a phone loads, the same on every machine."""

from __future__ import annotations

import struct
from concurrent.futures import ThreadPoolExecutor

import pytest

from answers.desk import Desk
from charts.render import drawing_of, png_of
from charts.typefaces import FOLDER
from tests.charts.madeup import a_line_chart

LARGEST = 200 * 1024
"""Bytes: a second on a slow mobile line."""
QUESTIONS = [
    "trend of Bengaluru",
    "trend of China",
    "Tokyo, Beijing, Seoul, Shanghai and Shenzhen since 2017",
    "China vs US vs Germany since 2019",
    "top 10 by PCT applications 2023",
    "which economies have the most clusters in 2023",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_picture_is_small_and_of_a_shape_that_a_phone_shows_whole(desk: Desk, question: str) -> None:
    chart = desk.answer(question).chart
    assert chart is not None
    picture = png_of(drawing_of(chart))
    width, height = struct.unpack(">II", picture[16:24])

    assert len(picture) <= LARGEST
    assert width == 1200
    assert 500 <= height <= 1440


def test_the_same_chart_gives_the_same_picture_also_from_several_threads() -> None:
    drawing = drawing_of(a_line_chart())
    with ThreadPoolExecutor(4) as threads:
        pictures = set(threads.map(png_of, [drawing] * 8))

    assert pictures == {png_of(drawing)}


def test_the_key_changes_with_what_is_seen() -> None:
    assert drawing_of(a_line_chart()).key == drawing_of(a_line_chart()).key
    assert drawing_of(a_line_chart()).key != drawing_of(a_line_chart(title="Another")).key


def test_only_fonts_of_the_package_are_used() -> None:
    fonts = drawing_of(a_line_chart(title="北京 서울 القاهرة")).fonts

    assert all(font.startswith(str(FOLDER)) for font in fonts)
    assert {font.rpartition("/")[2] for font in fonts} >= {"latin.ttf", "latin-bold.ttf", "arabic.ttf", "sc.otf"}
