"""A picture drawn in a process of its own.

resvg holds the interpreter's lock while it draws: in a thread it would bring the event loop to a stand for a tenth of a
second. A process of its own can also be stopped, and gives back its memory when it ends.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process

from charts import rasterizer
from charts.errors import DrawingError
from charts.render import Drawing

# all that a process needs to start: nothing of the settings, which hold secrets
_HANDED_DOWN = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


async def png_in_process(drawing: Drawing) -> bytes:
    """The picture of a drawing. The process is stopped where the one who waits for it is cancelled.

    Raises DrawingError where the process fails.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", rasterizer.__file__),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        env={name: os.environ[name] for name in _HANDED_DOWN if name in os.environ},
    )
    try:
        wanted = json.dumps({"svg": drawing.svg, "fonts": drawing.fonts}).encode()
        picture, said = await process.communicate(wanted)
    finally:
        await _end(process)
    if process.returncode:
        raise DrawingError(f"a chart could not be drawn: {said.decode(errors='replace').strip()[-300:]}")
    return picture


async def _end(process: Process) -> None:
    """Stop a process that has not ended by itself."""
    if process.returncode is None:
        process.kill()
        await process.wait()
