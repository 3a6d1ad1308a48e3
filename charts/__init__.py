"""Draws the chart of an `Answer` as a picture for a phone."""
