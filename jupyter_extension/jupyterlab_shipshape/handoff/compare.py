"""What an export would change in a folder, file by file: the three-way comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Literal

from . import merge
from .journal import Write, read
from .merge import Region
from .refusal import Refusal

Status = Literal["added", "changed", "unchanged", "kept", "removed", "conflict"]


@dataclass(frozen=True)
class Rendered:
    """A file as the render gives it."""

    content: bytes
    mode: int = 0o644


@dataclass(frozen=True)
class Change:
    """One file of the comparison.

    `added`, `changed`, `removed` are written; `kept` holds edits made by hand and stays as it is;
    `conflict` waits for the person. `merged`: hand edits and the notebook's went together.
    """

    path: str
    status: Status
    before: bytes | None
    #: What will be there; of a conflict: with the person's side taken.
    after: bytes | None
    #: As rendered; None where the plan has no such file any more.
    new: bytes | None = None
    mode: int = 0o644
    merged: bool = False
    #: The path under which the person's edits were found, where the file was renamed.
    moved_from: str | None = None
    regions: tuple[Region, ...] = ()
    #: Why it is so, as a code that the page has a sentence for.
    reason: str | None = None


def compare(
    target: Path,
    rendered: Mapping[str, Rendered],
    base: Mapping[str, bytes] | None,
    renames: Mapping[str, str],
) -> list[Change]:
    """Compare the render with the folder and with the previous render.

    `renames`: old path by new path, of modules whose cells are now elsewhere. Raises `Refusal`
    where a path of the render is no place for a file in this folder.
    """
    base = base or {}
    changes = []
    for path in sorted({*rendered, *base}):
        _check_case(target, path)
        new, mine, old = rendered.get(path), read(target, path), renames.get(path)
        change = _change(path, base.get(path), mine, new)
        if new and old and mine is None:
            change = _carried(path, old, base[old], read(target, old), new) or change
        changes.append(replace(change, new=new.content if new else None))
    carried = {c.moved_from for c in changes}
    return [
        replace(c, status="removed", after=None, reason="moved") if c.path in carried else c
        for c in changes
    ]


def writes(changes: list[Change]) -> list[Write]:
    """The files to write of settled changes. Raises `Refusal` (`conflict`) where one is not."""
    open_ones = [c.path for c in changes if c.status == "conflict"]
    if open_ones:
        raise Refusal("conflict", f"Settle the conflict in {', '.join(open_ones)} first.")
    return [
        Write(c.path, c.after, c.before, c.mode)
        for c in changes
        if c.status in ("added", "changed", "removed")
    ]


def settle(change: Change, take: str | None, text: str | None) -> Change:
    """A conflict with the person's choice: `take` one side (`yours`, `new`), or `text` of their own."""
    if change.status != "conflict" or (take is None and text is None):
        return change
    if text is not None:
        after: bytes | None = text.encode()
    elif take == "yours":
        after = change.after
    else:
        with_regions = change.regions and (change.before is not None or change.moved_from)
        after = merge.text(change.regions, "new").encode() if with_regions else change.new
    status: Status = "kept" if after == change.before else "removed" if after is None else "changed"
    if change.before is None and after is not None:
        status = "added"
    return replace(change, status=status, after=after, merged=True)


def _change(path: str, base: bytes | None, mine: bytes | None, new: Rendered | None) -> Change:
    if new is None:
        return _dropped(path, base, mine)
    content = _with_line_ends_of(mine, new.content)
    if mine is None:
        return _missing(path, base, new)
    if mine == content:
        return Change(path, "unchanged", mine, mine)
    before = None if base is None else _with_line_ends_of(mine, base)
    if mine == before:
        return Change(path, "changed", mine, content, mode=new.mode)
    if content == before:
        return Change(path, "kept", mine, mine, reason="edited")
    return _merged(path, before, mine, Rendered(content, new.mode))


def _dropped(path: str, base: bytes | None, mine: bytes | None) -> Change:
    if mine is None:
        return Change(path, "unchanged", None, None)
    if mine == base or (base is not None and mine == _with_line_ends_of(mine, base)):
        return Change(path, "removed", mine, None, reason="dropped")
    return Change(path, "kept", mine, mine, reason="dropped-edited")


def _missing(path: str, base: bytes | None, new: Rendered) -> Change:
    if base is None:
        return Change(path, "added", None, new.content, mode=new.mode)
    if base == new.content:
        return Change(path, "kept", None, None, reason="deleted")
    region = Region(True, "", _decode(new.content) or "", _decode(base) or "")
    return Change(
        path, "conflict", None, None, mode=new.mode, regions=(region,), reason="deleted-changed"
    )


def _merged(path: str, base: bytes | None, mine: bytes, new: Rendered) -> Change:
    texts = _decode(mine), _decode(new.content), None if base is None else _decode(base)
    yours, theirs, ancestor = texts
    if yours is None or theirs is None:
        return Change(path, "conflict", mine, mine, mode=new.mode, reason="binary")
    regions = merge.merge(ancestor, yours, theirs)
    result = merge.text(regions, "yours")
    broken = (
        path.endswith(".py")
        and merge.parses(yours)
        and merge.parses(theirs)
        and not merge.parses(result)
    )
    if merge.clean(regions) and not broken:
        after = result.encode()
        status: Status = "kept" if after == mine else "changed"
        return Change(path, status, mine, after, mode=new.mode, merged=True)
    if broken and merge.clean(regions):
        regions = [Region(True, yours, theirs, ancestor or "")]
    after = merge.text(regions, "yours").encode()
    reason = "no-base" if base is None else "both"
    return Change(
        path, "conflict", mine, after, mode=new.mode, regions=tuple(regions), reason=reason
    )


def _carried(path: str, old: str, base: bytes, mine: bytes | None, new: Rendered) -> Change | None:
    """The change of a module under a new path, with the edits made by hand under the old one."""
    if mine is None or mine == _with_line_ends_of(mine, base):
        return None
    content = Rendered(_with_line_ends_of(mine, new.content), new.mode)
    change = _merged(path, _with_line_ends_of(mine, base), mine, content)
    status: Status = "conflict" if change.status == "conflict" else "added"
    return replace(change, status=status, before=None, moved_from=old, merged=True)


def _check_case(target: Path, path: str) -> None:
    """Refuse a path that this disk takes for another one that differs in case only."""
    at = target
    for part in PurePosixPath(path).parts:
        if (at / part).exists() and part not in {entry.name for entry in at.iterdir()}:
            raise Refusal(
                "target",
                f"{path} meets a file of another case in {target.name}, which is the same file on "
                "this disk. Rename or remove that one first.",
            )
        at = at / part


def _with_line_ends_of(mine: bytes | None, content: bytes) -> bytes:
    """`content` with the line ends of the file that is there (git may have changed them)."""
    if mine is not None and b"\r\n" in mine and b"\r\n" not in content and b"\0" not in content:
        return content.replace(b"\n", b"\r\n")
    return content


def _decode(content: bytes) -> str | None:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None
