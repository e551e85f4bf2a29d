"""What `npm start -- OPTIONS` gives to JupyterLab: a person's own options win."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
EXAMPLES = f"--ServerApp.root_dir={CHECKOUT / 'examples'}"


def started_with(*options: str, root: bool = False) -> list[str]:
    node = shutil.which("node")
    assert node
    script = (
        "import { withOurs } from './scripts/setup/jupyterlab.mjs';"
        "const [options, root] = JSON.parse(process.argv[1]);"
        "console.log(JSON.stringify(withOurs(options, root)));"
    )
    done = subprocess.run(
        [node, "--input-type=module", "-e", script, json.dumps([options, root])],
        cwd=CHECKOUT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[str] = json.loads(done.stdout)
    return found


def test_examples_are_opened_where_nothing_is_said() -> None:
    assert started_with("--no-browser", "--port", "8899") == [
        EXAMPLES, "--no-browser", "--port", "8899",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "own",
    [
        ["--ServerApp.root_dir=/elsewhere"],
        ["--ServerApp.root_dir", "/elsewhere"],
        ["--notebook-dir=/elsewhere"],
        ["--notebook-dir", "/elsewhere"],
    ],
)
def test_a_folder_of_ones_own_is_the_only_one(own: list[str]) -> None:
    assert started_with(*own) == own


def test_root_is_allowed_once() -> None:
    assert started_with(root=True) == [EXAMPLES, "--allow-root"]
    for own in ("--allow-root", "--ServerApp.allow_root=True"):
        assert started_with(own, root=True) == [EXAMPLES, own]
