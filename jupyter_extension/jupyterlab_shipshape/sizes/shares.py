"""What several values hold together, and what is in memory twice.

A set of holders is an int with a bit for each: sets are compared and united by the thousand.
"""

from __future__ import annotations

import collections
import ctypes
from typing import Container, Hashable, Sequence, Tuple

from .walk import Block, Walk, width

LARGE = 1_000_000
"""Bytes from which a piece of memory is compared with its like."""
COMPARED = 64
"""Pieces compared at the most, and places looked at in each."""
PLACE = 64
"""Bytes looked at in a place."""

Span = Tuple[int, int, int]
"""A piece of memory: its size, its address, its holders."""


def shares(walks: Sequence[Walk | None]) -> tuple[dict[int, int], list[Span]]:
    """Bytes by set of holders, each byte once; and the large pieces of memory that are kept alive.

    The n-th bit of a set stands for the n-th walk; None is a value that could not be walked.
    """
    groups: dict[int, int] = collections.defaultdict(int)
    owners: dict[Hashable, int] = collections.defaultdict(int)
    sizes: dict[Hashable, int] = {}
    alike: dict[Hashable, list[tuple[float, int]]] = collections.defaultdict(list)
    edges: list[tuple[int, int, int]] = []
    kept: set[Block] = set()
    for index, walk in enumerate(walks):
        if walk is None:
            continue
        bit = 1 << index
        weights = walk.weights()
        sizes.update(walk.sizes)
        for key in walk.sizes:
            if key not in weights:
                owners[key] |= bit
        for block, owner in walk.blocks.items():
            if block in weights:
                sizes[block] = width(block)
            else:
                edges.append((block[0], 1, bit))
                edges.append((block[1], 0, bit))
                if owner is not None:
                    kept.add(block)
        for key, weight in weights.items():
            if key in sizes:
                alike[key].append((weight, bit))
    for key, stands in alike.items():
        if key in owners:
            stands.append((1, owners.pop(key)))
        _layers(stands, sizes[key], groups)
    for key, holders in owners.items():
        groups[holders] += sizes[key]
    return groups, [span for span in _sweep(edges, groups) if _is_kept(span, kept)]


def _layers(stands: list[tuple[float, int]], size: int, groups: dict[int, int]) -> None:
    """What stands for ten of its like here and for four there: four are held by both."""
    holders = 0
    for _, bit in stands:
        holders |= bit
    below = 0.0
    for weight, bit in sorted(stands):
        groups[holders] += int((weight - below) * size)
        holders &= ~bit
        below = weight


def _sweep(edges: list[tuple[int, int, int]], groups: dict[int, int]) -> list[Span]:
    """Add the bytes of overlapping blocks to the groups, by going over the addresses once."""
    spans = []
    open_blocks: dict[int, int] = collections.Counter()
    holders = 0
    last = 0
    for place, opens, bit in sorted(edges):
        if holders and place > last:
            groups[holders] += place - last
            if place - last >= LARGE:
                spans.append((place - last, last, holders))
        last = place
        open_blocks[bit] += 1 if opens else -1
        holders = holders | bit if open_blocks[bit] else holders & ~bit
    return spans


def _is_kept(span: Span, kept: Container[Block]) -> bool:
    size, start, _ = span
    return (start, start + size) in kept


def twins(spans: Sequence[Span]) -> dict[tuple[int, int], int]:
    """Bytes that two holders have each, with the same content as far as samples show.

    Of several that hold the same piece the first stands for all, so that what two frames have twice
    is one finding, whoever else has a part of it. What keeps the memory alive must still be held:
    it is read.
    """
    counts = collections.Counter(size for size, _, _ in spans)
    alike: dict[tuple[int, bytes], list[int]] = collections.defaultdict(list)
    candidates = [span for span in spans if counts[span[0]] > 1]
    for size, start, holders in sorted(candidates, reverse=True)[:COMPARED]:
        places = range(start, start + size - PLACE, max(PLACE, size // COMPARED))
        content = b"".join(ctypes.string_at(place, PLACE) for place in places)
        content += ctypes.string_at(start + size - PLACE, PLACE)
        alike[size, content].append(holders)
    found: dict[tuple[int, int], int] = collections.defaultdict(int)
    for (size, _), sets in alike.items():
        for other in sets[1:]:
            one, two = _first(sets[0] & ~other), _first(other & ~sets[0])
            if one and two:
                # Which of the two lies lower in memory says nothing: one pair, one key.
                found[min(one, two), max(one, two)] += size
    return found


def _first(holders: int) -> int:
    return holders & -holders
