"""The script that tells a notebook's environment, run as the command line runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jupyterlab_shipshape

SCRIPT = Path(jupyterlab_shipshape.__file__).with_name("environment.py")


def ask(folder: Path, **request: Any) -> dict[str, Any]:
    """What the script prints for a request."""
    run = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder)],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def imports(told: dict[str, Any], name: str) -> list[str]:
    """Import names of a distribution."""
    (found,) = [d for d in told["distributions"] if d["name"].lower() == name]
    return list(found["imports"])


def test_distributions_tell_what_is_imported_from_them(tmp_path: Path) -> None:
    told = ask(tmp_path)
    assert imports(told, "jupyter_server") == ["jupyter_server"]
    assert "yaml" in imports(told, "pyyaml")
    assert "dateutil" in imports(told, "python-dateutil")


def test_requirements_are_names_without_extras(tmp_path: Path) -> None:
    told = ask(tmp_path)
    (server,) = [d for d in told["distributions"] if d["name"] == "jupyter_server"]
    assert "tornado" in server["requires"]
    assert all(
        set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
        for name in server["requires"]
    )
    assert "pytest" not in server["requires"]


def test_modules_beside_the_notebook_come_with_their_text(tmp_path: Path) -> None:
    notebook = tmp_path / "notebooks"
    package = tmp_path / "lib" / "tools"
    notebook.mkdir()
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "a.py").write_text("A = 1\n")
    (notebook / "helpers.py").write_text("B = 2\n")
    told = ask(notebook, imports=["tools.a", "helpers", "json"], paths=["../lib"])
    assert told["local"] == [
        {"name": "helpers", "files": [{"path": "helpers.py", "text": "B = 2\n"}]},
        {
            "name": "tools",
            "files": [
                {"path": "tools/__init__.py", "text": ""},
                {"path": "tools/a.py", "text": "A = 1\n"},
            ],
        },
    ]


def test_star_imports_tell_their_public_names(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("print('loud')\none = 1\n_two = 2\n")
    told = ask(tmp_path, stars=["mine", "string", "no_such_module"])
    assert told["stars"]["mine"] == ["one"]
    assert "capwords" in told["stars"]["string"]
    assert "no_such_module" not in told["stars"]


def test_files_are_those_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n")
    told = ask(tmp_path, files=["x.csv", "y.csv"])
    assert told["files"] == [{"path": "x.csv", "bytes": 4}]


def test_the_script_needs_nothing_newer_than_python_3_8() -> None:
    import ast

    ast.parse(SCRIPT.read_text(), feature_version=(3, 8))


def test_files_that_are_run_come_with_their_code_alone(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "source": "a = 1", "outputs": [{"text": "secret"}]}
    (tmp_path / "setup.ipynb").write_text(json.dumps({"cells": [cell]}))
    (tmp_path / "tools.py").write_text("b = 2\n")
    (tmp_path / "data.csv").write_text("1")
    told = ask(tmp_path, runs=["./setup.ipynb", "setup", "tools", "gone.py", "data.csv"])["runs"]
    assert [(r["name"], r["path"]) for r in told] == [
        ("./setup.ipynb", "./setup.ipynb"), ("setup", "setup.ipynb"), ("tools", "tools.py"),
    ]  # fmt: skip
    assert json.loads(told[0]["text"]) == {"cells": [{"cell_type": "code", "source": "a = 1"}]}
    assert told[2]["text"] == "b = 2\n"


def test_data_files_come_with_their_content_where_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x\xff")
    (tmp_path / "b.csv").write_text("y")
    (tmp_path / "large.csv").write_text("z" * (1024 * 1024 + 1))
    names = ["a.csv", "b.csv", "large.csv", "gone.csv"]
    told = ask(tmp_path, files=names, take=["a.csv", "large.csv", "gone.csv"])["files"]
    assert told == [
        {"path": "a.csv", "bytes": 2, "base64": "eP8="},
        {"path": "b.csv", "bytes": 1},
        {"path": "large.csv", "bytes": 1024 * 1024 + 1},
    ]
