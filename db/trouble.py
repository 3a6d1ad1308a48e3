"""What an error of a database driver means to a person, and what they can do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from db.engine import SQLITE
from db.errors import StoreError, shorten

DAMAGED = "is damaged and was left as it is: put a backup in its place, or move it away to begin anew"
CLOSED = "can't be opened: check that its folder exists and that you may read and write there"
SQLITE_TROUBLE = {
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_CANTOPEN: CLOSED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_AUTH: CLOSED,
    sqlite3.SQLITE_READONLY: "can't be written: give yourself write permission for it and for its folder",
    sqlite3.SQLITE_FULL: "can't grow, because the disk is full: make room and try again",
    sqlite3.SQLITE_IOERR: "can't be read or written, says the disk: check the disk and try again",
    sqlite3.SQLITE_BUSY: "is in use by another program: close it and try again",
}
"""By SQLite's primary result code."""

PRIMARY_CODE = 0xFF
REFUSAL = "FATAL:"
"""What stands before a PostgreSQL server's reason to refuse a connection, in most of its languages."""

POSTGRESQL_TROUBLE = {
    "08": "can't be reached: check that it runs and that DATABASE_URL is right",
    "42501": "does not let this user do what is needed: grant it CREATE on the schema",
    "25006": "is read-only here: name a server that takes writes in DATABASE_URL",
    "53": "is out of room or connections: free some and try again",
    "57": "is starting, stopping or was stopped: try again in a moment",
}
"""By SQLSTATE, or the class of it."""


def place(url: URL) -> str:
    """How to name a database to a person: the file, or the server and the database; never the password."""
    if url.drivername == SQLITE:
        return place_of_file(url.database)
    host = url.host or url.normalized_query.get("host", ("the local socket",))[0]
    return f"The PostgreSQL at {host}{f':{url.port}' if url.port else ''}, database {url.database},"


def place_of_file(file: object) -> str:
    """How to name an SQLite database to a person."""
    return f"The database file {file}"


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn whatever the database or its driver raises into a StoreError."""
    try:
        yield
    except DBAPIError as error:
        explain = _explain_sqlite if url.drivername == SQLITE else _explain_postgresql
        raise StoreError(f"{place(url)} {explain(error)}.") from error
    except sqlite3.Error as error:
        raise StoreError(f"{place(url)} {_explain_file(error)}.") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{place(url)} can't be used: {shorten(str(error), 200)}.") from error
    except OSError as error:
        raise StoreError(f"{place(url)} {CLOSED} ({error.strerror or shorten(str(error))}).") from error


def _explain_sqlite(error: DBAPIError) -> str:
    return _explain_file(error.orig or error)


def _explain_file(error: BaseException) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    known = None if code is None else SQLITE_TROUBLE.get(code & PRIMARY_CODE)
    return known or _unknown(error)


def _explain_postgresql(error: DBAPIError) -> str:
    state = getattr(error.orig, "sqlstate", None)
    message = str(error.orig)
    if state:
        return POSTGRESQL_TROUBLE.get(state) or POSTGRESQL_TROUBLE.get(state[:2]) or _unknown(error.orig)
    if REFUSAL in message:
        # whoever is refused a connection gets no code, only the reason in the server's own language
        reason = shorten(message.rpartition(REFUSAL)[2], 200)
        return f"refuses the connection ({reason}): check the user, the password and the database in DATABASE_URL"
    return POSTGRESQL_TROUBLE["08"] if isinstance(error, OperationalError) else _unknown(error.orig)


def _unknown(error: BaseException | None) -> str:
    return f"gave an error: {shorten(str(error), 200)}"
