"""The apply: killed at every file operation, full disks, two at once."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from handoff_plans import STEPS, plan_json

from jupyterlab_shipshape.handoff.disk import Disk
from jupyterlab_shipshape.handoff.file_paths import OWN
from jupyterlab_shipshape.handoff.journal import JOURNAL, Write, apply, recover
from jupyterlab_shipshape.handoff.lock import locked
from jupyterlab_shipshape.handoff.record import read_record
from jupyterlab_shipshape.handoff.refusal import Refusal

OLD = {"keep.py": b"keep", "change.py": b"old one", "drop/it.py": b"old two", "other.bin": b"\0\1"}
NEW = {
    "keep.py": b"keep",
    "change.py": b"new one",
    "fresh/deep/it.py": b"new",
    "other.bin": b"\0\1",
}
WRITES = [
    Write("change.py", b"new one", b"old one"),
    Write("fresh/deep/it.py", b"new", None, 0o755),
    Write("drop/it.py", None, b"old two"),
]


class Faulty(Disk):
    """A disk on which the n-th operation does not happen."""

    def __init__(self, at: int, fault: str) -> None:
        self.at = at
        self.fault = fault
        self.done = 0

    def _count(self) -> None:
        self.done += 1
        if self.done == self.at and self.fault == "kill":
            os._exit(9)
        if self.fault == "full" and self.done == self.at:
            raise OSError(errno.ENOSPC, "No space left on device", "a file")
        if self.fault == "ever" and self.done >= self.at:
            raise OSError(errno.EROFS, "Read-only file system", "a file")


def _counted(name: str) -> Any:
    original = getattr(Disk, name)
    takes_space = name not in ("unlink", "rmdir")

    def operation(self: Faulty, *arguments: Any) -> None:
        if takes_space or self.fault == "kill":
            self._count()
        original(self, *arguments)
        if self.fault == "kill":
            self._count()

    return operation


for _name in ("mkdir", "write", "replace", "keep", "unlink", "rmdir"):
    setattr(Faulty, _name, _counted(_name))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    for path, content in OLD.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """The files of a folder, the journal apart."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and OWN not in p.relative_to(folder).parts
    }


def operations() -> int:
    """How many points there are to die at."""
    return 80


def test_an_apply_changes_what_it_says_and_no_more(target: Path) -> None:
    kept = (target / "keep.py").stat().st_ino
    apply(target, WRITES)
    assert content(target) == NEW
    assert (target / "keep.py").stat().st_ino == kept
    assert (target / "fresh/deep/it.py").stat().st_mode & 0o777 == 0o755
    assert not (target / "drop").exists()
    assert not (target / JOURNAL).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="fork is what kills without a farewell")
def test_killed_at_every_operation_the_set_is_old_or_new(target: Path, tmp_path: Path) -> None:
    seen = set()
    for at in range(1, operations()):
        folder = tmp_path / f"run{at}"
        for path, data in OLD.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        child = os.fork()
        if child == 0:
            try:
                apply(folder, WRITES, Faulty(at, "kill"))
            finally:
                os._exit(0)
        died = os.waitpid(child, 0)[1] != 0
        between = content(folder)
        assert all(data in (OLD.get(p), NEW.get(p)) for p, data in between.items()), at
        recover(folder)
        after = content(folder)
        assert after in (OLD, NEW), at
        assert not (folder / JOURNAL).exists()
        if after == OLD:
            assert not (folder / "fresh").exists()
        seen.add((died, after == NEW))
    assert seen == {(True, False), (True, True), (False, True)}, (
        "died before, after, and not at all"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="fork is what kills without a farewell")
def test_a_recovery_that_is_killed_can_be_recovered(tmp_path: Path) -> None:
    for at in range(1, operations(), 8):
        for again in range(1, 30, 3):
            folder = tmp_path / f"run{at}-{again}"
            for path, data in OLD.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)
            for work in (
                lambda f=folder, n=at: apply(f, WRITES, Faulty(n, "kill")),
                lambda f=folder, n=again: recover(f, Faulty(n, "kill")),
            ):
                child = os.fork()
                if child == 0:
                    try:
                        work()
                    finally:
                        os._exit(0)
                os.waitpid(child, 0)
            recover(folder)
            assert content(folder) in (OLD, NEW), (at, again)


