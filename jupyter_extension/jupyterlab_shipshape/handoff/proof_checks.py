"""What is checked of an installed package: lint, types, tests, and `run()` against the notebook."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .command_run import Outcome
from .proof_environment import Workplace

_COUNTED = re.compile(r"(\d+) (passed|failed|errors?|skipped)")
_TEST_LINE = re.compile(r"::\S+ (PASSED|FAILED|ERROR|SKIPPED)")
#: Bytes of the notebook's folder that are copied for the run; the rest is linked.
_COPY_BYTES = 200_000_000
_LEAVE_OUT = {".git", ".venv", "node_modules", ".ipynb_checkpoints", "__pycache__"}


def lint(at: Workplace) -> tuple[bool, str]:
    """ruff's findings and format, and mypy's errors, under the package's own configuration."""
    said = []
    for name, words in (
        ("ruff check", ["ruff", "check", "--output-format", "concise"]),
        ("ruff format", ["ruff", "format", "--check"]),
        ("mypy", ["mypy"] if _has_mypy_files(at.package) else ["mypy", "src"]),
    ):
        outcome = at.runner.run([at.python, "-m", *words], at.package)
        if not outcome.ok:
            said.append(f"{name}: {_first_finding(outcome)}")
    return not said, "; ".join(said) or "no findings"


def _has_mypy_files(package: Path) -> bool:
    try:
        text = (package / "pyproject.toml").read_text(encoding="utf-8")
    except OSError:
        return False
    return bool(
        re.search(
            r"^\[tool\.mypy\][^\[]*^(files|packages|modules)\s*=", text, re.MULTILINE | re.DOTALL
        )
    )


def _first_finding(outcome: Outcome) -> str:
    lines = [line for line in outcome.lines if line.strip()]
    rest = f" (and {len(lines) - 2} more lines)" if len(lines) > 2 else ""
    return f"{lines[0][:200]}{rest}" if lines else "failed; see the log"


def tests(at: Workplace, progress: Callable[[str], None]) -> tuple[bool, str]:
    """The package's own tests."""
    done = 0

    def each(line: str) -> None:
        nonlocal done
        if _TEST_LINE.search(line):
            done += 1
            progress(f"{done} done so far")

    outcome = at.runner.run(
        [at.python, "-m", "pytest", "-v", "-p", "no:cacheprovider"], at.package, each=each
    )
    summary = next((x for x in reversed(outcome.lines) if _COUNTED.search(x)), "")
    counted = ", ".join(f"{n} {what}" for n, what in _COUNTED.findall(summary))
    if not outcome.ok:
        failed = next((x for x in outcome.lines if x.startswith(("FAILED", "ERROR"))), "")
        return False, f"{counted or 'no tests ran'}. {failed[:300]}".strip()
    return True, counted


def equivalence(
    at: Workplace, notebook_folder: Path, expected: list[dict[str, Any]]
) -> tuple[bool, str, list[dict[str, Any]]]:
    """`run()` in a copy of the notebook's folder, against what the page shows."""
    request, reply = at.scratch / "expected.json", at.scratch / "found.json"
    request.write_text(json.dumps({"module": at.module, "expected": expected}), encoding="utf-8")
    folder = _mirror(notebook_folder, at.scratch / "mirror")
    script = Path(__file__).parent / "run_and_compare.py"
    outcome = at.runner.run([at.python, script, request, reply], folder)
    if not reply.is_file():
        return False, (outcome.lines or ("failed; see the log",))[-1][:300], []
    found: dict[str, Any] = json.loads(reply.read_text(encoding="utf-8"))
    if found["error"]:
        return False, f"run() stopped: {found['error']}", []
    differing: list[dict[str, Any]] = found["differing"]
    if differing:
        names = ", ".join(d["name"] for d in differing)
        return False, f"{names}: not what the page shows", differing
    if not expected:
        return (
            True,
            f"runs; gives {', '.join(found['results']) or 'nothing'}; no output to compare",
            [],
        )
    return True, f"{', '.join(e['name'] for e in expected)} as the page shows", []


def _mirror(folder: Path, at: Path) -> Path:
    """A folder that looks like the notebook's: what `run()` writes stays in it.

    Files are copied up to a bound and linked beyond it; the neighbours of the folder are linked,
    for paths with `..`.
    """
    mirror = at / folder.name if folder.name else at / "notebook"
    at.mkdir()
    if folder.parent != folder:
        for entry in folder.parent.iterdir():
            if entry != folder and entry.name not in _LEAVE_OUT:
                (at / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())
    room = _COPY_BYTES

    def copy(source: str, target: str) -> str:
        nonlocal room
        size = Path(source).stat().st_size
        if size > room:
            Path(target).symlink_to(source)
            return target
        room -= size
        return str(shutil.copy2(source, target))

    shutil.copytree(
        folder, mirror, copy_function=copy, symlinks=False, ignore_dangling_symlinks=True,
        ignore=lambda _, names: _LEAVE_OUT.intersection(names),
    )  # fmt: skip
    return mirror
