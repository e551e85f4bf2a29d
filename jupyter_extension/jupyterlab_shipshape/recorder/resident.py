"""The kernel's own resident memory, and its peak since a given moment. All figures are bytes."""

import os
import sys
from typing import Callable, Optional, Tuple, Union

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class ClearRefs:
    """Linux: the high-water mark of resident memory can be reset (proc_pid_clear_refs(5)).

    Exact also for a spike of no duration, in code that never lets another thread run.
    """

    method = "clear_refs"

    def reset(self) -> None:
        descriptor = os.open("/proc/self/clear_refs", os.O_WRONLY)
        try:
            os.write(descriptor, b"5")
        finally:
            os.close(descriptor)

    def read(self) -> Tuple[int, int]:
        """Resident memory now, and its peak since the last reset."""
        descriptor = os.open("/proc/self/status", os.O_RDONLY)
        try:
            text = os.read(descriptor, 8192)
        finally:
            os.close(descriptor)
        return _field(text, b"\nVmRSS:"), _field(text, b"\nVmHWM:")


class MaxRss:
    """POSIX: the peak of the process's whole life, which tells a run's peak where it rises."""

    method = "ru_maxrss"

    def __init__(self) -> None:
        import resource

        self._usage = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self._unit = 1 if sys.platform == "darwin" else 1024
        self._now = _statm if os.path.exists("/proc/self/statm") else _psutil_rss()
        self._highest = 0

    def reset(self) -> None:
        self._highest = self._usage() * self._unit

    def read(self) -> Tuple[int, int]:
        now = self._now()
        peak = self._usage() * self._unit
        return now, peak if peak > self._highest else now


class PeakWorkingSet:
    """Windows, through psutil: the peak of the process's whole life."""

    method = "psutil"

    def __init__(self) -> None:
        import psutil

        self._info = psutil.Process().memory_info
        self._info().peak_wset
        self._highest = 0

    def reset(self) -> None:
        self._highest = self._info().peak_wset

    def read(self) -> Tuple[int, int]:
        info = self._info()
        return info.rss, info.peak_wset if info.peak_wset > self._highest else info.rss


Meter = Union[ClearRefs, MaxRss, PeakWorkingSet]


def find() -> Optional[Meter]:
    """The best way to measure that works here; None where there is none."""
    ways: Tuple[Callable[[], Meter], ...] = (ClearRefs, MaxRss, PeakWorkingSet)
    for way in ways:
        try:
            meter = way()
            meter.reset()
            now, peak = meter.read()
        except Exception:
            continue
        if now > 0 and peak > 0:
            return meter
    return None


def _field(text: bytes, name: bytes) -> int:
    start = text.index(name) + len(name)
    return int(text[start : text.index(b"kB", start)]) * 1024


def _statm() -> int:
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[1]) * _PAGE


def _psutil_rss() -> Callable[[], int]:
    import psutil

    process = psutil.Process()
    return lambda: int(process.memory_info().rss)
