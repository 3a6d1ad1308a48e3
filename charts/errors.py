"""Why there is no picture. The answer is good without it."""

from __future__ import annotations


class ChartError(Exception):
    """There is no picture now."""


class BusyError(ChartError):
    """More pictures are asked for than can be drawn soon."""


class SlowError(ChartError):
    """The picture was not ready in time."""


class DrawingError(ChartError):
    """The picture could not be drawn, which is a fault of ours."""
