"""Reading a file that somebody sent, which may be anything: guarded, and in a process of its own."""
