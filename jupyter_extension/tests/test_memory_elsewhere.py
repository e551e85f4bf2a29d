"""What other systems than Linux give, forced here: by their own ways, or by stand-ins for them."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from recorded_kernel import RecordedKernel, recorded_kernel

from jupyterlab_shipshape.memory import portable, proc
from jupyterlab_shipshape.memory.ceiling import Ceiling, ceiling
from jupyterlab_shipshape.memory.reading import read
from jupyterlab_shipshape.memory.unreadable import Unreadable
from jupyterlab_shipshape.recorder import resident

MB = 1_000_000


@pytest.fixture(scope="module")
def kernel() -> Iterator[RecordedKernel]:
    """A kernel whose high-water mark cannot be reset, as on macOS."""
    with recorded_kernel() as kernel:
        kernel.run(
            "import sys\n"
            "hooks = sys.modules['_shipshape_recorder'].hooks\n"
            "recorder = sys.modules['_shipshape_recorder'].answer.__self__\n"
            "recorder.meter = hooks.resident.MaxRss()"
        )
        yield kernel


def test_a_peak_above_all_earlier_ones_is_seen(kernel: RecordedKernel) -> None:
    # A process begins with the mark of the one that started it: Linux does not reset it.
    mark = "import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)"
    size = int(kernel.run(mark).text)
    record = kernel.run(f"b = b'x' * {size}\ndel b").record
    assert record["method"] == "ru_maxrss"
    assert record["peak"] - record["rss_before"] == pytest.approx(size, rel=0.05)


def test_below_an_earlier_peak_there_is_what_was_left(kernel: RecordedKernel) -> None:
    record = kernel.run(f"b = b'x' * {40 * MB}\ndel b").record
    assert record["peak"] < record["rss_before"] + 20 * MB


def test_windows_by_a_stand_in_for_psutil(monkeypatch: pytest.MonkeyPatch) -> None:
    class Process:
        info = types.SimpleNamespace(rss=100, peak_wset=500)

        def memory_info(self) -> Any:
            return self.info

    monkeypatch.setitem(sys.modules, "psutil", types.SimpleNamespace(Process=Process))  # type: ignore[arg-type]
    meter = resident.PeakWorkingSet()
    meter.reset()
    assert meter.read() == (100, 100)
    Process.info = types.SimpleNamespace(rss=120, peak_wset=700)
    assert meter.read() == (120, 700)


def test_without_any_way_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError

    for way in (resident.ClearRefs, resident.MaxRss, resident.PeakWorkingSet):
        monkeypatch.setattr(way, "__init__", broken)
    assert resident.find() is None


@pytest.mark.skipif(not proc.available(), reason="needs /proc")
def test_a_process_that_has_ended_holds_nothing_and_is_said_to_be_gone() -> None:
    """As a kernel that the system killed, until the server notices."""
    process = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.read()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    with pytest.raises(Unreadable) as caught:
        read(process.pid)
    assert caught.value.reason == "no-process"
    process.wait()


def test_the_ceiling_without_proc_is_what_psutil_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    psutil = pytest.importorskip("psutil", reason="psutil is not installed")
    assert ceiling(1, tmp_path) == Ceiling(psutil.virtual_memory().total, "host")
    monkeypatch.setattr(portable, "available", lambda: False)
    assert ceiling(1, tmp_path) is None
