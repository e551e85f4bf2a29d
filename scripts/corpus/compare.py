"""Runs an exported package beside the truth: `compare.py SRC MODULE FOLDER TRUTH.pickle [AGAIN.pickle]`; prints JSON.

AGAIN is the truth of a second run: what differs there is not the notebook's to give twice, and is not compared.
"""

from __future__ import annotations

import asyncio
import contextlib
import enum
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
import types
from collections.abc import Mapping
from typing import Any

import numpy
import pandas

#: By their names in `pandas.testing`.
FRAMES = {"frame": pandas.DataFrame, "series": pandas.Series, "index": pandas.Index}


def equal(a: Any, b: Any, depth: int = 0) -> bool:
    """Equality by value, classes of the notebook by name."""
    if a is b or depth > 12:
        return True
    if isinstance(b, list) and type(b).__name__ == "SList":
        b = list(b)
    if type(a).__name__ != type(b).__name__:
        return False
    if isinstance(a, float):
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12) or (math.isnan(a) and math.isnan(b))
    if isinstance(a, (pandas.DataFrame, pandas.Series, pandas.Index)):
        kind = next(kind for kind, one in FRAMES.items() if isinstance(a, one))
        with contextlib.suppress(AssertionError):
            getattr(pandas.testing, f"assert_{kind}_equal")(a, b, rtol=1e-9, check_exact=False)
            return True
        # Cells may hold objects that have no equality.
        return bool((a.dtypes == object).any() if kind == "frame" else a.dtype == object) and repr(a) == repr(b)
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
    if isinstance(a, types.FunctionType):
        return bool(a.__name__ == b.__name__)
    if isinstance(a, enum.Enum):
        return bool(a.name == b.name)
    if isinstance(a, type):
        return bool(a.__qualname__.split(".")[-1] == b.__qualname__.split(".")[-1])
    if isinstance(a, (str, bytes, int, complex, set, frozenset, range, type(None))):
        return bool(a == b)
    if callable(a) and not hasattr(a, "__dict__"):
        return True
    with contextlib.suppress(Exception):
        if bool(a == b):
            return True
    state_a, state_b = state(a), state(b)
    if state_a or state_b:
        return equal(state_a, state_b, depth + 1)
    if state_a is not None and type(a).__repr__ is object.__repr__:
        return True
    return scrubbed(repr(a)) == scrubbed(repr(b))


def state(value: Any) -> dict[str, Any] | None:
    """Attributes, those in slots too; None where there can be none."""
    names = [n for c in type(value).__mro__ for n in getattr(c, "__slots__", ()) if hasattr(value, n)]
    own = getattr(value, "__dict__", None)
    return {**(own or {}), **{n: getattr(value, n) for n in names}} if names else own


def scrubbed(text: str) -> str:
    """Without addresses, durations and dates, and with the ends of lines as they are in files."""
    text = text.replace("\r\n", "\n")
    text = re.sub(r"0x[0-9a-fA-F]+", "0x", text)
    return re.sub(r"\d+(\.\d+)? ?(s|ms|µs|us|seconds)\b", "T", text)


def compared(source: str, module: str, folder: str, truth: Mapping[str, Any]) -> dict[str, Any]:
    """What `run()` gives in the folder, beside what the notebook gave.

    :param source: the folder that the package is imported from.
    :param truth: `values` and `required` as `ending.py` tells them, `printed` texts of standard output.
    """
    sys.path.insert(0, source)
    os.chdir(folder)
    report: dict[str, Any] = {"import": False, "run": "", "wrong": [], "missing": [], "printed": True}
    begin = time.perf_counter()
    out = io.StringIO()
    try:
        package = importlib.import_module(module)
        report["import"] = True
        with contextlib.redirect_stdout(out):
            results = package.run()
            if inspect.iscoroutine(results):
                results = asyncio.run(results)
    except BaseException:
        report["run"] = traceback.format_exc().strip()[-700:]
        return report
    report["seconds"] = round(time.perf_counter() - begin, 1)
    fields = {name: getattr(results, name) for name in results.__dataclass_fields__}
    report["fields"] = len(fields)
    report["missing"] = sorted(truth["required"] - set(fields))
    for name, value in fields.items():
        if name in truth["values"]:
            expected = truth["values"][name]
            if not equal(value, expected):
                report["wrong"].append(f"{name}: {value!r:.80} != {expected!r:.80}")
    got = scrubbed(out.getvalue())
    wanted = got if truth["printed"] is None else scrubbed("".join(truth["printed"]))
    if wanted != got:
        report["printed"] = False
        a, b = wanted.split("\n"), got.split("\n")
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        report["difference"] = f"line {at}: {a[at : at + 1]} != {b[at : at + 1]}"[:300]
    return report


def read(path: str) -> dict[str, Any]:
    with open(path, "rb") as file:
        truth: dict[str, Any] = pickle.load(file)
    truth["values"] = {name: pickle.loads(value) for name, value in truth["values"].items()}
    return truth


def settled(truth: dict[str, Any], again: dict[str, Any]) -> dict[str, Any]:
    """What two runs of the notebook agree on; where they print otherwise, nothing is said of prints."""
    values = {n: v for n, v in truth["values"].items() if n in again["values"] and equal(v, again["values"][n])}
    same = scrubbed("".join(truth["printed"])) == scrubbed("".join(again["printed"]))
    return {**truth, "values": values, "printed": truth["printed"] if same else None}


def main(source: str, module: str, folder: str, path: str, again: str | None = None) -> None:
    truth = settled(read(path), read(again)) if again else read(path)
    print(json.dumps(compared(source, module, folder, truth)))


if __name__ == "__main__":
    main(*sys.argv[1:])
