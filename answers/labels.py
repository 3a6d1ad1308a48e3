"""What tells the stated figures of one answer apart, in as few words as that takes."""

from __future__ import annotations

from collections.abc import Mapping

from answers.sheet import Sheet, Stated
from db.record import Ranking

Key = tuple[str, int | None, str]
"""The subject, edition and measure of a figure; every figure of one row of the ranking counts as its rank."""


def key_of(stated: Stated) -> Key:
    """What a figure is about."""
    figure = stated.figure
    return figure.subject, figure.edition, "rank" if isinstance(stated.held, Ranking) else figure.measure


def labels(sheet: Sheet) -> Mapping[Key, str]:
    """A label for each stated figure: of its subject, measure and edition those that differ among the figures.

    The measure of the first figure is what the answer is about and goes without saying, unless it is all there is.
    """
    messages = sheet.messages
    keys = list(dict.fromkeys(key_of(each) for each in sheet.stated if not each.figure.derived))
    subjects, editions, measures = ({key[part] for key in keys} for part in (0, 1, 2))
    named = {}
    for subject, edition, measure in keys:
        name = name_of(subject, sheet) if len(subjects) > 1 else ""
        year = str(edition) if len(editions) > 1 and edition else ""
        is_plain = len(measures) == 1 or (measure == keys[0][2] and (name or year))
        what = "" if is_plain else _name_of_measure(measure, sheet)
        about = messages.text("label.subject", name=name, edition=year) if name and year else name or year
        both = bool(what and about)
        named[subject, edition, measure] = (
            messages.text("label.about", what=what, about=about) if both else what or about
        )
    return named


def name_of(subject: str, sheet: Sheet) -> str:
    """A cluster, economy or region by its name; nothing for the ranking as a whole, its editions and other topics."""
    record = sheet.record
    if subject in record.clusters:
        return record.clusters[subject].name
    if subject in record.economies:
        return sheet.territory(subject)
    return sheet.messages.text(f"region.{subject}") if sheet.messages.has(f"region.{subject}") else ""


def _name_of_measure(measure: str, sheet: Sheet) -> str:
    for message in (f"fact.name.{measure}", f"measure.name.{measure}"):
        if sheet.messages.has(message):
            return sheet.messages.text(message)
    return ""
