"""Who owns the bot, and where tables are fetched from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import read_settings


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("ADMIN_IDS", "IMPORT_HOSTS"):
        monkeypatch.delenv(name, raising=False)


def test_nobody_is_an_admin_and_only_wipo_is_asked_by_default() -> None:
    settings = read_settings()
    assert settings.admin_ids == ()
    assert settings.import_hosts == ("wipo.int",)


@pytest.mark.parametrize("written", ["12,3456789012", "12, 3456789012", "12 3456789012", " 12;3456789012, "])
def test_owners_are_numbers_with_commas_between_them(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_IDS", written)
    assert read_settings().admin_ids == (12, 3456789012)


@pytest.mark.parametrize("written", ["@ada", "-1001234", "12.5", "0", "12,ada", "9" * 30])
def test_what_is_no_number_of_a_person_is_said_with_the_setting(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_IDS", written)
    with pytest.raises(SettingsError, match="ADMIN_IDS must be the numbers that Telegram gives people"):
        read_settings()


def test_hosts_are_names_with_commas_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMPORT_HOSTS", "wipo.int, example.org")
    assert read_settings().import_hosts == ("wipo.int", "example.org")
