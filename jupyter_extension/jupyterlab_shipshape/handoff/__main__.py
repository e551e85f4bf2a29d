"""Export without a server: `python -m jupyterlab_shipshape.handoff`.

Reads `{"plan", "target", "template", "answers", "author", "take"}` as JSON from standard input
(`author` as git has it, where absent) and writes one JSON object: `{"directory", "counts",
"files", "notes"}`, or `{"refusal": {"code", "message"}}` with exit status 2. Paths are relative to
the working directory and not confined: whoever runs this may write where they may write.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from .export import export, prepare, read_order
from .look import git_author
from .places import Places
from .preview_json import counts
from .refusal import Refusal


def run(body: dict[str, Any]) -> dict[str, Any]:
    """One whole export. Conflicts are refused unless `take` names a side. Raises `Refusal`."""
    places = Places(Path.cwd(), (Path(Path.cwd().anchor),))
    prepared = prepare(read_order({"author": git_author(), **body}, places), places)
    side = {"take": str(body["take"])} if body.get("take") else {}
    settled = export(prepared, {change.path: side for change in prepared.changes})
    return {
        "directory": str(prepared.order.target),
        "counts": counts(settled),
        "files": [{"path": c.path, "status": c.status} for c in settled],
        "notes": list(prepared.notes),
    }


def main() -> int:
    """Answer the request on standard input."""
    try:
        reply = run(json.load(sys.stdin))
    except Refusal as refusal:
        reply = {"refusal": {"code": refusal.code, "message": refusal.message}}
    json.dump(reply, sys.stdout, ensure_ascii=False)
    return 2 if "refusal" in reply else 0


if __name__ == "__main__":
    sys.exit(main())
