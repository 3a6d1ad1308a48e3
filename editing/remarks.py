"""What an admin should know before confirming an import: what is odd about the table, and what is surprising in it."""

from __future__ import annotations

from collections.abc import Sequence

from db.record import Snapshot
from editing.placing import Placed
from editing.proposal import Said
from editing.request import ImportRequest
from editing.tables.reading import RANKED, RankingTable

FAR = 40
"""Places from which a move is pointed out; a slip in a rank looks like that."""

SHOWN = 10
ENOUGH = 8
"""Rows in common from which the ranks of two editions can be told apart."""

MOST = 0.9
FEW = 0.7


def warnings(
    record: Snapshot, table: RankingTable, placed: Sequence[Placed], request: ImportRequest
) -> tuple[Said, ...]:
    """What makes the table as a whole look like another than was meant."""
    said: list[Said] = []
    if table.years and max(table.years) != request.edition:
        said.append(("warning.years", {"found": ", ".join(map(str, table.years)), "edition": request.edition}))
    if not table.by_intensity:
        like = _edition_like(record, placed, request.edition)
        if like is not None:
            year, same, common = like
            said.append(
                ("warning.edition", {"other": str(year), "same": same, "common": common, "edition": request.edition})
            )
        said += _completeness(table, placed)
    else:
        said.append(("warning.intensity", {}))
    if not placed and not table.wrong:
        said.append(("warning.no_rows", {}))
    return tuple(said)


def _completeness(table: RankingTable, placed: Sequence[Placed]) -> list[Said]:
    rows = len(table.rows) + len(table.wrong)
    ranks = {int(one.row.figures["rank"]) for one in placed}
    missing = [rank for rank in range(1, RANKED + 1) if rank not in ranks]
    if rows == RANKED and not missing:
        return []
    if rows > RANKED:
        return [("warning.more_rows", {"rows": rows})]
    return [("warning.fewer_rows", {"rows": rows, "missing": spans(missing)})] if missing else []


def _edition_like(record: Snapshot, placed: Sequence[Placed], edition: int) -> tuple[int, int, int] | None:
    """Another edition whose ranks these are, unless they are this one's as well."""
    found = {year: _agreement(record, placed, year) for year in record.years}
    same, common = found.get(edition, (0, 0))
    if common >= ENOUGH and same >= FEW * common:
        return None
    others = [(year, *numbers) for year, numbers in found.items() if year != edition]
    alike = [one for one in others if one[2] >= ENOUGH and one[1] >= MOST * one[2]]
    return max(alike, key=lambda one: one[1], default=None)


def _agreement(record: Snapshot, placed: Sequence[Placed], year: int) -> tuple[int, int]:
    rows = [(record.ranking(year, one.cluster), one.row.figures["rank"]) for one in placed]
    known = [(row.rank, rank) for row, rank in rows if row is not None]
    return sum(old == new for old, new in known), len(known)


def surprises(
    record: Snapshot, table: RankingTable, placed: Sequence[Placed], request: ImportRequest
) -> tuple[Said, ...]:
    """The most surprising rows, those that move furthest first."""
    if table.by_intensity:
        return ()
    moves: list[tuple[int, Said]] = []
    new: list[Said] = []
    for one in placed:
        rank = int(one.row.figures["rank"])
        if one.is_new:
            values: dict[str, str | int] = {"name": one.row.name, "rank": rank, "economies": "/".join(one.economies)}
            new.append(("surprise.new", values))
        before = _rank_before(record, one, request.edition)
        if before is not None and abs(before[1] - rank) > FAR:
            said: dict[str, str | int] = {
                "name": one.row.name,
                "rank": rank,
                "before": before[1],
                "other": str(before[0]),
            }
            moves.append((abs(before[1] - rank), ("surprise.move", said)))
    moves.sort(key=lambda move: -move[0])
    found = [said for _, said in moves] + _shares(placed) + new
    if len(found) > SHOWN:
        return (*found[:SHOWN], ("surprise.more", {"count": len(found) - SHOWN}))
    return tuple(found)


def _rank_before(record: Snapshot, one: Placed, edition: int) -> tuple[int, int] | None:
    """The rank in the edition before, as recorded or else as the table itself gives it."""
    row = record.ranking(edition - 1, one.cluster)
    if row is not None:
        return row.edition, row.rank
    printed = one.row.figures.get("printed_previous_rank")
    return (edition - 1, int(printed)) if printed is not None else None


def _shares(placed: Sequence[Placed]) -> list[Said]:
    """Rows whose share is far from what their count makes of it, going by the other rows."""
    said: list[Said] = []
    for count, share in (("pct_applications", "pct_share"), ("publications", "publication_share")):
        rows = [one for one in placed if one.row.figures.get(share) and one.row.figures.get(count)]
        ratios = sorted(float(one.row.figures[count]) / float(one.row.figures[share]) for one in rows)
        if len(ratios) < ENOUGH:
            continue
        usual = ratios[len(ratios) // 2]
        for one in rows:
            expected = float(one.row.figures[count]) / usual
            read = float(one.row.figures[share])
            if abs(expected - read) > max(0.2, expected / 4):
                values: dict[str, str | int] = {"name": one.row.name, "share": str(one.row.figures[share])}
                values |= {"count": int(one.row.figures[count]), "about": f"{expected:.1f}", "line": one.row.line}
                said.append(("surprise.share", values))
    return said


def spans(ranks: Sequence[int]) -> str:
    """Ranks in as few words as they take: "1–3, 7"."""
    parts: list[list[int]] = []
    for rank in ranks:
        if parts and parts[-1][-1] == rank - 1:
            parts[-1].append(rank)
        else:
            parts.append([rank])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts)
