"""Sizes by name, and values that lead far."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from jupyterlab_shipshape.sizes.report import report

MB = 1_000_000
AMPLE = 0.5
"""Seconds, where time is no matter."""


def rows(namespace: dict[str, Any], budget: float = AMPLE) -> dict[str, dict[str, Any]]:
    answer = report(namespace, set(), budget)
    json.dumps(answer)
    return {row["name"]: row for row in answer["variables"]}


def deep(levels: int) -> list[Any]:
    value: list[Any] = [0.5]
    for _ in range(levels):
        value = [value]
    return value


def objects(values: list[Any]) -> Any:
    """An array of them, filled one by one: of a list numpy would ask each whether it is one itself."""
    found = np.empty(len(values), dtype=object)
    for i, value in enumerate(values):
        found[i] = value
    return found
