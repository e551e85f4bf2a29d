"""What a template is told of a plan. The names here are the contract with template authors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import PurePosixPath
from typing import Any

from .json_parameters import json_parameters, python_text
from .package_plan import PackagePlan

#: Minor versions of Python 3 that a matrix of tests names at the most.
_NEWEST_MINOR = 14


def template_data(
    plan: PackagePlan,
    *,
    author: Mapping[str, str],
    releases: list[dict[str, Any]],
    answers: Mapping[str, Any],
) -> dict[str, Any]:
    """The variables of a template, by name.

    All values are plain JSON. A template may declare a question of the same name: it then has
    this value as its answer.
    """
    runtime = [d for d in plan.data["dependencies"] if d["group"] == "runtime" and d["name"]]
    tests = [d for d in plan.data["dependencies"] if d["group"] == "test" and d["name"]]
    extras: dict[str, list[str]] = {}
    for dependency in plan.data["dependencies"]:
        if dependency["group"] == "optional" and dependency["name"]:
            name = dependency.get("extra") or dependency["name"]
            extras.setdefault(name, []).append(requirement(dependency))
    roles = {f.role for f in plan.files}
    modules = "\n".join(f.text for f in plan.files if f.role == "module")
    versions = python_versions(str(plan.data["requiresPython"]))
    return {
        "distribution": plan.distribution,
        "module": plan.module,
        "version": plan.version,
        "title": plan.data.get("title") or plan.distribution,
        "description": plan.data.get("description") or "",
        "description_source": python_text(plan.data.get("description") or ""),
        "author_name": author.get("name", ""),
        "author_email": author.get("email", ""),
        "requires_python": plan.data["requiresPython"],
        "python_version": versions[0],
        "python_versions": versions,
        "dependencies": sorted(requirement(d) for d in runtime),
        "test_dependencies": sorted(requirement(d) for d in tests),
        "optional_dependencies": {k: sorted(v) for k, v in sorted(extras.items())},
        "direct_references": any(d.get("url") for d in plan.data["dependencies"]),
        "parameters": list(plan.data["parameters"]),
        "results": list(plan.data["results"]),
        "steps": list(plan.data["steps"]),
        "functions": list(plan.data["functions"]),
        "imports": sorted(
            {i.split(".")[0] for d in plan.data["dependencies"] for i in d["imports"]}
        ),
        "has_tests": "test" in roles,
        "test_modules": sorted(PurePosixPath(f.path).stem for f in plan.files if f.role == "test"),
        "json_parameters": json_parameters(plan.data["parameters"]),
        "run_is_async": bool(re.search(r"^async def run\(", modules, re.MULTILINE)),
        "needs_spark": any(p["name"] == "spark" for p in plan.data["parameters"]),
        "has_constraints": "constraints" in roles,
        "has_env_example": "env-example" in roles,
        "releases": releases,
        "year": answers.get("year") or str(datetime.now(tz=timezone.utc).year),
    }


def requirement(dependency: Mapping[str, Any]) -> str:
    """A dependency as PEP 508 writes it."""
    extras = ",".join(dependency.get("extras") or [])
    name = f"{dependency['name']}[{extras}]" if extras else dependency["name"]
    if dependency.get("url"):
        return f"{name} @ {dependency['url']}"
    return f"{name}{dependency['range']}"


def python_versions(requires: str) -> list[str]:
    """The minor versions of Python that `requires-python` allows, oldest first."""
    match = re.search(r">=\s*3\.(\d+)", requires)
    oldest = int(match[1]) if match else 10
    return [f"3.{minor}" for minor in range(oldest, max(oldest, _NEWEST_MINOR) + 1)]
