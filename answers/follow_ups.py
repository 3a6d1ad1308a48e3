"""What a curious person may ask next: complete questions that can be tapped."""

from __future__ import annotations

from collections.abc import Iterator

from answers.answer import Choice
from answers.askable import askable, asked_edition
from answers.sheet import Sheet
from answers.table_rows import DEFAULT_TOP, MOST_ROWS
from questions.question import Question

_FEWEST, _MOST = 2, 3


def follow_ups(question: Question, sheet: Sheet) -> tuple[Choice, ...]:
    """At most three questions that continue this one."""
    asked = dict.fromkeys(found for found in _next(question, sheet) if found)
    if len(asked) < _FEWEST:
        asked |= dict.fromkeys(_of_the_edition(question, sheet))
    return tuple(Choice(text, text) for text in list(asked)[:_MOST])


def _next(question: Question, sheet: Sheet) -> Iterator[str]:
    record, messages = sheet.record, sheet.messages
    slots, used = question.slots, question.used
    edition = asked_edition(used[-1] if used else None, sheet)
    for _, cluster in slots.near:
        yield messages.text("ask.rank", cluster=askable(cluster, sheet), edition=edition)
    if slots.clusters and question.kind != "compare":
        name = askable(slots.clusters[0], sheet)
        if question.kind != "trend":
            yield messages.text("ask.trend", cluster=name)
        if used and (rival := _rival(slots.clusters[0], used[-1], sheet)):
            yield messages.text("ask.compare", first=name, second=rival, edition=edition)
        if question.kind == "rank" and used and used[0] - 1 in record.editions:
            yield messages.text("ask.rank", cluster=name, edition=asked_edition(used[0] - 1, sheet))
    elif len(slots.clusters) > 1:
        yield from (messages.text("ask.trend", cluster=askable(cluster, sheet)) for cluster in slots.clusters[:2])
    elif slots.economies:
        economy = sheet.economy(slots.economies[0])
        for kind in ("list", "count", "top"):
            if kind != question.kind:
                yield messages.text(f"ask.{kind}", economy=economy, edition=edition)
    elif used and question.kind in ("top", "at_rank", "bottom", "economies"):
        if (page := _next_page(question, sheet)) is not None:
            yield messages.text("ask.places", first=page[0], last=page[1], edition=edition)
        if used[0] - 1 in record.editions:
            yield messages.text("ask.top_of", edition=asked_edition(used[0] - 1, sheet))
        if question.kind != "economies":
            yield messages.text("ask.economies", edition=edition)


def _next_page(question: Question, sheet: Sheet) -> tuple[int, int] | None:
    """The ranks that come after those shown: the rest of a long list, or as many again."""
    slots = question.slots
    if slots.measure or slots.region or slots.excluded or slots.economies or len(question.used) != 1:
        return None
    if question.kind == "top":
        first, last = slots.limit if isinstance(slots.limit, tuple) else (1, slots.limit or DEFAULT_TOP)
    elif question.kind == "at_rank" and isinstance(slots.limit, tuple):
        first, last = slots.limit
    else:
        return None
    shown = [row.rank for row in sheet.record.by_edition[question.used[0]] if first <= row.rank <= last][:MOST_ROWS]
    begin = (shown[-1] if len(shown) == MOST_ROWS else last) + 1
    end = min(last if last >= begin else 2 * begin - first - 1, sheet.record.RANKED)
    return (begin, end) if begin < end else None


def _of_the_edition(question: Question, sheet: Sheet) -> Iterator[str]:
    """What can be asked about the edition that an answer is about, where little else goes on from it."""
    known = [year for year in question.used if year in sheet.record.editions]
    edition = asked_edition(known[-1] if known else None, sheet)
    if question.kind != "top":
        yield sheet.messages.text("ask.top_of", edition=edition)
    if question.kind != "economies":
        yield sheet.messages.text("ask.economies", edition=edition)


def _rival(cluster: str, edition: int, sheet: Sheet) -> str | None:
    """The cluster next in the ranking: the one ahead, or behind the first."""
    row = sheet.record.ranking(edition, cluster)
    if row is None:
        return None
    near = [*sheet.record.holders(edition, row.rank - 1), *sheet.record.holders(edition, row.rank + 1)]
    return askable(near[0].cluster, sheet) if near else None
