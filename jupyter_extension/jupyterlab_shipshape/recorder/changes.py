"""Which values a run changed in place: of the names that it mentions, and of their aliases."""

from __future__ import annotations

import re
import types
from time import thread_time
from typing import Any, Dict, Iterable, Mapping, Tuple

from .contents import is_whole
from .fingerprints import Fingerprint, OutOfTime, elements, fingerprint, identities, is_fixed

_WORD = re.compile(r"[^\W\d]\w*")
#: Seconds of this thread that fingerprints may take before a run, and again after it; a busy
#: machine must not make the recorder blind.
BUDGET = 0.003
#: Names that one run may concern; beyond, there is no time to look at all.
_MANY = 200

Marks = Dict[str, Tuple[int, Fingerprint]]


def mentioned(source: str, namespace: Mapping[str, Any]) -> set[str]:
    """Names of the namespace in the text, and those that functions of the notebook mention."""
    found: set[str] = set()
    waiting: list[str] = [word for word in set(_WORD.findall(source)) if word in namespace]
    while waiting and len(found) < _MANY:
        name = waiting.pop()
        if name not in found and name in namespace:
            found.add(name)
            waiting.extend(_named_by(namespace[name]))
    return found


def marks(namespace: Mapping[str, Any], names: Iterable[str]) -> Marks:
    """Fingerprints of these names' values and of what shares them, as far as there is time."""
    deadline = thread_time() + BUDGET
    found: Marks = {}
    try:
        for name in _with_aliases(namespace, names):
            value = namespace.get(name)
            mark = fingerprint(value, deadline)
            if mark is not None:
                found[name] = (id(value), mark)
    except OutOfTime:
        pass
    return found


def remarks(namespace: Mapping[str, Any], before: Marks) -> tuple[list[str], list[str]]:
    """Of the names marked before, those whose values are the same objects: changed, and unchanged.

    Unchanged are those that can be read completely and did not change; of the rest nobody knows.
    """
    deadline = thread_time() + BUDGET
    changed, unchanged = [], []
    try:
        for name, (identity, mark) in before.items():
            value = namespace.get(name)
            if id(value) != identity:
                continue
            if fingerprint(value, deadline) != mark:
                changed.append(name)
            elif is_whole(value):
                unchanged.append(name)
    except OutOfTime:
        pass
    return sorted(changed), sorted(unchanged)


def _with_aliases(namespace: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    """The names that can change, and the other names of what they are and hold."""
    concerned: dict[str, None] = {}
    touched: set[int] = set()
    for name in names:
        value = namespace.get(name)
        if not is_fixed(value):
            concerned[name] = None
            for each in (value, *elements(value)):
                if not is_fixed(each):
                    touched.update(identities(each))
    if touched:
        for name, value in list(namespace.items()):
            own = type(name) is str and not name.startswith("_") and not is_fixed(value)
            if own and not touched.isdisjoint(identities(value)):
                concerned[name] = None
    return list(concerned)


def _named_by(value: Any) -> list[str]:
    """Global names in the code of a function, or of the methods of an instance, of the notebook."""
    if type(value) is types.FunctionType and value.__module__ == "__main__":
        return _names_of(value.__code__)
    kind = value if type(value) is type else type(value)
    if type(kind) is type and kind.__module__ == "__main__":
        functions = [each for each in vars(kind).values() if type(each) is types.FunctionType]
        return [name for function in functions for name in _names_of(function.__code__)]
    return []


def _names_of(code: types.CodeType) -> list[str]:
    inner = [each for each in code.co_consts if type(each) is types.CodeType]
    return list(code.co_names) + [name for each in inner for name in _names_of(each)]
