"""The proof of an export: a job of steps, each of which held or did not."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from . import proof_checks, proof_environment
from .command_run import Runner, Stopped
from .file_paths import OWN
from .proof_environment import Workplace
from .record import Record

PROOF = f"{OWN}/proof.json"
STEPS = ("environment", "build", "install", "lint", "tests", "run")


@dataclass
class Step:
    """One line of the proof. `state`: waiting, running, held, failed, skipped, stopped."""

    key: str
    state: str = "waiting"
    detail: str = ""
    seconds: float = 0.0
    #: Results that are not what the page shows, with both texts.
    differing: list[dict[str, Any]] = field(default_factory=list)


class Proof:
    """A running or finished proof; `state`: running, held, failed, stopped."""

    def __init__(
        self,
        target: Path,
        record: Record,
        kernel_python: Path,
        notebook_folder: Path,
        expected: list[dict[str, Any]],
    ) -> None:
        self.target = target
        self.steps = [Step(key) for key in STEPS]
        self.state = "running"
        self.started = time.time()
        self.ended: float | None = None
        self._record = record
        self._kernel_python = kernel_python
        self._notebook_folder = notebook_folder
        self._expected = expected
        self.runner = Runner(_environment(record.version))
        self.thread = threading.Thread(target=self._work, daemon=True, name="shipshape-proof")

    def json(self, since: int = 0) -> dict[str, Any]:
        """The proof as the page gets it, with the log from line `since`."""
        return {
            "state": self.state,
            "steps": [asdict(step) for step in self.steps],
            "seconds": (self.ended or time.time()) - self.started,
            "log": self.runner.log[since:],
            "logLength": len(self.runner.log),
        }

    def _work(self) -> None:
        with tempfile.TemporaryDirectory(
            prefix="shipshape-proof-", ignore_cleanup_errors=True
        ) as t:
            at = Workplace(
                self.runner, Path(t), Path(t) / "package", self._record.module, self._kernel_python
            )
            try:
                self._run_steps(at)
                held = all(s.state in ("held", "skipped") for s in self.steps)
                outcome = "held" if held else "failed"
            except Stopped:
                self._set_rest("stopped")
                outcome = "stopped"
            except Exception as error:  # noqa: BLE001 - a job must always end
                self.runner.note(f"{type(error).__name__}: {error}")
                self._set_rest("failed")
                outcome = "failed"
        self.ended = time.time()
        self._keep(outcome)
        self.state = outcome

    def _run_steps(self, at: Workplace) -> None:
        _copy_package(self.target, self._record, at.package)
        ready = (
            self._step("environment", lambda _: proof_environment.clean_environment(at))
            and self._step("build", lambda _: proof_environment.build(at))
            and self._step("install", lambda _: proof_environment.install(at))
        )
        if not ready:
            self._set_rest("skipped", "not reached")
            return
        self._step("lint", lambda _: proof_checks.lint(at))
        self._step("tests", lambda step: proof_checks.tests(at, _say(step)))
        self._step("run", lambda step: self._compare(at, step))

    def _compare(self, at: Workplace, step: Step) -> tuple[bool, str]:
        ok, detail, step.differing = proof_checks.equivalence(
            at, self._notebook_folder, self._expected
        )
        return ok, detail

    def _step(self, key: str, work: Callable[[Step], tuple[bool, str]]) -> bool:
        step = self._find(key)
        step.state, begun = "running", time.monotonic()
        try:
            ok, step.detail = work(step)
            step.state = "held" if ok else "failed"
            return ok
        finally:
            step.seconds = time.monotonic() - begun

    def _find(self, key: str) -> Step:
        return next(s for s in self.steps if s.key == key)

    def _set_rest(self, state: str, detail: str = "") -> None:
        for step in self.steps:
            if step.state in ("waiting", "running"):
                step.state, step.detail = state, detail or step.detail

    def _keep(self, outcome: str) -> None:
        """Keep the result with the export, where the folder still is one."""
        kept = {
            **self.json(),
            "state": outcome,
            "version": self._record.version,
            "time": self.started,
        }
        del kept["log"]
        try:
            (self.target / PROOF).write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            self.runner.note(f"The result could not be kept: {error}")


def _say(step: Step) -> Callable[[str], None]:
    def say(detail: str) -> None:
        step.detail = detail

    return say


def _copy_package(target: Path, record: Record, package: Path) -> None:
    """The exported files as they are now, with the person's edits; nothing else of the folder."""
    for path in record.base:
        source = target / path
        if source.is_file() and not source.is_symlink():
            (package / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, package / path)


def _environment(version: str) -> dict[str, str]:
    """The server's environment without what ties a process to the server's own Python.

    The proof's copy has no repository, so build backends that ask git for the version are told.
    """
    unwanted = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "JUPYTER_TOKEN", "JPY_API_TOKEN")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    told = {"SETUPTOOLS_SCM_PRETEND_VERSION": version, "PDM_BUILD_SCM_VERSION": version}
    return {**kept, **told, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "MPLBACKEND": "Agg"}
