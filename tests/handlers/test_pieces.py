from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handlers.pieces import pieces
from tests.telegram.limits import message_text

EMOJI = "\N{GRINNING FACE}"


@given(st.lists(st.tuples(st.sampled_from(["x", EMOJI, "\n", " y\n"]), st.integers(1, 5000)), max_size=4))
def test_every_piece_can_be_sent_and_nothing_is_lost(runs: list[tuple[str, int]]) -> None:
    text = "".join(part * times for part, times in runs)
    cut = list(pieces(text))
    for piece in cut:
        message_text({"text": piece})
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_a_text_that_fits_stays_whole() -> None:
    text = "a line\n" * 500
    assert list(pieces(text)) == [text]


def test_the_cut_is_between_lines() -> None:
    text = f"{'x' * 3000}\n{'y' * 2000}\n{'z' * 2000}\n"
    assert list(pieces(text)) == [f"{'x' * 3000}\n", f"{'y' * 2000}\n{'z' * 2000}\n"]


def test_a_blank_text_has_no_pieces() -> None:
    assert list(pieces("\n" * 9000)) == []
