"""Reading by psutil, where there is no `/proc` and psutil is installed."""

from __future__ import annotations

import importlib
from typing import Any

from .unreadable import Unreadable


def available() -> bool:
    """Whether psutil can be imported."""
    try:
        importlib.import_module("psutil")
    except ImportError:
        return False
    return True


def resident(pid: int) -> tuple[int, list[int]]:
    """Resident memory of a process and of each of its descendants, in bytes.

    Raises:
        Unreadable: the process is gone or may not be looked at.
    """
    psutil: Any = importlib.import_module("psutil")
    try:
        process = psutil.Process(pid)
        own = int(process.memory_info().rss)
        children = process.children(recursive=True)
    except psutil.Error as error:
        raise Unreadable("no-process") from error
    below = []
    for child in children:
        try:
            below.append(int(child.memory_info().rss))
        except psutil.Error:
            continue
    return own, below


def host_memory() -> int | None:
    """The machine's memory in bytes."""
    psutil: Any = importlib.import_module("psutil")
    return int(psutil.virtual_memory().total)
