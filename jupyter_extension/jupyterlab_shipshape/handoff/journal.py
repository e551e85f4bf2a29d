"""Write a set of files so that, whatever happens, the set is afterwards the old one or the new one.

The journal is `.shipshape/journal` in the target, so on the same file system. In order:
`created.json` (folders that are made for this), `old/` (second names of the files that change),
`new/` (their new contents), then `intent.json`: from this moment the change is decided. Each file
is then put in its place by one rename. A process that dies before `intent.json` has changed
nothing; one that dies after it is finished by `recover`. Files that do not change are not touched.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .disk import Disk
from .file_paths import OWN, check_path
from .refusal import Refusal

JOURNAL = f"{OWN}/journal"


@dataclass(frozen=True)
class Write:
    """One file to change: `content` None removes it; `before` is what has to be there now."""

    path: str
    content: bytes | None
    before: bytes | None
    mode: int = 0o644


@dataclass(frozen=True)
class _Entry:
    path: str
    before: str | None
    after: str | None


def digest(content: bytes | None) -> str | None:
    """The fingerprint of a content; None for no file."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def place(target: Path, path: str) -> Path:
    """Where a file of the package lies. Raises `Refusal` where a link would lead elsewhere."""
    at = target
    for part in path.split("/"):
        at = at / part
        if at.is_symlink():
            raise Refusal(
                "target",
                f"{at.relative_to(target).as_posix()} in {target.name} is a symbolic link, which "
                "an export does not follow. Replace it by a file or folder, or choose another folder.",
            )
    if at.is_dir():
        raise Refusal(
            "target", f"{path} is a folder in {target.name}; the package has a file there."
        )
    return at


def read(target: Path, path: str) -> bytes | None:
    """The present content of a file of the package; None where there is none."""
    at = place(target, path)
    try:
        return at.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def apply(target: Path, writes: Sequence[Write], disk: Disk | None = None) -> None:
    """Bring `writes` onto disk as one change. The caller holds the lock of `target`.

    Raises `Refusal` (`changed`, `disk`) with nothing changed.
    """
    disk = disk or Disk()
    journal = target / JOURNAL
    try:
        _stage(target, journal, writes, disk)
    except OSError as error:
        _undo_staging(target, disk)
        raise Refusal("disk", f"{_why(error)} Nothing was changed.") from error
    except Refusal:
        _undo_staging(target, disk)
        raise
    try:
        _forward(target, journal, _intent(journal), disk)
    except OSError as error:
        _backward(target, journal, _intent(journal), disk)
        raise Refusal("disk", f"{_why(error)} Everything is as it was.") from error
    _finish(journal, disk)


def recover(target: Path, disk: Disk | None = None) -> bool:
    """Finish or undo an apply that was cut short. The caller holds the lock of `target`.

    Gives whether there was one: the set of files is then wholly the old or wholly the new one.
    A file that was edited since the cut is never overwritten: the change is then undone around it.
    """
    disk = disk or Disk()
    journal = target / JOURNAL
    if not journal.is_dir() or journal.is_symlink():
        return False
    if not (journal / "intent.json").is_file():
        _undo_staging(target, disk)
        return True
    entries = _intent(journal)
    known = all(digest(read(target, e.path)) in (e.before, e.after) for e in entries)
    if known and not (journal / "undo").exists():
        _forward(target, journal, entries, disk)
        _finish(journal, disk)
    else:
        _backward(target, journal, entries, disk)
    return True


def _stage(target: Path, journal: Path, writes: Sequence[Write], disk: Disk) -> None:
    missing = _missing_folders(target, writes)
    for folder in (target / OWN, journal, journal / "old", journal / "new"):
        disk.mkdir(folder)
    created = json.dumps([f.relative_to(target).as_posix() for f in missing])
    disk.write(journal / "created.json", created.encode(), 0o644)
    for folder in missing:
        disk.mkdir(folder)
    for number, write in enumerate(writes):
        if read(target, write.path) != write.before:
            raise Refusal(
                "changed",
                f"{write.path} has changed since the preview. Look at the preview once more.",
            )
        if write.before is not None:
            disk.keep(target / write.path, journal / "old" / str(number))
        if write.content is not None:
            disk.write(journal / "new" / str(number), write.content, write.mode)
    disk.sync_folder(journal / "old")
    disk.sync_folder(journal / "new")
    entries = [
        {"path": w.path, "before": digest(w.before), "after": digest(w.content)} for w in writes
    ]
    disk.write(journal / "intent.tmp", json.dumps(entries).encode(), 0o644)
    disk.replace(journal / "intent.tmp", journal / "intent.json")


def _missing_folders(target: Path, writes: Sequence[Write]) -> list[Path]:
    missing: set[Path] = set()
    for write in writes:
        folder = (target / write.path).parent
        while write.content is not None and folder != target and not folder.exists():
            missing.add(folder)
            folder = folder.parent
    return sorted(missing - {target / OWN}, key=lambda f: len(f.parts))


def _forward(target: Path, journal: Path, entries: Sequence[_Entry], disk: Disk) -> None:
    for number, entry in enumerate(entries):
        new = journal / "new" / str(number)
        if entry.after is None:
            if digest(read(target, entry.path)) == entry.before:
                disk.unlink(target / entry.path)
                _drop_empty(target, (target / entry.path).parent, disk)
        elif new.exists():
            disk.replace(new, target / entry.path)


def _drop_empty(target: Path, folder: Path, disk: Disk) -> None:
    while folder != target and folder.is_dir() and not any(folder.iterdir()):
        disk.rmdir(folder)
        folder = folder.parent


def _backward(target: Path, journal: Path, entries: Sequence[_Entry], disk: Disk) -> None:
    disk.write(journal / "undo", b"", 0o644)
    for number, entry in enumerate(entries):
        if digest(read(target, entry.path)) != entry.after or entry.after == entry.before:
            continue
        old = journal / "old" / str(number)
        if entry.before is None:
            disk.unlink(target / entry.path)
        elif old.exists():
            for folder in reversed((target / entry.path).relative_to(target).parents[:-1]):
                disk.mkdir(target / folder)
            disk.replace(old, target / entry.path)
    disk.unlink(journal / "intent.json")
    _undo_staging(target, disk)


def _undo_staging(target: Path, disk: Disk) -> None:
    """Remove a journal that has no intent, and the folders that were made for it."""
    journal = target / JOURNAL
    folders: list[str] = []
    try:
        folders = json.loads((journal / "created.json").read_text())
    except (OSError, ValueError):
        folders = []
    for name in reversed(folders):
        check_path(name, origin="The journal")
        if not (target / name).is_symlink():
            disk.rmdir(target / name)
    _finish(journal, disk)
    disk.rmdir(target / OWN)


def _finish(journal: Path, disk: Disk) -> None:
    disk.unlink(journal / "intent.json")
    shutil.rmtree(journal, ignore_errors=True)


def _intent(journal: Path) -> list[_Entry]:
    try:
        raw: list[dict[str, Any]] = json.loads((journal / "intent.json").read_text())
        entries = [_Entry(e["path"], e["before"], e["after"]) for e in raw]
        for entry in entries:
            if not entry.path.startswith(f"{OWN}/") or entry.path.count("/") != 1:
                check_path(entry.path, origin="The journal")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refusal(
            "disk",
            f"The journal {journal} of an export that was cut short cannot be read. Compare the "
            "files with your last commit, then remove that folder.",
        ) from error
    return entries


def _why(error: OSError) -> str:
    what = error.strerror or str(error)
    return f"{Path(error.filename).name}: {what}." if error.filename else f"{what}."
