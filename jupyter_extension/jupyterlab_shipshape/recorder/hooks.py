"""Where IPython calls the recorder: before and after each run, and nothing in between.

Nothing here may raise into a cell, hold a value or print. Failures of the recorder's own are
counted and told with the next list.
"""

from __future__ import annotations

import os
import sys
import threading
import uuid
from time import perf_counter, time
from typing import Any, Callable

from . import changes, contents, devices, namespace, resident
from .log import LONG, Log, Record, sha1
from .run import Frame, Request, error_of

COMM_ID = "jupyterlab-shipshape-recorder"


def guarded(method: Callable[..., None]) -> Callable[..., None]:
    """The method as a callback that never raises, and does nothing in a fork of the kernel."""

    def call(self: Recorder, *args: Any) -> None:
        try:
            if os.getpid() == self.pid:
                method(self, *args)
        except BaseException as error:  # noqa: BLE001 - nothing may reach the cell.
            self.failures += 1
            self.last_failure = type(error).__name__ + ": " + str(error)[:200]

    return call


class Recorder:
    """Watches one namespace: makes a record of each run, keeps it and pushes it to the clients."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.pid = os.getpid()
        self.epoch = uuid.uuid4().hex
        self.since = time() * 1000
        self.failures = 0
        self.last_failure: str | None = None
        self.documents: dict[str, str] = {}
        self.log = Log()
        self.meter = resident.find()
        self.frames: dict[int, list[Frame]] = {}
        self.late = False
        self.known = namespace.NOTHING
        self.before = lambda info=None: self._before(info)
        self.after = lambda result=None: self._after(result)

    @classmethod
    def create(cls) -> Recorder:
        """The recorder of this process's IPython, watching.

        :raises RuntimeError: where there is no IPython.
        """
        module = sys.modules.get("IPython")
        shell = module.get_ipython() if module else None
        if shell is None:
            raise RuntimeError("This kernel has no IPython.")
        recorder = cls(shell)
        recorder._remember()
        recorder.known = namespace.snapshot(shell.user_ns)
        shell.events.register("pre_run_cell", recorder.before)
        shell.events.register("post_run_cell", recorder.after)
        return recorder

    def attach(self, document: str) -> None:
        """The client that asks shows this document: the cells that it runs are the document's."""
        session = self._request().session
        if session:
            self.documents[session] = document
            for record in self.log.records:
                if record["session"] == session:
                    record["document"] = document

    def detach(self) -> None:
        """Stop watching and leave nothing behind."""
        for event, callback in (("pre_run_cell", self.before), ("post_run_cell", self.after)):
            if callback in self.shell.events.callbacks[event]:
                self.shell.events.unregister(event, callback)
        for name in [name for name in sys.modules if name.startswith("_shipshape_recorder")]:
            del sys.modules[name]

    def answer(self) -> Answer:
        """The list, for a client that comes later or has missed some."""
        return Answer(
            {
                "shipshape": 1,
                "epoch": self.epoch,
                "since": self.since,
                "late": self.late,
                "dropped": {
                    "runs": self.log.dropped_runs,
                    "names": sorted(self.log.dropped_names),
                },
                "failures": {"count": self.failures, "last": self.last_failure},
                "records": self.log.records,
            }
        )

    @guarded
    def _before(self, info: Any) -> None:
        began = perf_counter()
        shell = self.shell
        space = shell.user_ns
        source = getattr(info, "raw_cell", None) or ""
        frame = Frame(source, self._request())
        stack = self._stack(frame)
        if self.meter and any(self.frames.values()):
            self._fold()
        stack.append(frame)
        frame.names = namespace.snapshot(space)
        if len(stack) == 1:
            self._between(frame)
        mentioned = changes.mentioned(source, space)
        frame.references = namespace.watch(space, mentioned)
        frame.marks = changes.marks(space, mentioned)
        frame.devices = devices.levels()
        if self.meter:
            self.meter.reset()
            frame.rss = self.meter.read()[0]
        frame.overhead = perf_counter() - began

    @guarded
    def _after(self, result: Any) -> None:
        began = perf_counter()
        stack = self.frames.get(threading.get_ident())
        if not stack:
            return  # An empty cell: IPython tells only of its end.
        end = time() * 1000
        after = self._fold()
        frame = stack.pop()
        if stack:
            return  # A run inside of a run is part of it.
        del self.frames[threading.get_ident()]
        space = self.shell.user_ns
        names = namespace.snapshot(space)
        bound, deleted = namespace.differences(frame.names, names, frame.references)
        frame.count = self._count(result)
        record = self._record("run", frame, end, after)
        record["error"] = error_of(result, space, frame.source)
        record["ok"] = record["error"] is None
        record["bound"], record["deleted"] = bound, deleted
        record["changed"], record["unchanged"] = changes.remarks(space, frame.marks)
        record["values"] = contents.contents(space, [*bound, *record["changed"]])
        record["values"].update(contents.shown(getattr(result, "result", None)))
        record["devices"] = devices.differences(frame.devices, devices.levels())
        self.known = names
        record["overhead_ms"] = round((frame.overhead + perf_counter() - began) * 1000, 3)
        self._tell(record)

    def _stack(self, frame: Frame) -> list[Frame]:
        """Runs of this thread that have begun; those of another request ended without a word."""
        stack = self.frames.setdefault(threading.get_ident(), [])
        if stack and stack[-1].request.id != frame.request.id:
            stack.clear()
        return stack

    def _count(self, result: Any) -> int | None:
        """The count that the run shows; null where it is not kept in the history."""
        if result is not None:
            stored = getattr(getattr(result, "info", None), "store_history", True)
            return result.execution_count if stored else None
        return len(self.shell.history_manager.input_hist_raw) - 1

    def _fold(self) -> int | None:
        """Resident memory now; its peak so far goes to all runs that go on.

        Must come before each reset, or a run inside of a run would hide the peak of the outer.
        """
        if not self.meter:
            return None
        now, peak = self.meter.read()
        for stack in self.frames.values():
            for frame in stack:
                frame.peak = max(frame.peak, peak)
        return now

    def _between(self, frame: Frame) -> None:
        """What a widget's callback, a thread or a silent request did since the last run."""
        bound, deleted = namespace.differences(self.known, frame.names, {})
        if bound or deleted:
            record = self._record("between", Frame("", Request({})), frame.start, None)
            record["bound"], record["deleted"] = bound, deleted
            self._tell(record)

    def _remember(self) -> None:
        """What ran before the recorder came, from IPython's input history: the texts only."""
        history = getattr(self.shell, "history_manager", None)
        sources = list(getattr(history, "input_hist_raw", []))[1 : self.shell.execution_count]
        for count, source in enumerate(sources, 1):
            if source:
                record = self._record("history", Frame(source, Request({}), count), 0, None)
                record.update(
                    start=0, bound=None, deleted=None, changed=None, unchanged=None, values=None
                )
                self.log.add(record, self.shell.user_ns)
        self.late = bool(self.log.records)

    def _record(self, kind: str, frame: Frame, end: float, rss: int | None) -> Record:
        request = frame.request
        long = len(frame.source) > LONG
        return {
            "shipshape": 1,
            "epoch": self.epoch,
            "seq": 0,
            "kind": kind,
            "cell": request.cell,
            "session": request.session,
            "document": self.documents.get(request.session or ""),
            "msg_id": request.id,
            "source": None if long else frame.source,
            "source_hash": sha1(frame.source) if long else None,
            "count": frame.count,
            "start": frame.start,
            "end": end,
            "ok": True,
            "error": None,
            "bound": [],
            "deleted": [],
            "changed": [],
            "unchanged": [],
            "values": {},
            "rss_before": frame.rss,
            "rss_after": rss,
            "peak": max(frame.peak, frame.rss or 0, rss or 0) if rss is not None else None,
            "method": self.meter.method if self.meter and rss is not None else None,
            "devices": [],
            "overhead_ms": 0.0,
        }

    def _tell(self, record: Record) -> None:
        self.log.add(record, self.shell.user_ns)
        kernel: Any = getattr(self.shell, "kernel", None)
        socket = getattr(kernel, "iopub_socket", None)
        if socket is not None:
            kernel.session.send(
                socket,
                "comm_msg",
                {"comm_id": COMM_ID, "data": record},
                parent=self._parent(),
                ident=b"comm-" + COMM_ID.encode(),
            )

    def _request(self) -> Request:
        return Request(self._parent())

    def _parent(self) -> Any:
        parent = self.shell.get_parent() if hasattr(self.shell, "get_parent") else {}
        return parent or {}


class Answer:
    """Carries JSON to a client as the value of an expression, in whatever format text is shown."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {"application/json": self._data}
