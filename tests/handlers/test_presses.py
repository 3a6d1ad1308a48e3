"""Buttons carry what they do within 64 bytes, and an unknown form is told from ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.presses import Act, Press, read_press

WORDS = st.text(min_size=1).filter(lambda text: max(text) < "\ud800" or min(text) > "\udfff")


@given(st.sampled_from(Act), WORDS)
def test_what_is_packed_is_read_back(act: Act, word: str) -> None:
    assert read_press(Press(act, word).data) == Press(act, word)
    assert read_press(Press(act, kept="AbC-_0123456").data) == Press(act, kept="AbC-_0123456")


@given(st.sampled_from(Act), WORDS)
def test_what_fits_is_within_telegrams_limit(act: Act, word: str) -> None:
    press = Press(act, word)
    assert press.fits is (len(press.data.encode()) <= 64)
    assert Press(act, kept="AbC-_0123456").fits


@pytest.mark.parametrize("data", [None, "", "q", "q1", "q1:", "q1#", "q2:x", "z1:x", "q1x", "top 5 of 2023", "u1:"])
def test_data_of_another_form_does_nothing(data: str | None) -> None:
    assert read_press(data) is None


@given(st.text())
def test_no_data_breaks_the_reading(data: str) -> None:
    read_press(data)
