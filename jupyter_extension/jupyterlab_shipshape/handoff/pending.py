"""Remember which folders an export is writing, so that the next start can finish what was cut short."""

from __future__ import annotations

import contextlib
import hashlib
import logging
from pathlib import Path

from .journal import recover
from .lock import locked
from .own_files import own_folder
from .places import Places
from .refusal import Refusal


def _note(target: Path) -> Path:
    return own_folder("pending") / hashlib.sha256(str(target).encode()).hexdigest()[:24]


def note_pending(target: Path) -> None:
    """An export into `target` begins. Where this cannot be noted, the next export still recovers."""
    with contextlib.suppress(OSError):
        _note(target).write_text(str(target), encoding="utf-8")


def forget_pending(target: Path) -> None:
    """The export into `target` has ended."""
    with contextlib.suppress(OSError):
        _note(target).unlink(missing_ok=True)


def recover_all(places: Places, log: logging.Logger) -> None:
    """Finish or undo all exports that were cut short, at the start of the server."""
    for note in sorted(own_folder("pending").iterdir()):
        try:
            target = places.resolve(note.read_text(encoding="utf-8"))
            with locked(target):
                if recover(target):
                    log.info("An export into %s was cut short; it is settled now.", target)
            note.unlink()
        except Refusal as refusal:
            log.warning("Shipshape: %s", refusal.message)
        except OSError:
            note.unlink(missing_ok=True)
