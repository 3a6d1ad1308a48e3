"""Yes or no to who is ahead of whom."""

from __future__ import annotations

from decimal import Decimal

from questions.question import Claim


def ahead_verdict(
    claim: Claim | None, first: int | Decimal, second: int | Decimal, *, smaller_leads: bool
) -> bool | None:
    """Whether the first of two figures stands where the question supposes; level is neither ahead nor behind."""
    if claim is None or claim.relation not in ("ahead", "behind"):
        return None
    if first == second:
        return False
    first_leads = (first < second) == smaller_leads
    return first_leads == (claim.relation == "ahead")
