"""A desk over the shipped record."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from answers.desk import Desk
from db.record import Snapshot

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def desk(snapshot: Snapshot) -> Desk:
    """Answers from the shipped record."""
    return Desk(SimpleNamespace(snapshot=snapshot))
