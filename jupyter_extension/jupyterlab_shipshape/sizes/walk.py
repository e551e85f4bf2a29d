"""The memory reached from one value.

No method of a user's class is called: lengths, elements and sizes are asked of the builtin type
beneath, attributes come from the garbage collector (`gc.get_referents`), identities are the only
keys. What is to be looked at stands on a list, so that neither depth nor a cycle is a matter, and
looking can stop at any time and go on later.
"""

from __future__ import annotations

import gc
import itertools
import time
from typing import Any, Callable, Hashable, Iterable, Iterator, Sequence, Tuple

from .kinds import GC_HEADER, Kinds
from .sampling import Element, Picked, Sample, Scope, common, excerpt, places

FULL = (2048, 128, 64)
"""Elements of plain values looked at one by one, by depth of nesting; longer ones are sampled."""
MANY = (256, 64, 32)
"""The same for elements that hold others."""
FIELDS = 256
"""Entries of a dict with words for keys that are each their own: attributes of an object, a record."""
SAMPLE = (1000, 64, 16)
"""Elements in a sample, by depth."""
ENOUGH = 16
"""Elements of a sample with which an estimate is one, where the time is over before its end."""
STRIDE = 16
"""Steps between two looks at the clock."""

clock = time.thread_time
"""The time of this thread alone: on a busy machine no less is looked at."""

Block = Tuple[int, int]
"""A piece of memory: its first address, and the one behind its last."""


