"""What each row of each CSV file may hold: one pydantic model for each table."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated
from unicodedata import category, is_normalized

from pydantic import BaseModel, BeforeValidator, ConfigDict, field_validator
from pydantic_core import PydanticCustomError

from db import forms
from db.forms import Form, Items, one_of

PATH_OF_A_MACHINE = re.compile(r"(?:^|[\s\"'(`])(?:/\w+/|[A-Z]:\\)")
NO_TEXT = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode's categories of controls, halves of characters, and separators of lines and paragraphs."""


def _is_no_text(cell: str) -> bool:
    return any(category(character) in NO_TEXT for character in cell)


UNTIDY: dict[str, Callable[[str], bool]] = {
    "no white space around": lambda cell: cell != cell.strip(),
    "no line breaks or control characters": _is_no_text,
    "text in Unicode's form NFC": lambda cell: not is_normalized("NFC", cell),
    "no path of a machine": lambda cell: PATH_OF_A_MACHINE.search(cell) is not None,
}
"""What no cell may be: what is expected instead, and how to tell."""


def _refuse(expected: str) -> PydanticCustomError:
    return PydanticCustomError("cell", "{expected}", {"expected": expected})


def _needed(form: Form[object]) -> BeforeValidator:
    """A cell of this form."""

    def read(cell: object) -> object:
        value = form.read(cell) if isinstance(cell, str) else None
        if value is None:
            raise _refuse(form.expected)
        return value

    return BeforeValidator(read)


def _may_be_blank(form: Form[object], blank: object = None) -> BeforeValidator:
    """A cell of this form, or a blank one, which then means `blank`."""

    def read(cell: object) -> object:
        if cell == "":
            return blank
        value = form.read(cell) if isinstance(cell, str) else None
        if value is None:
            raise _refuse(f"{form.expected}, or nothing")
        return value

    return BeforeValidator(read)


def _is_cluster_name(text: str) -> str | None:
    return text if text and "-" not in text and "," not in text else None


CLUSTER_NAME = Form("a name with en dashes, not hyphens, and without a state", _is_cluster_name)
ADDRESS = Form("an address that begins with http", forms.matching(re.compile(r"https?://\S+")))
LANGUAGE = Form("a language code such as en", forms.matching(re.compile(r"[a-z]{2}")))

Text = Annotated[str, _needed(forms.TEXT)]
Note = Annotated[str, _may_be_blank(forms.TEXT, "")]
Slug = Annotated[str, _needed(forms.SLUG)]
Year = Annotated[int, _needed(forms.YEAR)]
MaybeYear = Annotated[int | None, _may_be_blank(forms.YEAR)]
Rank = Annotated[int, _needed(forms.RANK)]
Count = Annotated[int | None, _may_be_blank(forms.INT)]
Change = Annotated[int | None, _may_be_blank(forms.SIGNED)]
Share = Annotated[Decimal | None, _may_be_blank(forms.DECIMAL)]
Day = Annotated[date | None, _may_be_blank(forms.DAY)]
Period = Annotated[str | None, _may_be_blank(forms.PERIOD)]
Sources = Annotated[Items, _needed(forms.SLUGS)]
MaybeSources = Annotated[Items, _may_be_blank(forms.SLUGS, ())]
Economies = Annotated[Items, _needed(forms.CODES)]


class RowModel(BaseModel):
    """What all rows share: every cell is clean text, and no column is unknown or missing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @field_validator("*", mode="before")
    @classmethod
    def refuse_untidy(cls, cell: object) -> object:
        """Refuse what no cell should hold, whatever its column."""
        if isinstance(cell, str):
            for expected, is_untidy in UNTIDY.items():
                if is_untidy(cell):
                    raise _refuse(expected)
        return cell


class SourceModel(RowModel):
    """A row of sources.csv."""

    id: Slug
    url: Annotated[str | None, _may_be_blank(ADDRESS)]
    publisher: Text
    title: Text
    language: Annotated[str | None, _may_be_blank(LANGUAGE)]
    kind: Annotated[str, _needed(one_of(["official", "press", "blog"]))]
    published_on: Day


class EconomyModel(RowModel):
    """A row of economies.csv."""

    code: Annotated[str, _needed(forms.CODE)]
    name: Text
    regions: Annotated[Items, _may_be_blank(forms.REGION_LIST, ())]


class EditionModel(RowModel):
    """A row of editions.csv."""

    year: Year
    title: Text
    clusters_released_on: Day
    released_on: Day
    measures: Annotated[Items, _may_be_blank(forms.MEASURES, ())]
    pct_period: Period
    publication_period: Period
    vc_period: Period
    economies_covered: Count
    source_ids: Sources
    note: Note


class ClusterModel(RowModel):
    """A row of clusters.csv."""

    id: Slug
    name: Annotated[str, _needed(CLUSTER_NAME)]
    cities: Annotated[Items, _needed(forms.WORDS)]
    economies: Economies
    note: Note


class AliasModel(RowModel):
    """A row of aliases.csv."""

    cluster: Slug
    name: Text
    language: Annotated[str | None, _may_be_blank(LANGUAGE)]


class LineageModel(RowModel):
    """A row of lineage.csv."""

    edition: MaybeYear
    kind: Annotated[str, _needed(one_of(["renamed", "merged", "split"]))]
    from_cluster: Slug
    from_name: Text
    to_cluster: Slug
    to_name: Text
    source_ids: Sources
    note: Note


class RankingModel(RowModel):
    """A row of rankings.csv."""

    edition: Year
    rank: Rank
    cluster: Slug
    printed_name: Text
    economies: Economies
    pct_applications: Count
    publications: Count
    vc_deals: Count
    pct_share: Share
    publication_share: Share
    vc_share: Share
    score: Share
    printed_previous_rank: Count
    printed_rank_change: Change
    intensity_rank: Count
    pct_per_million: Count
    publications_per_million: Count
    vc_per_million: Count
    status: Annotated[str, _needed(one_of(["confirmed", "single", "disputed"]))]
    source_ids: Sources
    note: Note


SUBJECT_KINDS = ("cluster", "economy", "city", "edition", "topic", "organisation", "person")


class FactModel(RowModel):
    """A row of facts.csv. The form of its value hangs on its measure and is checked with the whole record."""

    id: Slug
    edition: MaybeYear
    subject_kind: Annotated[str, _needed(one_of(SUBJECT_KINDS))]
    subject: Text
    measure: Text
    value: Text
    unit: Text
    as_of: Annotated[str, _needed(forms.DAY_OR_LESS)]
    source_ids: Sources
    note: Note


class ConflictModel(RowModel):
    """A row of conflicts.csv."""

    edition: MaybeYear
    subject: Text
    measure: Text
    value_a: Text
    source_ids_a: Sources
    value_b: Note
    source_ids_b: MaybeSources
    kept: Annotated[str, _needed(one_of(["a", "b", "both", "neither"]))]
    reason: Text


MODELS: dict[str, type[RowModel]] = {
    "sources": SourceModel,
    "economies": EconomyModel,
    "editions": EditionModel,
    "clusters": ClusterModel,
    "aliases": AliasModel,
    "lineage": LineageModel,
    "rankings": RankingModel,
    "facts": FactModel,
    "conflicts": ConflictModel,
}
"""The model of each table's rows; its fields are those of the table's class in `db.record`."""
