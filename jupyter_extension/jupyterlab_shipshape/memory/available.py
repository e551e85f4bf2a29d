"""What processes may still take: under the limits of the container, and on the machine."""

from __future__ import annotations

from pathlib import Path

from .ceiling import Group, groups

USED = {"cgroup2": "memory.current", "cgroup1": "memory.usage_in_bytes"}
RECLAIMED = {"cgroup2": "inactive_file", "cgroup1": "total_inactive_file"}
"""Pages of files that a group counts as used and gives back when memory is wanted."""


def available(pid: int, root: Path = Path("/")) -> int | None:
    """The least that is free, in bytes, of all limits that hold; None where nothing tells.

    Args:
        pid: A process; others of its control groups count too.
        root: Where `proc` and `sys` are; other than `/` in tests.
    """
    free = [_host(root), *(_free(group) for group in groups(pid, root))]
    return min((each for each in free if each is not None), default=None)


def _host(root: Path) -> int | None:
    try:
        lines = (root / "proc/meminfo").read_text().splitlines()
    except OSError:
        return None
    for line in lines:
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None


def _free(group: Group) -> int | None:
    version = group.ceiling.source
    try:
        used = int((group.folder / USED[version]).read_text())
        stat = (group.folder / "memory.stat").read_text().splitlines()
    except (OSError, ValueError):
        return None
    reclaimed = dict(line.split() for line in stat if line).get(RECLAIMED[version], "0")
    return max(0, group.ceiling.bytes - used + int(reclaimed))
