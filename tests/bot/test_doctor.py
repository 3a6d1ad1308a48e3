from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.doctor import Finding, examine
from bot.settings import Settings
from tests.telegram.botapi import TOKEN, BotApi
from tests.telegram.fixtures import database, prepared_database
from tests.telegram.server import Server, serving

__all__ = ["database", "prepared_database"]


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving(BotApi()) as server:
        yield server


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


async def findings(url: str, database: str, token: str | None = TOKEN) -> list[Finding]:
    secret = SecretStr(token) if token else None
    return await examine(Settings(telegram_token=secret, telegram_api_url=url, database_url=database))


def wrong(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.ok is False]


async def test_all_is_well(server: Server, database: str) -> None:
    found = await findings(server.url, database)
    assert wrong(found) == []
    assert not any(finding.remedy for finding in found)
    told = " ".join(finding.label for finding in found)
    assert "revision 1" in told
    assert "editions 2017 to 2025" in told
    assert f"@{server.api.me['username']}" in told
    assert "Inline mode is on" in told
    assert "Privacy mode is on" in told


async def test_without_a_token_there_is_nothing_to_mend(server: Server, database: str) -> None:
    found = await findings(server.url, database, token=None)
    assert wrong(found) == []
    assert found[-1].ok is None
    assert "clusterbot chat" in found[-1].label


async def test_a_refused_token(server: Server, database: str) -> None:
    [finding] = wrong(await findings(server.url, database, token="1:other"))
    assert "does not know TELEGRAM_TOKEN" in finding.remedy


async def test_no_answer(database: str, unused_tcp_port: int) -> None:
    [finding] = wrong(await findings(f"http://127.0.0.1:{unused_tcp_port}", database))
    assert "cannot be reached" in finding.remedy


async def test_inline_mode_is_off(server: Server, database: str) -> None:
    server.api.me["supports_inline_queries"] = False
    [finding] = wrong(await findings(server.url, database))
    assert "/setinline to @BotFather" in finding.remedy


async def test_privacy_mode_is_off(server: Server, database: str) -> None:
    server.api.me["can_read_all_group_messages"] = True
    found = await findings(server.url, database)
    assert any("Privacy mode is off" in finding.label for finding in found)


async def test_a_database_that_is_none(server: Server, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("no database")
    [finding] = wrong(await findings(server.url, f"sqlite:///{tmp_path / 'notes.db'}"))
    assert "notes.db" in finding.remedy
    assert (tmp_path / "notes.db").read_text() == "no database"


async def test_nothing_found_tells_the_token(server: Server, database: str, unused_tcp_port: int) -> None:
    for url in (server.url, f"http://127.0.0.1:{unused_tcp_port}"):
        assert TOKEN not in repr(await findings(url, database))
