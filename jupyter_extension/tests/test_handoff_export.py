"""An export, and the next one into the same folder: what was edited by hand survives."""

from __future__ import annotations

import ast
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from handoff_plans import STEPS, module, order, plan_json

from jupyterlab_shipshape.handoff.compare import Change
from jupyterlab_shipshape.handoff.export import export, prepare
from jupyterlab_shipshape.handoff.places import Places
from jupyterlab_shipshape.handoff.record import read_record
from jupyterlab_shipshape.handoff.refusal import Refusal

PACKAGE = "src/churn_monthly"


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


@pytest.fixture
def target(tmp_path: Path, places: Places) -> Path:
    """A folder with a first export."""
    folder = tmp_path / "churn"
    export(prepare(order(folder), places), {})
    return folder


def by_path(changes: tuple[Change, ...] | list[Change]) -> dict[str, Change]:
    return {c.path: c for c in changes}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_a_preview_writes_nothing(tmp_path: Path, places: Places) -> None:
    prepared = prepare(order(tmp_path / "churn"), places)
    assert {c.status for c in prepared.changes} == {"added"}
    assert not (tmp_path / "churn").exists()


def test_the_same_plan_gives_the_same_bytes(target: Path, tmp_path: Path, places: Places) -> None:
    export(prepare(order(tmp_path / "again"), places), {})
    assert tree(target) == tree(tmp_path / "again")


def test_exporting_again_touches_nothing(target: Path, places: Places) -> None:
    before = {p: p.stat().st_mtime_ns for p in target.rglob("*") if p.is_file()}
    settled = export(prepare(order(target), places), {})
    assert {c.status for c in settled} == {"unchanged"}
    assert {p: p.stat().st_mtime_ns for p in target.rglob("*") if p.is_file()} == before


def test_what_is_not_of_the_export_is_left_alone(target: Path, places: Places) -> None:
    (target / ".venv").mkdir()
    (target / ".venv" / "python").symlink_to(sys.executable)
    (target / "notes.md").write_text("mine")
    export(prepare(order(target, steps=STEPS.replace("2", "3")), places), {})
    assert (target / "notes.md").read_text() == "mine"
    assert (target / ".venv" / "python").is_symlink()


def test_an_edit_by_hand_and_one_in_the_notebook_merge(target: Path, places: Places) -> None:
    steps = target / PACKAGE / "steps.py"
    steps.write_text(steps.read_text().replace('"""The steps."""', '"""The steps, reviewed."""'))
    new = STEPS.replace("return half", "return half + 0")
    prepared = prepare(order(target, steps=new), places)
    change = by_path(prepared.changes)[f"{PACKAGE}/steps.py"]
    assert (change.status, change.merged) == ("changed", True)
    export(prepared, {})
    assert "reviewed" in steps.read_text() and "half + 0" in steps.read_text()


def test_edits_of_the_same_line_wait_for_the_person(target: Path, places: Places) -> None:
    steps = target / PACKAGE / "steps.py"
    steps.write_text(STEPS.replace("seed / 2", "seed / 4"))
    before = tree(target)
    prepared = prepare(order(target, steps=STEPS.replace("seed / 2", "seed / 3")), places)
    with pytest.raises(Refusal) as caught:
        export(prepared, {})
    assert caught.value.code == "conflict"
    assert f"{PACKAGE}/steps.py" in caught.value.message
    assert tree(target) == before


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"take": "yours"}, STEPS.replace("seed / 2", "seed / 4")),
        ({"take": "new"}, STEPS.replace("seed / 2", "seed / 3")),
        ({"text": "mine = 1\n"}, "mine = 1\n"),
    ],
)
def test_a_conflict_is_settled_as_the_person_says(
    target: Path, places: Places, choice: dict[str, str], expected: str
) -> None:
    steps = target / PACKAGE / "steps.py"
    steps.write_text(STEPS.replace("seed / 2", "seed / 4"))
    prepared = prepare(order(target, steps=STEPS.replace("seed / 2", "seed / 3")), places)
    export(prepared, {f"{PACKAGE}/steps.py": choice})
    assert steps.read_text() == expected
    again = prepare(order(target, steps=STEPS.replace("seed / 2", "seed / 3")), places)
    assert "conflict" not in {c.status for c in again.changes}, "settled once is settled"


