"""Values that resist: whatever is in a namespace, all is told, and nothing of it is called."""

from __future__ import annotations

import array
import collections
import ctypes
import functools
import importlib.util
import itertools
import mmap
import sys
import threading
import types
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import hypothesis
import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies
from sized import MB, deep, objects, rows

CALLED: list[str] = []


def trap(name: str) -> Callable[..., Any]:
    def method(*_: Any, **__: Any) -> Any:
        CALLED.append(name)
        raise SystemExit(name)

    return method


METHODS = """
__len__ __iter__ __next__ __getitem__ __sizeof__ __repr__ __str__ __hash__ __eq__ __bool__ __dir__ __call__
__getattribute__ __getattr__ __contains__ __reduce__ __reduce_ex__ __array__ __array_interface__
__array_struct__ __array_finalize__ __array_priority__ __dataframe__ __arrow_c_stream__ __buffer__ __class__
__dict__ __length_hint__ __index__ __instancecheck__ __torch_function__ __del__ nbytes base dtype size shape
memory_usage items values keys flatten tolist obj untyped_storage is_cuda device layout grad columns
"""


def hostile(base: type, *arguments: Any) -> Any:
    """An instance of a class whose methods, and whose class, are traps."""
    members: dict[str, Any] = {name: trap(f"{base.__name__}.{name}") for name in METHODS.split()}
    del members["__dict__"], members["__del__"]
    members["__class__"] = property(trap("__class__"))
    if base is np.ndarray:
        # numpy itself calls these two when it makes one.
        del members["__array_finalize__"], members["__array_priority__"]
    return base.__new__(type("Hostile", (base,), members), *arguments)


META = """
__name__ __module__ __mro__ __dict__ __flags__ __hash__ __eq__ __bases__ __getattribute__ __instancecheck__
__subclasscheck__ __len__ __call__
"""


def strange() -> Any:
    """A class that answers nothing; not in the module, as pytest would ask it."""
    meta = type("Meta", (type,), {name: property(trap(f"meta {name}")) for name in META.split()})
    return type.__new__(meta, "Strange", (), {})


class LazyModule(types.ModuleType):
    """A module that would load itself when it is asked anything."""

    def __getattribute__(self, name: str) -> Any:
        CALLED.append(f"lazy {name}")
        raise ImportError(name)


class Row:
    """As an ORM makes them: every attribute is a query."""

    def __init__(self) -> None:
        object.__setattr__(self, "_state", {"loaded": b"x" * 1000})

    def __getattr__(self, name: str) -> Any:
        CALLED.append(f"query {name}")
        raise ConnectionError(name)

    @property
    def orders(self) -> list[Row]:
        CALLED.append("orders")
        return [Row()]


def released() -> memoryview:
    view = memoryview(bytearray(1000))
    view.release()
    return view


def closed_map() -> Any:
    mapped = mmap.mmap(-1, 4096)
    mapped.close()
    return mapped


def dead_proxy() -> Any:
    return weakref.proxy(mock.sentinel.__class__())


def broken_frame() -> Any:
    frame = pd.DataFrame({"a": [1]})
    object.__setattr__(frame, "_mgr", None)
    return frame


def half_made() -> Any:
    return pd.DataFrame.__new__(pd.DataFrame)


def class_frame() -> Any:
    class Own(pd.DataFrame):
        """A frame of the user's, with a property that would work."""

        @property
        def nbytes(self) -> int:
            CALLED.append("nbytes")
            raise RuntimeError

    return Own({"a": np.arange(1000.0)})


def generator() -> Iterator[int]:
    data = bytearray(1000)
    yield len(data)


def started() -> Iterator[int]:
    running = generator()
    next(running)
    return running


