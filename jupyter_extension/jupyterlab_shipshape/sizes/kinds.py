"""How to look at the values of each type.

Types are asked through the descriptors of `type` itself: a metaclass of a user's may answer
otherwise, or do things.
"""

from __future__ import annotations

import collections
import sys
import types
from typing import Any, Callable, Tuple

from . import accounts
from .loaded import contents, package_of

_OF_TYPES: Any = type.__dict__
_mro = _OF_TYPES["__mro__"].__get__
_flags = _OF_TYPES["__flags__"].__get__
_members = _OF_TYPES["__dict__"].__get__
name_of = _OF_TYPES["__name__"].__get__
_HAS_GC = 1 << 14
_MANAGED_DICT = 1 << 4
GC_HEADER = 16
"""Bytes that CPython puts before an object that its collector follows."""
ATTRIBUTES_HEADER = 16
"""Bytes that it puts before one whose attributes it keeps without a dict (from 3.11 on)."""
ATTRIBUTE = 8 if (3, 11) <= sys.version_info < (3, 13) else 0
"""Bytes of such an attribute, where they are not counted as the object's own."""

_CONTAINERS = (list, tuple, dict, set, frozenset, collections.deque)
_CODE = (type, types.ModuleType, types.BuiltinFunctionType, types.CodeType, types.FrameType)
_NOTHING = (type(None), bool, type(Ellipsis), type(NotImplemented))


Known = Tuple[str, Any, Callable[[Any], int], int, type]


class Kinds:
    """How to look at the values of each type; worked out once a type."""

    def __init__(self, stop: set[int]) -> None:
        """`stop` are ids of values not to be entered."""
        self.stop = stop
        self._accounts = accounts.accounts()
        self._handles = accounts.handles()
        self._by_id: dict[int, Known] = {}
        self._ndarray = contents("numpy").get("ndarray")

    def of(self, cls: type) -> Known:
        """The kind's name, what belongs to it, and how to size the object itself: method and extra."""
        known = self._by_id.get(id(cls))
        if known is None:
            # The class is kept so that no other can come to have its id.
            self._by_id[id(cls)] = known = (*self._kind(cls), *_size_of(cls), cls)
        return known

    def _kind(self, cls: type) -> tuple[str, Any]:
        account = next((f for known, f in self._accounts.items() if known is cls), None)
        if account is not None:
            return "account", account
        if any(known is cls for known in self._handles):
            return "handle", None
        if any(known is cls for known in _NOTHING):
            return "nothing", None
        mro = _mro(cls)
        if self._ndarray is not None and any(base is self._ndarray for base in mro):
            return "account", self._accounts[self._ndarray]
        if any(base is code for base in mro for code in _CODE):
            return "nothing", None
        if cls is types.FunctionType:
            return "function", None
        base = next((b for b in mro if any(b is c for c in _CONTAINERS)), None)
        if base is not None:
            return "container", base
        if package_of(cls) in accounts.HANDLES:
            return "handle", None
        if not _flags(cls) & _HAS_GC:
            return "plain", None
        return "object", ATTRIBUTE if _flags(cls) & _MANAGED_DICT else 0


def _size_of(cls: type) -> tuple[Callable[[Any], int], int]:
    """How to size an object without what it refers to; a user's `__sizeof__` is passed over."""
    methods = (_members(base).get("__sizeof__") for base in _mro(cls))
    found: Any = next(m for m in methods if type(m) is types.MethodDescriptorType)
    gc_header = GC_HEADER if _flags(cls) & _HAS_GC else 0
    return found, gc_header + (ATTRIBUTES_HEADER if _flags(cls) & _MANAGED_DICT else 0)
