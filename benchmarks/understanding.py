"""How long understanding takes, how it grows with the names, and what the names cost to hold.

    python -m benchmarks.understanding

Every figure of one run is from one process, so the ratios are what to compare.
"""

from __future__ import annotations

import asyncio
import random
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from answers.known_names import names_of
from db.record import Snapshot
from db.store import Store
from questions.names import KnownCluster, Names
from questions.understand import understand
from tests.corpus.meaning import rows

ROUNDS = 3
SYLLABLES = ("ka", "lo", "mi", "ren", "tos", "bu", "va", "der", "sin", "gol", "hep", "tur", "zan", "wick", "fjo")


async def _snapshot() -> Snapshot:
    with TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite:///{Path(folder) / 'benchmark.db'}")
        await store.close()
        return store.snapshot


def _with_made_up(names: Names, number: int) -> Names:
    """The names with so many made-up clusters beside them."""
    chance = random.Random(7)  # noqa: S311 - made-up names, not secrets
    made_up = []
    for place in range(number):
        city = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))).title()
        made_up.append(KnownCluster(f"made-up-{place}", city, (city,), ("ZZ",)))
    return Names([*names.clusters.values(), *made_up], {**names.economies, "ZZ": "Nowhere"}, names.editions)


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _per_question(names: Names, questions: Sequence[str]) -> list[float]:
    """Microseconds of each question, the best of the rounds."""
    rounds = [[_timed(lambda text=text: understand(text, names)) for text in questions] for _ in range(ROUNDS)]  # type: ignore[misc]
    return sorted(min(times) * 1e6 for times in zip(*rounds, strict=True))


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    snapshot = asyncio.run(_snapshot())
    before = _megabytes()
    began = time.perf_counter()
    names = names_of(snapshot)
    ready = time.perf_counter() - began
    again = _timed(lambda: names_of(snapshot))
    speller = _timed(lambda: understand("Bejinng", names))
    questions = [row.question for row in rows()]
    print(f"{len(names.table)} phrases: ready in {ready * 1000:.0f} ms, {_megabytes() - before:.0f} MB")
    print(f"a new revision: {again * 1000:.0f} ms; the first misspelt word: {speller * 1000:.0f} ms\n")
    print(f"{'names':>12} {'p50 µs':>8} {'p99 µs':>8} {'max µs':>8}   over {len(questions)} questions")
    base = 0.0
    for factor in (1, 10, 100):
        held = names if factor == 1 else _with_made_up(names, (factor - 1) * len(names.clusters))
        understand("Bejinng", held)
        times = _per_question(held, questions)
        p50, p99 = statistics.median(times), times[int(len(times) * 0.99)]
        base = base or p50
        print(f"{f'{factor} x':>12} {p50:8.0f} {p99:8.0f} {times[-1]:8.0f}   p50 {p50 / base:.2f} x")
    worst = ["😀" * 4096, "a" * 100_000, "xq" * 150, "zq " * 100, "排" * 300, "vs " * 100, "2023 " * 60, "Tokyo " * 50]
    times = _per_question(names, worst)
    print(f"\nhostile input: worst {times[-1] / 1000:.1f} ms")


if __name__ == "__main__":
    main()
