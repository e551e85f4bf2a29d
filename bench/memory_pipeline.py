"""Runs cells of a page one after the other and measures each, as the recorder does (Linux).

Reads `{"cells": [source], "keep": bool}` as JSON; with `keep` false, each value is deleted after its
last use, as the cells' own `# drop: names` lines say. Prints runs, sizes and the highest peak.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "jupyter_extension"))

from jupyterlab_shipshape.recorder.resident import ClearRefs
from jupyterlab_shipshape.sizes.report import report


def main() -> None:
    """Reads JSON from standard input."""
    given = json.load(sys.stdin)
    meter = ClearRefs()
    namespace: dict[str, object] = {}
    runs = []
    for cell, source in enumerate(given["cells"]):
        start = time.time() * 1000
        meter.reset()
        before, _ = meter.read()
        exec(compile(source, f"<cell {cell}>", "exec"), namespace)  # noqa: S102 - its own cells
        after, peak = meter.read()
        end = time.time() * 1000
        runs.append({"start": start, "end": end, "before": before, "after": after, "peak": peak})
        if not given["keep"]:
            for line in source.splitlines():
                for name in line.partition("# drop: ")[2].split():
                    del namespace[name]
    peak = max(run["peak"] for run in runs)
    print(
        json.dumps({"runs": runs, "sizes": report(namespace, {"__builtins__"}, 1.0), "peak": peak})
    )


if __name__ == "__main__":
    main()
