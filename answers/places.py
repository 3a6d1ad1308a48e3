"""What is said of places that are in no cluster of the record."""

from __future__ import annotations

from answers.sheet import Sheet
from questions.question import Question


def say_unknown_places(question: Question, sheet: Sheet) -> None:
    """Name each place off the record, and the cluster close by where there is one; being close is not being in it."""
    near = dict(question.slots.near)
    for place in question.slots.places:
        sheet.say("rank.unknown_place", place=place)
        if place in near:
            sheet.say("place.near", place=place, cluster=sheet.record.clusters[near[place]].name)
