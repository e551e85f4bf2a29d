"""The process's own resident memory: how much it is, what of it is free, and to give that back."""

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


_MALLINFO2 = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"


class _MallInfo(ctypes.Structure):
    """`struct mallinfo2`, mallinfo(3)."""

    _fields_ = tuple((name, ctypes.c_size_t) for name in _MALLINFO2.split())


def free_blocks() -> int | None:
    """Bytes that the C library has free for later; some of it may be no longer resident."""
    try:
        tell = ctypes.CDLL(None).mallinfo2
    except (OSError, AttributeError, TypeError):
        return None  # Not glibc, or before 2.33.
    tell.restype = _MallInfo
    return int(tell().fordblks)


def give_back() -> None:
    """Have the C library return to the system what is free (malloc_trim(3)), where it can."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError, TypeError):
        """Not glibc: it decides by itself."""
