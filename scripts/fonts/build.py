"""Make the fonts that charts are drawn with: the glyphs that a chart can need and no others.

    python -m scripts.fonts.build FOLDER

`FOLDER` holds the unpacked Noto fonts; README.md says how to get them. What is written to `charts/fonts` is the same
byte for byte whenever it is made from the same fonts and the same words.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from scripts.fonts.characters import ARABIC, EUROPEAN, characters_of

WRITTEN = Path(__file__).parents[2] / "charts" / "fonts"
WEIGHTS = ("Regular", "Bold")
FACES = {"ja": ("jp", 0), "ko": ("kr", 1), "zh-Hans": ("sc", 2), "zh-Hant": ("tc", 3)}
"""Languages with Chinese characters: the name of the font made, and the face within the collection."""
_MADE = 3_700_000_000
"""Seconds since 1904, for all: the moment itself would give other bytes each time."""
UNITS = 1000
"""Units of an em, in every font here."""


def main(folder: Path) -> None:
    """Write every font, and the widths of all glyphs beside them."""
    widths: dict[str, dict[str, int]] = {}
    for weight in WEIGHTS:
        latin = _font(folder, f"NotoSans-{weight}.ttf")
        _write("latin", weight, _subset(latin, EUROPEAN), widths)
        with TemporaryDirectory() as scratch:
            parts = [Path(scratch) / "latin.ttf", Path(scratch) / "arabic.ttf"]
            _subset(_font(folder, f"NotoSans-{weight}.ttf"), EUROPEAN).save(parts[0])
            _subset(_font(folder, f"NotoSansArabic-{weight}.ttf"), ARABIC).save(parts[1])
            _write("arabic", weight, Merger().merge([str(part) for part in parts]), widths)
        for language, (name, face) in FACES.items():
            wanted = characters_of(language)
            cjk = _font(folder, f"NotoSansCJK-{weight}.ttc", face)
            _write(name, weight, _subset(cjk, wanted), widths)
    text = json.dumps(widths, ensure_ascii=False, indent=None, separators=(",", ":"), sort_keys=True)
    (WRITTEN / "widths.json").write_text(text.replace("},", "},\n") + "\n", encoding="utf-8")


def _font(folder: Path, name: str, face: int = -1) -> TTFont:
    return TTFont(next(iter(sorted(folder.rglob(name)))), fontNumber=face, recalcTimestamp=False)


def _subset(font: TTFont, characters: Iterable[str]) -> TTFont:
    """The font with these characters, what shapes and places them, and no hints: a picture is drawn large."""
    options = Options()
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "calt"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(characters))
    subsetter.subset(font)
    return font


def _write(name: str, weight: str, font: TTFont, widths: dict[str, dict[str, int]]) -> None:
    """Save a font under a family name of its own, so that a drawing can name it whatever else is installed."""
    family = f"Clusterbot {name.upper()}"
    for id_, text in ((1, family), (2, weight), (3, f"{family} {weight}"), (4, f"{family} {weight}")):
        font["name"].setName(text, id_, 3, 1, 0x409)
    font["name"].setName(f"Clusterbot{name.upper()}-{weight}", 6, 3, 1, 0x409)
    font["name"].names = [record for record in font["name"].names if record.platformID == 3]
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created = _MADE
    suffix = "" if weight == "Regular" else "-bold"
    file = WRITTEN / f"{name}{suffix}.{'otf' if 'CFF ' in font else 'ttf'}"
    font.save(file, reorderTables=True)
    saved = TTFont(file)
    scale = UNITS / saved["head"].unitsPerEm
    advances = saved["hmtx"]
    letters = sorted(saved.getBestCmap().items())
    widths[f"{name}{suffix}"] = {chr(code): round(advances[glyph][0] * scale) for code, glyph in letters}
    if joined := _joined_forms(saved):
        widths[f"{name}{suffix}-joined"] = {
            chr(code): max(round(advances[form][0] * scale) for form in joined[glyph])
            for code, glyph in letters
            if glyph in joined
        }


def _joined_forms(font: TTFont) -> dict[str, set[str]]:
    """The glyphs that stand for a letter where another one is joined to it on the left: narrower ones, in Arabic."""
    forms: dict[str, set[str]] = {}
    if "GSUB" not in font:
        return forms
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag not in ("init", "medi"):
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                single = getattr(part, "ExtSubTable", part)
                for glyph, form in getattr(single, "mapping", {}).items():
                    forms.setdefault(glyph, set()).add(form)
    return forms


if __name__ == "__main__":
    main(Path(sys.argv[1]))
