"""A package means what its notebook means: both are run, for pages that try the corners of the language."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import exported_pages
import pytest
from exported_pages import Page

ROOT = Path(__file__).parents[2]
PLAN_ALL = ROOT / "scripts" / "corpus" / "plan-all.mjs"
PLATFORM = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
ALL = exported_pages.read_pages()


def plans_of(pages: list[Page], folder: Path) -> list[dict[str, Any]]:
    """Plans by one process of the command line's layers."""
    files = []
    for number, page in enumerate(pages):
        path = folder / str(number) / "page.ipynb"
        path.parent.mkdir()
        path.write_text(json.dumps(page.notebook()), encoding="utf-8")
        files.append(str(path))
    command = ["node", str(PLAN_ALL), "--python", sys.executable, *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def job_of(page: Page, plan: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What `exported_pages.py` needs to run a page and its package."""
    for file in plan["files"]:
        path = folder / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file["text"], encoding="utf-8")
    return {
        "sources": [cell.source for cell in page.cells if cell.source],
        "src": str(folder / "src"),
        "module": plan["module"],
        "folder": str(folder / "work"),
    }


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """By title: what is refused as `cell:line`, or what the package does in another way."""
    folder = tmp_path_factory.mktemp("pages")
    plans = plans_of(ALL, folder)
    found: dict[str, list[str]] = {}
    jobs: dict[str, dict[str, Any]] = {}
    for number, (page, plan) in enumerate(zip(ALL, plans, strict=True)):
        if "error" in plan:
            found[page.title] = [plan["error"]]
        elif plan["refusals"]:
            found[page.title] = [f"{r['cell'][1:]}:{r['line']}" for r in plan["refusals"]]
        else:
            jobs[page.title] = job_of(page, plan, folder / str(number))
    (folder / "jobs.json").write_text(json.dumps(list(jobs.values())))
    command = [sys.executable, exported_pages.__file__, "jobs.json", "out.json"]
    subprocess.run(command, cwd=folder, check=True)
    made = json.loads((folder / "out.json").read_text())
    return found | dict(zip(jobs, made, strict=True))


@PLATFORM
@pytest.mark.timeout(600)
@pytest.mark.parametrize("page", ALL, ids=[page.title for page in ALL])
def test_page(page: Page, outcomes: dict[str, list[str]]) -> None:
    assert outcomes[page.title] == list(page.refused)
