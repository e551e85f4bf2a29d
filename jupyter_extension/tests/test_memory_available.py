"""What is still free for a kernel, in a tree like that of `/proc` and `/sys`."""

from __future__ import annotations

from pathlib import Path

from jupyterlab_shipshape.memory.available import available

GB = 1024**3


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def machine(root: Path, free: int) -> None:
    write(root / "proc/meminfo", f"MemTotal: 1 kB\nMemAvailable: {free // 1024} kB\n")


def test_without_limits_it_is_what_the_machine_has(tmp_path: Path) -> None:
    machine(tmp_path, 5 * GB)
    assert available(7, tmp_path) == 5 * GB


def test_nothing_tells(tmp_path: Path) -> None:
    assert available(7, tmp_path) is None


def test_a_container_counts_what_it_holds_but_for_the_cache_of_files(tmp_path: Path) -> None:
    machine(tmp_path, 50 * GB)
    group = tmp_path / "sys/fs/cgroup/kernels"
    write(tmp_path / "proc/7/cgroup", "0::/kernels\n")
    write(group / "memory.max", f"{8 * GB}\n")
    write(group / "memory.current", f"{6 * GB}\n")
    write(group / "memory.stat", f"anon {4 * GB}\ninactive_file {1 * GB}\n")
    assert available(7, tmp_path) == 3 * GB


def test_version_1(tmp_path: Path) -> None:
    group = tmp_path / "sys/fs/cgroup/memory/docker/abc"
    write(tmp_path / "proc/7/cgroup", "4:memory:/docker/abc\n")
    write(group / "memory.limit_in_bytes", f"{2 * GB}\n")
    write(group / "memory.usage_in_bytes", f"{2 * GB}\n")
    write(group / "memory.stat", f"total_inactive_file {GB // 2}\n")
    assert available(7, tmp_path) == GB // 2


def test_the_machine_may_have_less_than_the_container_allows(tmp_path: Path) -> None:
    machine(tmp_path, GB)
    group = tmp_path / "sys/fs/cgroup/kernels"
    write(tmp_path / "proc/7/cgroup", "0::/kernels\n")
    write(group / "memory.max", f"{8 * GB}\n")
    write(group / "memory.current", "0\n")
    write(group / "memory.stat", "")
    assert available(7, tmp_path) == GB
