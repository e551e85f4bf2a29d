"""Peaks, answers and sizes beside what `usage_request` and `getsizeof` give. Linux; needs numpy and pandas.

A spike of 400 MB held for 0 to 100 ms, in code that holds the GIL, and queued as Run All queues it;
the latency of a reading while the kernel's GIL is held; the time to size 500 names and a column of
200,000 strings.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent / "jupyter_extension"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from jupyterlab_shipshape.memory.reading import read
from jupyterlab_shipshape.sizes.report import report
from recorded_kernel import RecordedKernel, recorded_kernel

SPIKE = 400_000_000
POLL = 0.5
GIL = "sum(range(10**8))"


class UsagePoll:
    """Asks the kernel itself every half second, as other extensions do."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.peak = 0
        self.latencies: list[float] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> UsagePoll:  # noqa: PYI034 - typing has Self from 3.11 on
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def ask(self) -> int:
        message = self.client.session.msg("usage_request", {})
        self.client.control_channel.send(message)
        started = time.perf_counter()
        while True:
            reply = self.client.control_channel.get_msg(timeout=60)
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                self.latencies.append((time.perf_counter() - started) * 1000)
                return int(reply["content"].get("kernel_memory", 0))

    def _run(self) -> None:
        while not self._over.wait(POLL):
            self.peak = max(self.peak, self.ask())


def spikes(kernel: RecordedKernel) -> None:
    """The recorder's error beside that of a poll."""
    for name, hold in [
        ("0 ms", "pass"),
        ("1 ms", "time.sleep(.001)"),
        ("10 ms", "time.sleep(.01)"),
        ("100 ms", "time.sleep(.1)"),
        ("GIL held", GIL),
    ]:
        with UsagePoll(kernel.client) as poll:
            record = kernel.run(f"b = b'x' * {SPIKE}\n{hold}\ndel b").record
        seen = record["peak"] - record["rss_before"]
        polled = max(0, poll.peak - record["rss_before"])
        print(
            f"spike held {name}: off by {100 * abs(seen - SPIKE) / SPIKE:.2f} % (goal 1);"
            f" a poll of usage_request every 500 ms sees {100 * polled / SPIKE:.0f} % of it"
        )
    requests = [kernel.send(f"b = b'x' * {n * 100_000_000}\ndel b") for n in (1, 4, 2, 3)]
    errors = []
    for n, request in zip((1, 4, 2, 3), requests, strict=True):
        record = kernel.wait(request).record
        errors.append(abs(record["peak"] - record["rss_before"] - n * 1e8) / (n * 1e8))
    print(f"four queued spikes: off by {100 * max(errors):.2f} % at the most")


def latency(kernel: RecordedKernel) -> None:
    """A reading from outside beside one by the kernel, while one C call holds the GIL."""
    pid = kernel.manager.provisioner.pid
    request = kernel.send("sum(range(3 * 10**8))")
    time.sleep(0.3)
    outside = []
    for _ in range(50):
        started = time.perf_counter()
        read(pid)
        outside.append((time.perf_counter() - started) * 1000)
        time.sleep(0.01)
    poll = UsagePoll(kernel.client)
    poll.ask()
    kernel.wait(request)
    print(
        f"while the GIL is held: outside {statistics.median(outside):.1f} ms, at the most"
        f" {max(outside):.1f} ms (goal 50); usage_request {poll.latencies[0]:.0f} ms"
    )


def sizes() -> None:
    """The time to size a namespace, as it says itself."""
    import numpy as np
    import pandas as pd

    values: list[Any] = [np.ones(100), 3, pd.DataFrame({"a": np.ones(100), "b": ["x"] * 100})]
    many = {f"v{i}": values[i % 3].copy() if i % 3 != 1 else i for i in range(500)}
    text = pd.DataFrame({"t": pd.Series([f"row {i}" for i in range(200_000)], dtype=object)})
    for name, namespace in (("500 names", many), ("200,000 strings", {"text": text})):
        answers = [report(namespace, set(), 0.012) for _ in range(9)]
        spent = statistics.median(answer["duration"] for answer in answers)
        print(f"{name}: {spent:.1f} ms (goal 20)")
    found = report({"text": text}, set(), 0.012)["variables"][0]["bytes"]
    deep = int(text.memory_usage(deep=True).sum())
    print(
        f"200,000 strings: off by {100 * abs(found - deep) / deep:.1f} % of memory_usage (goal 10)"
    )


def main() -> None:
    """Prints one line a figure."""
    with recorded_kernel() as kernel:
        kernel.run("import time")
        spikes(kernel)
        latency(kernel)
    sizes()


if __name__ == "__main__":
    main()
