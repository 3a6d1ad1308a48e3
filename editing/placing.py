"""Decides for every row of a table which cluster it is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from db.columns import SEPARATOR
from db.record import Snapshot
from editing.naming import Resolver, form, without_states
from editing.proposal import Doubt
from editing.request import DROP, NEW, ImportRequest
from editing.tables.reading import RankingTable, ReadRow, Wrong

WORDS = re.compile(r"[a-z0-9]+")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})


@dataclass(frozen=True)
class Placed:
    """A row with its cluster; `is_new` where the record has none of that id."""

    row: ReadRow
    cluster: str
    economies: tuple[str, ...]
    is_new: bool = False


@dataclass
class Placing:
    """Every row of a table: placed, doubtful, wrong or dropped."""

    placed: list[Placed] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)


def place(record: Snapshot, resolver: Resolver, table: RankingTable, request: ImportRequest) -> Placing:
    """Place the rows that could be read."""
    placing = Placing(wrong=list(table.wrong))
    new: dict[str, str] = {}
    for row in table.rows:
        _place(record, resolver, row, request, placing, new)
    placing.wrong += _repeated(placing.placed, "intensity_rank" if table.by_intensity else "rank")
    return placing


def _place(
    record: Snapshot, resolver: Resolver, row: ReadRow, request: ImportRequest, placing: Placing, new: dict[str, str]
) -> None:
    name, economy = (row.name, row.economy) if row.economy else resolver.parted(row.name)
    decision = request.names.get(row.name)
    economies = resolver.economies(economy)
    if decision == DROP:
        placing.dropped.append(row.line)
    elif economies is None:
        placing.wrong.append(Wrong(row.line, "economy", economy, "economy"))
    elif decision is not None and decision in record.clusters:
        placing.placed.append(Placed(_named(row, name), decision, economies))
    else:
        match = resolver.cluster(name, economies)
        if match.cluster:
            placing.placed.append(Placed(_named(row, name), match.cluster, economies))
        elif match.is_doubtful and decision != NEW:
            placing.doubts.append(Doubt(row.name, row.line, match.candidates))
        elif not economies:
            placing.wrong.append(Wrong(row.line, "economy", "", "new_economy"))
        else:
            id_ = new.setdefault(form(name), slug(name, {*record.clusters, *new.values()}))
            placing.placed.append(Placed(_named(row, name), id_, economies, is_new=True))


def _named(row: ReadRow, name: str) -> ReadRow:
    return row if row.name == name else ReadRow(row.line, name, row.economy, row.figures)


def _repeated(placed: Sequence[Placed], rank: str) -> Iterable[Wrong]:
    """Two rows of one cluster, and two clusters at one rank: each names the line of the other."""
    clusters: dict[str, list[Placed]] = {}
    ranks: dict[int, list[Placed]] = {}
    for one in placed:
        clusters.setdefault(one.cluster, []).append(one)
        ranks.setdefault(int(one.row.figures[rank]), []).append(one)
    for column, groups in (("cluster", clusters.values()), (rank, ranks.values())):
        for group in groups:
            for one in group[1:]:
                read = one.row.name if column == "cluster" else str(one.row.figures[rank])
                yield Wrong(one.row.line, column, read, f"repeated_{column}:{group[0].row.line}:{group[0].row.name}")


def slug(name: str, taken: Iterable[str]) -> str:
    """A new id after a name, such as "sao-paulo"; numbered where it is taken."""
    bare = unicodedata.normalize(
        "NFKD", without_states(name).lower().replace("'", "").replace("’", "").translate(LETTERS)
    )
    words = WORDS.findall("".join(one for one in bare if not unicodedata.combining(one)))
    first = "-".join(words) or "cluster"
    used = set(taken)
    number = 1
    id_ = first
    while id_ in used:
        number += 1
        id_ = f"{first}-{number}"
    return id_


def new_cluster(name: str, id_: str, economies: Sequence[str]) -> dict[str, str]:
    """The row of a cluster that the record does not have: its cities are what its name is made of."""
    plain = re.sub(r"\s*[-–]\s*", "–", without_states(name)).replace(",", "")
    return {
        "id": id_,
        "name": plain,
        "cities": SEPARATOR.join(dict.fromkeys(part for part in plain.split("–") if part)),
        "economies": SEPARATOR.join(economies),
        "note": "",
    }
