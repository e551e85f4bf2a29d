"""What is told of a kernel's values, and the source that gives them again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.manager import start_new_kernel

import jupyterlab_shipshape
from jupyterlab_shipshape.values import facts, source_of

SOURCE = Path(jupyterlab_shipshape.__file__).with_name("values.py").read_text()


@pytest.mark.parametrize(
    "value",
    [1, 1.5, True, None, "a'b\n", b"\x00", 2j, [1, "a", None], (1,), {}, {"a": [1, 2]}, set(),
     {3, 1}, frozenset({"b", "a"}), [float("inf"), -0.5]],
)  # fmt: skip
def test_plain_values_come_again(value: object) -> None:
    source = source_of(value)
    assert source is not None
    assert eval(source) == value  # the test's own text
    assert type(eval(source)) is type(value)


def test_of_large_and_of_unknown_values_there_is_no_source() -> None:
    class Mine(list[int]):
        """Its `__len__` is nobody's business."""

        def __len__(self) -> int:
            raise AssertionError

    assert source_of(list(range(61))) is None
    assert source_of("x" * 3000) is None
    assert source_of([[1.5]]) is None  # no tolerance reaches that deep
    assert source_of([object()]) is None
    assert source_of(Mine()) is None
    assert facts(Mine()) is None
    assert facts(lambda: 1) is None


def test_tables_tell_columns_types_and_shape() -> None:
    pd = pytest.importorskip("pandas")
    table = pd.DataFrame({"n": [1, 2], "x": [0.5, None], "t": ["a", "b"]})
    told = facts(table)
    assert told is not None
    assert told["type"] == "pandas.DataFrame"
    assert told["columns"] == ["n", "x", "t"]
    assert told["dtypes"][:2] == ["int64", "float64"]
    assert told["shape"] == [2, 3]
    assert facts(table["n"]) == {
        "type": "pandas.Series", "columns": None, "dtypes": ["int64"], "shape": [2],
    }  # fmt: skip


def test_small_tables_come_again() -> None:
    pd = pytest.importorskip("pandas")
    import numpy as np

    moments = pd.to_datetime(["2024-01-02", None])
    for table in (
        pd.DataFrame({"n": [1, 2], "x": [0.5, None], "t": ["a", "b"], "d": moments}),
        pd.DataFrame({"n": [1, 2]}, index=pd.Index(["p", "q"], name="who")),
        pd.DataFrame({"i": np.array([1, 2], "int8")}, index=[5, 7]),
    ):
        source = source_of(table)
        assert source is not None
        pd.testing.assert_frame_equal(eval(source, {"pd": pd}), table)
    column = pd.Series([1.0, 2.0], index=[3, 4], name="x")
    pd.testing.assert_series_equal(eval(source_of(column) or "", {"pd": pd}), column)


@pytest.mark.parametrize(
    "make",
    [
        lambda pd: pd.DataFrame({"x": range(61)}),
        lambda pd: pd.DataFrame([[1, 2]], columns=["a", "a"]),
        lambda pd: pd.DataFrame({"c": pd.Categorical(["a"])}),
        lambda pd: pd.DataFrame({"d": pd.to_datetime(["2024-01-01"], utc=True)}),
        lambda pd: pd.DataFrame({"o": [[1]]}, index=pd.MultiIndex.from_tuples([(1, 2)])),
    ],
)
def test_tables_that_a_text_does_not_give_again_have_no_source(make: Any) -> None:
    assert source_of(make(pytest.importorskip("pandas"))) is None


def test_arrays_come_again() -> None:
    np = pytest.importorskip("numpy")
    for array in (np.arange(4).reshape(2, 2), np.array([0.5, float("nan")], "float32"), np.eye(2)):
        source = source_of(array)
        assert source is not None
        again = eval(source, {"np": np})
        assert again.dtype == array.dtype
        np.testing.assert_array_equal(again, array)
    assert source_of(np.float64(0.25)) == "0.25"
    assert source_of({"a": np.float32(0.5)}) == "{'a': 0.5}"
    assert source_of(np.array(["a"], dtype=object)) is None
    assert source_of(np.array([])) is None


def test_nothing_of_it_stays_in_the_kernel() -> None:
    """Asked as `src/kernel/values.ts` asks."""
    answer = (
        "own['described'](__import__('IPython').get_ipython().user_ns, ['a', 'gone', 'f'], ['a'])"
    )
    space = "{'exec': __import__('builtins').exec, '__name__': '_shipshape_values'}"
    expression = f"(lambda own: (own['exec']({json.dumps(SOURCE)}, own), {answer})[1])({space})"
    manager, client = start_new_kernel()
    try:
        client.execute("a = [1, 2]\ndef f(): pass\nlen = None", reply=True, timeout=60)
        look = "sorted(globals()), sorted(__import__('sys').modules)"
        asked: Any = None
        seen = []
        for expressions in ({"it": look}, {"answer": expression}, {"it": look}):
            asked = client.execute(
                "", silent=True, store_history=False, user_expressions=expressions,
                reply=True, timeout=60,
            )  # fmt: skip
            told = asked["content"]["user_expressions"]
            if "answer" in told:
                assert "IPython" in told["answer"]["data"]["application/json"]["loaded"]
                assert told["answer"]["data"]["application/json"]["values"] == {
                    "a": {
                        "type": "list", "columns": None, "dtypes": None, "shape": [2],
                        "small": True, "source": "[1, 2]",
                    }
                }  # fmt: skip
            else:
                seen.append(told["it"]["data"]["text/plain"])
        assert seen[0] == seen[1]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