HOSTILE: dict[str, Callable[[], Any]] = {
    "object": lambda: hostile(object),
    "list": lambda: hostile(list),
    "dict": lambda: hostile(dict),
    "set": lambda: hostile(set),
    "tuple": lambda: hostile(tuple, (1, 2)),
    "deque": lambda: hostile(collections.deque),
    "ordered": lambda: hostile(collections.OrderedDict),
    "counter": lambda: hostile(collections.Counter),
    "int": lambda: hostile(int, 5),
    "str": lambda: hostile(str, "text"),
    "bytes": lambda: hostile(bytes, b"text"),
    "array": lambda: hostile(array.array, "d", [1.0, 2.0]),
    "ndarray": lambda: hostile(np.ndarray, (10, 10)),
    "frame": lambda: hostile(pd.DataFrame),
    "own frame": class_frame,
    "series": lambda: hostile(pd.Series),
    "broken frame": broken_frame,
    "half-made frame": half_made,
    "meta": lambda: object.__new__(strange()),
    "class of a meta": strange,
    "lazy module": lambda: LazyModule("lazy"),
    "row": Row,
    "mock": mock.MagicMock,
    "mock of a frame": lambda: mock.create_autospec(pd.DataFrame),
    "dead proxy": dead_proxy,
    "weak set": lambda: weakref.WeakSet([Row]),
    "released view": released,
    "view": lambda: memoryview(bytearray(100))[10:20],
    "closed map": closed_map,
    "map": lambda: mmap.mmap(-1, 4096),
    "ctypes": lambda: ctypes.create_string_buffer(1000),
    "deep": lambda: deep(100_000),
    "generator": started,
    "partial": lambda: functools.partial(trap("partial"), bytearray(100)),
    "endless": itertools.count,
    "lock": threading.Lock,
    "thread": threading.current_thread,
    "frame of code": sys._getframe,
    "proxy of a dict": lambda: types.MappingProxyType({"a": Row()}),
    "structured": lambda: np.zeros(3, dtype=[("a", "O"), ("b", "f8")]),
    "object array": lambda: objects([Row(), hostile(list)]),
    "column": lambda: pd.Series(objects([Row()] * 3), dtype=object),
    "scalar": lambda: np.float64(3),
    "exception": lambda: RuntimeError(bytearray(100)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_is_called_and_nothing_is_hidden(kind: str) -> None:
    value = HOSTILE[kind]()
    namespace = {
        "before": b"x" * MB,
        "it": value,
        "in it": [value, {"k": value}],
        "after": b"y" * MB,
    }
    CALLED.clear()
    found = rows(namespace)
    assert CALLED == []
    assert set(found) == set(namespace)
    assert found["before"]["bytes"] == found["after"]["bytes"] == sys.getsizeof(b"") + MB


SHAPES: dict[str, Callable[[list[Any]], Any]] = {
    "list": list,
    "tuple": tuple,
    "long": lambda values: values * 500,
    "long dict": lambda values: dict(enumerate(values * 100)),
    "record": lambda values: {f"k{i}": value for i, value in enumerate(values)},
    "column": lambda values: pd.Series(objects([*values, 1]), dtype=object),
    "queue": collections.deque,
}
# Descriptions, not values: what draws them would ask the values themselves.
described = strategies.recursive(
    strategies.sampled_from(sorted(HOSTILE.keys() - {"deep"})),
    lambda inner: strategies.tuples(
        strategies.sampled_from(sorted(SHAPES)), strategies.lists(inner, max_size=5)
    ),
    max_leaves=8,
)


def build(description: Any) -> Any:
    if isinstance(description, str):
        return HOSTILE[description]()
    shape, inner = description
    return SHAPES[shape]([build(each) for each in inner])


@hypothesis.settings(deadline=None, max_examples=25)
@hypothesis.given(strategies.lists(described, max_size=4))
def test_mixtures_of_them(descriptions: list[Any]) -> None:
    namespace = {f"v{i}": build(each) for i, each in enumerate(descriptions)}
    namespace["after"] = np.ones(MB, dtype=np.uint8)
    CALLED.clear()
    found = rows(namespace)
    assert CALLED == []
    assert set(found) == set(namespace)
    assert found["after"]["bytes"] == pytest.approx(MB, rel=0.01)


def test_a_library_that_is_yet_to_load_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("numpy", "pandas", "torch", "torch.cuda", "cupy", "polars", "pyarrow.lib"):
        monkeypatch.setitem(sys.modules, name, LazyModule(name))
    monkeypatch.setitem(sys.modules, "matplotlib._pylab_helpers", LazyModule("pylab"))
    CALLED.clear()
    assert rows({"a": b"x" * MB})["a"]["bytes"] > MB
    assert CALLED == []


def test_a_lazy_loader_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`importlib`'s own loads at the first attribute, `__dict__` included."""
    (tmp_path / "torch.py").write_text("raise RuntimeError('loaded')")
    spec = importlib.util.spec_from_file_location("torch", tmp_path / "torch.py")
    assert spec
    assert spec.loader
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "torch", module)
    spec.loader.exec_module(module)
    assert rows({"torch": module})["torch"]["how"] == "handle"


def test_names_that_cannot_be_written_are_left_out() -> None:
    assert set(rows({"\ud800": 1, "fine": 2})) == {"fine"}
