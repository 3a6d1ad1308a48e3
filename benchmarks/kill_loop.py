"""Kills a process that changes the record, again and again, and looks at what it leaves: one whole revision, always.

    python -m benchmarks.kill_loop sqlite --kills 200
    python -m benchmarks.kill_loop postgresql --kills 200

A child process confirms one waiting change after the other, each of which writes the same made-up note into every row
of an edition. It is killed with SIGKILL at a random moment. Then every row must have the note of one and the same
revision, that revision must hold all its rows, and exactly the changes that became revisions are marked as
applied.

Measured on two busy cores, 200 kills each: SQLite, 261 revisions were made and none was left in part; PostgreSQL 18,
177 revisions, none in part.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from db.cells import cells_of
from db.csvfiles import Line, Sheet
from db.importer import Changes, faults_of
from db.incoming import Incoming
from db.models import PendingRow
from db.pending import add
from db.revisions import list_revisions
from db.snapshot import record_of
from db.store import Store
from db.tables import TABLE_OF
from editing.desk import EditingDesk

EDITION = 2023
MOST_SECONDS = 1.2
"""After which a child is killed at the latest. A change takes a third of a second on a busy machine."""

SEED = 7
TELL_EVERY = 20


async def change_again_and_again(url: str) -> None:
    """What the child does, until it is killed."""
    store = await Store.open(url)
    desk = EditingDesk(store)
    await desk.propose_changes(Changes(), "loads what a first change would wait for")
    print("ready", flush=True)
    while True:
        note = f"made-up note {store.revision + 1}"
        rows = [cells_of(TABLE_OF["rankings"], row) | {"note": note} for row in store.snapshot.by_edition[EDITION]]
        sheet = Sheet("rankings", tuple(Line(0, cells) for cells in rows))
        now = datetime.now(UTC)
        async with store.changing() as connection:
            waiting = await add(connection, 1, "made up", {"note": note}, now)
        proposal = await desk.propose_changes(Changes((sheet,)), note)
        await desk.apply(proposal, "made-up admin", now, waiting)


async def look(url: str) -> tuple[int, str]:
    """The revision that a killed process left, and what is wrong with it, if anything."""
    store = await Store.open(url)
    try:
        rows = store.snapshot.by_edition[EDITION]
        notes = Counter(row.note for row in rows)
        async with store.looking() as connection:
            [newest] = await list_revisions(connection, 1)
            states = (await connection.execute(select(PendingRow.state, PendingRow.revision))).all()
        applied = sorted(number for state, number in states if state == "applied" and number)
        if newest.number > 1 and set(notes) != {f"made-up note {newest.number}"}:
            return newest.number, f"rows of several revisions: {notes}"
        if newest.number > 1 and newest.changed != len(rows):
            return newest.number, f"a revision with {newest.changed} of {len(rows)} rows"
        if applied != list(range(2, newest.number + 1)):
            return newest.number, f"changes marked as applied: {applied[-3:]}, revisions up to {newest.number}"
        if faults := faults_of(record_of(store.snapshot), Incoming()):
            return newest.number, f"an unsound record: {faults[0]}"
        return newest.number, ""
    finally:
        await store.close()


def kill_once(url: str, after: float) -> None:
    """Start a child, and kill it a while after it began."""
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.kill_loop", "child", "--url", url], stdout=subprocess.PIPE, text=True
    )
    with child:
        if child.stdout is None or child.stdout.readline() != "ready\n":
            raise RuntimeError("the child did not start")
        time.sleep(after)
        child.send_signal(signal.SIGKILL)


def run(url: str, kills: int) -> int:
    """Kill so many times; returns how many times something was wrong."""
    dice = random.Random(SEED)  # noqa: S311 - when to kill is no secret
    seen: list[int] = []
    wrong = unchanged = 0
    started = time.monotonic()
    for number in range(1, kills + 1):
        kill_once(url, dice.uniform(0, MOST_SECONDS))
        revision, problem = asyncio.run(look(url))
        unchanged += bool(seen) and revision == seen[-1]
        seen.append(revision)
        if number % TELL_EVERY == 0:
            print(f"{number} kills, revision {revision}, {wrong + bool(problem)} wrong", flush=True)
        if problem:
            wrong += 1
            print(f"kill {number}: {problem}", flush=True)
    seconds = time.monotonic() - started
    print(
        f"{kills} kills in {seconds:.0f} s: {seen[-1] - 1} revisions were made, {unchanged} kills came before the first"
        f" of their process, {wrong} left anything but one whole revision"
    )
    return wrong


def main() -> None:
    """Make a database with the shipped record, and kill away."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("database", choices=["sqlite", "postgresql", "child"])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--url")
    arguments = parser.parse_args()
    if arguments.database == "child":
        asyncio.run(change_again_and_again(arguments.url))
    elif arguments.database == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            sys.exit(run(f"sqlite:///{Path(folder) / 'killed.db'}", arguments.kills) > 0)
    else:
        from tests import postgres

        server = postgres.start()
        try:
            sys.exit(run(server.url(server.create_database()), arguments.kills) > 0)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
