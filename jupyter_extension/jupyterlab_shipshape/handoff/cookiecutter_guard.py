"""Cookiecutter with the two guards that it lacks: sandboxed Jinja, and names that stay in the render.

Its own environment lets a template reach any Python object, and it joins rendered names to the
output folder unchecked. Both are set right here, in the template process alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cookiecutter.generate
import cookiecutter.utils
from cookiecutter.environment import ExtensionLoaderMixin
from cookiecutter.main import cookiecutter as run_cookiecutter
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from .refusal import Refusal


class _SandboxedEnvironment(ExtensionLoaderMixin, SandboxedEnvironment):  # type: ignore[misc] # untyped library
    """Cookiecutter's strict environment, in Jinja's sandbox."""

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, **options)


def renderer(config: Mapping[str, Any]) -> Callable[[Any, Mapping[str, Any]], Any]:
    """Renders the defaults of `cookiecutter.json` over answers, without the template's own code."""
    environment = _SandboxedEnvironment(**config.get("_jinja2_env_vars", {}))

    def render(value: Any, answers: Mapping[str, Any]) -> Any:
        if isinstance(value, str):
            return environment.from_string(value).render(cookiecutter=answers)
        if isinstance(value, list):
            return [render(item, answers) for item in value]
        if isinstance(value, dict):
            return {render(k, answers): render(v, answers) for k, v in value.items()}
        return value

    return render


def guarded_cookiecutter(
    folder: Path, destination: Path, answers: dict[str, Any], *, trusted: bool
) -> Path:
    """Render `folder` below `destination`; gives the folder that was made. Raises `Refusal`."""
    make_folder = cookiecutter.generate.render_and_create_dir
    make_file = cookiecutter.generate.generate_file
    inside = destination.resolve()

    def check(parent: object, name: str, context: Any, environment: Any) -> None:
        rendered = environment.from_string(name).render(**context)
        if not (Path(str(parent)) / rendered).resolve().is_relative_to(inside):
            raise Refusal("template", f"The template writes {rendered!r}, outside the package.")

    def folder_inside(
        dirname: Any, context: Any, output_dir: Any, environment: Any, *rest: Any, **named: Any
    ) -> Any:
        check(output_dir, str(dirname), context, environment)
        return make_folder(dirname, context, output_dir, environment, *rest, **named)

    def file_inside(
        project_dir: Any, infile: Any, context: Any, env: Any, *rest: Any, **named: Any
    ) -> Any:
        check(project_dir, str(infile), context, env)
        return make_file(project_dir, infile, context, env, *rest, **named)

    def tree_inside(source: str, copy: str) -> Any:
        if not Path(copy).resolve().is_relative_to(inside) or Path(copy).exists():
            raise Refusal(
                "template", f"The template writes {copy!r}, outside the package or twice."
            )
        return shutil.copytree(source, copy)

    copying = {**vars(shutil), "copytree": tree_inside, "rmtree": lambda _: None}
    cookiecutter.generate.shutil = SimpleNamespace(**copying)
    cookiecutter.generate.render_and_create_dir = folder_inside
    cookiecutter.generate.generate_file = file_inside
    if not trusted:
        cookiecutter.utils.StrictEnvironment = _SandboxedEnvironment
    made = run_cookiecutter(
        str(folder),
        no_input=True,
        extra_context=answers,
        output_dir=str(destination),
        accept_hooks=trusted,
        default_config=True,
    )
    return Path(made)
