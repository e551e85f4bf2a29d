"""Reading `/proc` (Linux): proc_pid_statm(5), proc_pid_smaps(5), proc_tid_children(5)."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from .unreadable import Unreadable

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096

SHARE_LASTS = 5.0
"""Seconds that a child's share of common pages is taken to hold: to ask again costs the child."""

_shared: dict[int, tuple[float, int]] = {}
"""By child: when it was asked, and how many bytes of its resident memory count elsewhere too."""


def available() -> bool:
    """Whether this system has `/proc` with sizes in it."""
    return Path("/proc/self/statm").exists()


def resident(pid: int) -> int:
    """Resident memory of one process, in bytes.

    Raises:
        Unreadable: the process is gone or may not be looked at.
    """
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
    except (OSError, IndexError) as error:
        raise Unreadable("no-process") from error
    if not pages:
        # It has ended, and nobody has asked how yet.
        raise Unreadable("no-process")
    return pages * PAGE


def proportional(pid: int) -> int:
    """Resident memory of a child without what it shares (PSS), in bytes; 0 if it has ended.

    A forked worker shares its parent's pages: to add its resident memory would count them twice.
    PSS is read at most every `SHARE_LASTS` seconds and carried on with the cheap figure between.
    """
    try:
        rss = resident(pid)
    except Unreadable:
        _shared.pop(pid, None)
        return 0
    now = time.monotonic()
    asked, shared = _shared.get(pid, (float("-inf"), 0))
    if now - asked > SHARE_LASTS:
        shared = rss - _pss(pid, default=rss)
        for old in [p for p, (t, _) in _shared.items() if now - t > 100 * SHARE_LASTS]:
            del _shared[old]
        _shared[pid] = (now, shared)
    return max(0, rss - shared)


def _pss(pid: int, default: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_bytes().splitlines():
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return default


def descendants(pid: int) -> list[int]:
    """Children of a process, their children and so on; those that end meanwhile are left out."""
    found: list[int] = []
    waiting = [pid]
    tree = None if Path(f"/proc/{pid}/task/{pid}/children").exists() else _tree()
    while waiting:
        parent = waiting.pop()
        children = tree.get(parent, []) if tree is not None else list(_children(parent))
        found.extend(children)
        waiting.extend(children)
    return found


def _children(pid: int) -> Iterator[int]:
    """Children by the thread that started them."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return
    for thread in threads:
        try:
            yield from map(int, (thread / "children").read_bytes().split())
        except OSError:
            continue


def _tree() -> dict[int, list[int]]:
    """All processes by parent, for systems built without lists of children."""
    tree: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_bytes()
            except OSError:
                continue
            # The name stands in brackets and may hold anything; the parent is two fields after it.
            parent = int(stat[stat.rindex(b")") + 1 :].split()[1])
            tree.setdefault(parent, []).append(int(entry.name))
    return tree
