"""A first start takes a moment: say so, and how far it is, to whoever waits."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import typer

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

BAR_AFTER_SECONDS = 1.0
NOTICE = "Preparing the record of the ranking; every later start will be quick …"


class Preparation:
    """Told by the store how far it is; writes to standard error, so that answers are alone in a pipe."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._bar: tuple[Progress, TaskID] | None = None

    def __call__(self, doing: str, done: float) -> None:
        """Show what is being done, and the part of the whole, up to 1, that is done already."""
        now = time.monotonic()
        if self._began is None:
            self._began = now
            typer.echo(NOTICE, err=True)
        if self._bar is None and now - self._began >= BAR_AFTER_SECONDS:
            self._bar = _started_bar()
        if self._bar:
            progress, task = self._bar
            progress.update(task, completed=done, description=doing)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar[0].stop()


def _started_bar() -> tuple[Progress, TaskID]:
    """A bar that is gone without a trace when it is full, and draws nothing where there is no terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    progress = Progress(console=console, transient=True, disable=not console.is_terminal)
    progress.start()
    return progress, progress.add_task("", total=1.0)
