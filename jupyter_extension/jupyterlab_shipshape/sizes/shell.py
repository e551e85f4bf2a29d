"""What the front end asks in a kernel: the sizes, or to free something."""

from __future__ import annotations

import gc
from typing import Any

from .holders import release
from .report import report
from .resident import give_back, resident

BUDGET = 0.010
"""Seconds for looking at the values when nobody waits for it."""


class Answer:
    """Travels as JSON in the reply to a silent request."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content

    def _repr_json_(self) -> dict[str, Any]:
        return self._content


def sizes(shell: Any, budget: float = BUDGET) -> Answer:
    """The sizes of the user's variables; `shell` is IPython's, `budget` in seconds."""
    return Answer(report(shell.user_ns, shell.user_ns_hidden, budget))


def free(shell: Any, names: list[str], own: list[str]) -> Answer:
    """Delete names, let go of holders of IPython's own, and tell what that gave back.

    Gives `missing` (names that were not there) and resident memory in bytes, `before` and
    `after`, or None where the system does not tell. The allocator may keep what became free.
    """
    before = resident()
    missing = []
    for name in names:
        if shell.user_ns.pop(name, shell) is shell:
            missing.append(name)
    for called in own:
        try:
            release(shell, called)
        except KeyError:
            missing.append(called)
    gc.collect()
    give_back()
    return Answer({"missing": missing, "before": before, "after": resident()})
