"""Small changes that an admin writes down in one line: a figure, a name, a cluster, a fact, a source.

Each gives the changes and a summary, to be tried and shown like an import; or raises WishRefused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from answers.catalogue import messages
from answers.known_names import names_of
from db.cells import cells_of
from db.columns import SEPARATOR
from db.importer import Changes
from db.record import Snapshot
from db.tables import TABLE_OF
from db.vocabulary import measures
from editing import contradicting, rankings
from editing.merging import blank_row, cell_of, merge, with_source
from editing.naming import Resolver, form
from editing.placing import new_cluster, slug
from editing.rankings import RANKINGS, Rows, lineage_name, put_intensity
from editing.request import is_wipos
from editing.tables.reading import READERS, Figure

YEAR = re.compile(r"20[0-9]{2}")
NOTHING = frozenset({"-", "none", "blank"})
"""What is written for a figure that is to be taken out."""


class WishRefused(Exception):  # noqa: N818 - it names what happened
    """A wish that cannot be read; its text says what to write instead."""

    def __init__(self, reason: str, **values: str | int) -> None:
        super().__init__(messages().text(f"admin.wrong.{reason}", **values))


@dataclass(frozen=True)
class Wish:
    """Changes that were wished for, in a sentence."""

    changes: Changes
    summary: str


def set_figures(record: Snapshot, cluster: str, edition: str, figures: Mapping[str, str], source: str) -> Wish:
    """Set the rank or other figures of a cluster in an edition; "-" takes one out."""
    year, id_ = edition_of(record, edition), cluster_of(record, cluster)
    rows = Rows()
    source_id = source_of(record, rows, year, source)
    recorded = record.ranking(year, id_)
    if recorded is None and "rank" not in figures:
        raise WishRefused("no_rank", cluster=record.clusters[id_].name, edition=year)
    old = cells_of(RANKINGS, recorded) if recorded else None
    read = {column: _figure(column, text) for column, text in figures.items()}
    wanted = {column: figure for column, figure in read.items() if figure is not None}
    blank = blank_row(year, id_)
    merged = merge(old, blank, wanted, source_id, wins=True, is_wipos=is_wipos(source))
    # an admin writes exactly what is to stand there, also with other places than before
    cells = merged.cells | {column: cell_of(column, figure) for column, figure in wanted.items()}
    cells |= {column: "" for column, figure in read.items() if figure is None}
    cells["source_ids"] = with_source(cells["source_ids"], source_id)
    if recorded is None:
        known = record.clusters[id_]
        cells["printed_name"] = lineage_name(record, id_, year) or known.name
        cells["economies"] = SEPARATOR.join(known.economies)
    rows.put("rankings", cells)
    _follow(record, rows, year, id_, cells, figures, source_id)
    said = ", ".join(f"{column} {cells[column] or '–'}" for column in figures)
    return Wish(rows.changes(), _summary("set", cluster=record.clusters[id_].name, edition=year, figures=said))


def _follow(
    record: Snapshot,
    rows: Rows,
    year: int,
    cluster: str,
    cells: dict[str, str],
    figures: Mapping[str, str],
    source: str,
) -> None:
    """What has to go along with a figure: the fact of a rank by intensity, and conflicts that it settles."""
    if "intensity_rank" in figures:
        known = record.fact(year, cluster, "intensity_rank")
        if cells["intensity_rank"]:
            put_intensity(record, rows, year, cluster, cells["intensity_rank"], source)
        elif known:
            rows.remove("facts", known.id)
    for column in figures:
        if record.conflicts_about(year, cluster, column) and cells[column]:
            added, replaced = contradicting.settled(record, year, cluster, column, cells[column], [], source)
            for conflict in added:
                rows.put("conflicts", conflict)
            for key in replaced:
                rows.remove("conflicts", key)


def add_alias(record: Snapshot, cluster: str, name: str, language: str = "") -> Wish:
    """Let a name mean a cluster in questions."""
    id_ = cluster_of(record, cluster)
    for known in record.names:
        if form(known.name) == form(name) and known.cluster != id_:
            raise WishRefused("alias_taken", name=name, cluster=record.clusters[known.cluster].name)
    rows = Rows()
    rows.put("aliases", {"cluster": id_, "name": name, "language": language})
    return Wish(rows.changes(), _summary("alias_added", name=name, cluster=record.clusters[id_].name))


def remove_alias(record: Snapshot, cluster: str, name: str) -> Wish:
    """Let an added name no longer mean a cluster."""
    id_ = cluster_of(record, cluster)
    added = [alias.name for alias in record.aliases if alias.cluster == id_]
    if name not in added:
        known = ", ".join(f"“{one}”" for one in added) or "–"
        raise WishRefused("alias_missing", name=name, cluster=record.clusters[id_].name, known=known)
    rows = Rows()
    rows.remove("aliases", f"{id_}/{name}")
    return Wish(rows.changes(), _summary("alias_removed", name=name, cluster=record.clusters[id_].name))


def add_cluster(record: Snapshot, name: str, economies: str) -> Wish:
    """Put a cluster on record that is not ranked yet."""
    for known in record.names:
        if form(known.name) == form(name):
            raise WishRefused("cluster_exists", cluster=record.clusters[known.cluster].name)
    codes = Resolver(record, names_of(record), record.years[-1]).economies(economies)
    if not codes:
        raise WishRefused("economy", read=economies)
    rows = Rows()
    rows.put("clusters", new_cluster(name, slug(name, record.clusters), codes))
    return Wish(rows.changes(), _summary("newcluster", name=name))


def rename(record: Snapshot, cluster: str, name: str, edition: str, source: str) -> Wish:
    """Note that a cluster has another name from an edition on; earlier editions keep the one they print."""
    year, id_ = edition_of(record, edition), cluster_of(record, cluster)
    known = record.clusters[id_]
    rows = Rows()
    source_id = source_of(record, rows, year, source)
    rows.put("clusters", cells_of(TABLE_OF["clusters"], known) | {"name": name})
    rows.put("lineage", _lineage(year, "renamed", (id_, known.name), (id_, name), source_id))
    return Wish(rows.changes(), _summary("rename", before=known.name, name=name, edition=year))


def merge_clusters(record: Snapshot, cluster: str, into: str, edition: str, source: str) -> Wish:
    """Note that a cluster became part of another in an edition."""
    year, id_, other = edition_of(record, edition), cluster_of(record, cluster), cluster_of(record, into)
    if id_ == other:
        raise WishRefused("same")
    before, after = record.clusters[id_], record.clusters[other]
    rows = Rows()
    source_id = source_of(record, rows, year, source)
    rows.put("lineage", _lineage(year, "merged", (id_, before.name), (other, after.name), source_id))
    return Wish(rows.changes(), _summary("merge", before=before.name, cluster=after.name, edition=year))


def put_fact(record: Snapshot, subject: str, measure: str, value: str, edition: str, source: str) -> Wish:
    """Put a fact on record, or give one another value."""
    year = edition_of(record, edition)
    if measure not in measures():
        raise WishRefused("measure", read=measure, known=", ".join(measures()))
    kind, name = _subject(record, subject)
    rows = Rows()
    source_id = source_of(record, rows, year, source)
    known = record.fact(year, name, measure)
    if known is not None:
        cells = cells_of(TABLE_OF["facts"], known) | {"value": value}
        cells["source_ids"] = with_source(cells["source_ids"], source_id)
    else:
        cells = {
            "id": slug(f"{year} {name} {measure}", (fact.id for fact in record.facts)),
            "edition": str(year),
            "subject_kind": kind,
            "subject": name,
            "measure": measure,
            "value": value,
            "unit": measures()[measure].form,
            "as_of": str(year),
            "source_ids": source_id,
            "note": "",
        }
    rows.put("facts", cells)
    return Wish(rows.changes(), _summary("fact", measure=measure, subject=name, value=value))


def put_source(record: Snapshot, address: str, publisher: str, title: str, kind: str = "official") -> Wish:
    """Put a page on record that others rest on, or correct what is said of it."""
    if not address.startswith(("https://", "http://")):
        raise WishRefused("address", read=address)
    known = next((one for one in record.sources.values() if one.url == address), None)
    rows = Rows()
    cells = cells_of(TABLE_OF["sources"], known) if known else dict.fromkeys(TABLE_OF["sources"].columns, "")
    id_ = cells["id"] or slug(f"{publisher} {title}"[:50], record.sources)
    rows.put("sources", cells | {"id": id_, "url": address, "publisher": publisher, "title": title, "kind": kind})
    return Wish(rows.changes(), _summary("source", name=id_))


def cluster_of(record: Snapshot, name: str) -> str:
    """The id of a cluster by its id or one of its names. Raises WishRefused, which names the nearest."""
    if name in record.clusters:
        return name
    match = Resolver(record, names_of(record), record.years[-1]).spoken(name)
    if match.cluster:
        return match.cluster
    said = ", ".join(record.clusters[one].name for one in match.candidates)
    nearest = messages().text("admin.wrong.nearest", names=said) if said else ""
    raise WishRefused("cluster", name=name, nearest=nearest)


def edition_of(record: Snapshot, text: str) -> int:
    """A year that is an edition on record. Raises WishRefused."""
    if text.isdecimal() and int(text) in record.editions:
        return int(text)
    raise WishRefused("edition", read=text, known=", ".join(map(str, record.years)))


def year_of(text: str) -> int:
    """A year, whether there is an edition of it or not. Raises WishRefused."""
    if not YEAR.fullmatch(text):
        raise WishRefused("year", read=text)
    return int(text)


def source_of(record: Snapshot, rows: Rows, edition: int, text: str) -> str:
    """The id of a source by its address, which may be new, or its id. Raises WishRefused."""
    if text not in record.sources and not re.fullmatch(r"https?://[^\s/]+\S*", text):
        raise WishRefused("source", read=text)
    return rankings.put_source(record, rows, edition, text)


def _figure(column: str, text: str) -> Figure | None:
    if column not in READERS:
        raise WishRefused("column", read=column, known=", ".join(READERS))
    reader, expected = READERS[column]
    try:
        return None if text.casefold() in NOTHING else reader(text)
    except (ValueError, ArithmeticError):
        said = messages().text(f"admin.expected.{expected}")
        raise WishRefused("figure", read=text, column=column, expected=said) from None


def _subject(record: Snapshot, text: str) -> tuple[str, str]:
    """Whether a subject is an edition, an economy, a cluster or, if none of them, a city; and its id."""
    if text.isdecimal() and int(text) in record.editions:
        return "edition", text
    if text in record.economies:
        return "economy", text
    try:
        return "cluster", cluster_of(record, text)
    except WishRefused:
        return "city", text


def _lineage(edition: int, kind: str, before: tuple[str, str], after: tuple[str, str], source: str) -> dict[str, str]:
    return {
        "edition": str(edition),
        "kind": kind,
        "from_cluster": before[0],
        "from_name": before[1],
        "to_cluster": after[0],
        "to_name": after[1],
        "source_ids": source,
        "note": "",
    }


def _summary(kind: str, **values: str | int) -> str:
    return messages().text(f"admin.summary.{kind}", **values)
