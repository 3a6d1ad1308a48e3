"""`clusterbot doctor`: what is in order, and what to do about the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.errors import ClusterbotError, SettingsError
from bot.output import write_text

if TYPE_CHECKING:
    from bot.doctor import Finding

MARKS = {True: "✓", False: "✗", None: "·"}


def doctor() -> None:
    """Check the settings, the database, the record and, where there is a token, Telegram.

    A tick stands before what is in order, a cross before what is not, with what to do about it.
    """
    findings = _findings()
    for finding in findings:
        write_text(f"{MARKS[finding.ok]} {finding.label}")
        if finding.remedy:
            write_text(f"  → {finding.remedy}")
    if any(finding.ok is False for finding in findings):
        raise typer.Exit(ClusterbotError.exit_code)


def _findings() -> list[Finding]:
    import asyncio

    from bot.doctor import Finding, examine
    from bot.starting import quiet_start

    try:
        settings = quiet_start()
    except SettingsError as error:
        return [Finding(False, "The settings cannot be used.", str(error))]
    return asyncio.run(examine(settings))
