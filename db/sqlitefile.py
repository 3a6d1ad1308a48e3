"""The file of an SQLite database: looked at before anything is written to it, then made ready."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from db.engine import BUSY_SECONDS
from db.errors import StoreError
from db.trouble import DAMAGED, place_of_file

RETRY_SECONDS = 0.05


def make_ready(path: Path, version_table: str) -> None:
    """Make the folder and the file where they are not there; else check that the file is sound and ours.

    This goes without SQLAlchemy and the driver under it: a file that can't be opened leaves a thread of that
    driver behind, which ends in a traceback if the program is over by then. Blocks; raises sqlite3.Error,
    OSError or StoreError, and has then changed nothing.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        if path.stat().st_size:
            _check(connection, path, version_table)
        _switch_to_wal(connection)
        # shows at once whether the file can be written, which to begin a transaction does not
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA user_version = 0")
        connection.execute("ROLLBACK")


def _check(connection: sqlite3.Connection, path: Path, version_table: str) -> None:
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise StoreError(f"{place_of_file(path)} {DAMAGED}.")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and version_table not in tables:
        raise StoreError(f"{place_of_file(path)} belongs to another program: name another in DATABASE_URL.")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Readers and a writer then do not wait for each other. The file keeps this for every later connection.

    SQLite's own timeout does not cover the switch, so two first starts at once need another try.
    """
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(RETRY_SECONDS)
        else:
            return
