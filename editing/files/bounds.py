"""How large a file, and what it holds, may be. An edition has 100 rows; these leave room for the whole record."""

FILE_BYTES = 2 * 1024 * 1024
"""Of the file as it comes, which is checked before it is downloaded."""

UNPACKED_BYTES = 20 * 1024 * 1024
"""Of everything in a spreadsheet, counted while it is unpacked."""

PARTS = 200
ROWS = 2000
COLUMNS = 64
CELL_CHARACTERS = 1000
GRIDS = 40

MEMORY_BYTES = 1024**3
CPU_SECONDS = 5
SECONDS = 10
