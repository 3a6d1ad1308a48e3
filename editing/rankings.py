"""The rows of the record that a table makes: the ranking itself, and what has to change along with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from db.cells import Cells, cells_of
from db.columns import SEPARATOR
from db.csvfiles import Line, Sheet
from db.edits import Place
from db.importer import Changes
from db.record import Cluster, Ranking, Snapshot
from db.tables import TABLE_OF
from editing import contradicting
from editing.merging import Disagreement, blank_row, merge, with_source
from editing.naming import printed_as
from editing.placing import Placed, new_cluster, slug
from editing.proposal import Contradiction
from editing.request import ImportRequest
from questions.normalise import normal_form

NOT_ON_RECORD = 0
"""The line of a row that stands in no file."""

RANKINGS, FACTS, CONFLICTS = TABLE_OF["rankings"], TABLE_OF["facts"], TABLE_OF["conflicts"]


@dataclass
class Rows:
    """Rows to put in by table and key, with the lines that they were read on, and rows to take out."""

    lines: dict[str, dict[str, Line]] = field(default_factory=dict)
    removals: dict[Place, None] = field(default_factory=dict)

    def put(self, table: str, cells: Cells, line: int = NOT_ON_RECORD) -> None:
        """Put a row in, in place of one with the same key."""
        kind = TABLE_OF[table]
        key = kind.join_key(cells[column] for column in kind.key)
        self.lines.setdefault(table, {})[key] = Line(line, cells)
        self.removals.pop((table, key), None)

    def remove(self, table: str, key: str) -> None:
        """Take a row out, unless it is put in."""
        if key not in self.lines.get(table, {}):
            self.removals[table, key] = None

    def changes(self) -> Changes:
        """All of it, as the store takes it."""
        sheets = tuple(Sheet(table, tuple(rows.values())) for table, rows in self.lines.items())
        return Changes(sheets, tuple(self.removals))


@dataclass
class Assembled:
    """The rows that a table makes, and where it contradicts the record."""

    rows: Rows = field(default_factory=Rows)
    contradictions: list[Contradiction] = field(default_factory=list)
    without_row: list[str] = field(default_factory=list)
    """Clusters whose figures have nowhere to go, as the record has no rank of theirs by size."""


def assemble(
    record: Snapshot, placed: Sequence[Placed], request: ImportRequest, *, by_intensity: bool, is_complete: bool
) -> Assembled:
    """Make the rows of rankings, and the source, edition, clusters, facts and conflicts that go with them."""
    made = Assembled()
    source = put_source(record, made.rows, request.edition, request.source)
    _put_edition(record, made.rows, request.edition, source)
    for one in placed:
        if one.is_new:
            made.rows.put("clusters", new_cluster(one.row.name, one.cluster, one.economies), one.row.line)
        _put_ranking(record, made, one, request, source, by_intensity=by_intensity)
    if is_complete and request.table_wins and not by_intensity:
        _take_out_the_rest(record, made, {one.cluster for one in placed}, request.edition)
    return made


def put_source(record: Snapshot, rows: Rows, edition: int | None, address: str) -> str:
    """The id of the source with this address; one that is not on record is put in, under a supplied title."""
    for known in record.sources.values():
        if known.url == address or known.id == address:
            return known.id
    host = (urlsplit(address).hostname or "source").removeprefix("www.")
    is_wipos = host == "wipo.int" or host.endswith(".wipo.int")
    about = f"gii {edition}" if edition else "page"
    id_ = slug(f"wipo {about} ranking" if is_wipos else f"{host} {about}", record.sources)
    cells = {
        "id": id_,
        "url": address,
        "publisher": "WIPO" if is_wipos else host,
        "title": f"[Cluster ranking of the Global Innovation Index {edition}]" if edition else f"[{host}]",
        "language": "",
        "kind": "official" if is_wipos else "press",
        "published_on": "",
    }
    rows.put("sources", cells)
    return id_


def _put_edition(record: Snapshot, rows: Rows, edition: int, source: str) -> None:
    if edition not in record.editions:
        blank = dict.fromkeys(TABLE_OF["editions"].columns, "")
        title = f"Global Innovation Index {edition}"
        rows.put("editions", blank | {"year": str(edition), "title": title, "source_ids": source})


def _put_ranking(
    record: Snapshot, made: Assembled, one: Placed, request: ImportRequest, source: str, *, by_intensity: bool
) -> None:
    recorded = record.ranking(request.edition, one.cluster)
    old = None if recorded is None else cells_of(RANKINGS, recorded)
    if old is None and by_intensity:
        made.without_row.append(one.row.name)
        put_intensity(record, made.rows, request.edition, one.cluster, str(one.row.figures["intensity_rank"]), source)
        return
    merged = merge(
        old,
        blank_row(request.edition, one.cluster),
        one.row.figures,
        source,
        wins=request.table_wins,
        is_wipos=request.is_wipos,
    )
    cells = merged.cells | {
        "printed_name": _printed_name(record, one, request.edition, recorded),
        "economies": SEPARATOR.join(_economies(record, one, recorded)),
    }
    made.rows.put("rankings", cells, one.row.line)
    if cells["intensity_rank"]:
        put_intensity(record, made.rows, request.edition, one.cluster, cells["intensity_rank"], source)
    for disagreement in merged.disagreements:
        _put_conflict(record, made, one.cluster, disagreement, old or cells, request, source)
    if recorded is not None and recorded.status == "disputed" and cells["status"] != "disputed":
        _settle(record, made.rows, request.edition, one.cluster, "rank", cells["rank"], [], source)


def _put_conflict(
    record: Snapshot, made: Assembled, cluster: str, one: Disagreement, old: Cells, request: ImportRequest, source: str
) -> None:
    sources = old["source_ids"]
    made.contradictions.append(
        Contradiction(cluster, one.column, one.recorded, one.read, tuple(sources.split(SEPARATOR)), request.table_wins)
    )
    if request.table_wins:
        other = [(one.recorded, sources)]
        _settle(record, made.rows, request.edition, cluster, one.column, one.read, other, source)
    else:
        sides, ids = (one.recorded, one.read), (sources, source)
        for cells in contradicting.kept_open(record, request.edition, cluster, one.column, sides, ids):
            made.rows.put("conflicts", cells)


def _settle(
    record: Snapshot,
    rows: Rows,
    edition: int,
    cluster: str,
    measure: str,
    value: str,
    others: Sequence[tuple[str, str]],
    source: str,
) -> None:
    added, replaced = contradicting.settled(record, edition, cluster, measure, value, others, source)
    for cells in added:
        rows.put("conflicts", cells)
    for key in replaced:
        rows.remove("conflicts", key)


def put_intensity(record: Snapshot, rows: Rows, edition: int, cluster: str, rank: str, source: str) -> None:
    """The fact that each rank by intensity is, beside its cell in the ranking."""
    known = record.fact(edition, cluster, "intensity_rank")
    if known is not None:
        cells = cells_of(FACTS, known)
        if cells["value"] != rank:
            cells |= {"value": rank, "source_ids": with_source(cells["source_ids"], source)}
        rows.put("facts", cells)
        return
    taken = {fact.id for fact in record.facts}
    rows.put(
        "facts",
        {
            "id": slug(f"{edition} {cluster} intensity rank", taken),
            "edition": str(edition),
            "subject_kind": "cluster",
            "subject": cluster,
            "measure": "intensity_rank",
            "value": rank,
            "unit": "rank",
            "as_of": str(edition),
            "source_ids": source,
            "note": "",
        },
    )


def _printed_name(record: Snapshot, one: Placed, edition: int, recorded: Ranking | None) -> str:
    """The name of the time where the cluster's lineage says it; else as it stands, in a spelling that is known."""
    if recorded is not None:
        return recorded.printed_name
    if said := lineage_name(record, one.cluster, edition):
        return said
    spellings: dict[str, str] = {}
    cluster = record.clusters.get(one.cluster)
    for row in record.by_cluster.get(one.cluster, ()):
        spellings[" ".join(normal_form(row.printed_name))] = row.printed_name
    if cluster is not None:
        spellings[" ".join(normal_form(cluster.name))] = cluster.name
    known: Mapping[str, str] = spellings
    return printed_as(one.row.name, known)


