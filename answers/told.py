"""Recorded facts in words."""

from __future__ import annotations

from answers.catalogue import Value
from answers.sheet import Sheet, typed
from db.record import Fact


def say_fact(fact: Fact, message: str, sheet: Sheet, **values: Value) -> None:
    """State a fact in a message whose `value` it is."""
    sheet.use_fact(fact)
    sheet.say(message, value=", ".join(items_of(fact, sheet)), **values)


def items_of(fact: Fact, sheet: Sheet) -> list[str]:
    """A fact's value as it is shown, one text for each item of a list."""
    value = typed(fact)
    if isinstance(value, tuple):
        return [_item(item, fact.unit) for item in value]
    return [value if isinstance(value, str) else sheet.messages.number(value)]


def _item(item: str, unit: str) -> str:
    """'Huawei=12.3' as 'Huawei (12.3%)', or with the count that it is."""
    name, _, figure = item.partition("=")
    if not figure:
        return name
    return f"{name} ({figure}%)" if unit == "percent" else f"{name} ({figure} {unit})"
