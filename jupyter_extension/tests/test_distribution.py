"""What the sdist and the wheel hold, and that both are made without Node once the bundles are there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PACKAGE_JSON = json.loads((PROJECT.parent / "package.json").read_text())
VERSION = PACKAGE_JSON["version"]


def build(source: Path, out: Path, *kinds: str) -> None:
    """Run the build backend on ``source`` with nothing on the path: neither node nor npm."""
    empty = out / "empty"
    empty.mkdir(parents=True)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--no-isolation",
            *kinds,
            "--outdir",
            str(out),
            str(source),
        ],
        env={**os.environ, "PATH": str(empty)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sdist")
    build(PROJECT, out, "--sdist")
    return next(out.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    out = tmp_path_factory.mktemp("wheel")
    build(next(unpacked.iterdir()), out, "--wheel")
    return next(out.glob("*.whl"))


def test_python_and_npm_carry_one_version(wheel: Path) -> None:
    assert wheel.name == f"jupyterlab_shipshape-{VERSION}-py3-none-any.whl"


def test_the_wheel_brings_extension_server_part_and_command_line(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    data = f"jupyterlab_shipshape-{VERSION}.data/data"
    extension = f"{data}/share/jupyter/labextensions/jupyterlab-shipshape"
    for name in (
        f"{extension}/package.json",
        f"{extension}/install.json",
        f"{extension}/static/style.js",
        f"{data}/etc/jupyter/jupyter_server_config.d/jupyterlab_shipshape.json",
        "jupyterlab_shipshape/cli/main.mjs",
        "jupyterlab_shipshape/py.typed",
        f"jupyterlab_shipshape-{VERSION}.dist-info/licenses/LICENSE",
    ):
        assert name in names
    assert any(n.startswith(f"{extension}/static/remoteEntry.") for n in names)
    assert any(n.startswith(f"{extension}/schemas/jupyterlab-shipshape/") for n in names)
    assert any(n.endswith(".wasm") for n in names)


def test_the_wheel_brings_nothing_else(wheel: Path) -> None:
    top = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    stem = f"jupyterlab_shipshape-{VERSION}"
    assert top == {"jupyterlab_shipshape", f"{stem}.data", f"{stem}.dist-info"}
    packed = [n for n in zipfile.ZipFile(wheel).namelist() if n.startswith("jupyterlab_shipshape/")]
    unwanted = ("labextension/", "__pycache__/", "node_modules/", "tests/")
    assert [n for n in packed if any(part in n for part in unwanted)] == []


def test_a_wheel_from_the_checkout_is_the_one_from_the_sdist(wheel: Path, tmp_path: Path) -> None:
    build(PROJECT, tmp_path, "--wheel")
    assert next(tmp_path.glob("*.whl")).read_bytes() == wheel.read_bytes()


def test_a_copy_without_bundles_says_what_to_do(sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    source = next(tmp_path.iterdir())
    (source / "jupyterlab_shipshape" / "cli" / "main.mjs").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--wheel", str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "install the wheel, or build from a git checkout" in done.stdout + done.stderr
