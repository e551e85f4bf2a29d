"""The sizes of a whole namespace, within a time."""

from __future__ import annotations

import collections
import sys
import time
from typing import Any, Container, Mapping, Sequence

from .devices import devices
from .holders import Holder, holders
from .kinds import Kinds, name_of
from .resident import free_blocks
from .shares import shares, twins
from .walk import Walk, clock

SMALL_SHARE = 4096
"""Shared pieces below this many bytes (names of columns, interned strings) are nobody's news."""
SMALL_OUTPUT = 100_000
"""Outputs, tracebacks and figures below this many bytes are not listed."""
LISTED = 2000
"""Variables listed at the most, the largest."""
ROUNDS = 4
"""How often the time that is left is parted among the values that may lead far."""
QUICK = ("account", "plain")
SLOW = ("container", "object", "function")
NOT_HERE = ("nothing", "handle")
"""Kinds by how much there often is to look at: of an array of references as much as of a list."""


def report(namespace: Mapping[str, Any], hidden: Container[str], budget: float) -> dict[str, Any]:
    """Size all that is held.

    Nothing of the user's is called, nothing is kept alive, and a value that cannot be sized hides
    no other.

    Args:
        namespace: The user's variables by name.
        hidden: Names in it that are not the user's.
        budget: Seconds of this thread that looking may take; to put the answer together takes some
            more.

    Returns: what can be written as JSON, sizes in bytes: `time` (ms since 1970), `duration` (ms),
        `variables`, `omitted` (how many are not listed), `shared` (bytes by set of names),
        `twins` (the same content twice), `devices`, `free` (what the C library keeps for later).
    """
    started = time.perf_counter()
    stop = {id(namespace), id(hidden), id(sys.modules)}
    stop.update(id(vars(sys.modules[name])) for name in ("__main__", "builtins"))
    found = list(holders(namespace, hidden))
    walks, how = _look(found, Kinds(stop), budget)
    groups, spans = shares(walks)
    pairs = twins(spans)
    names = [name for name, _, _ in found]
    shared, own = _parted(groups, names)
    variables = _rows(found, walks, how, shared, own)
    return {
        "variables": variables[:LISTED],
        "omitted": max(0, len(variables) - LISTED),
        "shared": shared,
        "twins": [
            {"bytes": size, "names": [_named(one, names)[0], _named(other, names)[0]]}
            for (one, other), size in pairs.items()
        ],
        "devices": devices(),
        "free": free_blocks(),
        "time": time.time() * 1000,
        "duration": (time.perf_counter() - started) * 1000,
    }


def _look(
    found: Sequence[Holder], kinds: Kinds, budget: float
) -> tuple[list[Walk | None], list[str]]:
    """Walk from each value, as far as there is time; and how each was looked at."""
    deadline = clock() + budget
    walks: list[Walk | None] = [None] * len(found)
    told = [_kind(kinds, value) for _, _, value in found]

    def go_on(index: int, until: float) -> bool:
        """Whether no more is to be looked at there."""
        try:
            walk = walks[index]
            if walk is None:
                walk = walks[index] = Walk(kinds, found[index][2])
            return walk.run(until)
        except Exception:  # noqa: BLE001 - one strange value must not hide the others
            # A library that answers otherwise than expected, a dict that a thread changes.
            walks[index] = None
            return True

    waiting = [i for these in (QUICK, SLOW) for i, kind in enumerate(told) if kind in these]
    for turns in range(ROUNDS, 0, -1):
        # Most need far less than their part of the time; what they leave is parted once more.
        pending, waiting = waiting, []
        for left, index in zip(range(len(pending), 0, -1), pending):
            now = clock()
            if now > deadline:
                break
            if not go_on(index, now + (deadline - now) / left / turns):
                waiting.append(index)
    return walks, [
        walk.how if walk is not None else "handle" if kind in NOT_HERE else "skipped"
        for walk, kind in zip(walks, told)
    ]


def _kind(kinds: Kinds, value: Any) -> str | None:
    try:
        return kinds.of(type(value))[0]
    except Exception:  # noqa: BLE001 - one strange type must not hide the others
        return None


def _parted(
    groups: Mapping[int, int], names: Sequence[str]
) -> tuple[list[dict[str, Any]], Mapping[int, int]]:
    """What several hold, and what each holds alone (by its bit)."""
    own: dict[int, int] = collections.defaultdict(int)
    shared = []
    for held_by, size in groups.items():
        if held_by & (held_by - 1) and size >= SMALL_SHARE:
            shared.append({"bytes": size, "names": _named(held_by, names)})
        else:
            own[held_by & -held_by] += size
    return shared, own


def _named(held_by: int, names: Sequence[str]) -> list[str]:
    found = []
    while held_by:
        lowest = held_by & -held_by
        found.append(names[lowest.bit_length() - 1])
        held_by ^= lowest
    return found


def _rows(
    found: Sequence[Holder],
    walks: Sequence[Walk | None],
    how: Sequence[str],
    shared: Sequence[Mapping[str, Any]],
    own: Mapping[int, int],
) -> list[dict[str, Any]]:
    """One entry a holder, the largest first."""
    sharers: dict[str, set[str]] = collections.defaultdict(set)
    for piece in shared:
        for name in piece["names"]:
            sharers[name].update(piece["names"])
    rows = []
    for index, (name, holder, value) in enumerate(found):
        walk = walks[index]
        size = walk.bytes() if walk else None
        if holder != "name" and (size or 0) < SMALL_OUTPUT:
            continue
        rows.append(
            {
                "name": name,
                "holder": holder,
                "type": name_of(type(value)),
                "bytes": size,
                "own": own.get(1 << index, 0) if walk else None,
                "device": walk.on_devices() if walk else 0,
                "sharedWith": sorted(sharers[name] - {name}),
                "how": how[index],
            }
        )
    return sorted(rows, key=lambda row: -(row["bytes"] or 0))
