"""How much of the corpus is understood: right, within one tap, and confidently wrong, by part, language and kind.

    python -m tests.corpus.evaluate [--language TAG] [--worst N]

The development part is what phrases are written from. The check part is the honest measure: only its scores are
printed, never its rows.
"""

from __future__ import annotations

import argparse
import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from answers.desk import Desk
from answers.rendering import as_json
from db.store import Store
from questions.question import Question
from tests.corpus.meaning import REFUSALS, Row, differences, is_checked_only, rows


@dataclass(frozen=True)
class Result:
    """How one question was understood."""

    row: Row
    wrong: tuple[str, ...]
    in_one_tap: bool
    confident: bool


def results(desk: Desk) -> list[Result]:
    """Every question of the corpus asked, each after the ones that it continues."""
    asked: dict[str, Question | None] = {}
    found = []
    for row in rows():
        previous = asked.get(row.previous)
        answer = desk.answer(row.question, previous=previous)
        asked[row.id] = answer.asked or previous
        wrong = tuple(differences(row, as_json(answer), desk.editions))
        tapped = (as_json(desk.answer(choice.question)) for choice in answer.choices)
        found.append(
            Result(
                row,
                wrong,
                not wrong or any(not differences(row, other, desk.editions) for other in tapped),
                bool(wrong) and answer.status not in REFUSALS,
            )
        )
    return found


def _line(name: str, of: Iterable[Result]) -> str:
    held = list(of)
    right = sum(not result.wrong for result in held)
    tap = sum(result.in_one_tap for result in held)
    confident = sum(result.confident for result in held)
    count = max(1, len(held))
    return f"{name:20} {len(held):5} {right / count:8.1%} {tap / count:8.1%} {confident / count:8.1%}"


def main() -> None:
    """Print the tables and the worst rows of the development part."""
    options = argparse.ArgumentParser()
    options.add_argument("--language")
    options.add_argument("--worst", type=int, default=40)
    wanted = options.parse_args()
    with TemporaryDirectory() as folder:
        desk = Desk(asyncio.run(_opened(Path(folder))))
    every = [each for each in results(desk) if wanted.language in (None, each.row.language)]
    parts = {
        "development": [r for r in every if not is_checked_only(r.row)],
        "check": [r for r in every if is_checked_only(r.row)],
    }
    for name, part in parts.items():
        print(f"{name:20} {'rows':>5} {'right':>8} {'1 tap':>8} {'wrong':>8}")
        print(_line("all", part))
        for by in ("language", "kind"):
            groups: defaultdict[str, list[Result]] = defaultdict(list)
            for result in part:
                groups[result.row.meaning[by].split("|")[0]].append(result)
            for key in sorted(groups):
                print(_line(f"  {key}", groups[key]))
        print()
    faulty = sorted((r for r in parts["development"] if r.wrong), key=lambda r: (not r.confident, r.row.id))
    print(Counter("confidently wrong" if r.confident else "refused" for r in faulty))
    for result in faulty[: wanted.worst]:
        mark = "!!" if result.confident else "  "
        print(f"{mark} {result.row.id} {result.row.question!r}: {'; '.join(result.wrong)}")


async def _opened(folder: Path) -> Store:
    store = await Store.open(f"sqlite:///{folder / 'evaluation.db'}")
    await store.close()
    return store


if __name__ == "__main__":
    main()
