"""Bounds that keep a template or a plan from filling a disk or a browser."""

from __future__ import annotations

#: Files of one package, the template's and the plan's together.
MAX_FILES = 2_000
#: Bytes of one file.
MAX_FILE_BYTES = 5_000_000
#: Bytes of all files of one package.
MAX_TOTAL_BYTES = 40_000_000
#: Characters of a path relative to the package's root.
MAX_PATH = 240
#: Lines of a text that is merged line by line; a longer one is one conflict.
MAX_MERGE_LINES = 20_000
#: Seconds that a template may take.
RENDER_SECONDS = 60
#: Seconds that fetching a template by git may take.
FETCH_SECONDS = 120
#: Bytes of address space of the process that renders.
RENDER_MEMORY = 2_000_000_000
