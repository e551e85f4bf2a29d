"""Runs an exported package beside the truth: `compare.py SRC MODULE FOLDER TRUTH.pickle`; prints JSON."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import inspect
import io
import json
import math
import os
import pickle
import re
import sys
import time
import traceback
from typing import Any

import numpy
import pandas


def equal(a: Any, b: Any, depth: int = 0) -> bool:
    """Equality by value, classes of the notebook by name."""
    if a is b or depth > 12:
        return True
    if type(a).__name__ != type(b).__name__:
        return False
    if isinstance(a, float):
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12) or (math.isnan(a) and math.isnan(b))
    if isinstance(a, (pandas.DataFrame, pandas.Series, pandas.Index)):
        return bool(a.equals(b)) or repr(a) == repr(b)
    if isinstance(a, numpy.ndarray):
        if a.shape != b.shape or a.dtype != b.dtype:
            return False
        if a.dtype == object:
            return all(equal(x, y, depth + 1) for x, y in zip(a.ravel(), b.ravel()))
        with contextlib.suppress(TypeError):
            return bool(numpy.allclose(a, b, rtol=1e-9, equal_nan=True))
        return bool((a == b).all())
    if isinstance(a, dict):
        if len(a) != len(b):
            return False
        pairs = zip(sorted(a.items(), key=repr), sorted(b.items(), key=repr))
        return all(equal(x, y, depth + 1) for x, y in pairs)
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(equal(x, y, depth + 1) for x, y in zip(a, b))
    if isinstance(a, (str, bytes, int, complex, set, frozenset, range, type(None))):
        return bool(a == b)
    if callable(a) and not hasattr(a, "__dict__"):
        return True
    state_a, state_b = getattr(a, "__dict__", None), getattr(b, "__dict__", None)
    if state_a or state_b:
        return equal(state_a, state_b, depth + 1)
    if state_a is not None and type(a).__repr__ is object.__repr__:
        return True
    with contextlib.suppress(Exception):
        if bool(a == b):
            return True
    return scrubbed(repr(a)) == scrubbed(repr(b))


def scrubbed(text: str) -> str:
    """Without addresses, durations and dates."""
    text = re.sub(r"0x[0-9a-f]+", "0x", text)
    return re.sub(r"\d+(\.\d+)? ?(s|ms|µs|us|seconds)\b", "T", text)


def main(source: str, module: str, folder: str, truth_path: str) -> None:
    sys.path.insert(0, source)
    with open(truth_path, "rb") as file:
        truth = pickle.load(file)
    os.chdir(folder)
    report: dict[str, Any] = {"import": False, "run": "", "wrong": [], "missing": [], "printed": True}
    begin = time.perf_counter()
    try:
        package = importlib.import_module(module)
        report["import"] = True
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            results = package.run()
            if inspect.iscoroutine(results):
                results = asyncio.run(results)
    except BaseException:
        report["run"] = traceback.format_exc().strip()[-700:]
        print(json.dumps(report))
        return
    report["seconds"] = round(time.perf_counter() - begin, 1)
    fields = {name: getattr(results, name) for name in results.__dataclass_fields__}
    report["fields"] = len(fields)
    report["missing"] = sorted(truth["required"] - set(fields))
    for name, value in fields.items():
        if name in truth["values"]:
            expected = pickle.loads(truth["values"][name])
            if not equal(value, expected):
                report["wrong"].append(f"{name}: {value!r:.80} != {expected!r:.80}")
    wanted, got = "".join(truth["printed"]), out.getvalue()
    if scrubbed(wanted) != scrubbed(got):
        report["printed"] = False
        a, b = scrubbed(wanted).split("\n"), scrubbed(got).split("\n")
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        report["difference"] = f"line {at}: {a[at:at+1]} != {b[at:at+1]}"[:300]
    print(json.dumps(report))


if __name__ == "__main__":
    main(*sys.argv[1:])
