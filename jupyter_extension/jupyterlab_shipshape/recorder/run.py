"""A run that has begun: who asked for it, what is known before it, and how it failed."""

from __future__ import annotations

from time import time
from typing import Any

from . import changes, devices, namespace
from .log import Record


class Request:
    """Who asked for a run."""

    def __init__(self, parent: Any) -> None:
        header = parent.get("header") or {}
        metadata = parent.get("metadata") or {}
        self.id: str | None = header.get("msg_id")
        self.session: str | None = header.get("session")
        cell = metadata.get("cellId")
        self.cell: str | None = cell if isinstance(cell, str) else None


class Frame:
    """A run that has begun."""

    def __init__(self, source: str, request: Request, count: int | None = None) -> None:
        self.source = source
        self.count = count
        self.request = request
        self.start = time() * 1000
        self.overhead = 0.0
        self.names = namespace.NOTHING
        self.references: dict[str, Any] = {}
        self.marks: changes.Marks = {}
        self.devices: devices.Levels = {}
        self.rss: int | None = None
        self.peak = 0


def error_of(result: Any, space: Any, source: str) -> Record | None:
    """How a run failed; None where it did not. An interrupted one may come without a result."""
    if result is None:
        return {"name": "KeyboardInterrupt", "line": None}
    error = result.error_before_exec or result.error_in_exec
    if error is None:
        return None
    return {"name": type(error).__name__, "line": _line(error, space, source)}


def _line(error: BaseException, space: Any, source: str) -> int | None:
    """The 1-based line of the cell where it failed."""
    line, depth = None, 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals is space and trace.tb_frame.f_code.co_name == "<module>":
            line, depth = trace.tb_lineno, depth + 1
        trace = trace.tb_next
    if line is None and isinstance(error, SyntaxError):
        return error.lineno
    # The body of a cell magic is counted from the line below it.
    return line + 1 if line is not None and depth > 1 and source.startswith("%%") else line
