"""The memory reached from one value.

No method of a user's class is called: lengths, elements and
sizes are asked of the builtin type beneath, attributes come from the garbage collector
(`gc.get_referents`), identities are the only keys.
"""

from __future__ import annotations

import collections
import gc
import itertools
import random
import time
from typing import Any, Callable, Hashable, Iterable, Iterator, Sequence, Tuple

from .kinds import GC_HEADER, Kinds

FULL = (2048, 128, 16)
"""Elements of plain values looked at one by one, by depth of nesting; longer ones are sampled."""
MANY = (256, 32, 8)
"""The same for elements that hold others."""
SAMPLE = (1000, 64, 16)
"""Elements in a sample, by depth."""
NEEDED = 16
"""Elements of a sample that are looked at even when the time is over."""
LOOKED_THROUGH = 200_000
"""How far a dict or set, which has no n-th element, is gone through for a sample."""

Block = Tuple[int, int]
"""A piece of memory: its first address, and the one behind its last."""

_excerpt_of = random.Random(0).sample


class Walk:
    """All that is reached from one value, within a time."""

    def __init__(self, kinds: Kinds, deadline: float) -> None:
        self.objects: dict[Hashable, int] = {}
        self.blocks: list[Block] = []
        self.devices: dict[Hashable, int] = {}
        self.estimate = 0
        self.sampled = False
        self.cut = False
        self._kinds = kinds
        self._deadline = deadline
        self._todo: list[tuple[Any, int]] = []
        self._depth = 0

    def run(self, value: Any, depth: int = 0) -> None:
        """Look at a value and at all that it keeps alive."""
        todo = self._todo
        todo.append((value, depth))
        steps = 0
        while todo:
            steps += 1
            if not steps & 31 and time.perf_counter() > self._deadline:
                self.cut = True
                todo.clear()
                break
            value, self._depth = todo.pop()
            self._visit(value)

    def bytes(self) -> int:
        """Bytes in the host's memory, what is reached twice once."""
        return sum(self.objects.values()) + covered(self.blocks) + self.estimate

    # What accounts tell; see `size_accounts.accounts`.

    def block(self, address: int, size: int) -> None:
        if size:
            self.blocks.append((address, address + size))

    def object(self, key: Hashable, size: int) -> None:
        self.objects[key] = size

    def device(self, key: Hashable, size: int) -> None:
        self.devices[key] = size

    def follow(self, value: Any) -> None:
        self._todo.append((value, self._depth))

    def follow_known(self, value: Any) -> bool:
        """Follow a value if its memory can be told; False where it cannot."""
        known = self._kinds.of(type(value))[0] in ("account", "handle")
        if known:
            self.follow(value)
        return known

    def elements(
        self, count: int, get_all: Callable[[], Iterable[Any]], get: Callable[[int], Any]
    ) -> None:
        """Elements of an array of references; plain ones count for each reference, as pandas does."""
        if count <= self._limit(FULL):
            self._reach(get_all(), self._depth + 1)
        else:
            picked = _excerpt_of(range(count), self._limit(SAMPLE))
            self._sample(count, ((get(i),) for i in picked), each_reference=True)

    def _visit(self, value: Any) -> None:
        key = id(value)
        if key in self.objects or key in self._kinds.stop:
            return
        kind, what, size_of, extra, _ = self._kinds.of(type(value))
        if kind == "nothing":
            return
        if kind == "account":
            self.objects[key] = GC_HEADER + 96
            what(value, self)
            return
        self.objects[key] = size_of(value) + extra
        if kind == "container":
            self._enter(value, what)
        elif kind == "object":
            self._reach(gc.get_referents(value), self._depth)
        elif kind == "function":
            for cell in value.__closure__ or ():
                self._reach(gc.get_referents(cell), self._depth)
            self._reach((value.__defaults__,), self._depth)

    def _reach(self, values: Iterable[Any], depth: int) -> None:
        """Count plain values at once and put the others on the list."""
        objects, of, todo = self.objects, self._kinds.of, self._todo
        for value in values:
            key = id(value)
            if key not in objects:
                kind, _, size_of, extra, _ = of(type(value))
                if kind == "plain":
                    objects[key] = size_of(value) + extra
                elif kind != "nothing":
                    todo.append((value, depth))

    def _limit(self, limits: Sequence[int]) -> int:
        return limits[min(self._depth, len(limits) - 1)]

    def _enter(self, value: Any, base: Any) -> None:
        """The elements of a container, by the methods of the builtin type beneath."""
        count = base.__len__(value)
        first = list(itertools.islice(_values(value, base), 8))
        plain = all(self._kinds.of(type(v))[0] in ("plain", "account", "nothing") for v in first)
        if count <= self._limit(FULL if plain else MANY):
            deeper = self._depth + (count > FULL[-1])
            self._reach(list(_values(value, base)), deeper)
            if base is dict:
                self._reach(list(dict.keys(value)), deeper)
        else:
            self._sample(count, _excerpt(value, base, count, self._limit(SAMPLE)))
        if type(value) is not base:
            # Attributes of the subclass; the elements are known by now.
            self._reach(gc.get_referents(value) if count <= self._limit(MANY) else (), self._depth)

    def _sample(
        self, count: int, picked: Iterable[tuple[Any, ...]], each_reference: bool = False
    ) -> None:
        """Estimate elements from some of them, each given as a tuple (of a dict: key and value).

        What only one of them reaches stands for its like; what several reach (a common base, an
        interned string) is there once and counts once.
        """
        self.sampled = True
        depth = self._depth + 1
        taken = 0
        plain = 0
        reached: dict[Hashable, int] = collections.Counter()
        sizes: dict[Hashable, int] = {}
        blocks: dict[Hashable, Block] = {}
        for values in picked:
            if taken >= NEEDED and time.perf_counter() > self._deadline:
                break
            taken += 1
            if each_reference:
                kind, _, size_of, extra, _ = self._kinds.of(type(values[0]))
                if kind in ("plain", "nothing"):
                    plain += size_of(values[0]) + extra
                    continue
            inner = Walk(self._kinds, self._deadline)
            for value in values:
                inner.run(value, depth)
            self.devices.update(inner.devices)
            sizes.update(inner.objects)
            sizes.update((block, block[1] - block[0]) for block in inner.blocks)
            blocks.update((block, block) for block in inner.blocks)
            for key in itertools.chain(inner.objects, set(inner.blocks)):
                reached[key] += 1
            plain += inner.estimate
        if not taken:
            return
        once = plain
        for key, times in reached.items():
            if times == 1:
                once += sizes[key]
            elif key in blocks:
                self.blocks.append(blocks[key])
            else:
                self.objects[key] = sizes[key]
        self.estimate += once * count // taken


def _values(value: Any, base: Any) -> Iterator[Any]:
    found: Iterator[Any] = iter(dict.values(value)) if base is dict else base.__iter__(value)
    return found


def _excerpt(value: Any, base: Any, count: int, size: int) -> list[tuple[Any, ...]]:
    """Some elements from all over a container; of dicts the keys too."""
    if base in (list, tuple):
        return [(base.__getitem__(value, i),) for i in _excerpt_of(range(count), size)]
    step = max(1, min(count, LOOKED_THROUGH) // size)
    values = itertools.islice(_values(value, base), 0, LOOKED_THROUGH, step)
    keys = itertools.islice(dict.keys(value), 0, LOOKED_THROUGH, step) if base is dict else None
    found: list[tuple[Any, ...]] = list(zip(keys, values)) if keys else list(zip(values))
    return _excerpt_of(found, len(found))


def covered(blocks: Iterable[Block]) -> int:
    """Bytes that blocks `(start, end)` cover together."""
    total = 0
    reach = 0
    for start, end in sorted(blocks):
        if end > reach:
            total += end - max(start, reach)
            reach = end
    return total
