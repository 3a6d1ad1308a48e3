"""Make docs/gallery: a question of each kind, its answer in three languages, and its charts.

python -m scripts.gallery.build
"""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from answers.answer import Answer
from answers.catalogue import DEFAULT, languages
from answers.chart import Chart
from answers.desk import answer_reading
from answers.known_names import names_of
from answers.rendering import plain_text
from charts.rasterizer import rasterized
from charts.render import drawing_of
from db.record import Snapshot
from db.store import Store
from questions.understand import understand

FOLDER = Path(__file__).parents[2] / "docs" / "gallery"
QUESTIONS = Path(__file__).parent / "questions.tsv"
LANGUAGES = {"en": "English", "zh-Hans": "简体中文", "ar": "العربية"}
_ZOOM = 0.55
"""The pictures are smaller than those that people get; a page shows them large enough."""
_PAGE = """\
# The gallery

A question of each kind, as `clusterbot` answers it in three of its languages, with the charts that go with it. The
questions are asked in English here; people get the answer in the language that they ask in. `make gallery` makes this
page from the record.

{kinds}
"""


def main() -> None:
    """Write the page and its pictures."""
    record = asyncio.run(_record())
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    rows = groupby(read_questions(), lambda row: row[0])
    kinds = [_kind(kind, [question for _, question in found], record) for kind, found in rows]
    (FOLDER / "README.md").write_text(_PAGE.format(kinds="\n\n".join(kinds)), encoding="utf-8")


def read_questions() -> list[tuple[str, str]]:
    """Each question of the gallery with its kind."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        return [(row["kind"], row["question"]) for row in csv.DictReader(file, delimiter="\t")]


async def _record() -> Snapshot:
    with TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite:///{Path(folder) / 'gallery.db'}")
        await store.close()
        return store.snapshot


def _kind(kind: str, questions: list[str], record: Snapshot) -> str:
    shown = [_question(f"{kind}-{number}", question, record) for number, question in enumerate(questions, start=1)]
    return "\n\n".join([f"## `{kind}`", *shown])


def _question(name: str, question: str, record: Snapshot) -> str:
    readings = understand(question, names_of(record))
    parts = [f"**{question}**"]
    for tag, called in LANGUAGES.items():
        language = tag if tag in languages() else DEFAULT
        answers = [answer_reading(reading, record, language) for reading in readings]
        parts += [f"{called}:", *map(_text, answers), *_pictures(f"{name}.{tag}", answers)]
    return "\n\n".join(parts)


def _text(answer: Answer) -> str:
    """The answer as people read it, from whichever side its language begins."""
    lines = "<br>\n".join(escape(line, quote=False) for line in plain_text(answer).splitlines())
    return f'<blockquote dir="auto">\n{lines}\n</blockquote>'


def _pictures(name: str, answers: list[Answer]) -> Iterator[str]:
    charts = [answer.chart for answer in answers if answer.chart]
    for number, chart in enumerate(charts):
        file = f"{name}{f'.{number}' if number else ''}.png"
        (FOLDER / file).write_bytes(_small(chart))
        yield f"![{chart.words.title}]({file})"


def _small(chart: Chart) -> bytes:
    drawing = drawing_of(chart)
    return rasterized(drawing.svg, drawing.fonts, _ZOOM)


if __name__ == "__main__":
    main()
