"""Elements of which only some are looked at: what each stands for, and what several of them reach."""

from __future__ import annotations

import itertools
from typing import Any, Iterator, Tuple, Union

GOLDEN = 0.6180339887498949
"""Steps of this part of a length, each time from the beginning again, come everywhere equally soon
and in no rhythm of the elements' own."""
LOOKED_THROUGH = 200_000
"""How far a dict or set, which has no n-th element, is gone through for a sample."""

Picked = Iterator[Tuple[Any, ...]]
"""Elements of a sample: each the values that belong to it, of a dict key and value."""


class Sample:
    """A container of which some elements are looked at.

    As a scope: what several of the elements reach. It is there as often as the container is.
    """

    __slots__ = ("around", "count", "depth", "once", "picked", "seen", "taken", "twice")

    def __init__(self, count: int, depth: int, picked: Picked, around: Scope) -> None:
        self.count = count
        self.depth = depth
        self.picked = picked
        self.around = around
        self.taken = 0
        self.seen: dict[int, int] = {}
        self.once = 0
        self.twice = 0

    def take(self) -> tuple[Any, ...] | None:
        """The next element that is looked at."""
        values = next(self.picked, None)
        if values is not None:
            self.taken += 1
            key = id(values[-1])
            times = self.seen[key] = self.seen.get(key, 0) + 1
            self.once += (times == 1) - (times == 2)
            self.twice += (times == 2) - (times == 3)
        return values

    def each(self) -> float:
        """How many objects one that was met once stands for, the container's own like included.

        A column of words has a few of them again and again. How many there are is told by how many
        were met twice: Chao (1984), Nonparametric estimation of the number of classes.
        """
        found = self.count / max(1, self.taken)
        if self.twice:
            found = min(found, 1 + self.once / (2 * self.twice))
        return self.weight() * max(1.0, found)

    def weight(self) -> float:
        return 1.0 if self.around is None else self.around.weight()


class Element:
    """One element of a sample. As a scope: what only it reaches, which stands for its like."""

    __slots__ = ("around",)

    def __init__(self, sample: Sample) -> None:
        self.around = sample

    def weight(self) -> float:
        return self.around.each()


Scope = Union[Element, Sample, None]
"""Within what something is reached, and nowhere else; None: within the value as a whole."""


def common(one: Scope, other: Scope) -> Scope:
    """The innermost scope around both."""
    scopes = set()
    while one is not None:
        scopes.add(one)
        one = one.around
    while other is not None and other not in scopes:
        other = other.around
    return other


def places(count: int, size: int) -> list[int]:
    """Up to `size` places among `count`, the same at each call: lists that share their elements
    are looked at in the same places, and so seen to share them.
    """
    return list(dict.fromkeys(int(i * GOLDEN % 1 * count) for i in range(size)))


def excerpt(value: Any, base: Any, count: int, size: int) -> Picked:
    """Some elements from all over a container, by the methods of the builtin type beneath."""
    wanted = places(count, size)
    if base in (list, tuple):
        return iter([(base.__getitem__(value, i),) for i in wanted])
    within = sorted(i for i in wanted if i < LOOKED_THROUGH)
    found = dict(zip(within, _at(value, base, within)))
    return iter([found[i] for i in wanted if i in found])


def _at(value: Any, base: Any, rising: list[int]) -> Picked:
    if base is dict:
        elements: Picked = iter(dict.items(value))
    else:
        elements = zip(base.__iter__(value))
    at = 0
    for place in rising:
        yield next(itertools.islice(elements, place - at, None))
        at = place + 1
