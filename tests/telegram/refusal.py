"""How the Bot API says no."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """An answer other than 200. `retry_after` is in seconds, for 429."""

    def __init__(self, status: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.retry_after = retry_after

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


class MigratedError(ApiError):
    """A group that has become a supergroup is addressed under its old number."""

    def __init__(self, chat: int) -> None:
        super().__init__(400, "Bad Request: group chat was upgraded to a supergroup chat")
        self.chat = chat

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        return super().as_json() | {"parameters": {"migrate_to_chat_id": self.chat}}


class RuleError(ApiError):
    """A refusal of something that no correct program sends, such as text that is too long."""

    def __init__(self, description: str) -> None:
        super().__init__(400, f"Bad Request: {description}")


class DropError(Exception):
    """The connection ends without an answer; `accepted` tells whether the call was carried out before."""

    def __init__(self, *, accepted: bool) -> None:
        super().__init__("connection closed")
        self.accepted = accepted
