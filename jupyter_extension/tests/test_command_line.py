"""`jupyter shipshape`: the bundled command line with a Node that is there, or one clear sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "jupyterlab_shipshape.command_line"]


def fake_node(folder: Path, body: str) -> None:
    folder.mkdir()
    node = folder / "node"
    node.write_text(f"#!/bin/sh\n{body}\n")
    node.chmod(0o755)


def run(path: str, *args: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PATH": path}
    return subprocess.run([*COMMAND, *args], env=env, capture_output=True, text=True, check=False)


def test_help_names_the_commands() -> None:
    done = run(os.environ["PATH"], "--help")
    assert done.returncode == 0
    for command in ("names", "replay", "check", "verify", "plan", "export"):
        assert f"shipshape {command}" in done.stdout


def test_bad_input_is_one_line_and_status_2() -> None:
    done = run(os.environ["PATH"], "nmaes")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "nmaes" in done.stderr


def test_without_node_it_says_where_to_get_it(tmp_path: Path) -> None:
    done = run(str(tmp_path), "names", "a.ipynb")
    assert done.returncode == 2
    assert "jupyterlab-shipshape[cli]" in done.stderr


def test_an_old_node_is_as_none(tmp_path: Path) -> None:
    fake_node(tmp_path / "bin", "echo v18.20.0")
    done = run(str(tmp_path / "bin"), "names", "a.ipynb")
    assert done.returncode == 2
    assert "Node 20 or newer" in done.stderr


def test_arguments_and_status_pass_through(tmp_path: Path) -> None:
    body = 'if [ "$1" = --version ]; then echo v22.1.0; else shift; echo "$@"; exit 7; fi'
    fake_node(tmp_path / "bin", body)
    done = run(str(tmp_path / "bin"), "plan", "a b.ipynb")
    assert (done.returncode, done.stdout) == (7, "plan a b.ipynb\n")