class Walk:
    """All that is reached from one value.

    A key is the identity of an object, or the addresses of a block; both have a size. Of a long
    container some elements are looked at. What only one of them reaches stands for its like; what
    several reach (a common base, an interned string) is there once and counts once.
    """

    def __init__(self, kinds: Kinds, value: Any, depth: int = 0) -> None:
        self.sizes: dict[Hashable, int] = {}
        self.blocks: dict[Block, Any] = {}
        """With what keeps each alive, where that is known."""
        self.devices: dict[Hashable, int] = {}
        self._scopes: dict[Hashable, Element | Sample] = {}
        self._samples: dict[int, Sample] = {}
        self._kinds = kinds
        self._todo: list[tuple[Any, int, Scope]] = [(value, depth, None)]
        self._depth = 0
        self._scope: Scope = None

    def run(self, until: float) -> bool:
        """Look on until a moment of `clock`; whether all has been looked at."""
        todo = self._todo
        steps = 0
        while todo:
            steps += 1
            if not steps % STRIDE and clock() > until:
                return False
            value, depth, scope = todo.pop()
            if type(value) is Sample:
                self._look_on(value)
            else:
                self._visit(value, depth, scope)
        return True

    @property
    def how(self) -> str:
        """`exact`, `sampled` (an estimate), or `partial` (at the least: the time was over)."""
        if not self._todo:
            return "sampled" if self._samples else "exact"
        # What is above a sample on the list belongs to one element of it.
        first = self._todo[0][0]
        return "sampled" if type(first) is Sample and first.taken >= ENOUGH else "partial"

    def weights(self) -> dict[Hashable, float]:
        """Of what stands for its like: for how many."""
        found: dict[Hashable, float] = {}
        known: dict[Scope, float] = {}
        for key, scope in self._scopes.items():
            weight = known.get(scope)
            if weight is None:
                weight = known[scope] = scope.weight()
            if weight != 1:
                found[key] = weight
        return found

    def bytes(self) -> int:
        """Bytes in the host's memory, what is reached twice once."""
        weights = self.weights()
        total = covered(block for block in self.blocks if block not in weights)
        total += int(sum(width(b) * weights[b] for b in self.blocks if b in weights))
        return total + int(sum(n * weights.get(key, 1) for key, n in self.sizes.items()))

    def on_devices(self) -> int:
        """Bytes elsewhere than in the host's memory."""
        weights = self.weights()
        return int(sum(n * weights.get(key, 1) for key, n in self.devices.items()))

    # What accounts tell; see `accounts.accounts`.

    def block(self, address: int, size: int, owner: Any = None) -> None:
        if size:
            block = (address, address + size)
            self._place(block, block in self.blocks, self._scope)
            if self.blocks.get(block) is None:
                self.blocks[block] = owner

    def object(self, key: Hashable, size: int) -> None:
        self._place(key, key in self.sizes, self._scope)
        self.sizes[key] = size

    def device(self, key: Hashable, size: int) -> None:
        self._place(key, key in self.devices, self._scope)
        self.devices[key] = size

    def follow(self, value: Any) -> None:
        self._todo.append((value, self._depth, self._scope))

    def follow_known(self, value: Any) -> bool:
        """Follow a value if its memory can be told; False where it cannot."""
        known = self._kinds.of(type(value))[0] in ("account", "handle")
        if known:
            self.follow(value)
        return known

    def elements(
        self, key: int, count: int, get_all: Callable[[], Iterable[Any]], get: Callable[[int], Any]
    ) -> None:
        """Elements of an array of references."""
        if count <= _limit(FULL, self._depth):
            self._reach(get_all(), self._depth + 1, self._scope)
        else:
            picked = ((get(i),) for i in places(count, _limit(SAMPLE, self._depth)))
            self._sample(key, count, picked)

    def _visit(self, value: Any, depth: int, scope: Scope) -> None:
        key = id(value)
        if key in self._kinds.stop:
            return
        kind, what, size_of, extra, _ = self._kinds.of(type(value))
        if kind == "nothing":
            return
        if not self._place(key, key in self.sizes, scope):
            return
        self._depth, self._scope = depth, self._scopes.get(key)
        if kind == "account":
            self.sizes[key] = GC_HEADER + 96
            what(value, self)
            return
        self.sizes[key] = size_of(value) + extra
        if kind == "container":
            self._enter(value, what)
        elif kind == "object":
            held = gc.get_referents(value)
            # One more than the attributes, as its class is among them: room for the next.
            self.sizes[key] += what * (1 + len(held))
            self._reach(held, depth, self._scope)
        elif kind == "function":
            for cell in value.__closure__ or ():
                self._reach(gc.get_referents(cell), depth, self._scope)
            self._reach((value.__defaults__,), depth, self._scope)

    def _place(self, key: Hashable, seen: bool, scope: Scope) -> bool:
        """Note by which element of a sample a key is reached.

        Returns: whether what is reached from it is to be noted too, for the first time or anew.
        """
        if not seen:
            if scope is not None:
                self._scopes[key] = scope
            return True
        before = self._scopes.get(key)
        if before is None or before is scope:
            return False
        now = common(before, scope)
        if now is None:
            del self._scopes[key]
        else:
            self._scopes[key] = now
        return now is not before

    def _reach(self, values: Iterable[Any], depth: int, scope: Scope) -> None:
        """Count plain values at once and put the others on the list."""
        sizes, scopes, of, todo = self.sizes, self._scopes, self._kinds.of, self._todo
        for value in values:
            key = id(value)
            seen = key in sizes
            if seen and scopes.get(key) in (None, scope):
                continue
            kind, _, size_of, extra, _ = of(type(value))
            if kind == "plain":
                self._place(key, seen, scope)
                sizes[key] = size_of(value) + extra
            elif kind != "nothing":
                todo.append((value, depth, scope))

    def _enter(self, value: Any, base: Any) -> None:
        """The elements of a container, by the methods of the builtin type beneath."""
        depth, scope = self._depth, self._scope
        count = base.__len__(value)
        deeper = depth + (count > FULL[-1])
        if count <= self._limit(value, base, depth):
            self._reach(list(_values(value, base)), deeper, scope)
            if base is dict:
                self._reach(list(dict.keys(value)), deeper, scope)
        else:
            size = _limit(SAMPLE, depth)
            self._sample(id(value), count, excerpt(value, base, count, size))
        if type(value) is not base:
            # Attributes of the subclass; the elements are known by now.
            own = gc.get_referents(value) if count <= _limit(MANY, depth) else ()
            self._reach(own, depth, scope)

    def _limit(self, value: Any, base: Any, depth: int) -> int:
        """How many elements of such a container are looked at one by one."""
        if base is dict and all(type(k) is str for k in itertools.islice(dict.keys(value), 8)):
            return FIELDS
        first = itertools.islice(_values(value, base), 8)
        plain = all(self._kinds.of(type(v))[0] in ("plain", "account", "nothing") for v in first)
        return _limit(FULL if plain else MANY, depth)

    def _sample(self, key: int, count: int, picked: Picked) -> None:
        """Have some elements looked at; where some were already, they stand for less."""
        sample = self._samples.get(key)
        if sample is None:
            sample = self._samples[key] = Sample(count, self._depth + 1, picked, self._scope)
            self._todo.append((sample, 0, None))
        else:
            sample.around = common(sample.around, self._scope)

    def _look_on(self, sample: Sample) -> None:
        """The next element of a sample; what it holds comes before the one after it."""
        values = sample.take()
        if values is not None:
            self._todo.append((sample, 0, None))
            self._reach(values, sample.depth, Element(sample))


def _limit(limits: Sequence[int], depth: int) -> int:
    return limits[min(depth, len(limits) - 1)]


def _values(value: Any, base: Any) -> Iterator[Any]:
    found: Iterator[Any] = iter(dict.values(value)) if base is dict else base.__iter__(value)
    return found


def width(block: Block) -> int:
    """Bytes of a block."""
    return block[1] - block[0]


def covered(blocks: Iterable[Block]) -> int:
    """Bytes that blocks `(start, end)` cover together."""
    total = 0
    reach = 0
    for start, end in sorted(blocks):
        if end > reach:
            total += end - max(start, reach)
            reach = end
    return total
