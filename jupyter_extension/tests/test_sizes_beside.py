"""What values have beside their elements: attributes, masks, tables to look labels up, pixels."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from jupyterlab_shipshape.sizes.report import report

MB = 1_000_000


def size_of(value: Any) -> int:
    """Bytes reached from it, where time is no matter."""
    size: int = report({"value": value}, set(), 5.0)["variables"][0]["bytes"]
    return size


def made(build: Callable[[], Any]) -> tuple[Any, int]:
    """A value and the bytes that Python's own allocator gave for it."""
    build()
    gc.collect()
    tracemalloc.start()
    value = build()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return value, size


class Reading:
    """An object of a few attributes."""

    def __init__(self, number: int) -> None:
        self.number = number * 1.5
        self.label = f"reading {number}"


@pytest.mark.parametrize("count", [200, 20_000])
def test_small_objects_are_counted_with_the_room_for_their_attributes(count: int) -> None:
    value, size = made(lambda: [Reading(number) for number in range(count)])
    assert size_of(value) == pytest.approx(size, rel=0.1)


def test_a_mask_counts() -> None:
    masked = np.ma.masked_array(np.ones(MB, dtype=np.uint8), mask=np.zeros(MB, dtype=bool))
    assert size_of(masked) == pytest.approx(2 * MB, rel=0.01)


@pytest.mark.parametrize(
    "index",
    [
        lambda: pd.Index([f"label {i}" for i in range(100_000)]),
        lambda: pd.MultiIndex.from_product([list("abcdefghij"), range(10_000)]),
        lambda: pd.CategoricalIndex([f"label {i}" for i in range(100_000)]),
    ],
    ids=["words", "two levels", "categories"],
)
def test_an_index_is_larger_once_labels_were_looked_up(index: Callable[[], pd.Index]) -> None:
    def looked_up() -> pd.DataFrame:
        frame = pd.DataFrame({"number": np.ones(100_000)}, index=index())
        frame.loc[frame.index[5]]
        return frame

    value, size = made(looked_up)
    assert size_of(value) == pytest.approx(size, rel=0.1)


@pytest.mark.parametrize(
    ("mode", "expected"), [("L", MB), ("RGB", 4 * MB), ("RGBA", 4 * MB), ("I;16", 2 * MB)]
)
def test_a_picture_is_its_pixels(mode: str, expected: int) -> None:
    assert size_of(Image.new(mode, (1000, 1000))) == pytest.approx(expected, rel=0.01)


def test_a_picture_is_not_read_to_be_sized(tmp_path: Any) -> None:
    Image.new("RGB", (1000, 1000)).save(tmp_path / "picture.png")
    with Image.open(tmp_path / "picture.png") as picture:
        assert size_of(picture) < 0.1 * MB
        picture.load()
        assert size_of(picture) == pytest.approx(4 * MB, rel=0.01)
