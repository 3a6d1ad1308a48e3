"""Deep links: `t.me/<bot>?start=…` opens the private chat and asks a question."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from db.kept import kept_id
from handlers.subjects import Subject

LONGEST = 64
"""Characters of what a link carries: letters, digits, - and _."""
_WORDS, _KEPT = "q1-", "k1-"
FOLLOWED = "follow"
"""Shows what a person follows, and how to follow more."""
OPENING = {"inline", "start", "help", ""}
"""Payloads that ask nothing."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link asks: words, or what is kept under an id; neither for one that only opens the chat."""

    words: str = ""
    kept: str = ""
    certain: bool = False
    """Whether this bot made the link."""


def payload_of(subject: Subject) -> tuple[str, bool]:
    """What a link to a subject carries, and whether the store must keep the subject for it."""
    packed = urlsafe_b64encode(subject.text.encode("utf-8", "replace")).decode().rstrip("=")
    if not subject.questions and len(_WORDS + packed) <= LONGEST:
        return _WORDS + packed, False
    return _KEPT + kept_id(subject.content), True


def read_payload(payload: str) -> Opened:
    """What a link asks. One that a person wrote by hand may spell it out: `rank-of-tokyo-2023`."""
    if payload in OPENING:
        return Opened()
    if payload.startswith(_KEPT):
        return Opened(kept=payload.removeprefix(_KEPT))
    if payload.startswith(_WORDS):
        packed = payload.removeprefix(_WORDS)
        try:
            return Opened(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode(), certain=True)
        except (binascii.Error, ValueError):
            return Opened()
    return Opened(payload.replace("-", " ").replace("_", " ").strip())
