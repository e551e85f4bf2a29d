"""A git repository for a package that is not in one yet. Nothing is ever pushed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .file_paths import OWN
from .record import Record
from .refusal import Refusal


def start_repository(target: Path, record: Record) -> str:
    """`git init` and one commit of the exported files; gives its id. Raises `Refusal`."""
    if any((folder / ".git").exists() for folder in (target, *target.parents)):
        raise Refusal("target", f"{target.name} lies in a git repository already.")
    files = [path for path in sorted(record.base) if (target / path).is_file()]
    message = f"Export {record.distribution} {record.version}"
    _git(target, "init", "--quiet", "--initial-branch", "main")
    _git(target, "add", "--", *files, f"{OWN}/export.json", f"{OWN}/base.zip")
    _git(target, "commit", "--quiet", "--no-verify", "-m", message)
    return _git(target, "rev-parse", "--short", "HEAD")


def _git(target: Path, *words: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-c", "commit.gpgSign=false", *words],
            cwd=target, capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise Refusal("environment", "git is not installed on the server.") from error
    except subprocess.SubprocessError as error:
        said = getattr(error, "stderr", "") or str(error)
        if "user.email" in said or "tell me who you are" in said:
            raise Refusal(
                "environment",
                "git does not know who you are. Set user.name and user.email, then try again.",
            ) from error
        raise Refusal("environment", f"git: {said.strip().splitlines()[-1]}") from error
    return done.stdout.strip()
