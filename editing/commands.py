"""The small changes as commands: what each needs to be told, in order, and the wish that it makes of that."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from db.record import Snapshot
from editing import wishes
from editing.wishes import Wish

QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
"""What phones make of straight quotes."""

REMOVE = "remove"


@dataclass(frozen=True)
class Command:
    """A command: the ends of the ids of the questions for its arguments, and what it does."""

    name: str
    needs: tuple[str, ...]
    wish: Callable[[Snapshot, Sequence[str]], Wish]


def _set(record: Snapshot, given: Sequence[str]) -> Wish:
    cluster, edition, figure, source = given
    pairs = (one.partition("=") for one in figure.replace(",", " ").split())
    return wishes.set_figures(record, cluster, edition, {column: value for column, _, value in pairs}, source)


def _alias(record: Snapshot, given: Sequence[str]) -> Wish:
    if given[0].casefold() == REMOVE and len(given) > 2:
        return wishes.remove_alias(record, given[1], given[2])
    return wishes.add_alias(record, given[0], given[1])


COMMANDS: Mapping[str, Command] = {
    command.name: command
    for command in (
        Command("set", ("cluster", "edition", "figure", "source"), _set),
        Command("alias", ("cluster", "alias"), _alias),
        Command(
            "means",
            ("alias", "cluster"),
            lambda record, given: wishes.add_alias(record, cluster=given[1], name=given[0]),
        ),
        Command("newcluster", ("new_name", "economies"), lambda record, given: wishes.add_cluster(record, *given[:2])),
        Command(
            "rename",
            ("cluster", "new_name", "edition", "source"),
            lambda record, given: wishes.rename(record, *given[:4]),
        ),
        Command(
            "merge",
            ("cluster", "into", "edition", "source"),
            lambda record, given: wishes.merge_clusters(record, *given[:4]),
        ),
        Command(
            "fact",
            ("subject", "measure", "value", "edition", "source"),
            lambda record, given: wishes.put_fact(record, *given[:5]),
        ),
        Command(
            "source", ("address", "publisher", "title"), lambda record, given: wishes.put_source(record, *given[:3])
        ),
    )
}
"""Every command that makes a small change."""


def arguments_of(text: str) -> list[str]:
    """What stands behind a command, parted at spaces outside of quotes."""
    plain = text.translate(QUOTES)
    try:
        return shlex.split(plain)
    except ValueError:
        return plain.split()


def missing(command: Command, given: Sequence[str]) -> str | None:
    """The end of the id of the question for the next argument that is not given yet."""
    wanted = len(command.needs)
    if command.name == "alias" and given and given[0].casefold() == REMOVE:
        wanted, given = wanted, given[1:]
    return command.needs[len(given)] if len(given) < wanted else None
