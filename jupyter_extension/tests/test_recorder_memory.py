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
