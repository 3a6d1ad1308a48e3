"""Telegram's ways of saying that an answer comes too late to matter, which is nobody's fault."""

from __future__ import annotations

from telegram.error import BadRequest


def is_outdated(refusal: BadRequest) -> bool:
    """Whether an inline or callback query has expired: it may be answered for about ten seconds only."""
    return "query is too old" in refusal.message.lower() or "query id is invalid" in refusal.message.lower()


def is_unchanged(refusal: BadRequest) -> bool:
    """Whether a message already is as it was asked to become."""
    return "message is not modified" in refusal.message.lower()
