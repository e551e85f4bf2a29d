"""What happened to the names of a namespace between two moments, without holding any value.

Different identities prove that a name was bound anew. Equal ones prove nothing: an address is
used again, small numbers are shared. For values that allow it a weak reference tells whether the
old value is gone; for the rest, what the text of the cell surely binds must decide.
"""

from __future__ import annotations

import re
import weakref
from itertools import compress
from operator import ne
from typing import Any, Iterable, Mapping, NamedTuple

#: IPython's own: the display history and the input history; and what warnings note.
_OWN = re.compile(r"_{1,3}|_i{1,3}|_ih|_oh|_dh|In|Out|_i?\d+|__warningregistry__")


class Snapshot(NamedTuple):
    """The names, in the order of the namespace, with the identities of their values.

    Two lists and no dictionary, since they are made and compared at every run, by calls that
    cost nanoseconds a name: a kernel that has run for a day has thousands of names.
    """

    names: list[Any]
    identities: list[int]


NOTHING = Snapshot([], [])


def snapshot(namespace: Mapping[str, Any]) -> Snapshot:
    """What the names stand for now."""
    held = dict(namespace)
    return Snapshot(list(held), list(map(id, held.values())))


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
    known = len(before.names)
    if after.names[:known] == before.names:
        # New names stand behind the old ones, as long as none was deleted.
        others = map(ne, before.identities, after.identities)
        bound = {*compress(after.names, others), *after.names[known:]}
        deleted: set[Any] = set()
    else:
        then = dict(zip(before.names, before.identities))
        now = zip(after.names, after.identities)
        bound = {name for name, identity in now if then.get(name) != identity}
        deleted = set(before.names).difference(after.names)
    gone = {name for name, reference in references.items() if reference() is None}
    bound |= gone.intersection(after.names) if gone else gone
    return sorted(_named(bound)), sorted(_named(deleted))


def _named(names: Iterable[Any]) -> Iterable[str]:
    return (name for name in names if type(name) is str and not _OWN.fullmatch(name))
