"""The process's own resident memory."""

from __future__ import annotations

import os
from pathlib import Path


def resident() -> int | None:
    """Bytes; None where neither `/proc` nor psutil tells."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, AttributeError):
        pass
    try:
        import psutil
    except ImportError:
        return None
    return int(psutil.Process().memory_info().rss)