def lineage_name(record: Snapshot, cluster: str, edition: int) -> str | None:
    """The name that a cluster which kept its id had in an edition, where its lineage dates the change."""
    dated = sorted(
        (line.edition, line.from_name, line.to_name)
        for line in record.lineage
        if line.edition is not None and line.from_cluster == line.to_cluster == cluster
    )
    if not dated:
        return None
    past = [to_name for start, _, to_name in dated if start <= edition]
    return past[-1] if past else dated[0][1]


def _economies(record: Snapshot, one: Placed, recorded: Ranking | None) -> tuple[str, ...]:
    """Those of the table, unless the record names more of them: a table may give the leading one only."""
    known: Ranking | Cluster | None = recorded or record.clusters.get(one.cluster)
    if known is not None and set(one.economies) <= set(known.economies):
        return known.economies
    return one.economies


def _take_out_the_rest(record: Snapshot, made: Assembled, placed: set[str], edition: int) -> None:
    """What a complete table of WIPO's has no place for was not in the top 100, whatever a page said."""
    for row in record.by_edition.get(edition, ()):
        if row.cluster not in placed:
            sources = SEPARATOR.join(row.source_ids)
            made.contradictions.append(
                Contradiction(row.cluster, "rank", str(row.rank), "", row.source_ids, settled=True)
            )
            made.rows.remove("rankings", RANKINGS.key_of(row))
            for known in record.conflicts_about(edition, row.cluster, "rank"):
                made.rows.remove("conflicts", CONFLICTS.key_of(known))
            made.rows.put("conflicts", contradicting.refuted(edition, row.cluster, "rank", str(row.rank), sources))
