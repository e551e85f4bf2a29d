"""Where packages may be written and templates may be read: the server's root and no further."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from .refusal import Refusal


@dataclass(frozen=True)
class Places:
    """The server's root and what its administrator allows beside it (`ShipshapeHandoff.allowed_roots`)."""

    root: Path
    allowed: tuple[Path, ...] = ()

    def resolve(self, text: str, *, code: str = "target") -> Path:
        """The folder that a person means by `text`, relative to the server's root or absolute.

        Symbolic links are followed and the *result* has to lie in a root. Raises `Refusal` with
        `code` where it does not.
        """
        text = text.strip()
        if not text or "\x00" in text or "\n" in text:
            raise Refusal(code, "Name a folder, for example packages/my-package.")
        path = Path(os.path.realpath(self.root / Path(text).expanduser()))
        if any(_inside(path, root) for root in (self.root, *self.allowed)):
            return path
        raise Refusal(
            code,
            f"{text} lies outside the folder that this server shows. Choose a folder inside it; "
            "an administrator can allow more by ShipshapeHandoff.allowed_roots.",
        )

    def target(self, text: str) -> Path:
        """A folder that a package may be written into, there or not. Raises `Refusal`."""
        path = self.resolve(text)
        if any(path == Path(os.path.realpath(root)) for root in (self.root, *self.allowed)):
            raise Refusal("target", "That is the server's own root. Name a folder inside it.")
        if path.exists() and not path.is_dir():
            raise Refusal("target", f"{text} is a file. Name a folder for the package.")
        if ".git" in path.parts or ".shipshape" in path.parts:
            raise Refusal("target", f"{text} is no place for a package. Name another folder.")
        existing = path
        while not existing.exists():
            existing = existing.parent
        if not existing.is_dir():
            raise Refusal("target", f"{existing.name} is a file, so {text} cannot be a folder.")
        if not os.access(existing, os.W_OK | os.X_OK):
            raise Refusal(
                "target", f"The server may not write into {existing}. Choose another folder."
            )
        return path

    def show(self, path: Path) -> str:
        """`path` as the file browser calls it, where it lies under the server's root."""
        root = Path(os.path.realpath(self.root))
        return path.relative_to(root).as_posix() if _inside(path, root) else str(path)


def _inside(path: Path, root: Path) -> bool:
    return path.is_relative_to(Path(os.path.realpath(root)))
