"""The clean environment of a proof, and the package built and installed in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit

from .command_run import Runner


@dataclass
class Workplace:
    """Where a proof happens: all in a temporary folder, the package as a copy."""

    runner: Runner
    scratch: Path
    #: Copy of the package's files as they were exported.
    package: Path
    module: str
    #: Interpreter of the notebook's kernel.
    kernel_python: Path
    #: Packages come from the kernel's environment, because no index answers.
    offline: bool = False

    @property
    def python(self) -> Path:
        """Interpreter of the clean environment."""
        folder = self.scratch / "env"
        return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def dist(self) -> Path:
        """Where wheel and source archive are built."""
        return self.scratch / "dist"

    def pip(self, *words: str | Path) -> bool:
        """Install by uv where it is there, else by pip."""
        uv = shutil.which("uv")
        installer: list[str | Path] = (
            [uv, "pip", "install", "--python", self.python]
            if uv and not self.offline
            else [self.python, "-m", "pip", "install", "--disable-pip-version-check"]
        )
        return self.runner.run([*installer, *words], self.scratch).ok


def clean_environment(at: Workplace) -> tuple[bool, str]:
    """Make the environment, and find out whether packages can be had."""
    uv = shutil.which("uv")
    folder = at.scratch / "env"
    words = ["venv", "--seed", "--python", str(at.kernel_python), str(folder)]
    done = uv is not None and at.runner.run([uv, *words], at.scratch).ok
    if not done and not at.runner.run([at.kernel_python, "-m", "venv", folder], at.scratch).ok:
        return False, f"{at.kernel_python} cannot make an environment; see the log."
    version = at.runner.run(
        [at.python, "-c", "import platform; print(platform.python_version())"], at.scratch
    ).lines[-1]
    tool = "uv" if done else "venv"
    if at.pip("--quiet", "build"):
        return True, f"{tool}, Python {version}"
    at.offline = True
    _borrow_from_kernel(at)
    return True, f"{tool}, Python {version}; offline, with the packages of the kernel"


def _borrow_from_kernel(at: Workplace) -> None:
    """Let the environment see the kernel's packages; a venv of a venv would see the base's."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    theirs = at.runner.run([at.kernel_python, "-c", ask], at.scratch)
    ours = at.runner.run([at.python, "-c", ask], at.scratch)
    if theirs.ok and ours.ok:
        (Path(ours.lines[-1]) / "kernel.pth").write_text(theirs.lines[-1] + "\n")


def build(at: Workplace) -> tuple[bool, str]:
    """Build the source archive, and the wheel from it."""
    how = ["--no-isolation"] if at.offline else []
    outcome = at.runner.run(
        [at.python, "-m", "build", *how, "--outdir", at.dist, at.package], at.scratch
    )
    wheels = sorted(at.dist.glob("*.whl"))
    if not outcome.ok or not wheels:
        return False, _last(outcome.lines)
    size = wheels[0].stat().st_size
    return True, f"{wheels[0].name}, {max(1, round(size / 1000))} kB"


def install(at: Workplace) -> tuple[bool, str]:
    """Install the wheel with what it needs and what its tests need, and import it."""
    wheel = next(at.dist.glob("*.whl"))
    if at.offline:
        ok = at.pip("--quiet", "--no-deps", "--no-index", wheel)
    else:
        constraints = at.package / "constraints.txt"
        pinned = ["-c", str(constraints)] if constraints.is_file() else []
        extra = [*test_requirements(at.package), "ruff", "mypy", "pytest"]
        ok = at.pip("--quiet", *pinned, wheel, *extra)
    if not ok:
        return False, _last(at.runner.log)
    outcome = at.runner.run([at.python, "-c", f"import {at.module}"], at.scratch)
    return outcome.ok, "" if outcome.ok else _last(outcome.lines)


def test_requirements(package: Path) -> list[str]:
    """The group `test` of `pyproject.toml` (PEP 735), or the extra of that name."""
    try:
        document = tomlkit.parse((package / "pyproject.toml").read_text(encoding="utf-8")).unwrap()
    except (OSError, ValueError):
        return []
    groups: Mapping[str, Any] = document.get("dependency-groups", {})
    extras: Mapping[str, Any] = document.get("project", {}).get("optional-dependencies", {})
    return [r for r in groups.get("test") or extras.get("test") or [] if isinstance(r, str)]


def _last(lines: tuple[str, ...] | list[str]) -> str:
    said = [line for line in lines if line.strip() and not line.startswith("$ ")]
    return said[-1].strip()[:300] if said else "see the log"
