"""Peaks that the recorder measures from inside of a real kernel (Linux)."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from recorded_kernel import RecordedKernel, recorded_kernel

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Only Linux can reset the high-water mark."
)

SPIKE = 300_000_000


@pytest.fixture(scope="module")
def kernel() -> Iterator[RecordedKernel]:
    with recorded_kernel() as kernel:
        kernel.run("import time")
        yield kernel


@pytest.mark.parametrize("milliseconds", [0, 1, 10, 100])
def test_sees_the_peak_of_a_spike_however_short(kernel: RecordedKernel, milliseconds: int) -> None:
    code = f"b = b'x' * {SPIKE}\ntime.sleep({milliseconds / 1000})\ndel b"
    record = kernel.run(code).record
    assert record["method"] == "clear_refs"
    assert record["peak"] - record["rss_before"] == pytest.approx(SPIKE, rel=0.01)
    assert record["rss_after"] - record["rss_before"] < SPIKE * 0.01


def test_queued_spikes_go_to_their_own_cells(kernel: RecordedKernel) -> None:
    sizes = [100_000_000, 300_000_000, 50_000_000, 200_000_000]
    requests = [kernel.send(f"b = b'x' * {size}\ndel b") for size in sizes]
    for request, size in zip(requests, sizes, strict=True):
        record = kernel.wait(request).record
        assert record["peak"] - record["rss_before"] == pytest.approx(size, rel=0.02)


def test_a_run_inside_does_not_hide_the_peak_of_the_outer(kernel: RecordedKernel) -> None:
    code = f"b = b'x' * {SPIKE}\ndel b\nget_ipython().run_cell('1')"
    record = kernel.run(code).record
    assert record["peak"] - record["rss_before"] == pytest.approx(SPIKE, rel=0.01)


def test_what_a_cell_keeps_is_left_behind(kernel: RecordedKernel) -> None:
    record = kernel.run(f"kept = b'x' * {SPIKE}").record
    assert record["rss_after"] - record["rss_before"] == pytest.approx(SPIKE, rel=0.01)
    kernel.run("del kept")


STAND_IN = """
import sys, types

class Cuda:
    \"\"\"As torch counts: what is allocated on two devices, and the most since a reset.\"\"\"

    def __init__(self):
        self.now = [0, 0]
        self.most = [0, 0]
        self.resets = 0

    def allocate(self, device, size):
        self.now[device] += size
        self.most[device] = max(self.most[device], self.now[device])

    def reset(self, device=None):
        self.resets += 1
        self.most = list(self.now)

gpu = Cuda()
module = types.ModuleType("torch.cuda")
module.is_initialized = lambda: True
module.device_count = lambda: 2
module.memory_allocated = lambda i: gpu.now[i]
module.max_memory_allocated = lambda i: gpu.most[i]
module.reset_peak_memory_stats = gpu.reset
sys.modules["torch.cuda"] = module
"""


def test_a_stand_in_for_a_gpu_tells_what_each_run_did() -> None:
    """The machines that run these tests have no GPU: a module that counts as torch does."""
    with recorded_kernel() as kernel:
        assert kernel.run("1").record["devices"] == []
        kernel.run(STAND_IN)
        up = kernel.run("gpu.allocate(1, 500); gpu.allocate(1, -200)").record["devices"]
        assert up == [
            {"name": "cuda:1", "library": "torch", "before": 0, "after": 300, "peak": 500}
        ]
        # Below the earlier peak nothing is counted, and nothing is guessed.
        below = kernel.run("gpu.allocate(1, 100); gpu.allocate(1, -100)").record["devices"]
        assert [(each["before"], each["after"], each["peak"]) for each in below] == [
            (300, 300, None)
        ]
        kernel.run("assert gpu.resets == 0 and gpu.most == [0, 500]")
        broken = kernel.run("module.memory_allocated = None").record
        assert broken["ok"] is True
        assert broken["devices"] == []


def test_the_pool_of_cupy_by_a_stand_in() -> None:
    with recorded_kernel() as kernel:
        kernel.run(
            "import sys, types\n"
            "used = 0\n"
            "pool = types.SimpleNamespace(used_bytes=lambda: used, total_bytes=lambda: 1000)\n"
            "cupy = sys.modules['cupy'] = types.ModuleType('cupy')\n"
            "cupy.get_default_memory_pool = lambda: pool"
        )
        (device,) = kernel.run("used = 700").record["devices"]
        assert device == {
            "name": "cuda",
            "library": "cupy",
            "before": 0,
            "after": 700,
            "peak": None,
        }
