"""Cookiecutter: questions of a template as a form, and its render. Runs in the template process only."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from .questions import Told, question
from .refusal import Refusal


def _guard() -> ModuleType:
    try:
        return importlib.import_module(".cookiecutter_guard", __package__)
    except ImportError as error:
        raise Refusal(
            "template",
            "Cookiecutter is not installed in the server's environment. "
            "Install jupyterlab-shipshape[cookiecutter].",
        ) from error


def _config(folder: Path) -> dict[str, Any]:
    try:
        config = json.loads((folder / "cookiecutter.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal("template", f"cookiecutter.json cannot be read: {error}.") from error
    if not isinstance(config, dict):
        raise Refusal("template", "cookiecutter.json is no object.")
    if "template" in config or "templates" in config:
        raise Refusal(
            "template", "This is a collection of templates. Name the folder of one of them."
        )
    return config


def _hooks(folder: Path) -> list[str]:
    hooks = folder / "hooks"
    return sorted(f"hooks/{p.name}" for p in hooks.iterdir()) if hooks.is_dir() else []


def describe(folder: Path, data: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """The questions with `answers`, and what wants to run."""
    config = _config(folder)
    render = _guard().renderer(config)
    prompts = config.get("__prompts__", {})
    extensions = [f"Jinja extension {e}" for e in config.get("_extensions", [])]
    told = Told(data)
    context: dict[str, Any] = {}
    questions = []
    for name, given in config.items():
        if name.startswith("_"):
            # Two underscores: computed from the others; one: for Cookiecutter itself.
            if name.startswith("__") and name != "__prompts__":
                context[name] = render(given, context)
                told.own[name] = render(given, told.own)
            continue
        prompt = prompts.get(name, "")
        labels = prompt if isinstance(prompt, dict) else {"__prompt__": prompt}
        options = given if isinstance(given, list) else []
        first = options[0] if options else given
        known, value = told.answer(name, render(first, told.own))
        known &= not options or value in options
        if not known:
            value = render(first, context)
        value = answers.get(name, value)
        context[name] = value
        kind = "bool" if isinstance(given, bool) else "json" if isinstance(given, dict) else "text"
        refused = bool(options) and value not in options
        questions.append(
            question(
                name,
                kind=kind,
                default=value,
                label=str(labels.get("__prompt__", "")),
                choices=[(str(labels.get(o, o)), o) for o in options],
                problem=f"Choose one of: {', '.join(map(str, options))}." if refused else None,
                known=known,
            )
        )
    return {
        "engine": "Cookiecutter",
        "questions": questions,
        "commands": _hooks(folder) + extensions,
        "needs_trust": bool(extensions),
    }


def render(folder: Path, destination: Path, values: dict[str, Any], trusted: bool) -> str:
    """Render below `destination`, gives the folder there; hooks and extensions only where trusted.

    `values`: the variables of a template; those that `cookiecutter.json` names are taken.
    """
    config = _config(folder)
    asked = {k: v for k, v in values.items() if k in config and not k.startswith("_")}
    destination.mkdir()
    made: Path = _guard().guarded_cookiecutter(folder, destination, asked, trusted=trusted)
    return made.relative_to(destination.resolve()).as_posix()
