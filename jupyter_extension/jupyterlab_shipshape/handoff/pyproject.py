"""Bring what a plan needs into a template's own `pyproject.toml`; comments and order stay."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import replace
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from .compare import Rendered
from .package_plan import PackagePlan

_NAME = re.compile(r"^[A-Za-z0-9._-]+")
#: What templates call their requirements for tests.
_TEST_GROUPS = ("test", "tests", "testing", "dev")

Tables = MutableMapping[str, Any]


def complete_project(
    files: dict[str, Rendered], plan: PackagePlan, data: Mapping[str, Any]
) -> tuple[dict[str, Rendered], tuple[str, ...]]:
    """The files with `[project]` completed, and notes where that was not possible.

    Name and version are as the person has them; requirements (`data` of the template) and the
    command are added.
    """
    file = files.get("pyproject.toml")
    listed = ", ".join(data["dependencies"])
    if file is None:
        note = f"This template has no pyproject.toml. The package needs: {listed}."
        return files, (note,) if listed else ()
    try:
        document = tomlkit.parse(file.content.decode())
    except (TOMLKitError, UnicodeDecodeError):
        return files, (f"pyproject.toml of the template cannot be read. Add: {listed}.",)
    project = document.get("project")
    if not isinstance(project, MutableMapping):
        return files, (f"pyproject.toml has no [project]. The package needs: {listed}.",)
    _take_name_and_version(project, plan)
    notes = _python_note(project, plan)
    if "dependencies" in project.get("dynamic", []):
        where = f"The template lists dependencies elsewhere. Add: {listed}."
        notes += (where,) if listed else ()
    else:
        _add(project, "dependencies", data["dependencies"])
    if data["has_tests"]:
        _add_tests(document, project, ["pytest", *data["test_dependencies"]])
    for extra, requirements in data["optional_dependencies"].items():
        _add(_table(project, "optional-dependencies"), extra, requirements)
    _leave_notebooks_alone(document, plan)
    _table(project, "scripts").setdefault(plan.distribution, f"{plan.module}.__main__:main")
    return {**files, "pyproject.toml": replace(file, content=_text(document))}, notes


def _take_name_and_version(project: Tables, plan: PackagePlan) -> None:
    """What the person typed, where the template did not ask for it."""
    if _normal(str(project.get("name", ""))) != _normal(plan.distribution):
        project["name"] = plan.distribution
    if "version" in project and str(project["version"]) != plan.version:
        project["version"] = plan.version


def _add(table: Tables, name: str, requirements: Sequence[str]) -> None:
    """Add the requirements that a list does not have yet."""
    listed = table.get(name)
    if not isinstance(listed, Array):
        listed = table[name] = tomlkit.array()
    present = {_normal(d) for d in listed if isinstance(d, str)}
    missing = [r for r in requirements if _normal(r) not in present]
    for requirement in missing:
        listed.append(requirement)
    if missing:
        listed.multiline(len(listed) > 1)


def _add_tests(document: Tables, project: Tables, requirements: Sequence[str]) -> None:
    """Where the template has its requirements for tests, else in a group of that name (PEP 735)."""
    for tables in (document.get("dependency-groups"), project.get("optional-dependencies")):
        for name in _TEST_GROUPS:
            if isinstance(tables, MutableMapping) and name in tables:
                _add(tables, name, requirements)
                return
    _add(_table(document, "dependency-groups"), "test", requirements)


def _python_note(project: Tables, plan: PackagePlan) -> tuple[str, ...]:
    """A word where the template wants a newer Python than the notebook does."""
    theirs, ours = (
        re.search(r">=\s*3\.(\d+)", str(text))
        for text in (project.get("requires-python", ""), plan.data["requiresPython"])
    )
    if theirs and ours and int(theirs[1]) > int(ours[1]):
        return (f"The template asks for Python 3.{theirs[1]} or newer; the notebook does not.",)
    return ()


def _leave_notebooks_alone(document: Tables, plan: PackagePlan) -> None:
    """The notebook that travels along stays as it was written: ruff, where it is set, leaves it out."""
    tool = document.get("tool")
    ruff = tool.get("ruff") if isinstance(tool, MutableMapping) else None
    if isinstance(ruff, MutableMapping) and any(f.role == "notebook" for f in plan.files):
        _add(ruff, "extend-exclude", ["notebooks"])


def _table(parent: Tables, name: str) -> Tables:
    if name not in parent:
        parent[name] = tomlkit.table()
    table: Tables = parent[name]
    return table


def _text(document: tomlkit.TOMLDocument) -> bytes:
    """The document, with an empty line before each table that was added."""
    text = tomlkit.dumps(document)
    apart = re.sub(r"(?<=[^\n])\n(?=\[[\w.\"-]+\]\n)", "\n\n", text)
    return (apart if tomlkit.parse(apart) == document else text).encode()


def _normal(requirement: str) -> str:
    match = _NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else requirement
