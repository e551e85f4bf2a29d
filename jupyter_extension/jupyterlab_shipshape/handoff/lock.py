"""One export into a folder at a time, also between servers and the command line."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .refusal import Refusal


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of an existing folder; the system lets go of it when the process dies.

    Raises `Refusal` (`busy`) where another process holds it. POSIX: `flock` on the folder
    itself, which leaves no file behind. Windows: a file in the folder for temporary files.
    """
    descriptor = (
        os.open(_lockable(folder), os.O_RDWR | os.O_CREAT)
        if _windows()
        else os.open(folder, os.O_RDONLY)
    )
    try:
        try:
            _take(descriptor)
        except OSError as error:
            raise Refusal(
                "busy", f"Another export into {folder.name} is going on. Try again in a moment."
            ) from error
        yield
    finally:
        os.close(descriptor)


def _windows() -> bool:
    return sys.platform == "win32"


def _lockable(folder: Path) -> Path:
    name = hashlib.sha256(str(folder).casefold().encode()).hexdigest()[:24]
    return Path(tempfile.gettempdir()) / f"shipshape-{name}.lock"


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
