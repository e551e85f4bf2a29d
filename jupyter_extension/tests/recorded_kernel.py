"""A real kernel with the recorder in it, driven as a client does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jupyter_client.manager import start_new_kernel

RECORDER = Path(__file__).parent.parent / "jupyterlab_shipshape" / "recorder"
#: In the order of what they stand on, as the page sends them.
MODULES = (
    "resident",
    "devices",
    "namespace",
    "fingerprints",
    "contents",
    "changes",
    "log",
    "run",
    "hooks",
)
LOG = "__import__('sys').modules['_shipshape_recorder'].answer()"


def attach_code(document: str = "notebook", modules: tuple[str, ...] = MODULES) -> str:
    sources = {name: (RECORDER / f"{name}.py").read_text() for name in modules}
    given = json.dumps({"modules": sources, "document": document})
    loader = json.dumps((RECORDER / "load.py").read_text())
    return f"__import__('builtins').exec({loader}, {given})"


@dataclass
class Outcome:
    """What came back for one request."""

    records: list[dict[str, Any]] = field(default_factory=list)
    text: str = ""
    reply: dict[str, Any] = field(default_factory=dict)

    @property
    def record(self) -> dict[str, Any]:
        (record,) = [each for each in self.records if each["kind"] == "run"]
        return record


class RecordedKernel:
    def __init__(self, manager: Any, client: Any) -> None:
        self.manager = manager
        self.client = client

    def attach(self, document: str = "notebook") -> dict[str, Any]:
        """Put the recorder in place; gives its list."""
        return self._log(self.run(attach_code(document), silent=True, expressions={"log": LOG}))

    def log(self) -> dict[str, Any]:
        return self._log(self.run("pass", silent=True, expressions={"log": LOG}))

    def run(
        self,
        code: str,
        *,
        cell: str | None = None,
        silent: bool = False,
        expressions: dict[str, str] | None = None,
    ) -> Outcome:
        return self.wait(self.send(code, cell=cell, silent=silent, expressions=expressions))

    def send(
        self,
        code: str,
        *,
        cell: str | None = None,
        silent: bool = False,
        expressions: dict[str, str] | None = None,
        stop_on_error: bool = False,
    ) -> str:
        content = {
            "code": code,
            "silent": silent,
            "store_history": not silent,
            "user_expressions": expressions or {},
            "allow_stdin": False,
            "stop_on_error": stop_on_error,
        }
        metadata = {} if cell is None else {"cellId": cell}
        message = self.client.session.msg("execute_request", content, metadata=metadata)
        self.client.shell_channel.send(message)
        return str(message["header"]["msg_id"])

    def wait(self, request: str) -> Outcome:
        outcome = Outcome()
        while True:
            message = self.client.get_iopub_msg(timeout=60)
            if message["parent_header"].get("msg_id") != request:
                continue
            content = message["content"]
            if message["msg_type"] == "comm_msg":
                outcome.records.append(content["data"])
            elif message["msg_type"] == "stream":
                outcome.text += content["text"]
            elif message["msg_type"] == "status" and content["execution_state"] == "idle":
                break
        while True:
            reply = self.client.get_shell_msg(timeout=60)
            if reply["parent_header"].get("msg_id") == request:
                outcome.reply = reply["content"]
                return outcome

    @staticmethod
    def _log(outcome: Outcome) -> dict[str, Any]:
        answer = outcome.reply["user_expressions"]["log"]
        assert answer["status"] == "ok", answer
        log: dict[str, Any] = answer["data"]["application/json"]
        return log


@contextmanager
def recorded_kernel(attach: bool = True) -> Iterator[RecordedKernel]:
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        kernel = RecordedKernel(manager, client)
        if attach:
            kernel.attach()
        yield kernel
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
