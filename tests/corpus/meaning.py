"""The corpus: questions with their whole meaning, and the comparison of an answer with it, field by field.

A row's columns are those of the contract's JSON, with a few notations: `;` parts several, `a|b` leaves open which,
`latest` and `prev` are editions by their place, `2019-` and `2018-2022` are spans, `!2015` is no edition.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
REFUSALS = {"unclear", "ambiguous", "out_of_scope", "invalid"}
_OWN_MEASURES = {"fact", "define"}
"""Kinds that name the measure of what they found, which is not a part of the question."""


@dataclass(frozen=True)
class Row:
    """One question of the corpus with what it means."""

    id: str
    previous: str
    question: str
    language: str
    meaning: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.id}:{self.question[:40]}"


def rows(name: str = "*") -> Iterator[Row]:
    """The rows of one file of the corpus, or of all."""
    for file in sorted(FOLDER.glob(f"{name}.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                yield Row(line["id"], line["previous"], line["question"], line["language"], line)


def differences(row: Row, answer: Mapping[str, Any], years: tuple[int, ...]) -> list[str]:
    """Which fields of an answer are not what the row means, each with what was wanted and what came."""
    wanted = row.meaning
    kinds = wanted["kind"].split("|")
    if answer["status"] in REFUSALS and {"unclear", answer["status"]} & set(kinds):
        return []
    found = []
    if answer["kind"] not in kinds:
        found.append(f"kind: {wanted['kind']}, not {answer['kind']} ({answer['status']})")
    if not _clusters_fit(wanted["clusters"], answer):
        found.append(f"clusters: {wanted['clusters']}, not {answer['clusters']}")
    found += [
        f"{field}: {wanted[field]}, not {answer[field]}"
        for field in ("places", "economies")
        if sorted(_items(wanted[field])) != sorted(answer[field])
    ]
    if wanted["editions"] and _editions(wanted["editions"], years) != answer["editions"]:
        found.append(f"editions: {wanted['editions']}, not {answer['editions']}")
    found += [
        f"{field}: {wanted[field]}, not {answer[field]}"
        for field in ("measure", "region")
        if (wanted[field] or None) != answer[field] and not (field == "measure" and answer["kind"] in _OWN_MEASURES)
    ]
    if wanted["limit"] and wanted["limit"] != str(answer["limit"]):
        found.append(f"limit: {wanted['limit']}, not {answer['limit']}")
    if sorted(_items(wanted.get("excluded") or "")) != sorted(answer["excluded"]):
        found.append(f"excluded: {wanted.get('excluded')}, not {answer['excluded']}")
    return found


def is_checked_only(row: Row) -> bool:
    """Whether a row is of the fifth that phrases are never written from: its score is the honest one."""
    return blake2b(row.question.encode(), digest_size=4).digest()[0] % 5 == 0


def _clusters_fit(wanted: str, answer: Mapping[str, Any]) -> bool:
    """Whether the clusters are those meant; where the row leaves them open, asking back is right as well."""
    if "|" not in wanted:
        return sorted(_items(wanted)) == sorted(answer["clusters"])
    if answer["status"] == "ambiguous":
        return True
    return all(any(cluster in part.split("|") for part in _items(wanted)) for cluster in answer["clusters"])


def _items(cell: str) -> list[str]:
    return [item for item in cell.split(";") if item]


def _editions(cell: str, years: tuple[int, ...]) -> list[int]:
    found: set[int] = set()
    for item in _items(cell):
        if item in ("latest", "prev"):
            found.add(years[-1] if item == "latest" else years[-2])
        elif "-" in item:
            first, _, last = item.partition("-")
            found.update(year for year in years if int(first) <= year <= int(last or years[-1]))
        else:
            found.add(int(item.removeprefix("!")))
    return sorted(found)
