"""Bring the dependencies and the command of a plan into a template's own `pyproject.toml`."""

from __future__ import annotations

import re
from dataclasses import replace

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, Table

from .compare import Rendered
from .package_plan import PackagePlan

_NAME = re.compile(r"^[A-Za-z0-9._-]+")


def with_dependencies(
    files: dict[str, Rendered], plan: PackagePlan, requirements: list[str]
) -> tuple[dict[str, Rendered], tuple[str, ...]]:
    """The files with `[project]` completed, and a note where that was not possible."""
    file = files.get("pyproject.toml")
    listed = ", ".join(requirements)
    if file is None:
        note = f"This template has no pyproject.toml. The package needs: {listed}."
        return files, (note,) if requirements else ()
    try:
        document = tomlkit.parse(file.content.decode())
    except (TOMLKitError, UnicodeDecodeError):
        return files, (f"pyproject.toml of the template cannot be read. Add: {listed}.",)
    project = document.get("project")
    if not isinstance(project, Table):
        return files, (f"pyproject.toml has no [project]. The package needs: {listed}.",)
    dependencies = project.get("dependencies")
    if not isinstance(dependencies, Array):
        if "dependencies" in project.get("dynamic", []):
            return files, (f"The template lists dependencies elsewhere. Add: {listed}.",)
        dependencies = tomlkit.array()
        project["dependencies"] = dependencies
    present = {_normal(str(d)) for d in dependencies}
    for requirement in requirements:
        if _normal(requirement) not in present:
            dependencies.append(requirement)
    dependencies.multiline(len(dependencies) > 1)
    scripts = project.setdefault("scripts", tomlkit.table())
    scripts.setdefault(plan.distribution, f"{plan.module}.__main__:main")
    changed = replace(file, content=tomlkit.dumps(document).encode())
    return {**files, "pyproject.toml": changed}, ()


def _normal(requirement: str) -> str:
    match = _NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else requirement
