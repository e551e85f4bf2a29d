"""What the recorder costs: 300 trivial cells in one queue, with it and without, in one run.

Two kernels take turns, so that whatever else the machine does falls on both. Times are those of
a client that does nothing else: in a browser each cell costs many times more.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "jupyter_extension" / "tests"))

from recorded_kernel import RecordedKernel, recorded_kernel

CELLS = 300
ROUNDS = 10


def run_all(kernel: RecordedKernel) -> tuple[float, list[float]]:
    """Wall time in ms, and what the recorder says that it took for each cell.

    The namespace is new, as after a restart: the rounds do not add up to one of thousands of names.
    """
    kernel.run("%reset -f")
    began = time.perf_counter()
    requests = [kernel.send(f"v{i} = {i}", cell=f"c{i}") for i in range(CELLS)]
    records = [record for request in requests for record in kernel.wait(request).records]
    wall = (time.perf_counter() - began) * 1000
    return wall, [record["overhead_ms"] for record in records if record["kind"] == "run"]


def cpu(kernel: RecordedKernel) -> float:
    """CPU time of the kernel's process so far, ms; NaN where there is no /proc."""
    try:
        fields = (
            Path(f"/proc/{kernel.manager.provisioner.pid}/stat").read_text().split(") ")[1].split()
        )
    except OSError:
        return float("nan")
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def main() -> None:
    with recorded_kernel(attach=False) as plain, recorded_kernel() as recorded:
        run_all(plain), run_all(recorded)
        without, with_it, overhead = [], [], []
        before = cpu(plain), cpu(recorded)
        for _ in range(ROUNDS):
            without.append(run_all(plain)[0])
            wall, took = run_all(recorded)
            with_it.append(wall)
            overhead += took
        used = cpu(plain) - before[0], cpu(recorded) - before[1]
    a, b = statistics.median(without), statistics.median(with_it)
    print(f"{CELLS} cells, median of {ROUNDS}: {a:.0f} ms without, {b:.0f} ms with the recorder")
    print(f"ratio {b / a:.3f} (best {min(with_it) / min(without):.3f})")
    print(f"CPU time of the kernel: ratio {used[1] / used[0]:.3f}")
    overhead.sort()
    print(
        f"a cell: median {statistics.median(overhead):.3f} ms, "
        f"95 % under {overhead[len(overhead) * 95 // 100]:.3f} ms"
    )


if __name__ == "__main__":
    main()
