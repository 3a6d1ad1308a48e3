"""The names of the shipped record, made once."""

from __future__ import annotations

import pytest

from answers.known_names import names_of
from db.record import Snapshot
from questions.names import Names


@pytest.fixture(scope="session")
def names(snapshot: Snapshot) -> Names:
    """Everything that a question can name."""
    return names_of(snapshot)
