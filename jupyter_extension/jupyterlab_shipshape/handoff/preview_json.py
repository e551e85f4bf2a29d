"""A preview as the page and the command line get it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from .compare import Change
from .export import Prepared


def preview_json(prepared: Prepared, token: str, shown_target: str) -> dict[str, Any]:
    """All of a preview, with the texts of the files."""
    return {
        "token": token,
        "target": shown_target,
        "files": [_file(c) for c in prepared.changes if c.before is not None or c.new is not None],
        "notes": list(prepared.notes),
        "commands": prepared.description.commands,
    }


def counts(changes: Sequence[Change]) -> dict[str, int]:
    """How many files have which status."""
    return dict(Counter(c.status for c in changes if c.before is not None or c.after is not None))


def _file(change: Change) -> dict[str, Any]:
    before, after = _text(change.before), _text(change.after)
    return {
        "path": change.path,
        "status": change.status,
        "merged": change.merged,
        "movedFrom": change.moved_from,
        "reason": change.reason,
        "binary": (change.before is not None and before is None)
        or (change.after is not None and after is None),
        "before": before,
        "after": after,
        "new": _text(change.new),
        "regions": [
            {"conflict": r.conflict, "yours": r.yours, "new": r.new} for r in change.regions
        ],
    }


def _text(content: bytes | None) -> str | None:
    try:
        return None if content is None else content.decode()
    except UnicodeDecodeError:
        return None
