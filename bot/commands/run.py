"""`clusterbot run`: the bot in Telegram."""

from __future__ import annotations


def run() -> None:
    """Answer in Telegram, by polling, until it is stopped with Ctrl-C.

    Needs TELEGRAM_TOKEN, which @BotFather gives out; without one, clusterbot chat answers right here.
    """
    from bot.settings import read_settings
    from bot.starting import start_log
    from bot.telegram import run_polling

    settings = read_settings()
    start_log(settings, settings.log_level)
    run_polling(settings)
