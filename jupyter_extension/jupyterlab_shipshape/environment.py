"""Tells what a notebook's code can import here: distributions, local modules, star imports.

Run by the interpreter of the notebook, ``EXE environment.py FOLDER`` with a request as JSON on
standard input; prints the environment as JSON (``Environment`` in ``src/package/plan.ts``).

Standard library only, Python 3.8 syntax: it runs in environments that know nothing of us.
"""

from __future__ import annotations

import base64
import csv
import importlib
import importlib.util
import io
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib import metadata
from pathlib import Path
from typing import Any

#: A local module larger than this is data, not code (bytes).
MAX_SOURCE_BYTES = 512 * 1024
#: A notebook larger than this is not read at all, outputs included (bytes).
MAX_FILE_BYTES = 32 * 1024 * 1024
#: A larger data file is not taken along in a package (bytes).
MAX_DATA_BYTES = 1024 * 1024
#: More files than this are a library, not helpers of a notebook.
MAX_LOCAL_FILES = 200


def top_level(distribution: metadata.Distribution) -> list[str]:
    """Import names of a distribution by its RECORD; dotted ones for namespace packages."""
    names = set()
    namespaces = set()
    for parts in files_of(distribution):
        if not parts or parts[0].startswith(("..", "__pycache__")) or parts[0].endswith(INFO):
            continue
        if len(parts) == 1:
            stem, dot, ending = parts[0].partition(".")
            if dot and ending.split(".")[-1] in ("py", "so", "pyd"):
                names.add(stem)
        elif parts[-1] == "__init__.py" or parts[-1].startswith("__init__."):
            package = ".".join(parts[:-1])
            if all(part.isidentifier() for part in parts[:-1]):
                namespaces.add(package)
        elif parts[-1].endswith((".py", ".so", ".pyd")) and parts[0].isidentifier():
            namespaces.add(".".join([*parts[:-1], parts[-1].split(".")[0]]))
    # The shortest package with an __init__ under each root is what is imported.
    roots = {}
    for package in sorted(namespaces, key=lambda name: (name.count("."), name)):
        above = [package.rsplit(".", n)[0] for n in range(package.count(".") + 1, 0, -1)]
        if not any(name in roots for name in above):
            roots[package] = True
    names.update(roots)
    if not names:
        declared = distribution.read_text("top_level.txt") or ""
        names.update(line.strip() for line in declared.splitlines() if line.strip())
    return sorted(names)


def files_of(distribution: metadata.Distribution) -> list[list[str]]:
    """Its files, each as the parts of its path."""
    # `Distribution.files` makes a path object of each line, which is most of the time here.
    record = distribution.read_text("RECORD")
    if record:
        return [row[0].split("/") for row in csv.reader(record.splitlines()) if row]
    return [list(file.parts) for file in distribution.files or []]


INFO = (".dist-info", ".egg-info", ".data")


def requirement_name(requirement: str) -> str:
    """``numpy`` of ``numpy>=1.2; python_version > "3"``."""
    name = requirement
    for sign in ";[(<>=!~ @":
        name = name.split(sign)[0]
    return name.strip()


def described(distribution: metadata.Distribution) -> dict[str, Any]:
    """A distribution as the plan reads it."""
    # Read once: each look at this property, and at others that stand on it, parses the file anew.
    about = distribution.metadata
    requirements = about.get_all("Requires-Dist") or distribution.requires or []
    requires = [r for r in requirements if "extra ==" not in r.replace("'", '"')]
    found: dict[str, Any] = {
        "name": about["Name"],
        "version": about["Version"],
        "imports": top_level(distribution),
        "requires": sorted({requirement_name(r) for r in requires}),
    }
    direct = distribution.read_text("direct_url.json")
    if direct:
        told = json.loads(direct)
        found["directUrl"] = {
            "url": told.get("url", ""),
            "editable": bool(told.get("dir_info", {}).get("editable")),
        }
        commit = told.get("vcs_info", {}).get("commit_id")
        if commit:
            found["directUrl"]["commit"] = commit
            found["directUrl"]["vcs"] = told["vcs_info"].get("vcs", "git")
    return found


def distributions() -> list[dict[str, Any]]:
    """All distributions on ``sys.path``; the first of a name counts, as for imports."""
    found: dict[str, dict[str, Any]] = {}
    for distribution in metadata.distributions():
        try:
            one = described(distribution)
        except Exception:  # noqa: BLE001, S112  # a broken install must not hide the others
            continue
        if one["name"]:
            found.setdefault(one["name"].lower().replace("_", "-"), one)
    return [found[name] for name in sorted(found)]


