"""Copier: questions of a template as a form, and its render. Runs in the template process only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from copier import Settings, run_copy
from jinja2.sandbox import SandboxedEnvironment

from .questions import KNOWN, question
from .refusal import Refusal

#: Copier's own types, as the page's form knows them.
_KINDS = {"str": "text", "int": "int", "float": "float", "bool": "bool", "path": "text"}


def _config(folder: Path) -> dict[str, Any]:
    path = next(p for n in ("copier.yml", "copier.yaml") if (p := folder / n).is_file())
    merged: dict[str, Any] = {}
    try:
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            merged.update(document or {})
    except yaml.YAMLError as error:
        raise Refusal("template", f"{path.name} of the template cannot be read: {error}") from error
    return merged


def describe(folder: Path, data: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """The questions that are asked with `answers`, and what wants to run."""
    config = _config(folder)
    environment = SandboxedEnvironment(**_delimiters(config))
    context = {**data, **answers}
    questions = []
    for name, asked in config.items():
        if name.startswith("_"):
            continue
        detail = asked if isinstance(asked, dict) else {"default": asked}
        described = _question(name, detail, environment, context, answers, data)
        if described:
            context.setdefault(name, described["default"])
            context[name] = answers.get(name, context[name])
            questions.append(described)
    commands = [_command(c) for key in ("_tasks", "_migrations") for c in config.get(key, [])]
    extensions = [f"Jinja extension {e}" for e in config.get("_jinja_extensions", [])]
    return {
        "engine": "Copier",
        "questions": questions,
        "commands": commands + extensions,
        "needs_trust": bool(extensions),
    }


def _delimiters(config: dict[str, Any]) -> dict[str, Any]:
    known = ("start_string", "end_string")
    options = config.get("_envops", {})
    return {name: value for name, value in options.items() if name.endswith(known)}


def _question(
    name: str,
    detail: dict[str, Any],
    environment: SandboxedEnvironment,
    context: dict[str, Any],
    answers: dict[str, Any],
    data: dict[str, Any],
) -> dict[str, Any] | None:
    def rendered(value: Any) -> Any:
        if isinstance(value, str):
            return environment.from_string(value).render(context)
        return value

    when = detail.get("when", True)
    asked = rendered(when) if isinstance(when, str) else when
    default = _cast(rendered(detail.get("default", "")), str(detail.get("type", "")))
    if str(asked).strip().lower() in ("false", "no", "0", "", "none"):
        context[name] = default
        return None
    if name not in answers and name in data:
        default = data[name]
    choices = detail.get("choices")
    if isinstance(choices, str):
        choices = yaml.safe_load(rendered(choices))
    pairs = choices.items() if isinstance(choices, dict) else [(c, c) for c in choices or []]
    listed = [
        (str(rendered(c[0])), c[1]) if isinstance(c, (list, tuple)) else (str(rendered(label)), c)
        for label, c in pairs
    ]
    listed = [(label, c["value"] if isinstance(c, dict) else c) for label, c in listed]
    problem = None
    if name in answers and detail.get("validator"):
        problem = environment.from_string(detail["validator"]).render(context).strip() or None
    return question(
        name,
        kind=_KINDS.get(str(detail.get("type", _type_of(default))), "json"),
        default=answers.get(name, default),
        label=str(rendered(detail.get("help", "")) or ""),
        placeholder=str(rendered(detail.get("placeholder", "")) or ""),
        choices=listed,
        many=bool(detail.get("multiselect")),
        secret=bool(detail.get("secret")),
        conditional=isinstance(when, str),
        problem=problem,
        known=name in KNOWN or name in data,
    )


def _type_of(value: Any) -> str:
    return type(value).__name__ if type(value).__name__ in _KINDS else "yaml"


def _cast(value: Any, kind: str) -> Any:
    if isinstance(value, str) and kind in ("bool", "int", "float", "yaml", "json"):
        return yaml.safe_load(value) if value.strip() else value
    return value


def _command(task: Any) -> str:
    command = task.get("command", task) if isinstance(task, dict) else task
    return " ".join(map(str, command)) if isinstance(command, list) else str(command)


def render(
    folder: Path, destination: Path, data: dict[str, Any], answers: dict[str, Any], trusted: bool
) -> str:
    """Render into `destination`, gives the folder below it; tasks and extensions only where trusted."""
    run_copy(
        str(folder),
        destination,
        data={**data, **answers},
        settings=Settings(),
        defaults=True,
        overwrite=True,
        quiet=True,
        unsafe=trusted,
        skip_tasks=not trusted,
    )
    return "."
