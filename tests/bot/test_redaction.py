from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator
from io import StringIO

import pytest

from bot import logs
from bot.redaction import HIDDEN, Redactor
from tests.telegram.botapi import TOKEN

SHORT = "42:short"  # as a test server may give out


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What a person sees of the log, at its most talkative."""
    root = logging.getLogger()
    kept = root.handlers[:], root.level, sys.excepthook
    stream = StringIO()
    logs.configure("DEBUG", secrets=[SHORT], stream=stream)
    yield stream
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level, sys.excepthook = kept


@pytest.mark.parametrize(
    "text",
    [
        TOKEN,
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"https://api.telegram.org/file/bot{TOKEN}/photos/1.jpg",
        f"URL('http://127.0.0.1:8081/bot{TOKEN.replace(':', '%3A')}/sendMessage')",
        f"ExtBot[token={TOKEN}]",
        "http://127.0.0.1/bot12:ab/getMe",
    ],
)
def test_tokens_are_hidden_and_the_rest_is_not(text: str) -> None:
    shown = Redactor()(text)
    assert HIDDEN in shown
    assert not any(secret in shown for secret in (TOKEN, TOKEN.partition(":")[2], "12:ab"))
    assert shown.split(HIDDEN)[0] == text[: len(shown.split(HIDDEN)[0])]


def test_a_known_secret_is_hidden_whatever_it_looks_like() -> None:
    assert Redactor([SHORT])(f"token={SHORT}!") == f"token={HIDDEN}!"


def test_passwords_in_addresses_are_hidden() -> None:
    shown = Redactor()("postgresql+psycopg://clusterbot:hunter2@db.example.org:5432/clusterbot")
    assert shown == f"postgresql+psycopg://{HIDDEN}@db.example.org:5432/clusterbot"


@pytest.mark.parametrize(
    "text", ["at 12:30:45 rank 5", "http://127.0.0.1:8081/x", "1:2", "id 123456789012:ok", "a@b.example"]
)
def test_what_is_no_secret_is_left_alone(text: str) -> None:
    assert Redactor()(text) == text


def test_messages_arguments_and_tracebacks_are_redacted(log: StringIO) -> None:
    logger = logging.getLogger("somewhere")
    address = f"https://api.telegram.org/bot{TOKEN}/getMe"
    logger.debug(address)
    logger.info("asked %s with %r", address, {"token": SHORT})
    try:
        try:
            raise ValueError(address)
        except ValueError as error:
            raise RuntimeError(f"while asking {address}") from error
    except RuntimeError:
        logger.exception("failed at %s", address, stack_info=True)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"slow: {address}", RuntimeWarning, stacklevel=1)

    shown = log.getvalue()
    assert shown.count(HIDDEN) >= 7
    assert TOKEN not in shown
    assert SHORT not in shown
    assert "RuntimeError" in shown


def test_an_uncaught_error_ends_in_the_log(log: StringIO) -> None:
    error = RuntimeError(f"bot{TOKEN}")
    sys.excepthook(RuntimeError, error, None)
    assert "RuntimeError" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_a_line_is_for_people(log: StringIO) -> None:
    logging.getLogger("bot.telegram").info("this is @made_up")
    assert log.getvalue().rstrip().endswith("INFO     bot.telegram: this is @made_up")


def test_libraries_that_log_addresses_are_quiet(log: StringIO) -> None:
    for name in logs.CHATTY:
        logging.getLogger(name).info("HTTP Request: POST https://example.org")
    assert log.getvalue() == ""
