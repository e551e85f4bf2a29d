"""Cookiecutter: questions of a template as a form, and its render. Runs in the template process only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2.sandbox import SandboxedEnvironment

from .questions import KNOWN, question
from .refusal import Refusal


def _config(folder: Path) -> dict[str, Any]:
    try:
        config = json.loads((folder / "cookiecutter.json").read_text(encoding="utf-8"))
    except ValueError as error:
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
    environment = SandboxedEnvironment()
    prompts = config.get("__prompts__", {})
    extensions = [f"Jinja extension {e}" for e in config.get("_extensions", [])]
    context: dict[str, Any] = {}
    questions = []
    for name, given in config.items():
        if name.startswith("_"):
            continue
        prompt = prompts.get(name, "")
        labels = prompt if isinstance(prompt, dict) else {"__prompt__": prompt}
        options = given if isinstance(given, list) else []
        default = _default(environment, context, options[0] if options else given)
        if name in data and (not options or data[name] in options):
            default = data[name]
        value = answers.get(name, default)
        context[name] = value
        kind = "bool" if isinstance(given, bool) else "json" if isinstance(given, dict) else "text"
        questions.append(
            question(
                name,
                kind=kind,
                default=value,
                label=str(labels.get("__prompt__", "")),
                choices=[(str(labels.get(o, o)), o) for o in options],
                known=name in KNOWN or name in data,
            )
        )
    return {
        "engine": "Cookiecutter",
        "questions": questions,
        "commands": _hooks(folder) + extensions,
        "needs_trust": bool(extensions),
    }


def _default(environment: SandboxedEnvironment, context: dict[str, Any], value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return environment.from_string(value).render(cookiecutter=context)


def render(
    folder: Path, destination: Path, data: dict[str, Any], answers: dict[str, Any], trusted: bool
) -> str:
    """Render below `destination`, gives the folder there; hooks and extensions only where trusted."""
    try:
        from .cookiecutter_guard import guarded_cookiecutter
    except ImportError as error:
        raise Refusal(
            "template",
            "Cookiecutter is not installed in the server's environment. "
            "Install jupyterlab-shipshape[cookiecutter].",
        ) from error
    config = _config(folder)
    if config.get("_extensions") and not trusted:
        raise Refusal(
            "template", "This template brings code of its own. Trust it first, or choose another."
        )
    asked = {k: v for k, v in {**data, **answers}.items() if k in config and not k.startswith("_")}
    usable = {k: v for k, v in asked.items() if not isinstance(config[k], list) or v in config[k]}
    destination.mkdir()
    made = guarded_cookiecutter(folder, destination, usable, trusted=trusted)
    return made.relative_to(destination.resolve()).as_posix()
