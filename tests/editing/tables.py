"""Made-up tables as an admin would send them, and what becomes of them."""

from __future__ import annotations

from editing.desk import EditingDesk
from editing.files.child import read
from editing.files.contents import Contents
from editing.proposal import Proposal
from editing.request import ImportRequest

WIPO = "https://www.wipo.int/made-up"
PRESS = "https://press.example.org/made-up"


def contents(text: str) -> Contents:
    """A text as it is read from a file."""
    return read(text.encode())


async def proposed(
    desk: EditingDesk,
    text: str,
    edition: int = 2031,
    source: str = WIPO,
    names: dict[str, str] | None = None,
    **choices: bool,
) -> Proposal:
    """What importing a text would do."""
    return await desk.propose_import(contents(text), ImportRequest(edition, source, names or {}, **choices))
