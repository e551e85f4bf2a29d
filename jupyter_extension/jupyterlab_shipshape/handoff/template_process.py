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
from types import ModuleType
from typing import Any

from .limits import MAX_FILE_BYTES, RENDER_MEMORY, RENDER_SECONDS
from .questions import with_synonyms
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
    answers: dict[str, Any] = request["answers"]
    engine, description = _described(folder, data, answers)
    if request["destination"] is None:
        return {"description": description}
    if description["needs_trust"] and not request["trusted"]:
        raise Refusal(
            "template",
            "This template brings code of its own. Trust it in the dialog first, or choose another.",
        )
    problems = [f"{q['name']}: {q['problem']}" for q in description["questions"] if q["problem"]]
    if problems:
        raise Refusal("answers", "; ".join(problems))
    destination = Path(request["destination"])
    # What the form shows is what the template gets.
    shown = {q["name"]: q["default"] for q in description["questions"]}
    values = {**with_synonyms(data), **answers, **shown}
    root = engine.render(folder, destination, values, request["trusted"])
    return {"description": description, "root": root}


def _described(
    folder: Path, data: dict[str, Any], answers: dict[str, Any]
) -> tuple[ModuleType, dict[str, Any]]:
    """The engine of a template, and what it says of it. Raises `Refusal`.

    A template for both is taken as Cookiecutter's, unless only Copier's needs nothing more.
    """
    found = []
    if (folder / "cookiecutter.json").is_file():
        found.append("cookiecutter_engine")
    if any((folder / name).is_file() for name in ("copier.yml", "copier.yaml")):
        found.append("copier_engine")
    if not found:
        raise Refusal(
            "template",
            "The folder has neither copier.yml nor cookiecutter.json, so it is no template.",
        )
    refused: Refusal | None = None
    described = []
    for name in found:
        engine = importlib.import_module(f".{name}", __package__)
        try:
            described.append((engine, engine.describe(folder, data, answers)))
        except Refusal as refusal:
            refused = refused or refusal
    if not described and refused:
        raise refused
    return min(described, key=lambda pair: bool(pair[1]["needs_trust"]))


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
