"""What a snapshot of names tells, whatever happened between two of them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jupyterlab_shipshape.recorder import namespace

NAMES = [*"abcdefgh", "_1", "_i2", "In"]
#: Values that live as long as the test: an address stands for one of them.
VALUES = [object() for _ in range(4)]

deeds = st.lists(st.tuples(st.sampled_from(NAMES), st.none() | st.integers(0, len(VALUES) - 1)))


def do(space: dict[str, Any], all_deeds: list[tuple[str, int | None]]) -> None:
    for name, value in all_deeds:
        if value is None:
            space.pop(name, None)
        else:
            space[name] = VALUES[value]


@given(deeds, deeds)
def test_names_bound_and_deleted(
    first: list[tuple[str, int | None]], second: list[tuple[str, int | None]]
) -> None:
    space: dict[str, Any] = {}
    do(space, first)
    before, then = dict(space), namespace.snapshot(space)
    do(space, second)
    bound, deleted = namespace.differences(then, namespace.snapshot(space), {})
    own = [name for name in NAMES if len(name) == 1]
    assert bound == [n for n in own if n in space and before.get(n) is not space[n]]
    assert deleted == [n for n in own if n in before and n not in space]


class Thing:
    pass


def test_a_dead_value_tells_that_its_name_was_bound_anew() -> None:
    space: dict[str, Any] = {"a": Thing(), "b": Thing(), "c": Thing()}
    before = namespace.snapshot(space)
    references = namespace.watch(space, ["a", "b", "c", "absent"])
    space["a"] = Thing()
    # As if the new value had the address of the old one.
    after = namespace.snapshot(space)._replace(identities=before.identities)
    assert namespace.differences(before, after, references) == (["a"], [])


def test_a_snapshot_holds_no_value() -> None:
    space: dict[str, Any] = {"a": Thing()}
    references = namespace.watch(space, ["a"])
    before = namespace.snapshot(space)
    space.clear()
    assert references["a"]() is None
    assert namespace.differences(before, namespace.snapshot(space), references) == ([], ["a"])
