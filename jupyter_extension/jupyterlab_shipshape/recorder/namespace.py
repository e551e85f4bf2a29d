"""What happened to the names of a namespace between two moments, without holding any value.

Different identities prove that a name was bound anew. Equal ones prove nothing: an address is
used again, small numbers are shared. For values that allow it a weak reference tells whether the
old value is gone; for the rest, what the text of the cell surely binds must decide.
"""

from __future__ import annotations

import re
import weakref
from typing import Any, Dict, Iterable, Mapping

#: IPython's own: the display history and the input history.
_OWN = re.compile(r"_{1,3}|_i{1,3}|_ih|_oh|_dh|In|Out|_i?\d+")

Snapshot = Dict[str, int]


def snapshot(namespace: Mapping[str, Any]) -> Snapshot:
    """The names with the identities of their values."""
    return {name: id(value) for name, value in list(namespace.items())}


def watch(namespace: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Weak references to the values of these names, where their types allow it."""
    references = {}
    for name in names:
        try:
            references[name] = weakref.ref(namespace[name])
        except (KeyError, TypeError):
            continue
    return references


def differences(
    before: Snapshot, after: Snapshot, references: Mapping[str, Any]
) -> tuple[list[str], list[str]]:
    """Names bound and names deleted, each sorted."""
    bound = [
        name
        for name, identity in after.items()
        if before.get(name) != identity or (name in references and references[name]() is None)
    ]
    deleted = [name for name in before if name not in after]
    return sorted(_named(bound)), sorted(_named(deleted))


def _named(names: Iterable[Any]) -> Iterable[str]:
    return (name for name in names if type(name) is str and not _OWN.fullmatch(name))
