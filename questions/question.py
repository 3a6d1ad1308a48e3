"""What a person asked, and what could not be understood of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Limit = int | tuple[int, int]
"""A rank or a number of clusters, or a span of ranks with both ends included."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A spelling that was read as another: what the person wrote, and the name that was taken for it."""

    written: str
    read: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place as the person named it, and the cluster that it stands for in the editions asked about.

    `city` is the English name of the city when the person named a city, not the cluster as a whole.
    """

    written: str
    cluster: str
    city: str | None = None
    economy: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a yes/no question supposes, to be confirmed or denied.

    `ahead`: the first cluster (or economy) stands before the second. `behind`: after it. `at`: it stands at
    the limit. `within`: it stands at the limit or before. `above`, `below`: before the limit, or after it.
    `listed`: it is among the ranked at all. `more`, `fewer`, `exactly`: it has more or fewer clusters than `number`,
    or just as many.
    """

    relation: Literal["ahead", "behind", "at", "within", "above", "below", "listed", "more", "fewer", "exactly"]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Slots:
    """The parts of a question that were understood; see CONTRACT in docs/questions.md for the vocabulary.

    `editions` holds only years that the person named, in words or digits; it is empty when none was named.
    """

    clusters: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    economies: tuple[str, ...] = ()
    editions: tuple[int, ...] = ()
    measure: str | None = None
    limit: Limit | None = None
    topic: str | None = None
    region: str | None = None
    excluded: tuple[str, ...] = ()
    extreme: str | None = None
    mentions: tuple[Mention, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    """For places off the record that lie close to a city on it: the place, and that city's cluster."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was understood whole."""

    text: str
    language: str
    kind: str
    slots: Slots = Slots()
    claim: Claim | None = None
    corrections: tuple[Correction, ...] = ()
    inherited: bool = False
    """Whether a part of it was carried over from the question before."""
    used: tuple[int, ...] = ()
    """The editions that its answer used; what 'the year before' in the next question counts from."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why there is no question, and what was understood all the same.

    `unclear`: some slots, not the wish. `ambiguous`: a name with several readings, each in `options`.
    `out_of_scope`: not about these clusters. `invalid`: empty, no text, or nothing that can be read.
    """

    text: str
    language: str
    status: Literal["unclear", "ambiguous", "out_of_scope", "invalid"]
    kind: str | None = None
    slots: Slots = Slots()
    corrections: tuple[Correction, ...] = ()
    unexplained: tuple[str, ...] = ()
    """The words that stopped the answer, as written."""
    options: tuple[str, ...] = ()
    """For `ambiguous`: the whole question once for each reading; for `unclear`: the question without the words that
    stopped the answer, where it then is one. Each can be asked as it stands."""


Reading = Question | NotUnderstood