def local_modules(names: list[str], folders: list[str]) -> list[dict[str, Any]]:
    """Modules of these names that lie in the folders, with the text of their files."""
    found = []
    for name in sorted({name.split(".")[0] for name in names}):
        for folder in folders:
            files = source_files(folder, name)
            if files:
                found.append({"name": name, "files": files})
                break
    return found


def source_files(folder: str, name: str) -> list[dict[str, Any]]:
    """The Python files of a module or package of this name directly in the folder."""
    module = Path(folder, name + ".py")
    paths = [module]
    if not module.is_file():
        paths = sorted(
            path
            for path in Path(folder, name).rglob("*.py")
            if all(part.isidentifier() for part in path.relative_to(folder).parts[:-1])
        )
    if len(paths) > MAX_LOCAL_FILES:
        return []
    return [
        {
            "path": path.relative_to(folder).as_posix(),
            "text": path.read_text(encoding="utf-8"),
        }
        for path in paths
        if path.stat().st_size <= MAX_SOURCE_BYTES
    ]


def star_names(modules: list[str], folders: list[str]) -> dict[str, Any]:
    """Public names that ``from module import *`` gives, for those that can be imported."""
    found = {}
    sys.path[:0] = folders
    for name in modules:
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                module = importlib.import_module(name)
        except Exception:  # noqa: BLE001, S112  # not installed, or broken: the plan says so
            continue
        public = getattr(module, "__all__", None)
        if public is None:
            public = [n for n in vars(module) if not n.startswith("_")]
        found[name] = sorted(set(public))
    return found


def data_files(names: list[str], taken: list[str], folder: str) -> list[dict[str, Any]]:
    """Those of the names that are files, seen from the folder, with their sizes in bytes.

    Of the taken ones that are small also their content.
    """
    found = []
    for name in names:
        path = Path(folder, name).expanduser()
        if path.is_file():
            file: dict[str, Any] = {"path": name, "bytes": path.stat().st_size}
            if name in taken and file["bytes"] <= MAX_DATA_BYTES:
                file["base64"] = base64.b64encode(path.read_bytes()).decode()
            found.append(file)
    return found


def run_files(names: list[str], folder: str) -> list[dict[str, Any]]:
    """Notebooks and scripts that ``%run`` names, with their text; also where it leaves the ending out."""
    found = []
    for name in names:
        for ending in ("", ".py", ".ipynb"):
            path = Path(folder, name + ending).expanduser()
            if path.suffix in (".py", ".ipynb") and path.is_file():
                if path.stat().st_size > MAX_FILE_BYTES:
                    break
                text = without_outputs(path.read_text(encoding="utf-8"), path.suffix)
                if len(text) <= MAX_SOURCE_BYTES:
                    found.append({"name": name, "path": name + ending, "text": text})
                break
    return found


def without_outputs(text: str, suffix: str) -> str:
    """A notebook as its cells' sources alone; other texts as they are."""
    if suffix != ".ipynb":
        return text
    try:
        cells = json.loads(text)["cells"]
        kept = [{"cell_type": c["cell_type"], "source": c["source"]} for c in cells]
    except (ValueError, KeyError, TypeError):
        return text
    return json.dumps({"cells": kept})


def stdlib_names() -> list[str]:
    """Modules of Python's own library; before 3.10 by where they lie."""
    names = getattr(sys, "stdlib_module_names", None)
    if names is None:
        folder = Path(os.__file__).parent
        names = set(sys.builtin_module_names)
        for entry in folder.iterdir():
            stem = entry.name.split(".")[0]
            if stem.isidentifier() and stem != "__pycache__":
                names.add(stem)
    return sorted(names)


def environment(request: dict[str, Any], folder: str) -> dict[str, Any]:
    """The environment as the plan reads it."""
    folders = [folder]
    folders += [str(Path(folder, p).resolve()) for p in request.get("paths", [])]
    stdlib = stdlib_names()
    imports = [name for name in request.get("imports", []) if name.split(".")[0] not in stdlib]
    return {
        "python": ".".join(str(part) for part in sys.version_info[:3]),
        "stdlib": stdlib,
        "distributions": distributions(),
        "loaded": [],
        "local": local_modules(imports, [f for f in folders if Path(f).is_dir()]),
        "runs": run_files(request.get("runs", []), folder),
        "stars": star_names(request.get("stars", []), [f for f in folders if Path(f).is_dir()]),
        "types": {},
        "files": data_files(request.get("files", []), request.get("take", []), folder),
    }


if __name__ == "__main__":
    json.dump(environment(json.load(sys.stdin), sys.argv[1]), sys.stdout)
