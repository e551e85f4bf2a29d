"""What is known of a folder before the preview: what the dialog's first page shows beside its fields."""

from __future__ import annotations

import subprocess
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from .public_api import propose, public_api
from .record import EXPORT, read_record


def look(target: Path, modules: dict[str, str]) -> dict[str, Any]:
    """`state`: `new`, `empty`, `export` (one of ours) or `folder` (something else). Raises `Refusal`."""
    record = read_record(target) if target.is_dir() else None
    in_git = any((folder / ".git").exists() for folder in (target, *target.parents))
    about: dict[str, Any] = {
        "state": "new",
        "author": git_author(),
        "inGit": in_git,
        "proposal": None,
    }
    if record is None:
        filled = target.is_dir() and any(target.iterdir())
        state = "folder" if filled else "empty" if target.is_dir() else "new"
        return {**about, "state": state}
    last = record.releases[-1] if record.releases else {"api": {}}
    proposal = propose(record.version, last["api"], public_api(modules), record.version)
    exported = datetime.fromtimestamp((target / EXPORT).stat().st_mtime, tz=timezone.utc)
    return {
        **about,
        "state": "export",
        "exported": exported.isoformat(),
        "distribution": record.distribution,
        "version": record.version,
        "template": record.template,
        "answers": dict(record.answers),
        "proposal": {
            "version": proposal.version,
            "level": proposal.level,
            "added": proposal.added,
            "removed": proposal.removed,
            "changed": proposal.changed,
        },
    }


def git_author() -> dict[str, str]:
    """Who git says the person is: `name` and `email`, empty where it does not know."""
    return {"name": _git_config("user.name"), "email": _git_config("user.email")}


def _git_config(key: str) -> str:
    try:
        done = subprocess.run(
            ["git", "config", "--get", key], capture_output=True, text=True, timeout=5, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
