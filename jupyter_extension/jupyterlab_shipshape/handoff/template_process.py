"""Runs in a process of its own: everything that evaluates what a template says.

`python -m jupyterlab_shipshape.handoff.template_process` reads one JSON request from standard
input and writes one JSON answer to the file that the request names; its output is the log.
Copier changes the working directory of its process, and a template can loop or eat memory: hence
a process, with limits of its own.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from .limits import MAX_FILE_BYTES, RENDER_MEMORY, RENDER_SECONDS
from .refusal import Refusal


def _limit() -> None:
    """Bound what the process may use, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_FSIZE, 2 * MAX_FILE_BYTES),
        (resource.RLIMIT_CPU, RENDER_SECONDS),
        (resource.RLIMIT_AS, RENDER_MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Describe a template and, where the request names a destination, render it."""
    folder = Path(request["folder"])
    data: dict[str, Any] = request["data"]
    if (folder / "cookiecutter.json").is_file():
        engine = importlib.import_module(".cookiecutter_engine", __package__)
    elif any((folder / name).is_file() for name in ("copier.yml", "copier.yaml")):
        engine = importlib.import_module(".copier_engine", __package__)
    else:
        raise Refusal(
            "template",
            "The folder has neither copier.yml nor cookiecutter.json, so it is no template.",
        )
    answers: dict[str, Any] = request["answers"]
    description = engine.describe(folder, data, answers)
    if request["destination"] is None:
        return {"description": description}
    problems = [f"{q['name']}: {q['problem']}" for q in description["questions"] if q["problem"]]
    if problems:
        raise Refusal("answers", "; ".join(problems))
    destination = Path(request["destination"])
    root = engine.render(folder, destination, data, answers, request["trusted"])
    return {"description": description, "root": root}


def main() -> None:
    """Answer the one request."""
    request = json.loads(sys.stdin.read())
    _limit()
    try:
        reply: dict[str, Any] = {"ok": answer(request)}
    except Refusal as refusal:
        reply = {"refusal": [refusal.code, refusal.message]}
    except MemoryError:
        reply = {"refusal": ["template", "The template needs too much memory."]}
    except BaseException as error:  # noqa: BLE001 - a template's own errors are of any kind
        reply = {"refusal": ["template", f"The template fails: {error or type(error).__name__}"]}
    Path(request["reply"]).write_text(json.dumps(reply), encoding="utf-8")


if __name__ == "__main__":
    main()
