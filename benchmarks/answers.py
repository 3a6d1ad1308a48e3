"""How long an answer takes from the question's words to each rendering, on SQLite and PostgreSQL, cold and repeated.

    python -m benchmarks.answers

Both stores load the same snapshot once; after that an answer reads no database, which the figures show. Ratios of one
run tell more than the microseconds, which differ from machine to machine.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from answers.answer import Answer
from answers.desk import Desk
from answers.rendering import as_json, chat_html, inline_title, plain_text
from db.store import Store
from tests import postgres
from tests.corpus.meaning import rows

ROUNDS = 3
RENDERINGS: dict[str, Callable[[Answer], object]] = {
    "chat": chat_html,
    "plain": plain_text,
    "title": inline_title,
    "json": as_json,
}


async def _desk(url: str) -> tuple[float, Desk]:
    began = time.perf_counter()
    store = await Store.open(url)
    await store.close()
    return time.perf_counter() - began, Desk(store)


def _times(desk: Desk, questions: list[str]) -> list[float]:
    found = []
    for question in questions:
        began = time.perf_counter()
        chat_html(desk.answer(question))
        found.append((time.perf_counter() - began) * 1e6)
    return sorted(found)


def _line(name: str, times: list[float], base: float) -> str:
    middle = median(times)
    return f"{name:28} {middle:8.0f} {times[int(len(times) * 0.99)]:8.0f} {middle / base:8.2f}"


@contextmanager
def _stores() -> Iterator[dict[str, str]]:
    server = postgres.start()
    try:
        with TemporaryDirectory() as folder:
            yield {
                "SQLite": f"sqlite:///{Path(folder) / 'answers.db'}",
                "PostgreSQL": server.url(server.create_database()),
            }
    finally:
        server.stop()


def main() -> None:
    """Print the table."""
    questions = [row.question for row in rows() if not row.previous]
    print(f"{len(questions)} questions{'':13} {'p50 µs':>8} {'p99 µs':>8} {'ratio':>8}")
    base = 0.0
    with _stores() as stores:
        for name, url in stores.items():
            opening, desk = asyncio.run(_desk(url))
            first = _times(desk, questions)
            repeated = [_times(desk, questions) for _ in range(ROUNDS)]
            base = base or median(first)
            print(_line(f"{name}, first time", first, base) + f"   opened in {opening:.1f} s")
            print(_line(f"{name}, repeated", min(repeated, key=median), base))
    answers = [desk.answer(question) for question in questions]
    for name, render in RENDERINGS.items():
        began = time.perf_counter()
        for answer in answers:
            render(answer)
        each = (time.perf_counter() - began) / len(answers) * 1e6
        print(f"rendering as {name:15} {each:8.0f} {'':8} {each / base:8.2f}")


if __name__ == "__main__":
    main()
