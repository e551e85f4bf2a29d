"""Sizes of values: what is held, what is shared, and what must never be called."""

from __future__ import annotations

import ast
import collections
import gc
import random
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pandas as pd
import pytest
import scipy.sparse  # type: ignore[import-untyped]
from hypothesis import strategies

import jupyterlab_shipshape.sizes
from jupyterlab_shipshape.sizes.report import report
from jupyterlab_shipshape.sizes.shares import twins

MB = 1_000_000
# Time is no matter here: what the budget does has tests of its own.
AMPLE = 5.0


def sized(namespace: dict[str, Any], budget: float = AMPLE) -> dict[str, Any]:
    return report(namespace, set(), budget)


def by_name(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in answer["variables"]}


def together(answer: dict[str, Any]) -> int:
    """All bytes, each once."""
    own: int = sum(row["own"] or 0 for row in answer["variables"])
    shared: int = sum(piece["bytes"] for piece in answer["shared"])
    return own + shared


def test_shared_memory_counts_once_and_each_is_listed() -> None:
    data = np.ones(12_500_000)
    namespace = {
        "data": data,
        "first": data[:5_000_000],
        "rest": data[5_000_000:].reshape(2, -1).T,
        "box": {"of": data},
        "frame": pd.DataFrame({"column": data}, copy=False),
        "window": data.data,
    }
    answer = sized(namespace)
    assert together(answer) == pytest.approx(100 * MB, rel=0.01)
    rows = by_name(answer)
    assert set(rows) == set(namespace)
    for name, row in rows.items():
        assert row["bytes"] == pytest.approx(100 * MB, rel=0.01)
        assert row["own"] < 1 * MB
        assert set(row["sharedWith"]) == set(namespace) - {name}


def test_a_small_view_says_that_it_keeps_all_of_its_base() -> None:
    view = np.ones(1_000_000)[:3]
    assert by_name(sized({"view": view}))["view"]["own"] == pytest.approx(8 * MB, rel=0.01)


def test_overlapping_slices_of_bytes_count_once() -> None:
    raw = bytearray(5 * MB)
    answer = sized({"a": memoryview(raw)[:100], "b": np.frombuffer(raw, dtype=np.uint8)})
    assert together(answer) == pytest.approx(5 * MB, rel=0.01)


@pytest.mark.parametrize("distinct", [200_000, 5_000, 500, 3])
def test_an_object_column_is_as_large_as_its_strings(distinct: int) -> None:
    """Each string once: pandas itself counts one for each row that has it."""
    pick = random.Random(1)
    words = [f"{i} " + "x" * pick.randrange(60) for i in range(distinct)]
    values = words if distinct == 200_000 else [pick.choice(words) for _ in range(200_000)]
    frame = pd.DataFrame({"text": pd.Series(values, dtype=object), "n": np.arange(200_000)})
    strings = {id(value): sys.getsizeof(value) for value in frame["text"]}
    row = by_name(sized({"frame": frame}, budget=0.012))["frame"]
    assert row["how"] == "sampled"
    assert row["bytes"] == pytest.approx(3_200_000 + sum(strings.values()), rel=0.1)
    if distinct == 200_000:
        assert row["bytes"] == pytest.approx(frame.memory_usage(deep=True).sum(), rel=0.1)


def test_pandas_kinds_of_columns() -> None:
    frame = pd.DataFrame(
        {
            "when": pd.date_range("2020", periods=100_000, freq="s"),
            "kind": pd.Categorical(["a", "b"] * 50_000),
            "maybe": pd.array([1, None] * 50_000, dtype="Int64"),
            "text": pd.Series([f"row {i}" for i in range(100_000)], dtype="string"),
        },
        index=pd.Index(np.arange(100_000)[::-1]),
    )
    expected = frame.memory_usage(deep=True).sum()
    answer = sized({"frame": frame, "series": frame["maybe"], "index": frame.index})
    assert by_name(answer)["frame"]["bytes"] == pytest.approx(expected, rel=0.1)
    assert "frame" in by_name(answer)["series"]["sharedWith"]
    assert "frame" in by_name(answer)["index"]["sharedWith"]


def test_sparse_matrices_are_their_arrays() -> None:
    matrix = scipy.sparse.random(2000, 2000, 0.1, format="csr", random_state=1)
    arrays = matrix.data.nbytes + matrix.indices.nbytes + matrix.indptr.nbytes
    assert by_name(sized({"m": matrix}))["m"]["bytes"] == pytest.approx(arrays, rel=0.01)


def made(build: Any) -> tuple[Any, int]:
    """A value and the bytes that Python's own allocator gave for it."""
    gc.collect()
    tracemalloc.start()
    value = build()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return value, size


@pytest.mark.parametrize(
    "build",
    [
        lambda: list(range(1000, 301_000)),
        lambda: {i: str(i) for i in range(200_000)},
        lambda: {float(i) for i in range(100_000)},
        lambda: collections.deque(str(i) for i in range(100_000)),
        lambda: [[i + j * 1000.0 for j in range(100)] for i in range(5_000)],
        lambda: collections.defaultdict(list, {i: [i + 0.5] for i in range(50_000)}),
        lambda: tuple((str(i), i + 1000) for i in range(100_000)),
    ],
    ids=["list", "dict", "set", "deque", "nested", "defaultdict", "tuples"],
)
def test_large_containers_are_estimated_from_a_sample(build: Any) -> None:
    value, size = made(build)
    row = by_name(sized({"value": value}))["value"]
    assert row["how"] == "sampled"
    assert row["bytes"] == pytest.approx(size, rel=0.1)


