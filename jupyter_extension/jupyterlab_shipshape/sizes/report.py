"""The sizes of a whole namespace, within a time."""

from __future__ import annotations

import collections
import sys
import time
from typing import Any, Container, Mapping, Sequence

from .devices import devices
from .holders import Holder, holders
from .kinds import Kinds, name_of
from .shares import shares, twins
from .walk import Walk

SMALL_SHARE = 4096
"""Shared pieces below this many bytes (names of columns, interned strings) are nobody's news."""
SMALL_OUTPUT = 100_000
"""Outputs, tracebacks and figures below this many bytes are not listed."""
LISTED = 2000
"""Variables listed at the most, the largest."""
PART = 0.002
"""Seconds that a value with much in it gets at the least, while there is time."""


def report(namespace: Mapping[str, Any], hidden: Container[str], budget: float) -> dict[str, Any]:
    """Size all that is held.

    Nothing of the user's is called, nothing is kept alive, and a value that cannot be sized hides
    no other.

    Args:
        namespace: The user's variables by name.
        hidden: Names in it that are not the user's.
        budget: Seconds that looking may take; to put the answer together takes some more.

    Returns: what can be written as JSON, sizes in bytes: `time` (ms since 1970), `duration` (ms),
        `variables`, `omitted` (how many are not listed), `shared` (bytes by set of names),
        `twins` (the same content twice), `devices`.
    """
    started = time.perf_counter()
    stop = {id(namespace), id(hidden), id(sys.modules)}
    stop.update(id(vars(sys.modules[name])) for name in ("__main__", "builtins"))
    found = list(holders(namespace, hidden))
    walks, how = _look(found, Kinds(stop), started + budget)
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
        "time": time.time() * 1000,
        "duration": (time.perf_counter() - started) * 1000,
    }


def _look(
    found: Sequence[Holder], kinds: Kinds, deadline: float
) -> tuple[list[Walk | None], list[str]]:
    """Walk from each value: first those that are told at once, then the rest in fair parts."""
    walks: list[Walk | None] = [None] * len(found)
    how = ["skipped"] * len(found)
    waiting = []
    for index, (_, _, value) in enumerate(found):
        kind = _kind(kinds, value)
        if kind in ("nothing", "handle"):
            how[index] = "handle"
        elif kind in ("account", "plain"):
            walks[index], how[index] = _walk(value, Walk(kinds, deadline))
        elif kind is not None:
            waiting.append(index)
    for done, index in enumerate(waiting):
        now = time.perf_counter()
        if now > deadline:
            break
        # Most need far less than their part; what they leave goes to the others.
        part = max(PART, (deadline - now) / (len(waiting) - done))
        walk = Walk(kinds, min(deadline, now + part))
        walks[index], how[index] = _walk(found[index][2], walk)
    return walks, how


def _kind(kinds: Kinds, value: Any) -> str | None:
    try:
        return kinds.of(type(value))[0]
    except Exception:  # noqa: BLE001 - one strange type must not hide the others
        return None


def _walk(value: Any, walk: Walk) -> tuple[Walk | None, str]:
    try:
        walk.run(value)
    except Exception:  # noqa: BLE001 - one strange value must not hide the others
        # A library that answers otherwise than expected, a dict that a thread changes.
        return None, "skipped"
    return walk, "partial" if walk.cut else "sampled" if walk.sampled else "exact"


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
                "device": sum(walk.devices.values()) if walk else 0,
                "sharedWith": sorted(sharers[name] - {name}),
                "how": how[index],
            }
        )
    return sorted(rows, key=lambda row: -(row["bytes"] or 0))
