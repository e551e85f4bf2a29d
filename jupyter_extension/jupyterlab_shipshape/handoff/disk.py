"""The few file operations that the apply is made of; tests put one that dies in their place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class Disk:
    """Durable file operations. All raise `OSError`."""

    def mkdir(self, path: Path) -> None:
        """Make one folder."""
        path.mkdir(exist_ok=True)
        self.sync_folder(path.parent)

    def write(self, path: Path, content: bytes, mode: int) -> None:
        """Write a new file and wait until the disk has it."""
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(mode)

    def replace(self, source: Path, path: Path) -> None:
        """Put `source` in the place of `path` at one stroke (rename(2))."""
        source.replace(path)
        self.sync_folder(path.parent)

    def keep(self, path: Path, copy: Path) -> None:
        """A second name for the content of `path`; a copy where the file system knows no links."""
        try:
            os.link(path, copy, follow_symlinks=False)
        except OSError:
            shutil.copy2(path, copy, follow_symlinks=False)
            with copy.open("rb") as file:
                os.fsync(file.fileno())

    def unlink(self, path: Path) -> None:
        """Remove a file; one that is gone is as good."""
        try:
            path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return
        self.sync_folder(path.parent)

    def rmdir(self, path: Path) -> None:
        """Remove a folder if it is there and empty."""
        try:
            path.rmdir()
        except OSError:
            return

    def sync_folder(self, path: Path) -> None:
        """Wait until the disk has the names in a folder (nothing to do on Windows)."""
        if os.name == "nt":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
