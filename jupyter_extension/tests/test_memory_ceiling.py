"""The limit that holds for a kernel, in a tree like that of `/proc` and `/sys`."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyterlab_shipshape.memory.ceiling import Ceiling, ceiling

GB = 1024**3


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "proc/meminfo", f"MemTotal: {16 * GB // 1024} kB\nMemFree: 1 kB\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_without_limits_it_is_the_machine(root: Path) -> None:
    assert ceiling(7, root) == Ceiling(16 * GB, "host")


def test_the_limit_of_the_group(root: Path) -> None:
    write(root / "proc/7/cgroup", "0::/user/kernels\n")
    write(root / "sys/fs/cgroup/user/kernels/memory.max", f"{8 * GB}\n")
    assert ceiling(7, root) == Ceiling(8 * GB, "cgroup2")


def test_a_lower_limit_above_holds_too(root: Path) -> None:
    write(root / "proc/7/cgroup", "0::/user/kernels\n")
    write(root / "sys/fs/cgroup/user/kernels/memory.max", "max\n")
    write(root / "sys/fs/cgroup/user/memory.max", f"{4 * GB}\n")
    assert ceiling(7, root) == Ceiling(4 * GB, "cgroup2")


def test_version_1_and_its_number_for_none(root: Path) -> None:
    write(root / "proc/7/cgroup", "4:memory:/docker/abc\n0::/\n")
    limit = root / "sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes"
    write(limit, "9223372036854771712\n")
    assert ceiling(7, root) == Ceiling(16 * GB, "host")
    write(limit, f"{2 * GB}\n")
    assert ceiling(7, root) == Ceiling(2 * GB, "cgroup1")


def test_in_a_container_the_path_is_the_one_outside(root: Path) -> None:
    write(root / "proc/7/cgroup", "4:cpu,memory:/docker/not/seen/here\n")
    write(root / "sys/fs/cgroup/memory/memory.limit_in_bytes", f"{3 * GB}\n")
    assert ceiling(7, root) == Ceiling(3 * GB, "cgroup1")


def test_a_group_that_leads_outside_is_not_followed(root: Path) -> None:
    write(root / "proc/7/cgroup", "0::/../../else\n")
    write(root / "sys/else/memory.max", "1\n")
    assert ceiling(7, root) == Ceiling(16 * GB, "host")
