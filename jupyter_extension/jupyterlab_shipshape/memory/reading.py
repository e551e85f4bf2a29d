"""The memory of a process and of its children, by the best that the system gives."""

from __future__ import annotations

from dataclasses import dataclass

from . import portable, proc
from .unreadable import Unreadable


@dataclass(frozen=True)
class Reading:
    """The memory of a kernel at one moment, in bytes."""

    rss: int
    """Resident memory of the kernel's own process."""
    children: int
    """Memory of its descendants; what they share with the kernel is not counted again where the system tells."""
    processes: int
    """How many processes that is, the kernel's own included."""
    method: str
    """`server` (by `/proc`) or `server-psutil`."""


def read(pid: int) -> Reading:
    """Read the memory of a process.

    Raises:
        Unreadable: the process is gone, may not be looked at, or the system has no way to tell.
    """
    if proc.available():
        own = proc.resident(pid)
        below = [proc.proportional(child) for child in proc.descendants(pid)]
        return Reading(own, sum(below), 1 + len(below), "server")
    if portable.available():
        own, below = portable.resident(pid)
        return Reading(own, sum(below), 1 + len(below), "server-psutil")
    raise Unreadable("unsupported")
