"""The committed fonts hold every glyph that a chart can need, in every language."""

from __future__ import annotations

import json

import pytest
from fontTools.ttLib import TTFont

from answers.catalogue import Messages, languages, messages
from answers.writing import native_name
from charts.typefaces import FOLDER, Typeface
from db.record import Snapshot
from scripts.fonts.characters import texts_drawn
from tests.charts.conftest import ROOT

FILES = sorted(FOLDER.glob("*.[ot]tf"))
WIDTHS = json.loads((FOLDER / "widths.json").read_text(encoding="utf-8"))


def texts_of(own: Messages, record: Snapshot) -> set[str]:
    """All that a chart in a language can show."""
    found: set[str] = {"0123456789.,%>#+-"}
    found.update(texts_drawn(own))
    found |= {cluster.name for cluster in record.clusters.values()}
    found |= {native_name(cluster.name, own, record) or "" for cluster in record.clusters.values()}
    found |= {own.territory(code, economy.name) for code, economy in record.economies.items()}
    found |= {source.publisher for source in record.sources.values()}
    found |= {own.number(1234567), own.percent(12)}
    return found


@pytest.mark.parametrize("language", languages())
def test_every_glyph_is_there(language: str, snapshot: Snapshot) -> None:
    typeface = Typeface.of(language)
    missing = {text: typeface.drawable(text) for text in texts_of(messages(language), snapshot)}

    assert {text for text, drawn in missing.items() if text != drawn} == set()


@pytest.mark.parametrize("language", languages())
def test_words_and_names_of_a_language_are_in_its_own_font(language: str, snapshot: Snapshot) -> None:
    own = messages(language)
    held = TTFont(Typeface.of(language).files("")[0]).getBestCmap()
    texts = texts_of(own, snapshot) - {source.publisher for source in snapshot.sources.values()}

    assert {sign for text in texts for sign in text if ord(sign) not in held and sign.isprintable()} == set()


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_the_widths_are_those_of_the_font(file: object) -> None:
    assert hasattr(file, "stem")
    font = TTFont(file)
    scale = 1000 / font["head"].unitsPerEm
    advances = {chr(code): round(font["hmtx"][glyph][0] * scale) for code, glyph in font.getBestCmap().items()}

    assert WIDTHS[file.stem] == advances


def test_joined_letters_are_narrower() -> None:
    arabic = Typeface.of("ar")

    assert arabic.width("ببب", 30) < arabic.width("ب ب ب", 30) - 2 * arabic.width(" ", 30)
    assert arabic.width("دد", 30) == 2 * arabic.width("د", 30)


def test_regular_and_bold_hold_the_same_characters() -> None:
    assert {name: set(WIDTHS[name]) for name in WIDTHS if "-" not in name} == {
        name.removesuffix("-bold"): set(WIDTHS[name]) for name in WIDTHS if name.endswith("-bold")
    }


def test_the_licence_of_the_fonts_is_named() -> None:
    assert "charts/fonts/OFL.txt" in (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")


def test_what_no_font_can_draw_becomes_a_question_mark() -> None:
    typeface = Typeface.of("en")

    assert typeface.drawable("A\U0001f600B") == "A?B"
    assert not typeface.can_draw("\U0001f600")
    assert typeface.can_draw("Łódź Đà Nẵng Уфа")
