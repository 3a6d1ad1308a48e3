"""Labels are pushed apart: none overlaps, none leaves its room, and none moves without need."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.labels import pushed_apart

LABELS = st.lists(st.tuples(st.floats(-50, 1100), st.floats(1, 90)), min_size=1, max_size=11)


@given(LABELS)
def test_no_two_overlap_and_all_are_inside(labels: list[tuple[float, float]]) -> None:
    wanted, heights = zip(*labels, strict=True)
    places = pushed_apart(wanted, heights, 0, 1000)

    ends = sorted((place - height / 2, place + height / 2) for place, height in zip(places, heights, strict=True))
    assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(ends))
    assert ends[0][0] >= -1e-6
    assert max(end for _, end in ends) <= 1000 + 1e-6


@given(LABELS)
def test_they_keep_their_order(labels: list[tuple[float, float]]) -> None:
    wanted, heights = zip(*labels, strict=True)
    places = pushed_apart(wanted, heights, 0, 1000)

    pairs = [(wanted[a] - wanted[b], places[a] - places[b]) for a in range(len(wanted)) for b in range(a)]
    assert all(before * after >= 0 for before, after in pairs)


@given(st.lists(st.integers(1, 9), min_size=1, unique=True))
def test_labels_that_do_not_touch_stay_where_they_are(tenths: list[int]) -> None:
    wanted = [tenth * 100.0 for tenth in tenths]

    assert pushed_apart(wanted, [100.0] * len(wanted), 0, 1000) == pytest.approx(wanted)


def test_two_at_one_place_share_the_shift() -> None:
    assert pushed_apart([500, 500], [40, 40], 0, 1000) == [480, 520]


def test_too_many_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        pushed_apart([1, 2, 3], [40, 40, 40], 0, 100)
