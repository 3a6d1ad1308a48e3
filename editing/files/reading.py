"""Reads a file in a process of its own, and gives it up when that takes too much of anything."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from pathlib import Path
from weakref import WeakKeyDictionary

from editing.files import bounds
from editing.files.contents import Contents, FileRefused

ROOT = str(Path(__file__).parents[2])
PROGRAM = f"import sys; sys.path.insert(0, {ROOT!r}); from editing.files.child import main; main()"
AT_ONCE = 2
"""Files that are read at the same time; each may take a gigabyte."""

logger = logging.getLogger(__name__)


_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()
"""Whose turn it is, for each event loop, as that is what a semaphore belongs to."""


async def read_file(content: bytes) -> Contents:
    """What is in a file. Raises FileRefused, also where reading it took too long or ended the process."""
    if len(content) > bounds.FILE_BYTES:
        raise FileRefused("too_large", megabytes=bounds.FILE_BYTES // 1024**2)
    async with _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE)):
        output = await _run(content)
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise FileRefused("too_costly") from error
    if "refused" in answer:
        raise FileRefused(answer["refused"], **answer["values"])
    return Contents.from_json(answer["contents"])


async def _run(content: bytes) -> bytes:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        "-c",
        PROGRAM,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(bounds.SECONDS):
            output, errors = await process.communicate(content)
    except TimeoutError:
        raise FileRefused("too_costly") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        logger.warning("reading a file ended with %s: %s", process.returncode, errors[-500:].decode(errors="replace"))
    return output
