"""The kernel's own resident memory, and its peak since a given moment. All figures are bytes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Callable, Union

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class ClearRefs:
    """Linux: the high-water mark of resident memory can be reset (proc_pid_clear_refs(5)).

    Exact also for a spike of no duration, in code that never lets another thread run.
    """

    method = "clear_refs"

    def __init__(self) -> None:
        self._open()

    def reset(self) -> None:
        # Never through a descriptor that is kept: the notebook may have closed it, and have a
        # file of its own there now.
        descriptor = os.open("/proc/self/clear_refs", os.O_WRONLY)
        try:
            os.write(descriptor, b"5")
        finally:
            os.close(descriptor)

    def read(self) -> tuple[int, int]:
        """Resident memory now, and its peak since the last reset."""
        try:
            return self._read()
        except (OSError, ValueError):
            self._open()
            return self._read()

    def _open(self) -> None:
        """Stays open: opening costs more than reading."""
        self._status = os.open("/proc/self/status", os.O_RDONLY)

    def _read(self) -> tuple[int, int]:
        text = os.pread(self._status, 8192, 0)
        return _field(text, b"\nVmRSS:"), _field(text, b"\nVmHWM:")


class MaxRss:
    """POSIX: the peak of the process's whole life, which tells a run's peak where it rises."""

    method = "ru_maxrss"

    def __init__(self) -> None:
        import resource

        self._usage: Callable[[], int] = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self._unit = 1 if sys.platform == "darwin" else 1024
        self._now = _statm if Path("/proc/self/statm").exists() else _psutil_rss()
        self._highest = 0

    def reset(self) -> None:
        self._highest = self._usage() * self._unit

    def read(self) -> tuple[int, int]:
        now = self._now()
        peak = self._usage() * self._unit
        return now, peak if peak > self._highest else now


class PeakWorkingSet:
    """Windows, through psutil: the peak of the process's whole life."""

    method = "psutil"

    def __init__(self) -> None:
        import psutil

        self._info = psutil.Process().memory_info
        self._highest: int = self._info().peak_wset

    def reset(self) -> None:
        self._highest = self._info().peak_wset

    def read(self) -> tuple[int, int]:
        info = self._info()
        return info.rss, info.peak_wset if info.peak_wset > self._highest else info.rss


Meter = Union[ClearRefs, MaxRss, PeakWorkingSet]


def find() -> Meter | None:
    """The best way to measure that works here; None where there is none."""
    ways: tuple[Callable[[], Meter], ...] = (ClearRefs, MaxRss, PeakWorkingSet)
    for way in ways:
        try:
            meter = way()
            meter.reset()
            now, peak = meter.read()
        except Exception:  # noqa: BLE001, S112 - whatever it is, this way does not work here.
            continue
        if now > 0 and peak > 0:
            return meter
    return None


def _field(text: bytes, name: bytes) -> int:
    start = text.index(name) + len(name)
    return int(text[start : text.index(b"kB", start)]) * 1024


def _statm() -> int:
    return int(Path("/proc/self/statm").read_bytes().split()[1]) * _PAGE


def _psutil_rss() -> Callable[[], int]:
    import psutil

    process = psutil.Process()
    return lambda: int(process.memory_info().rss)
