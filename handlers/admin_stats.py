"""How the bot is used: questions a day, their kinds and languages, how many were understood, and how fast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import starmap

from telegram import Update
from telegram.ext import ContextTypes

from db.usage import STEPS_MS, Usage, usage_since, within
from handlers.admin_gate import Editors, message_of, says

DAYS = 7
LISTED = 6
"""Kinds and languages, the most frequent first; a phone shows no more at a glance."""

NOT_UNDERSTOOD = frozenset(("unclear", "out_of_scope", "invalid"))
NONE = "–"

Counts = Mapping[Usage, int]


async def stats(editors: Editors, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The last seven days, as far as they are counted."""
    service = editors.service
    today = service.now().date()
    await service.tally.write(service.store, service.now())
    async with service.store.looking() as connection:
        counts = await usage_since(connection, today - timedelta(days=DAYS - 1))
    text = "\n".join(_lines(counts)) if counts else says("stats.none", days=DAYS)
    await service.sender.send(message_of(update), text)


def _lines(counts: Counts) -> list[str]:
    lines = [says("stats.title", days=DAYS, count=sum(counts.values()))]
    for day, count in sorted(_by(counts, lambda usage: f"{usage.day:%Y-%m-%d}").items(), reverse=True):
        lines.append(says("stats.day", day=day, count=count))
    lines.append(says("stats.places", **{place: _of(counts, place) for place in ("chat", "group", "inline")}))
    # of what is typed inline each letter is a question, so that only whole ones tell what people want
    whole = {usage: count for usage, count in counts.items() if usage.surface != "inline"}
    if whole:
        lines.append(says("stats.kinds", kinds=_most(_by(whole, lambda usage: usage.kind or NONE))))
        lines.append(says("stats.languages", languages=_most(_by(whole, lambda usage: usage.language))))
        lines.append(says("stats.understood", percent=_percent_understood(whole)))
    lines += starmap(_speed, (("chats", whole), ("inline", _only_inline(counts))))
    return [line for line in lines if line]


def _by(counts: Counts, key: Callable[[Usage], str]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for usage, count in counts.items():
        sums[key(usage)] += count
    return sums


def _of(counts: Counts, place: str) -> int:
    return _by(counts, lambda usage: usage.surface)[place]


def _only_inline(counts: Counts) -> Counts:
    return {usage: count for usage, count in counts.items() if usage.surface == "inline"}


def _most(sums: Counter[str]) -> str:
    return " · ".join(f"{name} {count}" for name, count in sums.most_common(LISTED))


def _percent_understood(counts: Counts) -> int:
    understood = sum(count for usage, count in counts.items() if usage.status not in NOT_UNDERSTOOD)
    return round(100 * understood / sum(counts.values()))


def _speed(where: str, counts: Counts) -> str:
    pairs = [(usage.within_ms, count) for usage, count in counts.items()]
    half, nearly_all = within(pairs, 0.5), within(pairs, 0.99)
    if half is None or nearly_all is None:
        return ""
    return says(f"stats.speed.{where}", half=_shown(half), nearly_all=_shown(nearly_all))


def _shown(step: int) -> str:
    """A step as people read it; the last one has no upper end."""
    sign = ">" if step == STEPS_MS[-1] else "≤"
    return f"{sign} {step // 1000} s" if step >= 1000 else f"{sign} {step} ms"
