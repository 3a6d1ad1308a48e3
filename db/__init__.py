"""The record: SQLAlchemy models, migrations, imports, and the immutable snapshot that questions read."""
