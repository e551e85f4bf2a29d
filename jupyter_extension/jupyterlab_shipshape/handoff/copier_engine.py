"""Copier: questions of a template as a form, and its render. Runs in the template process only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from copier import Settings, run_copy
from jinja2 import FileSystemLoader, TemplateAssertionError
from jinja2.sandbox import SandboxedEnvironment

from .copier_config import commands, envops, extensions, read_config
from .copier_questions import Asking, describe_question
from .questions import Told, with_synonyms

#: What Copier gives every template.
_FILTERS = "jinja2_ansible_filters.AnsibleCoreFiltersExtension"


def describe(folder: Path, data: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """The questions that are asked with `answers`, and what wants to run."""
    config = read_config(folder)
    own = extensions(config)
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(folder), extensions=[_FILTERS], **envops(config)
    )

    def render(value: Any, context: Mapping[str, Any]) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return environment.from_string(value).render(context)
        except TemplateAssertionError:
            if own:
                return value  # one of its own filters: they are not loaded to ask
            raise

    always = {"_folder_name": data["distribution"], "_copier_conf": {"sep": "/", "os": "linux"}}
    at = Asking(render, {**with_synonyms(data), **always}, answers, Told(data))
    at.told.own.update(always)
    found = [
        describe_question(name, asked if isinstance(asked, dict) else {"default": asked}, at)
        for name, asked in config.items()
        if not name.startswith("_")
    ]
    secret = set(config.get("_secret_questions") or [])
    return {
        "engine": "Copier",
        "questions": [{**q, "secret": q["secret"] or q["name"] in secret} for q in found if q],
        "commands": commands(config) + [f"Jinja extension {e}" for e in own],
        "needs_trust": bool(own),
    }


def render(folder: Path, destination: Path, values: dict[str, Any], trusted: bool) -> str:
    """Render into `destination`, gives the folder below it; tasks and extensions only where trusted.

    `values`: the variables of the template, its questions' answers among them.
    """
    # Copier calls a template by this folder's name where it asks for no other.
    name = str(values["distribution"])
    (destination / name).mkdir(parents=True)
    run_copy(
        str(folder),
        destination / name,
        data=values,
        settings=Settings(),
        defaults=True,
        overwrite=True,
        quiet=True,
        unsafe=trusted,
        skip_tasks=not trusted,
    )
    return name
