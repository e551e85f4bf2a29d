"""How far is looked: until the time is over, at each thing once."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from sized import MB, deep, objects, rows

from jupyterlab_shipshape.sizes import report as report_module
from jupyterlab_shipshape.sizes import walk
from jupyterlab_shipshape.sizes.report import report


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> Iterator[itertools.count[int]]:
    """A clock that goes by one with each look at it."""
    count = itertools.count()
    for module in (walk, report_module):
        monkeypatch.setattr(module, "clock", lambda: next(count))
    yield count


def nested(levels: int, width: int) -> list[Any]:
    value: list[Any] = [0.5]
    for _ in range(levels):
        value = [value] * width
    return value


@pytest.mark.parametrize(
    "value",
    [
        nested(40, 1000),
        [nested(3, 300) for _ in range(300)],
        deep(1_000_000),
        {i: {j: list(range(20)) for j in range(100)} for i in range(1000)},
    ],
    ids=["the same again and again", "many", "a million levels", "nested dicts"],
)
def test_looking_ends_when_the_time_is_over(value: Any, ticks: itertools.count[int]) -> None:
    """Counted in looks at the clock, which come every few steps."""
    found = rows({"value": value, "other": [[1.5]]}, budget=200)
    assert next(ticks) < 300
    assert found["value"]["bytes"] > 0
    assert found["other"]["how"] == "exact"


def test_an_array_that_leads_far_takes_no_time_from_the_others(ticks: itertools.count[int]) -> None:
    far = objects([nested(5, 300), nested(5, 300)])
    small = {f"v{i}": [[i + 0.5]] for i in range(20)}
    found = rows({"far": far, **small}, budget=200)
    assert found["far"]["how"] != "exact"
    assert {found[name]["how"] for name in small} == {"exact"}
    assert next(ticks) < 400


def test_what_comes_back_to_itself_is_there_once() -> None:
    """Lists that hold one another, sampled: each is there once, however often it is reached."""
    lists: list[list[Any]] = [[i + 0.5 for i in range(3000)] for _ in range(3)]
    for one in lists:
        one.extend(lists * 100)
    size = sum(sys.getsizeof(one) for one in lists) + 9000 * sys.getsizeof(0.5)
    assert rows({"lists": lists})["lists"]["bytes"] == pytest.approx(size, rel=0.1)


def test_the_attributes_of_an_object_are_each_looked_at() -> None:
    """However many, and however deep: they are not each other's like."""

    class Holder:
        pass

    outer: Any = Holder()
    inner = outer
    for depth in range(5):
        for i in range(100):
            setattr(inner, f"a{i}", i)
        inner.big = np.ones(MB // 8)
        inner.next = Holder()
        inner = inner.next
        assert depth < 5
    found = rows({"outer": outer})["outer"]
    assert found["bytes"] == pytest.approx(5 * MB, rel=0.05)
    assert found["how"] == "exact"


def test_an_open_figure_is_what_it_shows() -> None:
    figures = pytest.importorskip("matplotlib.figure", reason="needs matplotlib")
    figure = figures.Figure()
    axes = figure.add_subplot()
    axes.plot(np.arange(250_000.0), np.arange(250_000.0))
    found = rows({"figure": figure, "axes": axes})
    # The two arrays, as they were given, as points and as a path.
    assert 4 * MB <= found["figure"]["bytes"] <= 16 * MB
    assert found["axes"]["bytes"] == pytest.approx(found["figure"]["bytes"], rel=0.05)


def test_lists_that_share_their_elements_are_seen_to() -> None:
    names = [f"customer number {i}" for i in range(150_000)]
    answer = report({"names": names, "again": list(names), "index": dict.fromkeys(names)}, set(), 1)
    found = {row["name"]: row for row in answer["variables"]}
    alone = sys.getsizeof(names)
    assert found["names"]["own"] < 1.2 * alone
    assert set(found["names"]["sharedWith"]) == {"again", "index"}
