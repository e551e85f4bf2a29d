"""The process's own resident memory: how much it is, and to have less of it."""

from __future__ import annotations

import ctypes
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


def give_back() -> None:
    """Have the C library return to the system what is free (malloc_trim(3)), where it can."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError, TypeError):
        """Not glibc: it decides by itself."""
