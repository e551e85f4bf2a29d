"""Fingerprints of what values are: equal for equal values in every kernel.

Only of values of exactly known types that are read completely, in ways that run no code of the
notebook and start no work. Of all others nothing is said.
"""

from __future__ import annotations

import datetime
import decimal
import fractions
import pathlib
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from hashlib import blake2b
from time import thread_time
from typing import Any, Iterable, Mapping

#: Seconds of this thread that fingerprints may take after a run.
BUDGET = 0.002
#: Bytes, and elements of containers, beyond which a value is not read.
_MOST = 1 << 20
_ELEMENTS = 1000
_DEPTH = 4
_PLAIN = (int, float, complex, bool, str, bytes, type(None))
#: Types whose text says all, and runs nothing of the notebook's.
_TEXTS = (
    range,
    datetime.date,
    datetime.timedelta,
    decimal.Decimal,
    fractions.Fraction,
    pathlib.PosixPath,
    pathlib.WindowsPath,
)
_TIMES = (datetime.datetime, datetime.time)
_MAPPINGS = (dict, OrderedDict, Counter, defaultdict)
_SEQUENCES = (list, tuple, deque)
_SETS = (set, frozenset)
#: The key of what a run shows; no name that is followed is called so.
SHOWN = "_"


class Unknown(Exception):
    """The value cannot be read completely."""


def contents(namespace: Mapping[str, Any], names: Iterable[str]) -> dict[str, str]:
    """Fingerprints of these names' values, as far as they can be told and there is time."""
    deadline = thread_time() + BUDGET
    found = {}
    for name in names:
        if thread_time() > deadline:
            break
        try:
            found[name] = _digest(namespace[name], _DEPTH)
        except (Unknown, KeyError):
            continue
    return found


def shown(value: Any) -> dict[str, str]:
    """The fingerprint of what a run shows last, under the key of its own."""
    return contents({SHOWN: value}, [SHOWN]) if value is not None else {}


def is_whole(value: Any) -> bool:
    """Whether the value can be read completely."""
    try:
        _add(_Nothing(), value, _DEPTH)
    except Unknown:
        return False
    return True


class _Nothing:
    def update(self, data: Any) -> None:
        pass


def _add(digest: Any, value: Any, depth: int) -> None:
    kind = type(value)
    if kind in _PLAIN:
        text = value if kind is bytes else repr(value).encode("utf-8", "surrogatepass")
        if len(text) > _MOST:
            raise Unknown
        _put(digest, kind.__name__, text)
    elif kind in _TEXTS or (kind in _TIMES and value.tzinfo is None):
        _put(digest, kind.__name__, repr(value).encode())
    elif kind in (*_MAPPINGS, *_SEQUENCES) and len(value) <= _ELEMENTS and depth:
        _put(digest, kind.__name__, str(len(value)).encode())
        for each in value.items() if kind in _MAPPINGS else value:
            _add(digest, each, depth - 1)
    elif kind in _SETS and len(value) <= _ELEMENTS:
        # Their order is of the process; their elements are hashable: none is changed later.
        _put(digest, kind.__name__, str(len(value)).encode())
        for inner in sorted(_digest(each, depth - 1) for each in value):
            _put(digest, "element", inner.encode())
    elif not _add_array(digest, kind, value):
        raise Unknown


def _digest(value: Any, depth: int) -> str:
    digest = blake2b(digest_size=8)
    _add(digest, value, depth)
    return digest.hexdigest()


def _add_array(digest: Any, kind: type, value: Any) -> bool:
    """Adds an array, one number of an array, or a table; False for other values."""
    home = kind.__module__.partition(".")[0]
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if home == "numpy" and numpy is not None and issubclass(kind, numpy.generic):
        if value.dtype.hasobject:
            raise Unknown
        _put(digest, str(value.dtype), value.tobytes())
        return True
    if home == "numpy" and numpy is not None and kind is numpy.ndarray:
        _add_buffer(digest, value)
        return True
    if home != "pandas" or pandas is None:
        return False
    if kind is pandas.Series:
        _add(digest, value._name, 1)
        _add_column(digest, value._mgr.axes[0])
        _add_column(digest, value._mgr.array)
        return True
    if kind is pandas.DataFrame:
        rows, columns = value.shape
        if rows * columns * 8 > _MOST:
            raise Unknown
        for axis in value._mgr.axes:
            _add_column(digest, axis)
        for i in range(columns):
            _add_column(digest, value._mgr.iget_values(i))
        return True
    return False


def _add_column(digest: Any, column: Any) -> None:
    """A column of a table, or an index: an array, or what holds one."""
    ndarray = sys.modules["numpy"].ndarray
    _put(digest, "column", type(column).__name__.encode())
    if type(column).__name__ == "RangeIndex":
        _put(digest, "range", repr((column.start, column.stop, column.step)).encode())
        return
    held = getattr(column, "_data", None)
    for inner in (column, getattr(column, "_ndarray", None), held, getattr(held, "_ndarray", None)):
        if type(inner) is ndarray:
            _add_buffer(digest, inner)
            mask = getattr(column, "_mask", None)
            if type(mask) is ndarray:
                _add_buffer(digest, mask)
            return
    home = type(column).__module__.partition(".")[0]
    if len(column) > _ELEMENTS * 10 or home != "pandas":
        raise Unknown
    for each in column.tolist():
        if type(each) not in _PLAIN:
            raise Unknown
        _put(digest, type(each).__name__, repr(each).encode("utf-8", "surrogatepass"))


def _add_buffer(digest: Any, array: Any) -> None:
    if array.nbytes > _MOST:
        raise Unknown
    _put(digest, "array", repr((array.shape, str(array.dtype))).encode())
    if not array.dtype.hasobject:
        digest.update(array.tobytes())
        return
    if array.size > _ELEMENTS * 10:
        raise Unknown
    for each in array.ravel().tolist():
        if type(each) not in _PLAIN:
            raise Unknown
        _put(digest, type(each).__name__, repr(each).encode("utf-8", "surrogatepass"))


def _put(digest: Any, tag: str, data: bytes) -> None:
    digest.update(f"{tag}{len(data)}:".encode())
    digest.update(data)
