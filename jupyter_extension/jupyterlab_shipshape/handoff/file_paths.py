"""Which relative paths may be files of a package, on every system that may check it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from .limits import MAX_PATH
from .refusal import Refusal

#: The folder in an exported package that Shipshape keeps for itself.
OWN = ".shipshape"

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))]
)


def check_path(path: str, *, origin: str = "The plan") -> None:
    """Refuse a path that leaves the package or that some system cannot hold.

    Raises `Refusal` with the code `plan`. What Windows forbids is refused everywhere: a
    repository travels.
    """
    reason = _reason(path)
    if reason:
        shown = ascii(path if len(path) <= 80 else path[:77] + "…")
        raise Refusal("plan", f"{origin} wants to write {shown}, but {reason}. Nothing is written.")


def _reason(path: str) -> str | None:
    if not path or len(path) > MAX_PATH:
        return f"a path needs 1 to {MAX_PATH} characters"
    if _FORBIDDEN.search(path):
        return "it has characters that no file name may have"
    parts = path.split("/")
    if path.startswith("/") or ".." in parts:
        return "it lies outside the package"
    if "" in parts or "." in parts:
        return "it is no plain relative path"
    for part in parts:
        if part[-1] in ". ":
            return "a name may not end in a dot or a space"
        if part.split(".")[0].casefold() in _DEVICES:
            return f"{part} is the name of a device on Windows"
        if part.casefold() == ".git":
            return "the repository's own data is not a template's to write"
    if parts[0].casefold() == OWN:
        return f"the folder {OWN} is kept for the export's own record"
    return None


def check_clashes(paths: Iterable[str], *, origin: str = "The plan") -> None:
    """Refuse two paths that are one on a file system that ignores case, and a file that is a folder too."""
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        key = path.casefold()
        if key in seen and seen[key] != path:
            raise Refusal(
                "plan",
                f"{origin} writes {seen[key]} and {path}, which are one file where case is ignored.",
            )
        seen[key] = path
        for parent in PurePosixPath(path).parents:
            folders.setdefault(str(parent).casefold(), path)
    for key, path in seen.items():
        if key in folders:
            raise Refusal("plan", f"{origin} writes {path} as a file and as a folder.")