def test_a_file_that_the_plan_dropped_goes_unless_it_was_edited(
    target: Path, places: Places
) -> None:
    files = plan_json()["files"]
    extra = [*files, module("plots.py", '"""Plots."""\n'), module("tables.py", '"""Tables."""\n')]
    export(prepare(order(target, files=extra), places), {})
    (target / PACKAGE / "tables.py").write_text('"""Tables, by hand."""\n')
    prepared = prepare(order(target), places)
    changes = by_path(prepared.changes)
    assert changes[f"{PACKAGE}/plots.py"].status == "removed"
    assert changes[f"{PACKAGE}/tables.py"].status == "kept"
    assert changes[f"{PACKAGE}/tables.py"].reason == "dropped-edited"
    export(prepared, {})
    assert not (target / PACKAGE / "plots.py").exists()
    assert (target / PACKAGE / "tables.py").read_text() == '"""Tables, by hand."""\n'


def test_a_file_that_the_person_deleted_stays_deleted(target: Path, places: Places) -> None:
    (target / ".pre-commit-config.yaml").unlink()
    prepared = prepare(order(target), places)
    assert by_path(prepared.changes)[".pre-commit-config.yaml"].reason == "deleted"
    export(prepared, {})
    assert not (target / ".pre-commit-config.yaml").exists()


def test_edits_follow_a_module_whose_section_was_renamed(target: Path, places: Places) -> None:
    steps = target / PACKAGE / "steps.py"
    steps.write_text(STEPS.replace('"""The steps."""', '"""The steps, reviewed."""'))
    files = [
        {**f, "path": f["path"].replace("steps.py", "scores.py")} for f in plan_json()["files"]
    ]
    decisions = [{"cell": "a", "role": "step", "where": "churn_monthly/scores.py: score"}]
    prepared = prepare(order(target, files=files, decisions=decisions), places)
    change = by_path(prepared.changes)[f"{PACKAGE}/scores.py"]
    assert change.moved_from == f"{PACKAGE}/steps.py"
    export(prepared, {})
    assert "reviewed" in (target / PACKAGE / "scores.py").read_text()
    assert not steps.exists()


def test_a_folder_without_record_shows_every_difference(tmp_path: Path, places: Places) -> None:
    folder = tmp_path / "churn"
    folder.mkdir()
    (folder / "README.md").write_text("# Mine\n")
    prepared = prepare(order(folder), places)
    change = by_path(prepared.changes)["README.md"]
    assert (change.status, change.reason) == ("conflict", "no-base")
    export(prepared, {"README.md": {"take": "yours"}})
    assert (folder / "README.md").read_text() == "# Mine\n"


def test_line_ends_that_git_changed_are_no_edit(target: Path, places: Places) -> None:
    steps = target / PACKAGE / "steps.py"
    steps.write_bytes(steps.read_bytes().replace(b"\n", b"\r\n"))
    prepared = prepare(order(target, steps=STEPS.replace("2", "3")), places)
    assert by_path(prepared.changes)[f"{PACKAGE}/steps.py"].status == "changed"
    export(prepared, {})
    assert steps.read_bytes() == STEPS.replace("2", "3").replace("\n", "\r\n").encode()


def test_a_merge_that_would_not_parse_is_a_conflict(tmp_path: Path, places: Places) -> None:
    folder = tmp_path / "churn"
    base = "if True:\n    a = 1\n\n\nb = 2\n\n\nc = 3\n"
    export(prepare(order(folder, steps=base), places), {})
    mine = "if True:\n    a = 1\n\n\nb = (\n    2\n\n\n)\nc = 3\n"
    assert ast.parse(mine)
    (folder / PACKAGE / "steps.py").write_text(mine)
    prepared = prepare(
        order(folder, steps="if True:\n    a = 1\n\n\nb = 2; d = 1\n\n\nc = 3\n"), places
    )
    assert by_path(prepared.changes)[f"{PACKAGE}/steps.py"].status == "conflict"


