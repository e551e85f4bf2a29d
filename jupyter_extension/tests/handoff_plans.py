"""Plans as the page sends them, made by hand, and small templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyterlab_shipshape.handoff.export import Order
from jupyterlab_shipshape.handoff.package_plan import parse_plan

INIT = '''"""Monthly churn scores."""

from .run import Results, run

__all__ = ["Results", "run"]
'''
RUN = '''"""The whole, in page order."""

from __future__ import annotations

from dataclasses import dataclass

from .steps import score


@dataclass(frozen=True)
class Results:
    """What the notebook ends with."""

    score: float


def run(*, seed: int = 7) -> Results:
    """Run all steps."""
    return Results(score=score(seed))
'''
STEPS = '''"""The steps."""

from __future__ import annotations


def score(seed: int) -> float:
    """Cells 2 to 3."""
    half = seed / 2
    return half
'''
MAIN = '''"""The command."""

from __future__ import annotations

import argparse

from .run import run


def main() -> None:
    """Run from a terminal."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=7)
    print(run(seed=parser.parse_args().seed))


if __name__ == "__main__":
    main()
'''
TEST = '''"""Tests from the notebook."""

from churn_monthly import run


def test_score() -> None:
    assert run().score == 3.5
'''


def module(path: str, text: str) -> dict[str, str]:
    """A module of the plan."""
    return {"path": f"src/churn_monthly/{path}", "text": text, "role": "module"}


def plan_json(*, steps: str = STEPS, **changes: Any) -> dict[str, Any]:
    """A plan of a small package; `changes` replace its fields."""
    plan: dict[str, Any] = {
        "distribution": "churn-monthly",
        "module": "churn_monthly",
        "version": "0.1.0",
        "title": "Churn monthly",
        "description": 'Scores of "churn"',
        "requiresPython": ">=3.10",
        "files": [
            module("__init__.py", INIT),
            module("__main__.py", MAIN),
            module("run.py", RUN),
            module("steps.py", steps),
            {"path": "tests/test_run.py", "text": TEST, "role": "test"},
            {"path": "README.md", "text": "# Churn monthly\n\nScores.\n", "role": "readme"},
        ],
        "dependencies": [],
        "parameters": [{"name": "seed", "type": "int", "default": "7", "help": ""}],
        "results": ["score"],
        "steps": ["score"],
        "functions": [],
        "decisions": [
            {"cell": "a", "role": "step", "where": "churn_monthly/steps.py: score", "reason": []}
        ],
        "notes": [],
        "refusals": [],
    }
    return {**plan, **changes}


def dependency(name: str, range: str = "", group: str = "runtime") -> dict[str, Any]:
    """A dependency of a plan."""
    return {
        "name": name, "range": range, "version": None, "imports": [], "reason": None,
        "group": group,
    }  # fmt: skip


def order(target: Path, **changes: Any) -> Order:
    """An order with the built-in template."""
    return Order(plan=parse_plan(plan_json(**changes)), target=target)


def write_tree(folder: Path, files: dict[str, str]) -> Path:
    """Write files by relative path; gives the folder."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder
