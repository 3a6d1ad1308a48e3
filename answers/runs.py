"""Years or ranks in a few characters: 2017, 2019–2021."""

from __future__ import annotations

from collections.abc import Iterable

from answers.catalogue import Messages


def runs(numbers: Iterable[int], messages: Messages) -> str:
    """The numbers in order, those that follow one another as a span."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return messages.joined(
        messages.text("span", first=run[0], last=run[-1]) if len(run) > 1 else str(run[0]) for run in found
    )
