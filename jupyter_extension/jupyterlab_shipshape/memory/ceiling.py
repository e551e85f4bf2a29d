"""What a process may use at the most: the limit of its container, else the machine's memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from . import portable


@dataclass(frozen=True)
class Ceiling:
    """A limit in bytes, and who sets it: `cgroup2`, `cgroup1` or `host`."""

    bytes: int
    source: str


def ceiling(pid: int, root: Path = Path("/")) -> Ceiling | None:
    """The lowest limit that holds for a process; None where the system does not tell.

    Limits of control groups hold for all groups above too (cgroups(7)), so the way up is walked.
    Version 1 writes "no limit" as a number above any machine's memory.

    Args:
        pid: The process.
        root: Where `proc` and `sys` are; other than `/` in tests.
    """
    host = _host(root)
    limits = [limit.ceiling for limit in groups(pid, root)]
    if host is not None:
        limits = [limit for limit in limits if limit.bytes < host.bytes]
    return min(limits, key=lambda limit: limit.bytes, default=host)


def _host(root: Path) -> Ceiling | None:
    try:
        for line in (root / "proc/meminfo").read_text().splitlines():
            if line.startswith("MemTotal:"):
                return Ceiling(int(line.split()[1]) * 1024, "host")
    except OSError:
        pass
    total = portable.host_memory() if portable.available() else None
    return Ceiling(total, "host") if total else None


@dataclass(frozen=True)
class Group:
    """A control group whose memory is limited: its folder, and its limit."""

    folder: Path
    ceiling: Ceiling


def groups(pid: int, root: Path) -> Iterator[Group]:
    """The control groups of a process, and those above, that have a limit."""
    try:
        lines = (root / f"proc/{pid}/cgroup").read_text().splitlines()
    except OSError:
        return
    mount = root / "sys/fs/cgroup"
    for line in lines:
        number, controllers, path = line.split(":", 2)
        if number == "0":
            yield from _way_up(mount, path, "memory.max", "cgroup2")
        elif "memory" in controllers.split(","):
            yield from _way_up(mount / "memory", path, "memory.limit_in_bytes", "cgroup1")


def _way_up(mount: Path, path: str, file: str, source: str) -> Iterator[Group]:
    """Limits of a group and of all above it.

    In a container the path may be the one outside, which is not to be seen here: then only the
    part that is there counts, at the least the root of the mount.
    """
    inside = PurePosixPath(path.lstrip("/"))
    for group in (inside, *inside.parents):
        if ".." in group.parts:
            continue
        try:
            text = (mount / group / file).read_text().strip()
        except OSError:
            continue
        if text.isdigit():
            yield Group(mount / group, Ceiling(int(text), source))
