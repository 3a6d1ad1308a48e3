"""The steps by which a database comes to today's schema. `db/alembic.ini` says how to add one."""

NEWEST = "0004"
"""The revision of today's schema, at hand without importing Alembic (a test holds it to the newest step)."""
