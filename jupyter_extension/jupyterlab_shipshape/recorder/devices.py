"""What a run did to the memory of accelerators, as the libraries loaded in the kernel count it.

Nothing is imported, woken or reset: a notebook that reads its library's peak after several cells
must find what it would without a recorder. So a peak is known where it is above all earlier ones.
"""

from __future__ import annotations

import sys
import types
from typing import Any, Callable, Dict, Mapping, NamedTuple


class Level(NamedTuple):
    """Of one device, in bytes."""

    library: str
    allocated: int
    highest: int | None
    """Since the process began or the notebook reset it; None where it is not counted."""


Levels = Dict[str, Level]


def levels() -> Levels:
    """Of each device in use, by what its library calls it."""
    found: Levels = {}
    ways: tuple[Callable[[], Levels], ...] = (_torch, _cupy)
    for way in ways:
        try:
            found.update(way())
        except Exception:  # noqa: BLE001, S112 - one library fails, the other counts
            continue
    return found


def differences(before: Levels, after: Levels) -> list[dict[str, Any]]:
    """One entry a device: `name`, `library`, bytes `before` and `after`, and the `peak` of the run.

    The peak is None where it was not above an earlier one, and so is not known.
    """
    found = []
    for name, (library, allocated, highest) in after.items():
        then = before.get(name, Level(library, 0, 0))
        rose = highest is not None and highest > (then.highest or 0)
        peak = highest if rose else None
        found.append(
            {
                "name": name,
                "library": library,
                "before": then.allocated,
                "after": allocated,
                "peak": peak,
            }
        )
    return found


def _torch() -> Levels:
    cuda = _contents("torch.cuda")
    if not cuda or not cuda["is_initialized"]():
        return {}
    found = {
        f"cuda:{index}": Level(
            "torch", int(cuda["memory_allocated"](index)), int(cuda["max_memory_allocated"](index))
        )
        for index in range(cuda["device_count"]())
    }
    return {name: level for name, level in found.items() if level.highest}


def _cupy() -> Levels:
    cupy = _contents("cupy")
    if not cupy:
        return {}
    pool = cupy["get_default_memory_pool"]()
    return {"cuda": Level("cupy", int(pool.used_bytes()), None)} if pool.total_bytes() else {}


def _contents(name: str) -> Mapping[str, Any]:
    """What is in a module that is loaded; one of another type may be yet to load, and is left alone."""
    module = sys.modules.get(name)
    return vars(module) if type(module) is types.ModuleType else {}
