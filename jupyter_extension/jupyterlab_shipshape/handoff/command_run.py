"""Run a command of the proof: its lines into a log while it runs, and a way to stop it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Lines of a log that are kept; the middle of a longer one is of no use to anybody.
MAX_LINES = 5_000


class Stopped(Exception):
    """The person stopped the job."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    ok: bool
    lines: tuple[str, ...]


class Runner:
    """Runs commands one after the other; `stop` may be called from any thread."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.log: list[str] = []
        self._environment = dict(environment)
        self._stopped = threading.Event()
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def note(self, line: str) -> None:
        """Add a line to the log."""
        if len(self.log) < MAX_LINES:
            self.log.append(line)

    def run(
        self,
        command: Sequence[str | Path],
        folder: Path,
        *,
        seconds: float = 600,
        each: Callable[[str], None] | None = None,
    ) -> Outcome:
        """Run a command in a folder. Raises `Stopped`; a command that is not there is a failure."""
        words = [str(word) for word in command]
        self.note(f"$ {' '.join(words)}")
        lines: list[str] = []
        try:
            process = self._start(words, folder)
        except OSError as error:
            self.note(str(error))
            return Outcome(False, (str(error),))
        late = threading.Timer(seconds, self._end, [process])
        late.start()
        assert process.stdout is not None  # PIPE below
        for line in process.stdout:
            lines.append(line.rstrip("\n")[:2_000])
            self.note(lines[-1])
            if each:
                each(lines[-1])
        status = process.wait()
        timed_out = not late.is_alive()
        late.cancel()
        if self._stopped.is_set():
            raise Stopped
        if timed_out and status != 0:
            lines.append(f"stopped after {seconds:.0f} s")
            self.note(lines[-1])
        return Outcome(status == 0, tuple(lines))

    def stop(self) -> None:
        """End what runs now, and let nothing start after it."""
        self._stopped.set()
        with self._lock:
            if self._process:
                self._end(self._process)

    def _start(self, words: list[str], folder: Path) -> subprocess.Popen[str]:
        with self._lock:
            if self._stopped.is_set():
                raise Stopped
            self._process = subprocess.Popen(
                words, cwd=folder, env=self._environment, text=True, errors="replace",
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                start_new_session=os.name != "nt",
            )  # fmt: skip
            return self._process

    def _end(self, process: subprocess.Popen[str]) -> None:
        """End a command and all that it started."""
        with contextlib.suppress(OSError):
            if os.name == "nt":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGTERM)
                for _ in range(20):
                    if process.poll() is not None:
                        return
                    time.sleep(0.1)
                os.killpg(process.pid, signal.SIGKILL)
