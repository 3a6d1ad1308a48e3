"""Lines end where a reader of their language expects it, and nothing is lost but what does not fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.typefaces import Typeface
from charts.wrapping import wrapped, wrapped_name

LATIN, JAPANESE, CHINESE = Typeface.of("en"), Typeface.of("ja"), Typeface.of("zh-Hans")


@pytest.mark.parametrize(
    ("text", "typeface", "width", "lines"),
    [
        ("China · United States of America · Germany", LATIN, 620, 2),
        ("Chine · États-Unis · Allemagne\u00a0: clusters", LATIN, 420, 2),
        ("中国 · アメリカ合衆国 · ドイツ：トップ100のクラスター数", JAPANESE, 620, 2),
        ("中国 · 美国 · 德国：百强中的集群数量", CHINESE, 420, 2),
    ],
)
def test_no_line_begins_with_a_sign(text: str, typeface: Typeface, width: float, lines: int) -> None:
    found = wrapped(text, typeface, 40, width, most=2)

    assert len(found) == lines
    assert not any(line[0] in "·:：、。" for line in found)
    assert "ドイツ" not in text or any("ドイツ" in line for line in found)


def test_a_name_breaks_between_its_cities() -> None:
    found = wrapped_name("Shenzhen–Hong Kong–Guangzhou", LATIN, 30, 330, most=2)

    assert found == ("Shenzhen–Hong Kong–", "Guangzhou")


def test_what_does_not_fit_ends_with_a_sign() -> None:
    found = wrapped("one two three four five six seven eight", LATIN, 40, 200, most=2)

    assert len(found) == 2
    assert found[1].endswith("…")


@given(st.text(max_size=80), st.integers(60, 900), st.integers(1, 3))
def test_no_line_is_wider_than_there_is_room(text: str, width: int, most: int) -> None:
    found = wrapped(text, LATIN, 30, width, most=most)

    assert len(found) <= most
    assert all(LATIN.width(line, 30) <= width for line in found)
