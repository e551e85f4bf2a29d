"""Fingerprints of values, to see whether a value was changed in place.

Only values of exactly known types are looked into, and only in ways that run no code of the
notebook and start no work: the length or the columns of a lazy frame may do either. Of all
others the identity must do. A fingerprint holds no value: numbers, hashes and identities only.
"""

from __future__ import annotations

import sys
import types
from collections import Counter, OrderedDict, defaultdict, deque
from time import thread_time
from typing import Any, Callable, Tuple
from zlib import crc32

Fingerprint = Tuple[Any, ...]

_PLAIN = (int, float, complex, bool, str, bytes, type(None), type(Ellipsis))
_CODE = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type)
_SEQUENCES = (list, tuple, deque)
_MAPPINGS = (dict, OrderedDict, defaultdict, Counter)
_SETS = (set, frozenset)
#: Beyond this many elements only some are looked at, and by identity.
_SMALL = 64
_SAMPLES = 512
_DEPTH = 4
#: Bytes of a buffer that are read; of larger ones blocks spread over the whole.
_BUFFER = 1 << 18
_BLOCKS = 32


class OutOfTime(Exception):
    """The time that a run may be delayed is used up."""


def fingerprint(value: Any, deadline: float) -> Fingerprint | None:
    """The fingerprint of a value; None where only its identity can be told.

    :param deadline: by ``thread_time``.
    :raises OutOfTime: past the deadline.
    """
    return _of(value, deadline, _DEPTH)


def elements(value: Any) -> list[Any]:
    """The elements that a small container holds; none for other values."""
    kind = type(value)
    if kind in _SEQUENCES or kind in _SETS:
        return list(value) if len(value) <= _SMALL else []
    if kind in _MAPPINGS:
        return list(value.values()) if len(value) <= _SMALL else []
    if _is_own_instance(value):
        return list(_attributes(value).values())
    return []


def identities(value: Any) -> tuple[int, ...]:
    """What a value is, and what it is a view of."""
    numpy = sys.modules.get("numpy")
    if numpy is not None and type(value) is getattr(numpy, "ndarray", None):
        return (id(value),) if value.base is None else (id(value), id(value.base))
    return (id(value),)


def is_fixed(value: Any) -> bool:
    """Whether changes in place of a value are never looked for."""
    return type(value) in _PLAIN or type(value) in _CODE


def _of(value: Any, deadline: float, depth: int) -> Fingerprint | None:
    if thread_time() > deadline:
        raise OutOfTime
    kind = type(value)
    if kind in _PLAIN:
        return (kind.__name__, _plain(value))
    if kind in _SEQUENCES:
        return (kind.__name__, len(value), _sequence(value, deadline, depth))
    if kind in _MAPPINGS:
        keys = _sequence(list(value), deadline, depth)
        return (kind.__name__, len(value), keys, _sequence(list(value.values()), deadline, depth))
    if kind in _SETS:
        return (kind.__name__, len(value), tuple(sorted(_hashes(value))))
    if kind is bytearray:
        return ("bytearray", len(value), _bytes(memoryview(value)))
    known = _known(kind)
    if known is not None:
        return known(value, deadline)
    if _is_own_instance(value):
        attributes = _attributes(value)
        held = list(attributes.values())
        return (id(kind), tuple(attributes), _sequence(held, deadline, depth))
    return None


def _plain(value: Any) -> Any:
    if type(value) is float:
        return value.hex()
    if type(value) in (str, bytes):
        return (len(value), hash(value)) if len(value) < _BUFFER else (len(value), id(value))
    return value if type(value) is not int or value.bit_length() < 64 else hash(value)


def _sequence(items: Any, deadline: float, depth: int) -> tuple[Any, ...]:
    if len(items) <= _SMALL and depth > 0:
        return tuple(_of(item, deadline, depth - 1) or id(item) for item in items)
    if len(items) <= _SAMPLES or type(items) is deque:
        return (_crc([id(item) for item in items]),)
    step = len(items) // _SAMPLES
    some = [id(item) for item in items[::step]]
    ends = [id(item) for item in items[-16:]]
    return (_crc(some + ends),)


def _hashes(value: Any) -> list[int]:
    """Of a set: identities, and the values of plain elements, whose order does not count."""
    some = list(value)[:_SAMPLES]
    return [crc32(repr(_plain(e)).encode()) if type(e) in _PLAIN else id(e) for e in some]


def _crc(numbers: list[int]) -> int:
    return crc32(repr(numbers).encode())


def _bytes(view: memoryview, limit: int = _BUFFER) -> int:
    size = view.nbytes
    if size <= limit:
        return crc32(view)
    block = limit // _BLOCKS
    total = 0
    for i in range(_BLOCKS):
        start = (size - block) * i // (_BLOCKS - 1)
        total = crc32(view[start : start + block], total)
    return total


