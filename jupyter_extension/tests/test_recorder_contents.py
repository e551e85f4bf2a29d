"""What the recorder tells of the values of names, and of objects that did not change."""

from __future__ import annotations

import copy
import datetime
from collections import Counter, deque
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jupyterlab_shipshape.recorder import changes, contents


def told(value: Any) -> str | None:
    return contents.contents({"x": value}, ["x"]).get("x")


def test_equal_values_have_equal_fingerprints() -> None:
    assert told([1, "a", {"k": (2.5, None)}]) == told([1, "a", {"k": (2.5, None)}])
    others = [1, True, 1.0, "1", b"1", None, [1], (1,), {"a": 1}, [1, 1], [[1]], ["1"]]
    assert len({told(value) for value in others}) == len(others)


def test_nothing_is_said_of_what_cannot_be_read_completely() -> None:
    class Thing(list):  # type: ignore[type-arg]
        def __iter__(self) -> Any:
            raise AssertionError("code of the notebook")

    for value in (object(), Thing(), [object()], {object()}, iter([1]), "x" * 2_000_000):
        assert told(value) is None


def test_values_of_the_standard_library_are_told() -> None:
    zone = datetime.timezone.utc
    values = [
        {1, 2, "x"},
        frozenset((1, "x")),
        range(3),
        datetime.date(2024, 1, 2),
        datetime.datetime(2024, 1, 2),
        datetime.timedelta(1),
        Decimal("1.50"),
        Path("a"),
        Counter("aab"),
        deque([1]),
    ]
    assert [told(value) for value in values] == [told(copy.deepcopy(each)) for each in values]
    assert len({told(value) for value in values} - {None}) == len(values)
    assert told({1, 2, 3}) == told({3, 2, 1}) != told({1, 2})
    assert told(datetime.datetime(2024, 1, 2, tzinfo=zone)) is None


def test_one_number_of_an_array_is_told() -> None:
    numpy = pytest.importorskip("numpy")
    assert told(numpy.float64(1.5)) == told(numpy.array([1.5])[0]) != told(numpy.float32(1.5))
    assert told(numpy.int64(1)) not in (None, told(1))


def test_tables_are_told_by_labels_and_columns() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"a": [1, 2], "g": ["x", None]})
    same = pandas.DataFrame({"a": [1, 2], "g": ["x", None]})
    assert told(frame) is not None
    assert told(frame) == told(same) == told(frame.copy())
    others = [frame.iloc[::-1], frame.rename(columns={"a": "b"}), frame.astype({"a": float})]
    assert len({told(each) for each in (frame, *others, frame["a"], frame["g"])}) == 6


def test_an_operation_in_place_that_changes_nothing_is_seen_to() -> None:
    pandas = pytest.importorskip("pandas")
    space: dict[str, Any] = {
        "df": pandas.DataFrame({"a": [2, 1], "b": [1.0, None]}),
        "xs": [1, 2],
        "many": [object()] * 100,
    }
    before = changes.marks(space, space)
    space["df"].dropna(inplace=True)
    space["xs"].append(3)
    assert changes.remarks(space, before) == (["df", "xs"], [])
    before = changes.marks(space, space)
    space["df"].dropna(inplace=True)
    space["xs"].sort()
    # Whether its elements changed nobody looked.
    assert changes.remarks(space, before) == ([], ["df", "xs"])