def test_views_in_a_large_list_count_their_base_once() -> None:
    base = np.ones((20_000, 100))
    answer = sized({"rows": list(base), "base": base})
    assert together(answer) == pytest.approx(base.nbytes, rel=0.2)
    assert by_name(answer)["rows"]["sharedWith"] == ["base"]


def test_cycles_end() -> None:
    loop: list[Any] = [b"x" * MB]
    loop.append({"again": loop})
    assert by_name(sized({"loop": loop}))["loop"]["bytes"] == pytest.approx(MB, rel=0.01)


def test_when_the_time_is_over_the_rest_is_said_to_be_skipped() -> None:
    namespace: dict[str, Any] = {f"n{i}": [{"k": [j]} for j in range(200)] for i in range(300)}
    namespace["array"] = np.ones(1000)
    answer = sized(namespace, budget=0.003)
    ways = collections.Counter(row["how"] for row in answer["variables"])
    assert by_name(answer)["array"]["how"] == "exact"
    assert ways["skipped"] > 0
    assert sum(ways.values()) == 301


def test_handles_are_not_looked_into() -> None:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    fake = type("SparkSession", (), {"__module__": "pyspark.sql.session"})()
    fake.cache = b"x" * MB
    rows = by_name(sized({"db": connection, "spark": fake, "module": sys}))
    assert {rows[name]["how"] for name in rows} == {"handle"}
    connection.close()


def test_the_same_data_twice_is_found() -> None:
    one = pd.DataFrame({"a": np.arange(1_000_000), "b": np.random.default_rng(1).random(1_000_000)})
    answer = sized({"one": one, "two": one.copy(), "other": one["b"].to_numpy() + 1})
    assert answer["twins"] == [{"bytes": 16 * MB, "names": ["one", "two"]}]


def test_two_frames_are_one_pair_whoever_else_has_a_part() -> None:
    one = pd.DataFrame({"a": np.arange(1_000_000)})
    one["b"] = np.random.default_rng(1).random(1_000_000)
    namespace = {"one": one, "two": one.copy(), "part": one["b"], "box": [one["b"].to_numpy()]}
    assert sized(namespace)["twins"] == [{"bytes": 16 * MB, "names": ["one", "two"]}]


def test_what_holds_both_is_no_pair_with_itself() -> None:
    data = np.random.default_rng(1).random(1_000_000)
    answer = sized({"pair": [data, data.copy()], "data": data})
    assert answer["twins"] == []


def test_which_of_two_lies_lower_in_memory_does_not_matter() -> None:
    blocks = [np.arange(300_000) + k // 2 for k in range(4)]
    spans = []
    for pair, holders in ((blocks[:2], (1, 2)), (blocks[2:], (2, 1))):
        for block, holder in zip(sorted(pair, key=lambda b: b.ctypes.data), holders, strict=True):
            spans.append((block.nbytes, block.ctypes.data, holder))
    assert twins(spans) == {(1, 2): 2 * blocks[0].nbytes}


def test_nothing_is_kept_alive() -> None:
    class Plain:
        pass

    value = Plain()
    count = sys.getrefcount(value)
    sized({"value": value, "list": [value]})
    assert sys.getrefcount(value) == count


def test_random_state_of_the_user_is_untouched() -> None:
    random.seed(1)
    np.random.seed(1)
    before = random.getstate(), str(np.random.get_state())
    sized({"long": list(range(100_000))})
    assert (random.getstate(), str(np.random.get_state())) == before


arrays = strategies.lists(
    strategies.tuples(
        strategies.integers(0, 3), strategies.integers(0, 90), strategies.integers(1, 90)
    ),
    min_size=1,
    max_size=12,
)


@hypothesis.given(arrays)
def test_together_is_never_more_than_what_the_bases_hold(slices: Any) -> None:
    bases = [np.zeros(10_000 * 100, dtype=np.uint8) for _ in range(4)]
    namespace = {
        f"v{i}": bases[base][start * 10_000 : (start + length) * 10_000]
        for i, (base, start, length) in enumerate(slices)
    }
    used = {base for base, _, _ in slices}
    answer = sized(namespace)
    assert together(answer) == pytest.approx(len(used) * MB, rel=0.01)
    for row in answer["variables"]:
        assert 0 <= row["own"] <= row["bytes"]


def test_devices_are_counted_by_the_library_that_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for torch: the machines that run these tests have no GPU."""
    cuda = type(sys)("torch.cuda")
    vars(cuda).update(
        is_initialized=lambda: True,
        device_count=lambda: 2,
        memory_allocated=lambda i: 1000 * i,
        max_memory_allocated=lambda i: 5000 * i,
    )
    monkeypatch.setitem(sys.modules, "torch.cuda", cuda)
    assert sized({})["devices"] == [
        {"name": "cuda:1", "library": "torch", "allocated": 1000, "peak": 5000}
    ]
    cuda.is_initialized = lambda: False  # type: ignore[attr-defined]
    assert sized({})["devices"] == []


@pytest.mark.parametrize("file", sorted(Path(jupyterlab_shipshape.sizes.__path__[0]).glob("*.py")))
def test_the_files_run_in_old_kernels(file: Path) -> None:
    tree = ast.parse(file.read_text(), feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    }
    assert imported <= sys.stdlib_module_names | {"psutil"}