def _is_own_instance(value: Any) -> bool:
    """An instance of a plain class of the notebook's own, attributes in a plain ``__dict__``."""
    kind = type(value)
    return (
        type(kind) is type
        and kind.__module__ == "__main__"
        and type(kind.__dict__.get("__dict__")) is types.GetSetDescriptorType
        and len(_attributes(value)) <= _SMALL
    )


def _attributes(value: Any) -> dict[str, Any]:
    attributes = object.__getattribute__(value, "__dict__")
    return dict(attributes)


def _known(kind: type) -> Callable[[Any, float], Fingerprint | None] | None:
    """How to look into a type of a library that is loaded already; none is imported here."""
    home = kind.__module__.partition(".")[0]
    libraries: dict[str, Callable[[type, Any], Any]] = {
        "numpy": _numpy,
        "pandas": _pandas,
        "polars": _polars,
        "scipy": _scipy,
        "torch": _torch,
    }
    find = libraries.get(home)
    module = sys.modules.get(home)
    return find(kind, module) if find and module else None


def _numpy(kind: type, numpy: Any) -> Any:
    return _array if kind is numpy.ndarray else None


def _array(value: Any, deadline: float) -> Fingerprint:
    pointer = value.__array_interface__["data"][0]
    return (value.shape, value.strides, str(value.dtype), pointer, _content(value, _BUFFER))


def _content(array: Any, limit: int) -> int:
    """Checksum of an array's elements; of objects, of some identities."""
    if array.dtype.hasobject:
        flat = array.reshape(-1) if array.size <= _SAMPLES else array[:: array.shape[0] // 64 + 1]
        return _crc([id(item) for item in flat.ravel()[:_SAMPLES].tolist()])
    if array.flags.c_contiguous:
        return _bytes(memoryview(array.reshape(-1).view("u1")), limit)
    if array.flags.f_contiguous:
        return _bytes(memoryview(array.reshape(-1, order="F").view("u1")), limit)
    step = array.nbytes // limit + 1
    return crc32(array[::step].tobytes())


def _pandas(kind: type, pandas: Any) -> Any:
    if kind is pandas.DataFrame:
        return _frame
    return _series if kind is pandas.Series else None


def _frame(value: Any, deadline: float) -> Fingerprint:
    """By column, not by block: reading alone may make pandas join its blocks anew."""
    manager = value._mgr
    rows, columns = value.shape
    limit = max(_BUFFER // max(columns, 1), _BLOCKS)
    held = [_column(manager.iget_values(i), limit, deadline) for i in range(columns)]
    return (rows, columns, tuple(map(_axis, manager.axes)), tuple(held))


def _series(value: Any, deadline: float) -> Fingerprint:
    column = _column(value._mgr.array, _BUFFER, deadline)
    name = value._name if type(value._name) in _PLAIN else id(value._name)
    return (len(value), name, _axis(value._mgr.axes[0]), column)


def _axis(axis: Any) -> Any:
    """Of the labels of rows or columns: pandas makes them anew also where it changes nothing."""
    if type(axis).__name__ == "RangeIndex":
        return (axis.start, axis.stop, axis.step)
    if type(axis).__module__.partition(".")[0] == "pandas" and len(axis) <= _SAMPLES:
        labels = axis.tolist()
        if all(type(label) in _PLAIN for label in labels):
            return (type(axis).__name__, crc32(repr(labels).encode("utf-8", "surrogatepass")))
    return id(axis)


def _column(array: Any, limit: int, deadline: float) -> Any:
    if thread_time() > deadline:
        raise OutOfTime
    ndarray = sys.modules["numpy"].ndarray
    for inner in (array, *(getattr(array, name, None) for name in ("_ndarray", "_data"))):
        if type(inner) is ndarray:
            return (str(inner.dtype), _content(inner, limit))
    return (len(array), id(getattr(array, "_pa_array", array)))


def _polars(kind: type, polars: Any) -> Any:
    return _polars_frame if kind is polars.DataFrame else None


def _polars_frame(value: Any, deadline: float) -> Fingerprint:
    return (value.shape, tuple(hash(name) for name in value.columns), id(value._df))


def _scipy(kind: type, scipy: Any) -> Any:
    if not kind.__module__.startswith("scipy.sparse"):
        return None
    return _sparse if kind.__name__.startswith(("csr_", "csc_", "coo_")) else None


def _sparse(value: Any, deadline: float) -> Fingerprint:
    return (value.shape, _array(value.data, deadline))


def _torch(kind: type, torch: Any) -> Any:
    return _tensor if kind in (torch.Tensor, torch.nn.Parameter) else None


def _tensor(value: Any, deadline: float) -> Fingerprint:
    return (tuple(value.shape), value.data_ptr(), value._version)
