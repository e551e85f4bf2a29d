"""Ask a kernel's interpreter, apart from the kernel, what a notebook can import there."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from .refusal import Refusal

SCRIPT = Path(__file__).parent.parent / "environment.py"
#: Seconds that reading the metadata of all installed distributions may take.
_SECONDS = 60


def ask_environment(python: Path, folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    """The answer of `environment.py` in the notebook's folder. Raises `Refusal`."""
    if not folder.is_dir():
        raise Refusal("environment", "The notebook's folder is gone. Save the notebook first.")
    try:
        done = subprocess.run(
            [str(python), str(SCRIPT), str(folder)], input=json.dumps(request), cwd=folder,
            capture_output=True, text=True, check=True, timeout=_SECONDS,
        )  # fmt: skip
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["no message"])[-1]
        raise Refusal("environment", f"{python} cannot tell its packages: {last}") from error
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise Refusal("environment", f"{python} cannot tell its packages: {error}") from error
    return found
