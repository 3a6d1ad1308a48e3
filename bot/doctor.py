"""What is in order, and what to do about the rest."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.errors import SettingsError
from bot.settings import Settings
from bot.transport import Transport, refusal, unreachable
from db.errors import InvalidRecord, StoreError
from db.record import Snapshot
from db.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `ok` is None for something to know rather than to mend.

    `label` says what was found, `remedy` what to do about it; it is empty where there is nothing to do.
    """

    ok: bool | None
    label: str
    remedy: str = ""


async def examine(settings: Settings) -> list[Finding]:
    """Look at everything that the bot needs. Never raises for what it finds wrong."""
    findings = [Finding(True, "The settings can be read.")]
    findings += await _examine_database(settings)
    findings += await _examine_telegram(settings)
    return findings


async def _examine_database(settings: Settings) -> list[Finding]:
    try:
        store = await Store.open(settings.database_url)
    except (StoreError, InvalidRecord) as error:
        return [Finding(False, "The database cannot be used.", str(error))]
    try:
        return [Finding(True, "The database opens, and its schema is current."), _coverage(store.snapshot)]
    finally:
        await store.close()


def _coverage(snapshot: Snapshot) -> Finding:
    if not snapshot.years:
        return Finding(False, "The record is empty.", "Remove the database; the next start fills it anew.")
    editions = f"editions {snapshot.years[0]} to {snapshot.years[-1]}"
    known = sum(snapshot.ranks_known(year) for year in snapshot.years)
    ranks = f"{known} of {len(snapshot.years) * Snapshot.RANKED} ranks known"
    return Finding(True, f"The record stands at revision {snapshot.revision}: {editions}, {ranks}.")


async def _examine_telegram(settings: Settings) -> list[Finding]:
    try:
        token = settings.token()
    except SettingsError:
        return [Finding(None, "There is no TELEGRAM_TOKEN. The console (clusterbot chat) needs none.")]
    bot = Bot(
        token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=Transport(token, connections=1),
        get_updates_request=Transport(token, connections=1),
    )
    try:
        await bot.initialize()
    except InvalidToken:
        return [Finding(False, "Telegram does not know the token.", refusal(settings))]
    except TelegramError as error:
        return [Finding(False, "Telegram does not answer.", unreachable(settings, error))]
    else:
        return [Finding(True, f"Telegram answers. The bot is @{bot.username}."), _inline(bot), _privacy(bot)]
    finally:
        await bot.shutdown()


def _inline(bot: Bot) -> Finding:
    if bot.supports_inline_queries:
        return Finding(True, f"Inline mode is on: @{bot.username} followed by a question works in any chat.")
    return Finding(False, "Inline mode is off.", "Send /setinline to @BotFather and choose the bot.")


def _privacy(bot: Bot) -> Finding:
    if bot.can_read_all_group_messages:
        return Finding(None, "Privacy mode is off: in groups Telegram passes every message on to the bot.")
    return Finding(None, "Privacy mode is on: in groups the bot sees commands and replies to it only.")
