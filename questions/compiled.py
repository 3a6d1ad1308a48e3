"""Keeps the ready-made table of phrases between starts, for as long as nothing that it is made from changes."""

from __future__ import annotations

import gc
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from questions.senses import PlainTable

_DIGEST = 16


def kept(folder: Path, make: Callable[[], PlainTable]) -> PlainTable:
    """The table as it was kept in the folder for the same files and program, or else made now and kept.

    A folder that cannot be written, or a file in it that was cut short, costs time and nothing else.
    """
    file = folder / f"phrases-{_fingerprint()}.bin"
    with suppress(OSError, ValueError):
        return _read(file)
    table = make()
    with suppress(OSError):
        _write(file, marshal.dumps(table))
    return table


def is_kept(folder: Path) -> bool:
    """Whether the folder holds the table for these files, so that it need not be made."""
    return (folder / f"phrases-{_fingerprint()}.bin").is_file()


def _read(file: Path) -> PlainTable:
    content = file.read_bytes()
    digest, payload = content[:_DIGEST], content[_DIGEST:]
    if blake2b(payload, digest_size=_DIGEST).digest() != digest:  # marshal trusts what it is given
        raise ValueError(f"{file} was cut short")
    collecting = gc.isenabled()
    gc.disable()  # half a million tuples are made and none is garbage: looking through them takes a third of the time
    try:
        table: PlainTable = marshal.loads(payload)  # noqa: S302 - our own file, in the user's own folder, whole
    finally:
        if collecting:
            gc.enable()
    return table


def _write(file: Path, payload: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for old in file.parent.glob("phrases-*.bin"):
        old.unlink(missing_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(blake2b(payload, digest_size=_DIGEST).digest() + payload)
    fresh.replace(file)


def _fingerprint() -> str:
    """Changes with every file that the table is made from, the modules that make it, and the Python that reads it."""
    digest = blake2b(sys.version.encode(), digest_size=_DIGEST)
    for file in _files(resources.files("questions")):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and entry.name in ("lexicons", "data"):
            found += _files(entry)
        elif entry.name.endswith((".py", ".toml", ".tsv", ".txt")):
            found.append(entry)
    return found
