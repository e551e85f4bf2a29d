"""Exact versions with their hashes, as `pylock.toml` (PEP 751): by uv or pip, where an index answers.

A job that can be followed and stopped, like a proof. Without a server,
`python -m jupyterlab_shipshape.handoff.pins` reads `{"requirements", "constraints", "python"}` as
JSON from standard input and writes `{"text", "tool"}`, or `{"refusal": {"code", "message"}}` with
exit status 2; how far it is goes to standard error.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .command_run import Outcome, Runner, Stopped
from .refusal import Refusal

#: Seconds that resolving and fetching metadata may take.
SECONDS = 300
#: The first pip that can lock.
_PIP_LOCKS = (25, 1)
_REQUIREMENT = re.compile(r"[A-Za-z0-9][^\r\n]*")


class Pins:
    """A running or finished job; `state`: running, held, failed, stopped."""

    def __init__(
        self, requirements: Sequence[str], constraints: Sequence[str], python: Path
    ) -> None:
        self.state = "running"
        #: The text of `pylock.toml`; empty until it is there.
        self.text = ""
        #: What made it, for example `uv 0.9`.
        self.tool = ""
        #: Why there is none.
        self.message = ""
        self.runner = Runner(_environment())
        self.thread = threading.Thread(target=self._work, daemon=True, name="shipshape-pins")
        self._asked = (list(requirements), list(constraints), python)
        self._started = time.time()
        self._ended: float | None = None

    def json(self, since: int = 0) -> dict[str, Any]:
        """The job as the page gets it, with the log from line `since`."""
        return {
            "state": self.state,
            "text": self.text,
            "tool": self.tool,
            "message": self.message,
            "seconds": (self._ended or time.time()) - self._started,
            "log": self.runner.log[since:],
            "logLength": len(self.runner.log),
        }

    def _work(self) -> None:
        try:
            self.text, self.tool = locked(self.runner, *self._asked)
            outcome = "held"
        except Stopped:
            outcome = "stopped"
        except Refusal as refusal:
            self.message, outcome = refusal.message, "failed"
        except Exception as error:  # noqa: BLE001 - a job must always end
            self.message, outcome = f"{type(error).__name__}: {error}", "failed"
        self._ended = time.time()
        self.state = outcome


def locked(
    runner: Runner, requirements: Sequence[str], constraints: Sequence[str], python: Path
) -> tuple[str, str]:
    """The text of `pylock.toml` and the tool that made it. Raises `Refusal` and `Stopped`.

    For the Python and the system of the kernel; constraints are the versions that it has.
    """
    with tempfile.TemporaryDirectory(prefix="shipshape-pins-") as scratch:
        folder = Path(scratch)
        (folder / "requirements.in").write_text(_lines(requirements), encoding="utf-8")
        (folder / "constraints.txt").write_text(_lines(constraints), encoding="utf-8")
        inputs = ["requirements.in", "-c", "constraints.txt"]
        uv = shutil.which("uv")
        if uv:
            tool = _first(runner.run([uv, "--version"], folder))
            words = [uv, "pip", "compile", "--quiet", "--no-header", "--format", "pylock.toml"]
            outcome = runner.run(
                [*words, *inputs, "--python", python, "-o", "pylock.toml"],
                folder,
                seconds=SECONDS,
            )
        else:
            pip, tool = _pip(runner, python, folder)
            outcome = runner.run(
                [*pip, "lock", "-r", *inputs, "-o", "pylock.toml"], folder, seconds=SECONDS
            )
        made = folder / "pylock.toml"
        if not outcome.ok or not made.is_file():
            raise Refusal(
                "pins",
                f"{tool} found no such set of packages: {_why(outcome)} "
                "constraints.txt holds the versions that the kernel has.",
            )
        return made.read_text(encoding="utf-8"), tool


def _pip(runner: Runner, python: Path, folder: Path) -> tuple[list[str | Path], str]:
    """A pip that can lock for that Python, and what it is called. Raises `Refusal`."""
    own: list[str | Path] = [python, "-m", "pip"]
    other: list[str | Path] = [sys.executable, "-m", "pip", "--python", python]
    for command in (own, other):
        words = [*command, "--disable-pip-version-check"]
        match = re.match(r"pip (\d+)\.(\d+)", _first(runner.run([*words, "--version"], folder)))
        if match and (int(match[1]), int(match[2])) >= _PIP_LOCKS:
            return words, match[0]
    raise Refusal(
        "pins",
        "pylock.toml needs uv, or pip 25.1 or newer, beside the kernel or the server: "
        "pip install uv.",
    )


def _lines(all_: Sequence[str]) -> str:
    for one in all_:
        # A line of its own option would be read as one.
        if not _REQUIREMENT.fullmatch(one):
            raise Refusal("pins", f"{one!r} is no requirement.")
    return "".join(f"{one}\n" for one in all_)


def _first(outcome: Outcome) -> str:
    return outcome.lines[0] if outcome.lines else ""


def _why(outcome: Outcome) -> str:
    said = [line.strip() for line in outcome.lines if line.strip()]
    told = next((x for x in reversed(said) if x.startswith(("ERROR", "error"))), None)
    text = (told or " ".join(said[-3:]) or "no message")[:400]
    return text if text.endswith(".") else f"{text}."


def _environment() -> dict[str, str]:
    unwanted = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "JUPYTER_TOKEN", "JPY_API_TOKEN")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "PYTHONUTF8": "1", "NO_COLOR": "1"}


def main() -> int:
    """Answer the request on standard input."""
    asked = json.load(sys.stdin)
    pins = Pins(asked["requirements"], asked["constraints"], Path(asked["python"]))
    pins.thread.start()
    shown = 0
    try:
        while pins.thread.is_alive():
            pins.thread.join(0.2)
            for line in pins.runner.log[shown:]:
                sys.stderr.write(f"{line}\n")
                shown += 1
    except KeyboardInterrupt:
        pins.runner.stop()
        pins.thread.join()
    if pins.state == "held":
        json.dump({"text": pins.text, "tool": pins.tool}, sys.stdout)
        return 0
    message = pins.message or "Stopped."
    json.dump({"refusal": {"code": "pins", "message": message}}, sys.stdout)
    return 2


if __name__ == "__main__":
    sys.exit(main())