def test_the_answers_are_kept_but_no_secret(tmp_path: Path, places: Places) -> None:
    template = tmp_path / "template"
    template.mkdir()
    (template / "copier.yml").write_text(
        "team: {type: str, default: data}\ntoken: {type: str, secret: true, default: ''}\n"
    )
    (template / "TEAM.txt.jinja").write_text("{{ team }}\n")
    first = order(tmp_path / "churn")
    asked = type(first)(
        first.plan, first.target, "template", {"team": "blue", "token": "hush"}, first.author
    )
    export(prepare(asked, places), {})
    record = read_record(tmp_path / "churn")
    assert record is not None and record.answers["team"] == "blue"
    assert "hush" not in json.dumps(dict(record.answers))
    again = type(first)(first.plan, first.target, "template", {}, first.author)
    assert {c.status for c in prepare(again, places).changes} == {"unchanged"}


def test_data_that_is_no_text_comes_whole(tmp_path: Path, places: Places) -> None:
    files = plan_json()["files"]
    data = {"path": "src/churn_monthly/data/d.bin", "text": "", "role": "data", "base64": "/wAB"}
    export(prepare(order(tmp_path / "churn", files=[*files, data]), places), {})
    assert (tmp_path / "churn" / PACKAGE / "data/d.bin").read_bytes() == b"\xff\x00\x01"
    with pytest.raises(Refusal, match="cannot be read"):
        order(tmp_path / "churn", files=[*files, {**data, "base64": "no base64!"}])


def test_a_package_builds_and_its_tests_pass(target: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=target, env={"PYTHONPATH": "src", "PATH": ""}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert "1 passed" in checked.stdout
    for command in (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]):
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=target, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout


def _edited(text: str, at: random.Random, word: str) -> tuple[str, str]:
    """The text with one line added, or one changed, that bears `word`."""
    lines = text.splitlines(keepends=True)
    number = at.randrange(len(lines) + 1)
    if (
        at.random() < 0.5
        and number < len(lines)
        and not lines[number].strip().startswith(('"', "d"))
    ):
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())].strip("\n")
        lines[number] = f"{indent}{word} = 1\n"
    else:
        lines.insert(number, f"{word} = 1\n")
    return "".join(lines), word


def test_of_random_pairs_of_edits_none_is_lost(tmp_path: Path, places: Places) -> None:
    """200 pairs: what a person wrote is in the result or shown in a conflict; so is the notebook's."""
    folder = tmp_path / "churn"
    export(prepare(order(folder), places), {})
    base = by_path(prepare(order(folder), places).changes)[f"{PACKAGE}/steps.py"].before
    assert base is not None
    record = read_record(folder)
    assert record is not None
    from jupyterlab_shipshape.handoff.compare import Rendered, compare

    outcomes = set()
    for seed in range(200):
        chance = random.Random(seed)
        mine, by_hand = _edited(STEPS, chance, f"by_hand_{seed}")
        new, in_cell = _edited(STEPS, chance, f"in_cell_{seed}")
        (folder / PACKAGE / "steps.py").write_text(mine)
        rendered = {p: Rendered(c) for p, c in record.base.items()}
        rendered[f"{PACKAGE}/steps.py"] = Rendered(new.encode())
        change = by_path(compare(folder, rendered, record.base, {}))[f"{PACKAGE}/steps.py"]
        outcomes.add(change.status)
        if change.status == "conflict":
            assert by_hand in "".join(r.yours for r in change.regions)
            assert in_cell in "".join(r.new for r in change.regions)
        else:
            assert change.after is not None
            text = change.after.decode()
            assert by_hand in text and in_cell in text
            both = (mine, new)
            if all(_parses(t) for t in both):
                assert _parses(text)
    assert outcomes == {"changed", "conflict"}


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True