def test_a_full_disk_changes_nothing_and_says_so(target: Path) -> None:
    failures = 0
    for at in range(1, operations()):
        try:
            apply(target, WRITES, Faulty(at, "full"))
        except Refusal as refusal:
            failures += 1
            assert refusal.code == "disk"
            assert "No space left" in refusal.message
            assert content(target) == OLD, at
        else:
            break
    assert failures > 10
    assert content(target) == NEW


def test_a_file_edited_after_the_cut_is_not_overwritten(target: Path) -> None:
    child = os.fork()
    if child == 0:
        try:
            first_replace = 14
            apply(target, WRITES, Faulty(first_replace * 2, "kill"))
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert (target / JOURNAL / "intent.json").exists(), "died after the change was decided"
    (target / "change.py").write_bytes(b"edited by hand")
    recover(target)
    assert (target / "change.py").read_bytes() == b"edited by hand"
    assert not (target / "fresh").exists()


def test_a_file_that_changed_since_the_preview_is_refused(target: Path) -> None:
    (target / "change.py").write_bytes(b"meanwhile")
    with pytest.raises(Refusal) as caught:
        apply(target, WRITES)
    assert caught.value.code == "changed"
    assert (target / "change.py").read_bytes() == b"meanwhile"
    assert not (target / "fresh").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_changes_nothing(target: Path) -> None:
    (target / "drop").chmod(0o500)
    with pytest.raises(Refusal):
        apply(target, WRITES)
    (target / "drop").chmod(0o700)
    assert content(target) == OLD


def test_two_exports_at_once_are_one_after_the_other(target: Path) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from jupyterlab_shipshape.handoff.lock import locked;"
        f"context = locked(Path({str(target)!r})); context.__enter__();"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout and other.stdout.readline() == "held\n"
        with pytest.raises(Refusal) as caught, locked(target):
            pass
        assert caught.value.code == "busy"
        other.kill()
    with locked(target):
        pass
    assert content(target) == OLD


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on files is POSIX's")
def test_a_disk_that_takes_no_more_changes_nothing(target: Path) -> None:
    """The system's own refusal in the middle of a file, not one of a test's disk."""
    import resource

    large = [*WRITES, Write("large.bin", b"x" * 20_000, None)]
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))
        try:
            apply(target, large)
        except Refusal as refusal:
            os._exit(3 if refusal.code == "disk" else 1)
        os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
    assert content(target) == OLD
    assert not (target / OWN).exists()


def test_two_programs_that_export_at_once_leave_one_whole_package(tmp_path: Path) -> None:
    def started(steps: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab_shipshape.handoff"],
            cwd=tmp_path, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "JUPYTER_DATA_DIR": str(tmp_path / "data")},
        )  # fmt: skip
        assert process.stdin
        process.stdin.write(json.dumps({"plan": plan_json(steps=steps), "target": "churn"}))
        process.stdin.close()
        return process

    texts = [STEPS.replace("seed / 2", f"seed / {n}") for n in (3, 4)]
    both = [started(text) for text in texts]
    replies = [json.loads(p.stdout.read() if p.stdout else "") for p in both]
    ended = [process.wait() for process in both]
    assert 0 in ended
    refused = [reply["refusal"]["code"] for reply in replies if "refusal" in reply]
    # The other one came too late, or found what the first had written.
    assert set(refused) <= {"busy", "changed", "conflict"}
    written = (tmp_path / "churn/src/churn_monthly/steps.py").read_text()
    assert written in texts
    record = read_record(tmp_path / "churn")
    assert record is not None
    assert record.base["src/churn_monthly/steps.py"].decode() == written
    assert not (tmp_path / "churn" / JOURNAL).exists()


def test_a_planted_journal_writes_nothing_outside(target: Path, tmp_path: Path) -> None:
    journal = target / JOURNAL
    (journal / "new").mkdir(parents=True)
    (journal / "new" / "0").write_bytes(b"evil")
    (journal / "intent.json").write_text(
        '[{"path": "../evil.py", "before": null, "after": "whatever"}]'
    )
    with pytest.raises(Refusal):
        recover(target)
    assert not (tmp_path / "evil.py").exists()
