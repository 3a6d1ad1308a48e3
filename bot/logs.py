"""The log: one readable line an event on standard error, and no secret in it, tracebacks included."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import TextIO

from bot.redaction import Redactor

LINE = "%(asctime)s  %(levelname)-7s  %(name)s: %(message)s"

# at INFO and DEBUG these write a line for each request, with the address that holds the token
CHATTY = ("httpx", "httpcore", "aiohttp", "aiosqlite", "asyncio")

logger = logging.getLogger(__name__)


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line, so that no argument, exception or stack can carry a secret past it."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__(LINE, datefmt="%Y-%m-%d %H:%M:%S")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the traceback under it if there is one."""
        return self._redact(super().format(record))


def configure(level: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send everything from `level` upwards to `stream` (standard error), and nothing anywhere else.

    Warnings and uncaught exceptions take the same way, because they too can hold a secret.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(RedactingFormatter(Redactor(secrets)))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logger.critical("stopped by an error that nothing caught", exc_info=(kind, error, trace))
