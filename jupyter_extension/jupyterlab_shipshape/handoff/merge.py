"""Merge a text that a person and the notebook both changed, line by line.

The method is diff3's (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007): lines that
all three texts share keep the regions between them apart; a region that one side left alone takes
the other side's. The tests hold it against `git merge-file`, which may not be there at run time.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from .limits import MAX_MERGE_LINES

Side = Literal["yours", "new"]


@dataclass(frozen=True)
class Region:
    """A piece of the merged text. Where `conflict`, `yours` and `new` differ and neither is `base`."""

    conflict: bool
    yours: str
    new: str
    base: str

    def take(self, side: Side) -> str:
        """The text of one side."""
        return self.yours if side == "yours" else self.new


def merge(base: str | None, yours: str, new: str) -> list[Region]:
    """The regions of the merge. `base` None: there is no common ancestor; all that differs conflicts."""
    if base is None:
        return list(_two_way(yours, new))
    if max(text.count("\n") for text in (base, yours, new)) > MAX_MERGE_LINES:
        return [Region(True, yours, new, base)]
    return list(_three_way(_lines(base), _lines(yours), _lines(new)))


def clean(regions: Sequence[Region]) -> bool:
    """Whether the merge asks nothing."""
    return not any(r.conflict for r in regions)


def text(regions: Sequence[Region], side: Side) -> str:
    """The merged text, with one side's lines where the two conflict."""
    return "".join(r.take(side) for r in regions)


def parses(source: str) -> bool:
    """Whether a Python text has valid syntax."""
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _lines(source: str) -> list[str]:
    return source.splitlines(keepends=True)


def _two_way(yours: str, new: str) -> Iterator[Region]:
    a, b = _lines(yours), _lines(new)
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        mine, theirs = "".join(a[a0:a1]), "".join(b[b0:b1])
        yield Region(tag != "equal", mine, theirs, "")


def _three_way(base: Sequence[str], yours: Sequence[str], new: Sequence[str]) -> Iterator[Region]:
    b0 = y0 = n0 = 0
    for b, y, n, size in _shared(base, yours, new):
        if b > b0 or y > y0 or n > n0:
            yield _between("".join(base[b0:b]), "".join(yours[y0:y]), "".join(new[n0:n]))
        if size:
            same = "".join(base[b : b + size])
            yield Region(False, same, same, same)
        b0, y0, n0 = b + size, y + size, n + size


def _between(base: str, yours: str, new: str) -> Region:
    if yours == new or new == base:
        return Region(False, yours, yours, base)
    if yours == base:
        return Region(False, new, new, base)
    return Region(True, yours, new, base)


def _shared(
    base: Sequence[str], yours: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Runs of lines that all three share, as starts in each and a length; the last has none."""
    left = SequenceMatcher(None, base, yours, autojunk=False).get_matching_blocks()
    right = SequenceMatcher(None, base, new, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(left) and j < len(right):
        start = max(left[i].a, right[j].a)
        end = min(left[i].a + left[i].size, right[j].a + right[j].size)
        if start < end:
            y = left[i].b + start - left[i].a
            yield start, y, right[j].b + start - right[j].a, end - start
        if left[i].a + left[i].size < right[j].a + right[j].size:
            i += 1
        else:
            j += 1
    yield len(base), len(yours), len(new), 0
