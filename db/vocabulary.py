"""The measures that facts may have, and the form of each one's values (`db/data/measures.csv`)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).parent / "data" / "measures.csv"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of facts. `form` names one of `db.forms.FACT_FORMS`."""

    name: str
    form: str
    meaning: str


@cache
def measures() -> Mapping[str, Measure]:
    """Every measure that a fact may have, by its name."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return MappingProxyType({row["measure"]: Measure(row["measure"], row["form"], row["meaning"]) for row in rows})
