"""Merging what a person and the notebook changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jupyterlab_shipshape.handoff import merge

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n", "\n"]), max_size=12)
TEXTS = LINES.map("".join)


@given(TEXTS, TEXTS)
def test_a_side_that_changed_nothing_takes_the_other(base: str, other: str) -> None:
    for mine, theirs in ((base, other), (other, base)):
        regions = merge.merge(base, mine, theirs)
        assert merge.clean(regions)
        assert merge.text(regions, "new") == other


@given(TEXTS, TEXTS)
def test_equal_changes_are_one(base: str, other: str) -> None:
    regions = merge.merge(base, other, other)
    assert merge.clean(regions)
    assert merge.text(regions, "yours") == other


@given(TEXTS, TEXTS)
def test_without_an_ancestor_each_side_can_be_had_whole(mine: str, theirs: str) -> None:
    regions = merge.merge(None, mine, theirs)
    assert merge.text(regions, "yours") == mine
    assert merge.text(regions, "new") == theirs
    assert merge.clean(regions) == (mine == theirs)


@given(st.integers(0, 9), st.integers(0, 9), st.text("xyz", min_size=1), st.text("uvw", min_size=1))
def test_edits_of_lines_apart_are_both_kept(i: int, j: int, mine: str, theirs: str) -> None:
    base = [f"line {n}\n" for n in range(10)]
    yours, new = base.copy(), base.copy()
    yours[i], new[j] = f"{mine}\n", f"{theirs}\n"
    regions = merge.merge("".join(base), "".join(yours), "".join(new))
    result = merge.text(regions, "yours")
    if abs(i - j) > 1:
        assert merge.clean(regions)
        assert f"{mine}\n" in result and f"{theirs}\n" in result
    else:
        assert not merge.clean(regions)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(base=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_what_merges_clean_is_what_git_says(
    tmp_path: Path, base: str, mine: str, theirs: str
) -> None:
    """Diff algorithms differ in which equal lines they pair, so only doubly clean merges compare."""
    for name, text in (("base", base), ("mine", mine), ("theirs", theirs)):
        (tmp_path / name).write_text(text)
    try:
        git = subprocess.run(
            ["git", "merge-file", "-p", "mine", "base", "theirs"],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("git is not installed, and this holds the merge against git's")
    regions = merge.merge(base, mine, theirs)
    changed_lines = {*mine.split("\n"), *theirs.split("\n")} - {*base.split("\n")}
    if git.returncode == 0 and merge.clean(regions):
        result = merge.text(regions, "yours")
        assert {*result.split("\n")} >= {*git.stdout.split("\n")} & changed_lines


def test_line_ends_and_odd_separators_survive() -> None:
    base = "a\x0cb\u2028c\r\nd"
    regions = merge.merge(base, base + "\r\nmine", base)
    assert merge.text(regions, "new") == base + "\r\nmine"
