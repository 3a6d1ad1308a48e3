"""Recorded facts in words."""

from __future__ import annotations

from decimal import Decimal

from answers.catalogue import Messages, Value
from answers.sheet import Sheet, typed
from db.record import Fact


def say_fact(fact: Fact, message: str, sheet: Sheet, **values: Value) -> None:
    """State a fact in a message whose `value` it is."""
    sheet.use_fact(fact)
    sheet.say(message, value=sheet.messages.joined(items_of(fact, sheet)), **values)


def items_of(fact: Fact, sheet: Sheet) -> list[str]:
    """A fact's value as it is shown, one text for each item of a list."""
    value = typed(fact)
    if isinstance(value, tuple):
        return [_item(item, fact.unit, sheet.messages) for item in value]
    if isinstance(value, str):
        return [sheet.messages.recorded(value)]
    return [sheet.messages.percent(value) if fact.unit == "percent" else sheet.messages.number(value)]


def _item(item: str, unit: str, messages: Messages) -> str:
    """'Huawei=12.3' as 'Huawei (12.3%)', or with the count that it is."""
    name, _, figure = item.partition("=")
    if not figure:
        return messages.recorded(name)
    number = Decimal(figure) if "." in figure else int(figure)
    shown = messages.percent(number) if unit == "percent" else messages.text(f"unit.{unit}", count=number)
    return messages.text("fact.item", name=messages.recorded(name), figure=shown)
