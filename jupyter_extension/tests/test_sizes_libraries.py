"""Sizes by the accounting of libraries that are not always installed; each test needs its own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from jupyterlab_shipshape.sizes.report import report

MB = 1_000_000


def rows(namespace: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in report(namespace, set(), 5.0)["variables"]}


def test_polars() -> None:
    pl = pytest.importorskip("polars", reason="polars is not installed")
    frame = pl.DataFrame({"n": np.arange(1_000_000), "s": [f"text {i}" for i in range(1_000_000)]})
    found = rows({"frame": frame, "n": frame["n"], "lazy": frame.lazy()})
    assert found["frame"]["bytes"] == pytest.approx(frame.estimated_size(), rel=0.05)
    assert found["n"]["sharedWith"] == ["frame"]
    assert found["lazy"]["how"] == "handle"


def test_pyarrow() -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    table = pa.table({"n": np.arange(1_000_000), "s": [f"text {i}" for i in range(1_000_000)]})
    found = rows({"table": table, "part": table.slice(10, 20), "column": table["n"]})
    assert found["table"]["bytes"] == pytest.approx(table.get_total_buffer_size(), rel=0.05)
    assert found["part"]["own"] < 0.1 * MB
    assert found["column"]["sharedWith"] == ["part", "table"]


def test_pyarrow_in_thousands_of_pieces() -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    piece = pa.chunked_array([np.arange(i, i + 1000) for i in range(2000)])
    table = pa.table({"a": piece, "b": piece})
    found = rows({"table": table, "column": table["a"]})
    assert found["table"]["bytes"] == pytest.approx(16 * MB, rel=0.05)
    assert found["column"]["bytes"] == pytest.approx(16 * MB, rel=0.05)


def test_arrow_strings_of_pandas() -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    series = pd.Series([f"text {i}" for i in range(200_000)], dtype="string[pyarrow]")
    expected = series.memory_usage(deep=True)
    assert rows({"series": series})["series"]["bytes"] == pytest.approx(expected, rel=0.1)


def test_torch() -> None:
    torch = pytest.importorskip("torch", reason="torch is not installed")
    tensor = torch.ones(1_000_000)
    model = torch.nn.Linear(1000, 1000)
    found = rows(
        {"tensor": tensor, "view": tensor[:10], "array": tensor.numpy(), "model": model,
         "meta": torch.empty(10**9, device="meta")}
    )  # fmt: skip
    assert found["tensor"]["bytes"] == pytest.approx(4 * MB, rel=0.01)
    assert set(found["tensor"]["sharedWith"]) == {"view", "array"}
    assert found["model"]["bytes"] == pytest.approx(4 * MB, rel=0.05)
    assert found["meta"]["bytes"] < 1000


def test_sparse_tensors_are_their_parts() -> None:
    torch = pytest.importorskip("torch", reason="torch is not installed")
    values, places = torch.ones(MB), torch.zeros(MB, dtype=torch.int64)
    ends = torch.tensor([0, MB])
    tensors = {
        "pairs": torch.sparse_coo_tensor(torch.stack([places, places]), values, (1, 1)),
        "rows": torch.sparse_csr_tensor(ends, places, values, (1, 1), check_invariants=False),
        "columns": torch.sparse_csc_tensor(ends, places, values, (1, 1), check_invariants=False),
    }
    found = rows(tensors)
    assert found["pairs"]["bytes"] == pytest.approx(20 * MB, rel=0.01)
    assert found["rows"]["bytes"] == pytest.approx(12 * MB, rel=0.01)
    assert found["columns"]["bytes"] == pytest.approx(12 * MB, rel=0.01)


def test_xarray() -> None:
    xr = pytest.importorskip("xarray", reason="xarray is not installed")
    data = np.ones((1000, 1000))
    found = rows({"data": data, "labelled": xr.DataArray(data, dims=["x", "y"])})
    assert found["labelled"]["sharedWith"] == ["data"]
