"""What must never be called to size a value, and what one that cannot be sized must not hide."""

from __future__ import annotations

from typing import Any, ClassVar, cast

import numpy as np
import pandas as pd
import pytest

from jupyterlab_shipshape.sizes.report import report

MB = 1_000_000
# Time is no matter here: what the budget does has tests of its own.
AMPLE = 5.0


def sized(namespace: dict[str, Any], budget: float = AMPLE) -> dict[str, Any]:
    return report(namespace, set(), budget)


def by_name(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in answer["variables"]}


class Trap:
    """Tells when anything of it is called."""

    called: ClassVar[list[str]] = []

    def __init__(self) -> None:
        object.__setattr__(self, "data", b"x" * MB)


def _trap(name: str) -> Any:
    def method(*_: Any, **__: Any) -> Any:
        Trap.called.append(name)
        raise RuntimeError(name)

    return method


for _name in [
    "__len__",
    "__iter__",
    "__getitem__",
    "__sizeof__",
    "__repr__",
    "__str__",
    "__hash__",
    "__eq__",
    "__bool__",
    "__dir__",
    "__getattribute__",
    "__getattr__",
    "__contains__",
    "__class_getitem__",
    "__reduce__",
    "__array__",
    "nbytes",
    "__array_interface__",
    "__dataframe__",
    "__arrow_c_stream__",
    "memory_usage",
    "items",
    "values",
    "keys",
]:
    setattr(Trap, _name, _trap(_name))


class TrapList(Trap, list):  # type: ignore[type-arg]
    """A list whose methods are traps."""


class TrapDict(Trap, dict):  # type: ignore[type-arg]
    """A dict whose methods are traps."""


class TrapArray(np.ndarray):  # type: ignore[type-arg]
    """An array whose attributes are traps."""


for _name in ("nbytes", "base", "dtype", "__array_interface__", "size"):
    setattr(TrapArray, _name, property(_trap(_name)))


class TrapMeta(type):
    """A class whose attributes are traps."""

    __name__ = property(_trap("meta name"))
    __module__ = property(_trap("meta module"))
    __mro__ = property(_trap("meta mro"))
    __hash__ = _trap("meta hash")
    __eq__ = _trap("meta eq")
    __instancecheck__ = _trap("meta instancecheck")
    __subclasscheck__ = _trap("meta subclasscheck")
    __getattribute__ = _trap("meta getattribute")


def test_nothing_of_the_users_is_called() -> None:
    listing = TrapList()
    list.extend(listing, [b"y" * MB])
    mapping = TrapDict()
    dict.__setitem__(mapping, "k", b"z" * MB)
    array = np.ndarray.__new__(TrapArray, (1000, 1000), dtype=np.uint8)
    strange = TrapMeta("Strange", (), {"__slots__": ("data",)})
    column = np.empty(3, dtype=object)
    column[0] = column[1] = column[2] = Trap()
    values: dict[str, Any] = {
        "trap": Trap(),
        "listing": listing,
        "mapping": mapping,
        "array": array,
        "column": pd.Series(column, dtype=object),
        "many": [Trap() for _ in range(5000)],
    }
    values["odd"] = object.__new__(cast("type[object]", strange))
    values["after"] = np.ones(MB, dtype=np.uint8)
    Trap.called.clear()
    rows = by_name(sized(values))
    assert Trap.called == []
    assert rows["trap"]["bytes"] == pytest.approx(MB, rel=0.01)
    assert rows["array"]["bytes"] == pytest.approx(MB, rel=0.01)
    assert rows["listing"]["bytes"] == pytest.approx(2 * MB, rel=0.01)
    assert rows["mapping"]["bytes"] == pytest.approx(2 * MB, rel=0.01)
    assert rows["many"]["bytes"] == pytest.approx(5000 * MB, rel=0.01)
    assert rows["after"]["bytes"] == pytest.approx(MB, rel=0.01)
    assert set(rows) == set(values)


def test_a_value_that_cannot_be_sized_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = pd.DataFrame({"a": [1]})
    object.__setattr__(broken, "_mgr", None)
    rows = by_name(sized({"broken": broken, "good": b"x" * MB}))
    assert rows["broken"]["how"] == "skipped"
    assert rows["broken"]["bytes"] is None
    assert rows["good"]["bytes"] == pytest.approx(MB, rel=0.01)
