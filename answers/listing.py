"""Several names within a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from babel.lists import format_list

from answers.catalogue import Messages
from answers.sheet import Sheet
from db.record import Ranking


def listed(names: Iterable[str], sheet: Sheet) -> str:
    """The names as the language lists them: 'Osaka, Kobe, and Kyoto'."""
    return str(format_list(list(names), locale=sheet.messages.language.replace("-", "_")))


def ranked(rows: Sequence[Ranking], sheet: Sheet) -> str:
    """The clusters of rows with their ranks: 'Munich (#20), Berlin (#38)'."""
    clusters, messages = sheet.record.clusters, sheet.messages
    items = [messages.text("rank.of_cluster", cluster=clusters[row.cluster].name, rank=row.rank) for row in rows]
    return messages.joined(items) or messages.text("nothing")


def ranks_in_editions(rows: Iterable[Ranking], messages: Messages) -> str:
    """One cluster's ranks: '2019 #6 · 2020 #9'."""
    return messages.beside(messages.text("rank.in_edition", edition=row.edition, rank=row.rank) for row in rows)
