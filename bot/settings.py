"""The settings, from the environment and from `.env` in the working directory; the environment wins."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from db.engine import default_url

ENV_FILE = ".env"

TELEGRAM = "https://api.telegram.org"
"""Telegram's own Bot API server."""

HOW_TO_START = (
    "TELEGRAM_TOKEN is not set. To run the bot in Telegram, open a chat with @BotFather, send /newbot, "
    "and put the token that it gives you into .env as TELEGRAM_TOKEN=…  "
    "To ask questions right here, without any token: clusterbot chat"
)

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_TELEGRAMS_OWN_TOKEN = re.compile(r"[0-9]{5,}:[A-Za-z0-9_-]{30,64}")

_LISTED = re.compile(r"[,;\s]+")
_PERSON = re.compile(r"[1-9][0-9]{0,17}")

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


class Settings(BaseSettings):
    """Every setting, checked. `.env.example` explains each to the person who runs the bot."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    telegram_token: SecretStr | None = None
    telegram_api_url: str = TELEGRAM
    # an address of PostgreSQL carries a password
    database_url: str = Field(default_factory=default_url, repr=False)
    log_level: LogLevel = "INFO"
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    import_hosts: Annotated[tuple[str, ...], NoDecode] = ("wipo.int",)

    def token(self) -> str:
        """The token in clear. Raises SettingsError, which says how to get one, where there is none."""
        if self.telegram_token is None:
            raise SettingsError(HOW_TO_START)
        return self.telegram_token.get_secret_value()

    @field_validator("telegram_token")
    @classmethod
    def _token_has_its_two_parts(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None:
            return None
        bare = token.get_secret_value().strip()
        if not _TOKEN.fullmatch(bare):
            raise ValueError(
                "does not look like a bot's token, which is digits, a colon, and 35 letters, digits, - or _. "
                "Copy it again from @BotFather, without quotes or spaces"
            )
        return SecretStr(bare)

    @field_validator("telegram_api_url")
    @classmethod
    def _address_is_a_server(cls, url: str) -> str:
        if not _is_server(url):
            raise ValueError(
                f"must be the http(s) address of a Bot API server and nothing more, such as {TELEGRAM} "
                "or http://127.0.0.1:8081"
            )
        return url.rstrip("/")

    @field_validator("admin_ids", "import_hosts", mode="before")
    @classmethod
    def _list_with_commas(cls, value: object) -> object:
        return [part for part in _LISTED.split(value) if part] if isinstance(value, str) else value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids_are_of_people(cls, ids: object) -> object:
        parts = ids if isinstance(ids, list | tuple) else _LISTED.split(str(ids))
        if not all(_PERSON.fullmatch(str(part)) for part in parts if part != ""):
            raise ValueError(
                "must be the numbers that Telegram gives people, with commas between them, such as 123456789; "
                "a group's is negative"
            )
        return ids

    @field_validator("log_level", mode="before")
    @classmethod
    def _level_in_any_case(cls, level: object) -> object:
        return level.strip().upper() if isinstance(level, str) else level

    @model_validator(mode="after")
    def _token_is_whole(self) -> Self:
        """A self-hosted or test server may give out tokens of any length; Telegram's have one."""
        if (
            self.telegram_api_url == TELEGRAM
            and self.telegram_token is not None
            and not _TELEGRAMS_OWN_TOKEN.fullmatch(self.telegram_token.get_secret_value())
        ):
            raise ValueError("TELEGRAM_TOKEN looks cut off: copy the whole token again from @BotFather")
        return self


def read_settings() -> Settings:
    """The settings as they stand. Raises SettingsError with one sentence for each wrong value."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(_sentence(dict(found)) for found in error.errors())) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{ENV_FILE} is not UTF-8 text. Save it again as UTF-8.") from None
    except OSError as error:
        raise SettingsError(f"{ENV_FILE} cannot be read: {error.strerror}.") from None


def _is_server(url: str) -> bool:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return False
    extras = parts.query or parts.fragment or parts.username or parts.password
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not extras and " " not in url


def _sentence(error: dict[str, object]) -> str:
    """One finding of pydantic, without the value that caused it."""
    where = error["loc"]
    context = error.get("ctx")
    if not isinstance(where, tuple) or not isinstance(context, dict):
        return f"The settings cannot be used: {error['msg']}."
    if "expected" in context:
        reason = f"must be one of {context['expected']}"
    else:
        reason = str(context.get("error", error["msg"]))
    return " ".join([*(str(part).upper() for part in where), f"{reason}."])
