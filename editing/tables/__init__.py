"""What a table of a file says: which of its columns are known, and what each row holds, in whatever language."""
