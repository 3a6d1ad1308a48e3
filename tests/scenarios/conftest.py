from __future__ import annotations

from tests.telegram.fixtures import *  # noqa: F403 - fixtures are found by their names
