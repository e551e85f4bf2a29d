"""Asks the template process, from the server or the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .compare import Rendered
from .limits import RENDER_SECONDS
from .package_plan import check_bounds
from .refusal import Refusal
from .template_source import Template


@dataclass(frozen=True)
class Description:
    """What a template asks and wants to do."""

    engine: str
    #: Questions that are asked with the present answers, as the page shows them.
    questions: list[dict[str, Any]]
    #: Commands, hooks and Jinja extensions: what runs only where the template is trusted.
    commands: list[str]
    #: Whether it can be rendered at all without trust.
    needs_trust: bool


def describe(
    template: Template, data: Mapping[str, Any], answers: Mapping[str, Any], scratch: Path
) -> Description:
    """The questions of a template, with the answers so far. Raises `Refusal`."""
    reply = _ask(template, data, answers, scratch)
    return Description(**reply["description"])


def render(
    template: Template,
    data: Mapping[str, Any],
    answers: Mapping[str, Any],
    scratch: Path,
    *,
    trusted: bool,
) -> tuple[dict[str, Rendered], Description]:
    """The files of a rendered template, and what it asked. Raises `Refusal`."""
    destination = scratch / "render"
    reply = _ask(template, data, answers, scratch, destination=destination, trusted=trusted)
    files = _collect(destination / reply["root"])
    # An answers file names its template; a temporary folder would be another one each time.
    temporary = str(template.folder).encode(), template.identity.encode()
    files = {p: replace(f, content=f.content.replace(*temporary)) for p, f in files.items()}
    return files, Description(**reply["description"])


def _ask(
    template: Template,
    data: Mapping[str, Any],
    answers: Mapping[str, Any],
    scratch: Path,
    *,
    destination: Path | None = None,
    trusted: bool = False,
) -> dict[str, Any]:
    reply = scratch / "reply.json"
    home = scratch / "home"
    home.mkdir(exist_ok=True)
    request = {
        "folder": str(template.folder),
        "destination": None if destination is None else str(destination),
        "data": dict(data),
        "answers": dict(answers),
        "trusted": trusted,
        "reply": str(reply),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "jupyterlab_shipshape.handoff.template_process"],
            input=json.dumps(request), capture_output=True, text=True, cwd=home,
            timeout=RENDER_SECONDS, check=False, env=_environment(home),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Refusal(
            "template", f"The template did not end within {RENDER_SECONDS} s; it was stopped."
        ) from error
    if not reply.exists():
        last = (done.stderr.strip().splitlines() or ["no message"])[-1][:300]
        raise Refusal("template", f"Rendering the template broke off ({last}).")
    answer = json.loads(reply.read_text(encoding="utf-8"))
    reply.unlink()
    if "refusal" in answer:
        raise Refusal(*answer["refusal"])
    result: dict[str, Any] = answer["ok"]
    return result


def _environment(home: Path) -> dict[str, str]:
    """Nothing of the server's environment but what Python needs: no tokens, no settings of Copier."""
    keep = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "PYTHONPATH")
    kept = {name: os.environ[name] for name in keep if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "USERPROFILE": str(home),
        "PYTHONSAFEPATH": "1",
        "PYTHONUTF8": "1",
        "COPIER_SETTINGS_PATH": str(home / "copier.yml"),
    }


def _collect(root: Path) -> dict[str, Rendered]:
    if root.is_symlink() or not root.is_dir():
        raise Refusal("template", "The template gave no folder.")
    sizes: dict[str, int] = {}
    for at, folders, files in os.walk(root):
        for name in [*folders, *files]:
            if (Path(at) / name).is_symlink():
                raise Refusal("template", f"The template makes a symbolic link, {name!r}.")
        folders[:] = [f for f in folders if f != ".git"]
        for name in files:
            path = Path(at) / name
            sizes[path.relative_to(root).as_posix()] = path.stat().st_size
    check_bounds(sizes, origin="The template")
    return {
        path: Rendered(
            (root / path).read_bytes(), 0o755 if (root / path).stat().st_mode & 0o100 else 0o644
        )
        for path in sizes
    }
