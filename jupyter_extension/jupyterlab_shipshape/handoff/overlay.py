"""Lay the plan's files over a rendered template, wherever that template keeps its package.

The plan writes `src/<module>/…`, `tests/…` and files at the root. A template that knows nothing
of Shipshape may have a flat layout, or tests elsewhere: its own folders are taken then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from .compare import Rendered
from .package_init import with_names_of
from .package_plan import PackagePlan, check_bounds
from .pyproject import complete_project
from .template_source import BUILT_IN

_NO_PACKAGE = {"tests", "test", "docs", "doc", "notebooks", "scripts", "examples", "dags", "jobs"}


@dataclass(frozen=True)
class Laid:
    """The files of the package, and what could not be brought together, as sentences."""

    files: dict[str, Rendered]
    notes: tuple[str, ...]


def lay_over(
    rendered: Mapping[str, Rendered],
    plan: PackagePlan,
    data: Mapping[str, Any],
    *,
    template: str,
) -> Laid:
    """The template's files with the plan's laid over them. Raises `Refusal` where they clash.

    `data`: what the template was told.
    """
    files = dict(rendered)
    package = package_folder(rendered, plan.module)
    tests = "test" if _has(rendered, "test/") and not _has(rendered, "tests/") else "tests"
    for file in plan.files:
        path = _path(file.path, plan.module, package, tests)
        content = file.content
        if path == f"{package}/__init__.py" and path in rendered:
            theirs = rendered[path].content.decode(errors="replace")
            content = with_names_of(theirs, file.text).encode()
        files[path] = Rendered(content)
    notes: tuple[str, ...] = ()
    if template != BUILT_IN:
        files, notes = complete_project(files, plan, data)
    check_bounds({path: len(f.content) for path, f in files.items()}, origin="The package")
    return Laid(files, notes)


def package_folder(rendered: Mapping[str, Rendered], module: str) -> str:
    """The folder of the modules: where the template has this module, or would have it."""
    packages = {
        str(PurePosixPath(path).parent) for path in rendered if path.endswith("/__init__.py")
    }
    for folder in (f"src/{module}", module):
        if folder in packages or _has(rendered, f"{folder}/"):
            return folder
    flat = [p for p in packages if "/" not in p and p not in _NO_PACKAGE]
    return module if flat and not _has(rendered, "src/") else f"src/{module}"


def _has(rendered: Mapping[str, Rendered], prefix: str) -> bool:
    return any(path.startswith(prefix) for path in rendered)


def _path(path: str, module: str, package: str, tests: str) -> str:
    if path.startswith(f"src/{module}/"):
        return package + path.removeprefix(f"src/{module}")
    if path.startswith("tests/"):
        return tests + path.removeprefix("tests")
    return path
