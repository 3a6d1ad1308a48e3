"""Changing the record: from an admin's file or wish to a preview, and from a confirmed preview to a revision."""
