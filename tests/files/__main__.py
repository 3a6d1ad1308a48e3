"""Writes the whole corpus into a folder, to be looked at or sent by hand: `python -m tests.files FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.files.good import good
from tests.files.hostile import HOSTILE

folder = Path(sys.argv[1])
for kind, files in (("good", good()), ("hostile", {name: make() for name, (_, make) in HOSTILE.items()})):
    (folder / kind).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / kind / name).write_bytes(content)
