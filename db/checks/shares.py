"""Counts, shares and scores of one edition fit together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from db.draft import Draft
from db.errors import Fault
from db.record import Ranking

MEASURED = (
    ("pct_applications", "pct_share"),
    ("publications", "publication_share"),
    ("vc_deals", "vc_share"),
)
"""Each count, and the column with its share of the world's."""

ROUNDED = Decimal("0.05")
"""How far a figure printed with one decimal can be from the exact one."""


def check_world_totals(draft: Draft) -> Iterator[Fault]:
    """All counts and rounded shares of a measure allow one world total."""
    for rows in draft.record.by_edition.values():
        for count, share in MEASURED:
            bounds = [(low, high, row) for row in rows for low, high in _total(row, count, share)]
            if not bounds:
                continue
            low, _, lowest = max(bounds, key=lambda bound: bound[0])
            _, high, highest = min(bounds, key=lambda bound: bound[1])
            if low > high:
                for row, other in ((lowest, highest), (highest, lowest)):
                    yield draft.fault(row, share, f"a share that fits {count} and those of {other.cluster}")


def _total(row: Ranking, count: str, share: str) -> Iterator[tuple[Decimal, Decimal]]:
    """The least and the greatest world total that a row allows, if it has both figures."""
    counted, percent = getattr(row, count), getattr(row, share)
    if counted is not None and percent is not None:
        least = 100 * counted / (percent + ROUNDED)
        yield least, 100 * counted / (percent - ROUNDED) if percent > ROUNDED else Decimal("Infinity")


def check_scores(draft: Draft) -> Iterator[Fault]:
    """A score is the sum of the shares, and scores fall with the ranks."""
    for rows in draft.record.by_edition.values():
        scored = [(row.score, row) for row in rows if row.score is not None]
        for score, row in scored:
            shares = [one for one in (row.pct_share, row.publication_share, row.vc_share) if one is not None]
            if len(shares) > 1 and abs(sum(shares) - score) > ROUNDED * (len(shares) + 1):
                yield draft.fault(row, "score", f"about {sum(shares)}, the sum of the shares")
        for (better, above), (worse, below) in pairwise(scored):
            if better < worse and above.rank < below.rank:
                yield draft.fault(above, "score", f"no less than the {worse} of {below.cluster}, ranked below it")
                yield draft.fault(below, "score", f"no more than the {better} of {above.cluster}, ranked above it")
