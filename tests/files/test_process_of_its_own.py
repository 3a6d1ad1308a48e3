"""Whatever becomes of the process that reads a file, whoever waits for it goes on."""

from __future__ import annotations

import asyncio

import pytest

from editing.files import bounds, child, reading
from editing.files.contents import FileRefused
from editing.files.reading import read_file
from tests.files.table import text


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "import os; os._exit(3)",
        "print('not what was asked for')",
        "import time; time.sleep(60)",
        "while True: pass",
    ],
)
async def test_a_process_that_ends_or_does_not_end_is_a_refusal(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of spreadsheets is known to abort its process on some files that the guard may not know."""
    monkeypatch.setattr(reading, "PROGRAM", program)
    monkeypatch.setattr(bounds, "SECONDS", 2)
    with pytest.raises(FileRefused) as caught:
        await read_file(b"made up")
    assert caught.value.reason == "too_costly"


async def test_the_process_may_not_take_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = "from editing.files import child; child._limit(); list(range(10**9))"
    monkeypatch.setattr(reading, "PROGRAM", f"import sys; sys.path.insert(0, {reading.ROOT!r}); {greedy}")
    with pytest.raises(FileRefused) as caught:
        await read_file(b"made up")
    assert caught.value.reason == "too_costly"


async def test_files_are_read_side_by_side_while_other_work_goes_on() -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.005)
            ticks += 1

    ticking = asyncio.create_task(tick())
    found = await asyncio.gather(*(read_file(text().encode()) for _ in range(4)))
    ticking.cancel()
    assert {contents.format for contents in found} == {"CSV"}
    assert ticks >= 5


def test_what_the_process_answers_is_what_is_read_in_it() -> None:
    assert child.answer(b"") == {"refused": "empty", "values": {}}
    assert child.answer(text().encode())["contents"]["format"] == "CSV"
