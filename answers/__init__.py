"""A `Question` becomes an `Answer`, which owns its renderings."""
