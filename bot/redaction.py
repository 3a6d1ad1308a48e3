"""Takes secrets out of text that is about to be shown: bot tokens, and passwords in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

HIDDEN = "[hidden]"

_SECRETS = re.compile(
    r"""
      (?<=bot)[0-9]+(?::|%3[Aa])[^/\s'"\\]+          # the part of an address that holds a token
    | [0-9]+(?::|%3[Aa])[A-Za-z0-9_-]{30,}            # a token on its own
    | (?<=://)[^\s/:@]*:[^\s/@]+(?=@)                 # a name and password in an address
    """,
    re.VERBOSE,
)


class Redactor:
    """Hides whatever looks like a secret, and the given secrets whatever they look like."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = "|".join(re.escape(secret) for secret in secrets if secret)
        self._known = re.compile(known) if known else None

    def __call__(self, text: str) -> str:
        """The text with `[hidden]` in the place of each secret."""
        if self._known:
            text = self._known.sub(HIDDEN, text)
        return _SECRETS.sub(HIDDEN, text)
