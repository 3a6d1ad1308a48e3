"""What a failed call to Telegram means: whether it may be made again, and whether it may have been carried out."""

from __future__ import annotations

import httpx
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

_NOT_CONNECTED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class ConnectionLostError(NetworkError):
    """The connection ended before there was an answer: nobody knows whether the call was carried out."""


def is_weather(error: BaseException | None) -> bool:
    """Whether it is the network, Telegram's limits or a person who left: nobody to tell, nothing to mend."""
    if isinstance(error, BadRequest):  # a NetworkError by its class, a mistake of ours by its meaning
        return False
    return isinstance(error, NetworkError | RetryAfter | Forbidden)


def may_have_arrived(error: BaseException) -> bool:
    """Whether the call may have been carried out although no answer came."""
    if isinstance(error, BadRequest) or not isinstance(error, NetworkError) or never_left(error):
        return False
    cause = error.__cause__
    return isinstance(error, TimedOut | ConnectionLostError) or (
        cause is not None and not isinstance(cause, TelegramError)
    )


def never_left(error: BaseException) -> bool:
    """Whether there was no connection to make the call over."""
    return isinstance(error.__cause__, _NOT_CONNECTED)


def may_be_repeated(error: BaseException) -> bool:
    """Whether the call was certainly not carried out, for a reason that may pass: 5xx, or no connection."""
    if isinstance(error, BadRequest) or not isinstance(error, NetworkError):
        return False
    return not may_have_arrived(error)
