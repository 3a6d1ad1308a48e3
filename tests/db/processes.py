"""Other processes that use a store at the same time: each imports the product, then waits to be let go."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]

OPEN = """
import asyncio, json, sys
from db.store import Store

async def use(url):
    store = await Store.open(url)
    print(json.dumps({"revision": store.revision, "rankings": len(store.snapshot.rankings)}))
    await store.close()
"""

APPLY = """
import asyncio, json, sys
from db.csvfiles import Line, Sheet
from db.store import Store

async def use(url):
    store = await Store.open(url)
    ranking = store.snapshot.rankings[2023, "seoul"]
    from db.cells import cells_of
    from db.tables import TABLE_OF
    cells = cells_of(TABLE_OF["rankings"], ranking) | {"note": "changed by another process"}
    number = await store.apply(
        [Sheet("rankings", (Line(2, cells),))], made_by="made-up admin", summary="a note"
    )
    print(json.dumps({"revision": number}))
    await store.close()
"""

MODULES = """
import asyncio, json, sys
from db.store import Store

async def use(url):
    store = await Store.open(url)
    await store.close()
    print(json.dumps({"modules": sorted(sys.modules)}))
"""

GO = """
print("ready", flush=True)
sys.stdin.readline()
asyncio.run(use(sys.argv[1]))
"""


class Process:
    """A Python process that is ready to run a script on a store."""

    def __init__(self, script: str, url: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", script + GO, url],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if line != "ready\n":
            raise RuntimeError(self._process.communicate()[1])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def go(self) -> None:
        """Let it begin."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def result(self) -> dict[str, Any]:
        """Wait for the end, and return what it printed as JSON. Nothing else may be printed."""
        output, errors = self._process.communicate(timeout=60)
        assert (self._process.returncode, errors) == (0, "")
        result: dict[str, Any] = json.loads(output)
        return result


def run(script: str, url: str) -> dict[str, Any]:
    """Run one such process by itself."""
    with Process(script, url) as process:
        process.go()
        return process.result()
