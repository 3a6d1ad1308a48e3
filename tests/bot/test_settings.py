from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import TELEGRAM, Settings, read_settings
from db.engine import default_url
from tests.telegram.botapi import TOKEN

ENV_EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_env(folder: Path, *lines: str) -> None:
    (folder / ".env").write_text("\n".join(lines), encoding="utf-8")


def test_everything_has_a_default() -> None:
    settings = read_settings()
    assert settings.telegram_token is None
    assert settings.telegram_api_url == TELEGRAM
    assert settings.database_url == default_url()
    assert settings.log_level == "INFO"


def test_dotenv_is_read_and_the_environment_wins(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_env(empty_folder, f"TELEGRAM_TOKEN='{TOKEN}'", "LOG_LEVEL=warning", "UNRELATED=1")
    assert (read_settings().token(), read_settings().log_level) == (TOKEN, "WARNING")
    monkeypatch.setenv("LOG_LEVEL", "error")
    assert read_settings().log_level == "ERROR"


def test_an_empty_value_is_no_value(empty_folder: Path) -> None:
    write_env(empty_folder, *(f"{name.upper()}=" for name in Settings.model_fields))
    assert read_settings() == Settings()


def test_spaces_around_a_value_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", f" {TOKEN}\n")
    monkeypatch.setenv("TELEGRAM_API_URL", " http://127.0.0.1:8081/ ")
    settings = read_settings()
    assert (settings.token(), settings.telegram_api_url) == (TOKEN, "http://127.0.0.1:8081")


def test_without_a_token_the_person_learns_how_to_get_one_and_what_needs_none() -> None:
    with pytest.raises(SettingsError, match=r"@BotFather.*clusterbot chat"):
        read_settings().token()


NO_TOKENS = [
    "hunter2-secret",
    "12345",
    ":AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    f"{TOKEN} {TOKEN}",
    f"<{TOKEN}>",
    "12:3é",
]


@pytest.mark.parametrize("token", NO_TOKENS)
def test_what_is_no_token_is_said_without_repeating_it(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", token)
    with pytest.raises(SettingsError, match="TELEGRAM_TOKEN does not look like a bot's token") as error:
        read_settings()
    assert token not in str(error.value)
    assert error.value.__cause__ is None


def test_a_cut_off_token_is_noticed_where_telegram_gives_them_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN[:-15])
    with pytest.raises(SettingsError, match="cut off") as error:
        read_settings()
    assert TOKEN[:-15] not in str(error.value)

    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081")
    assert read_settings().token() == TOKEN[:-15]


@pytest.mark.parametrize(
    "url",
    [
        "api.telegram.org",
        "ftp://example.org",
        "http://",
        "http://example.org:port",
        "http://example.org/?x=1",
        "http://user:secret@example.org",
        "http://exa mple.org",
        "http://[::1",
    ],
)
def test_an_address_that_is_no_server_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", url)
    with pytest.raises(SettingsError, match=r"^TELEGRAM_API_URL must be the http\(s\) address") as error:
        read_settings()
    assert "secret" not in str(error.value)


def test_each_wrong_value_gets_its_own_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "nonsense")
    monkeypatch.setenv("LOG_LEVEL", "loud")
    with pytest.raises(SettingsError) as error:
        read_settings()
    token, level = str(error.value).splitlines()
    assert token.startswith("TELEGRAM_TOKEN ")
    assert level == "LOG_LEVEL must be one of 'DEBUG', 'INFO', 'WARNING' or 'ERROR'."


def test_a_dotenv_that_is_no_text_is_a_sentence(empty_folder: Path) -> None:
    (empty_folder / ".env").write_bytes(b"LOG_LEVEL=\xff\xfe")
    with pytest.raises(SettingsError, match="not UTF-8"):
        read_settings()


def test_secrets_stay_out_of_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "postgresql://clusterbot:hunter2@localhost/clusterbot")
    settings = read_settings()
    for printed in (repr(settings), str(settings), f"{settings.telegram_token}"):
        assert TOKEN not in printed
        assert "hunter2" not in printed


def test_the_example_file_explains_every_setting_and_nothing_else(empty_folder: Path) -> None:
    example = ENV_EXAMPLE.read_text(encoding="utf-8")
    named = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    assert named == {name.upper() for name in Settings.model_fields}
    write_env(empty_folder, example)
    assert read_settings() == Settings()
