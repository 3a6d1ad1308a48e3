"""A figure as a chart writes it."""

from __future__ import annotations

from decimal import Decimal

from answers.catalogue import messages


def shown(value: int | Decimal, unit: str, language: str) -> str:
    """The figure as the language writes numbers, with a percent sign where it is a share."""
    own = messages(language)
    return own.percent(value) if unit == "percent" else own.number(value)
