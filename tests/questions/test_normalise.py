"""The normaliser: what it makes equal, what it keeps apart, and that no text breaks it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.normalise import LONGEST, normal_form, words

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=2 * LONGEST)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Shanghai–Suzhou", ("shanghai", "suzhou")),
        ("KÖLN", ("koln",)),
        ("São Paulo", ("sao", "paulo")),
        ("Xi'an", ("xi", "an")),
        ("Łódź", ("lodz",)),
        ("Straße", ("strasse",)),
        ("İstanbul", ("istanbul",)),
        ("٢٠٢٣", ("2023",)),
        ("２０２３年", ("2023", "年")),
        ("上海-苏州", ("上", "海", "苏", "州")),
        ("東京都", ("東", "京", "都")),
        ("서울과", ("서", "울", "과")),
        ("Ёлки", ("елки",)),
        ("أفضل", ("افضل",)),
        ("top25", ("top", "25")),
        ("2O21", ("2021",)),
        ("in '21", ("in", "2021")),
        ("\u200frank\u200e of\u00a0Tokyo\u0000", ("rank", "of", "tokyo")),
    ],
)
def test_what_people_write_becomes_its_normal_form(written: str, form: tuple[str, ...]) -> None:
    assert tuple(word.form for word in words(written)) == form


def test_marks_stay_where_they_carry_the_sound() -> None:
    assert words("が")[0].form != words("か")[0].form


@given(ANY_TEXT)
def test_no_text_breaks_it(text: str) -> None:
    for word in words(text):
        assert word.form
        assert not any(character.isspace() for character in word.form)


@given(ANY_TEXT)
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    once = tuple(word.form for word in words(text[:100]))
    assert tuple(word.form for word in words(" ".join(once))) == once


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_names_and_questions_pass_through_alike(text: str) -> None:
    if "'" not in text:
        assert normal_form(text) == tuple(word.form for word in words(text))


@given(st.text(max_size=60))
def test_case_and_composition_do_not_matter(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert tuple(word.form for word in words(decomposed)) == tuple(word.form for word in words(text))


@given(ANY_TEXT)
def test_words_are_pieces_of_the_text_in_order(text: str) -> None:
    found = words(text)
    assert all(word.gap + word.written for word in found)
    assert len(found) <= 2 * LONGEST
