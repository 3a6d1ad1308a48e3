"""Telegram's ways of saying that a call comes too late to matter, which is nobody's fault."""

from __future__ import annotations

from telegram.error import BadRequest


def is_outdated(refusal: BadRequest) -> bool:
    """Whether an inline or callback query has expired: it may be answered for about ten seconds only."""
    return _says(refusal, "query is too old", "query id is invalid")


def is_unchanged(refusal: BadRequest) -> bool:
    """Whether a message already is as it was asked to become."""
    return _says(refusal, "message is not modified")


def is_gone(refusal: BadRequest) -> bool:
    """Whether a message cannot be changed any more: it was deleted, or is too old."""
    return _says(refusal, "message to edit not found", "message can't be edited", "message_id_invalid")


def _says(refusal: BadRequest, *phrases: str) -> bool:
    said = refusal.message.lower()
    return any(phrase in said for phrase in phrases)
