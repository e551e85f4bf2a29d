"""Runs in the clean environment: call `run()` and compare its results with texts of the page.

`python run_and_compare.py REQUEST REPLY`; standard library only, for it is run by any Python.
"""

from __future__ import annotations

import importlib
import json
import math
import re
import sys
from pathlib import Path
from typing import Any

_NUMBER = re.compile(r"-?\d+\.?\d*(?:[eE][-+]?\d+)?")
_ADDRESS = re.compile(r"0x[0-9a-fA-F]+")


def shown(value: object) -> str:
    """A value as IPython shows it, where IPython is there."""
    try:
        pretty = importlib.import_module("IPython.lib.pretty").pretty
    except ImportError:
        return repr(value)
    return str(pretty(value))


def same(left: str, right: str) -> bool:
    """Whether two texts are equal but for addresses, spaces and the last digits of numbers."""
    left, right = (" ".join(_ADDRESS.sub("0x", text).split()) for text in (left, right))
    if left == right:
        return True
    if _NUMBER.sub("#", left) != _NUMBER.sub("#", right):
        return False
    pairs = zip(_NUMBER.findall(left), _NUMBER.findall(right), strict=True)
    return all(math.isclose(float(a), float(b), rel_tol=1e-6, abs_tol=1e-9) for a, b in pairs)


def main(request_path: str, reply_path: str) -> None:
    """Answer the request."""
    request: dict[str, Any] = json.loads(Path(request_path).read_text(encoding="utf-8"))
    reply: dict[str, Any] = {"error": None, "differing": [], "results": []}
    try:
        results = importlib.import_module(request["module"]).run()
        reply["results"] = list(vars(results)) if hasattr(results, "__dict__") else []
        for item in request["expected"]:
            text = shown(getattr(results, item["name"]))
            if not same(text, item["text"]):
                reply["differing"].append({**item, "found": text[:2_000]})
    except Exception as error:  # noqa: BLE001 - whatever the package raises
        reply["error"] = f"{type(error).__name__}: {error}"[:500]
    Path(reply_path).write_text(json.dumps(reply), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
