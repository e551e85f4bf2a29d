"""The plan of a package as the page or the command line sends it (`src/package/plan.ts`)."""

from __future__ import annotations

import base64
import keyword
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .file_paths import check_clashes, check_path
from .limits import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES
from .refusal import Refusal

_DISTRIBUTION = re.compile(r"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$")


@dataclass(frozen=True)
class PlanFile:
    """A file of the plan; `text` is empty where the content is none."""

    path: str
    text: str
    role: str
    content: bytes


@dataclass(frozen=True)
class PackagePlan:
    """What the server part reads of a plan; `data` is all of it."""

    distribution: str
    module: str
    version: str
    files: tuple[PlanFile, ...]
    data: Mapping[str, Any]


def nearest_name(name: str) -> str:
    """The nearest valid distribution name: `churn monthly!` gives `churn-monthly`."""
    near = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-._").lower()
    return near or "my-package"


def _check_names(distribution: str, module: str) -> None:
    if not _DISTRIBUTION.fullmatch(distribution):
        raise Refusal(
            "name",
            f"{distribution!r} is no package name: letters, digits, - and _ only. "
            f"Try {nearest_name(distribution)}.",
        )
    if not module.isidentifier() or keyword.iskeyword(module):
        raise Refusal("name", f"{module!r} cannot be imported. Choose another package name.")
    if module in sys.stdlib_module_names:
        raise Refusal(
            "name",
            f"{module} is a module of Python's own library. Try {distribution}-package.",
        )


def parse_plan(data: object) -> PackagePlan:
    """Read a plan and check all that is written from it. Raises `Refusal`."""
    if not isinstance(data, dict):
        raise Refusal("plan", "There is no plan in the request.")
    try:
        files = tuple(
            PlanFile(str(f["path"]), _text(f["text"]), str(f["role"]), _content(f))
            for f in data["files"]
        )
        plan = PackagePlan(
            distribution=str(data["distribution"]),
            module=str(data["module"]),
            version=str(data["version"]),
            files=files,
            data=data,
        )
    except (KeyError, TypeError) as error:
        raise Refusal("plan", f"The plan is not complete: {error}.") from error
    if data.get("refusals"):
        raise Refusal(
            "plan",
            f"{len(data['refusals'])} places of the notebook cannot be exported right. "
            "Mend them first; nothing is written.",
        )
    _check_names(plan.distribution, plan.module)
    check_bounds({f.path: len(f.content) for f in files}, origin="The plan")
    if len({f.path for f in files}) != len(files):
        raise Refusal("plan", "The plan names one file twice.")
    return plan


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("the text of a file")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Refusal("plan", "The text of a file is no valid Unicode.") from error
    return value


def _content(file: Mapping[str, Any]) -> bytes:
    """What is written: the text, or the bytes of a file that is none."""
    if file.get("base64") is None:
        return _text(file["text"]).encode()
    try:
        return base64.b64decode(str(file["base64"]), validate=True)
    except ValueError as error:
        raise Refusal("plan", f"The content of {file['path']} cannot be read.") from error


def check_bounds(sizes: Mapping[str, int], *, origin: str) -> None:
    """Refuse paths and sizes (bytes by path) that are out of bounds."""
    if len(sizes) > MAX_FILES:
        raise Refusal("plan", f"{origin} has {len(sizes)} files; {MAX_FILES} is the most.")
    for path, size in sizes.items():
        check_path(path, origin=origin)
        if size > MAX_FILE_BYTES:
            raise Refusal(
                "plan",
                f"{origin} has a file of {size} bytes, {path}; {MAX_FILE_BYTES} is the most.",
            )
    if sum(sizes.values()) > MAX_TOTAL_BYTES:
        raise Refusal("plan", f"{origin} has more than {MAX_TOTAL_BYTES} bytes in all.")
    check_clashes(sizes, origin=origin)
