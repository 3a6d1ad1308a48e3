"""How long 1,000 questions through `clusterbot ask --batch` take, beside its start-up alone.

    python benchmarks/batch.py [repetitions]

Ratios between runs on one machine tell more than the seconds, which differ from machine to machine.
"""

from __future__ import annotations

import csv
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
QUESTIONS = 1000
WORDINGS = (
    "rank of {name} in {edition}",
    "how did {name} do in {edition}?",
    "trend of {name}",
    "top 5 in {edition}",
    "PCT applications of {name} {edition}",
    "{name} vs Seoul since 2019",
    "who was number {rank} in {edition}",
    "is {name} ahead of Paris in {edition}?",
)


def questions() -> Iterator[str]:
    """Different questions about every row of the shipped record, wording after wording."""
    with (ROOT / "db" / "data" / "rankings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for wording, row in itertools.product(WORDINGS, rows):
        yield wording.format(name=row["printed_name"], edition=row["edition"], rank=row["rank"])


def seconds(arguments: list[str], environment: dict[str, str]) -> float:
    """How long one run of the command takes, from start to end."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - started


def main() -> None:
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/clusterbot.db"}
        nothing, batch = Path(folder, "nothing.txt"), Path(folder, "batch.txt")
        nothing.touch()
        batch.write_text("\n".join(itertools.islice(questions(), QUESTIONS)), encoding="utf-8")
        bare = median(seconds_of_python(repetitions))
        first = seconds(["ask", "--batch", str(nothing)], environment)
        empty = median(seconds(["ask", "--batch", str(nothing)], environment) for _ in range(repetitions))
        one = median(seconds(["ask", "top 5 of 2023"], environment) for _ in range(repetitions))
        full = median(seconds(["ask", "--json", "--batch", str(batch)], environment) for _ in range(repetitions))
    print(f"Python alone               {bare:6.2f} s")
    print(f"first start, empty folder  {first:6.2f} s")
    print(f"start-up alone             {empty:6.2f} s   {empty / bare:5.1f} × Python alone")
    print(f"one question               {one:6.2f} s   {one / empty:5.2f} × start-up")
    print(f"{QUESTIONS:,} questions            {full:6.2f} s   {full / empty:5.2f} × start-up")
    print(f"each question of the batch {(full - empty) / QUESTIONS * 1000:6.2f} ms")


def seconds_of_python(repetitions: int) -> Iterator[float]:
    """How long Python takes to do nothing."""
    for _ in range(repetitions):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", ""], check=True)
        yield time.perf_counter() - started


if __name__ == "__main__":
    main()
