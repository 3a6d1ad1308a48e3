"""What a row refers to exists."""

from __future__ import annotations

from collections.abc import Iterator

from db.draft import Draft
from db.errors import Fault
from db.forms import FACT_FORMS, SLUG, split
from db.record import Cluster, Conflict, Edition, Fact, Lineage, Ranking
from db.tables import Row
from db.vocabulary import measures


def check_sources(draft: Draft) -> Iterator[Fault]:
    """Every source that is cited is on record."""
    record = draft.record
    rows: list[Edition | Lineage | Ranking | Fact] = []
    rows += [*record.editions.values(), *record.lineage, *record.rankings.values(), *record.facts]
    cited: list[tuple[Row, str, tuple[str, ...]]] = [(row, "source_ids", row.source_ids) for row in rows]
    for conflict in record.conflicts:
        cited.append((conflict, "source_ids_a", conflict.source_ids_a))
        cited.append((conflict, "source_ids_b", conflict.source_ids_b))
    for row, column, ids in cited:
        unknown = [one for one in ids if not draft.knows("sources", one, record.sources)]
        if unknown:
            yield draft.fault(row, column, f"sources on record, which {', '.join(unknown)} is not")


def check_clusters(draft: Draft) -> Iterator[Fault]:
    """Every cluster that is ranked, or has an alias or a lineage, is on record."""
    named: list[tuple[Row, str, str]] = [(row, "cluster", row.cluster) for row in draft.record.rankings.values()]
    named += [(alias, "cluster", alias.cluster) for alias in draft.record.aliases]
    for change in draft.record.lineage:
        named.append((change, "from_cluster", change.from_cluster))
        named.append((change, "to_cluster", change.to_cluster))
    for row, column, cluster in named:
        if not draft.knows("clusters", cluster, draft.record.clusters):
            yield draft.fault(row, column, "the id of a cluster on record")


def check_economies(draft: Draft) -> Iterator[Fault]:
    """Every economy that a cluster lies in is on record."""
    record = draft.record
    rows: list[Cluster | Ranking] = [*record.clusters.values(), *record.rankings.values()]
    for row in rows:
        unknown = [code for code in row.economies if not draft.knows("economies", code, record.economies)]
        if unknown:
            yield draft.fault(row, "economies", f"economies on record, which {', '.join(unknown)} is not")


def check_editions(draft: Draft) -> Iterator[Fault]:
    """Every edition that a row is about is on record."""
    record = draft.record
    known = {str(year): row for year, row in record.editions.items()}
    rows: list[Ranking | Lineage | Fact | Conflict] = []
    rows += [*record.rankings.values(), *record.lineage, *record.facts, *record.conflicts]
    for row in rows:
        if row.edition is not None and not draft.knows("editions", str(row.edition), known):
            yield draft.fault(row, "edition", "an edition on record")


def check_fact_values(draft: Draft) -> Iterator[Fault]:
    """A fact's subject and value are what its kind and its measure ask for."""
    for fact in draft.record.facts:
        wrong = _wrong_subject(draft, fact)
        if wrong:
            yield draft.fault(fact, "subject", wrong)
        measure = measures().get(fact.measure)
        if measure is None:
            yield draft.fault(fact, "measure", "a measure of the vocabulary")
        elif not FACT_FORMS[measure.form].fits(fact.value):
            yield draft.fault(fact, "value", FACT_FORMS[measure.form].expected)
        else:
            unknown = _unknown_items(draft, measure.form, fact.value)
            if unknown:
                yield draft.fault(fact, "value", f"ids on record, which {', '.join(unknown)} is not")


def _wrong_subject(draft: Draft, fact: Fact) -> str | None:
    """What the subject should be, or None where it is right."""
    record = draft.record
    right, expected = {
        "cluster": (draft.knows("clusters", fact.subject, record.clusters), "the id of a cluster on record"),
        "economy": (
            draft.knows("economies", fact.subject, record.economies),
            "the code of an economy on record",
        ),
        "edition": (fact.subject == str(fact.edition), "the year of the edition"),
        "topic": (SLUG.fits(fact.subject), "a topic of small letters, digits and hyphens"),
    }.get(fact.subject_kind, (True, ""))
    return None if right else expected


def _unknown_items(draft: Draft, form: str, value: str) -> list[str]:
    record = draft.record
    if form in ("cluster", "clusters"):
        return [item for item in split(value) if not draft.knows("clusters", item, record.clusters)]
    if form == "economies":
        return [item for item in split(value) if not draft.knows("economies", item, record.economies)]
    return []
