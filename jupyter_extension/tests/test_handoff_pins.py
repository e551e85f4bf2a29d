"""Exact versions with hashes: by uv or pip, followed, stopped, refused in a sentence."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from jupyterlab_shipshape.handoff import pins
from jupyterlab_shipshape.handoff.command_run import Runner
from jupyterlab_shipshape.handoff.pins import Pins, locked
from jupyterlab_shipshape.handoff.refusal import Refusal

#: Stands for uv: its arguments say what to do and where the lock goes.
UV = """#!{python}
import pathlib, sys, time
if "--version" in sys.argv:
    print("uv 9.9")
    sys.exit()
asked = pathlib.Path("requirements.in").read_text()
if "slow" in asked:
    print("resolving", flush=True)
    time.sleep(60)
if "gone" in asked:
    sys.exit("error: gone was not found in the package registry")
held = pathlib.Path("constraints.txt").read_text()
pathlib.Path(sys.argv[sys.argv.index("-o") + 1]).write_text("# " + asked + held)
"""


@pytest.fixture
def jp_server_config() -> dict[str, Any]:
    return {"ServerApp": {"jpserver_extensions": {"jupyterlab_shipshape": True}}}


@pytest.fixture
def uv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A uv that needs no index."""
    tool = tmp_path / "bin" / "uv"
    tool.parent.mkdir()
    tool.write_text(UV.format(python=sys.executable))
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")


def run(requirements: list[str]) -> tuple[str, str]:
    return locked(Runner(dict(os.environ)), requirements, ["a==1.0"], Path(sys.executable))


@pytest.mark.usefixtures("uv")
def test_the_lock_is_what_uv_writes_for_these_requirements() -> None:
    assert run(["a>=1"]) == ("# a>=1\na==1.0\n", "uv 9.9")


@pytest.mark.usefixtures("uv")
def test_what_the_index_does_not_have_is_said() -> None:
    with pytest.raises(Refusal, match=r"uv 9\.9 found no such set of packages: error: gone .*"):
        run(["gone"])


@pytest.mark.usefixtures("uv")
@pytest.mark.parametrize("line", ["-r /etc/passwd", "--index-url=x", "a\n-e .", ""])
def test_options_are_no_requirements(line: str) -> None:
    with pytest.raises(Refusal, match="is no requirement"):
        run([line])


@pytest.mark.usefixtures("uv")
def test_a_job_is_followed_and_stopped() -> None:
    job = Pins(["slow"], [], Path(sys.executable))
    job.thread.start()
    end = time.monotonic() + 30
    while "resolving" not in job.runner.log and time.monotonic() < end:
        time.sleep(0.02)
    assert job.json()["state"] == "running"
    assert "resolving" in job.json()["log"]
    job.runner.stop()
    job.thread.join(30)
    assert job.json()["state"] == "stopped"
    assert job.json()["text"] == ""


@pytest.mark.parametrize(("version", "command"), [("25.1", "lock"), ("24.0", None)])
def test_without_uv_a_new_pip_does_it(
    version: str, command: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pins.shutil, "which", lambda _: None)
    python = tmp_path / "python"
    python.write_text(
        f"""#!{sys.executable}
import pathlib, sys
if "--version" in sys.argv:
    print("pip {version} from somewhere (python 3.12)")
elif "lock" in sys.argv:
    pathlib.Path(sys.argv[sys.argv.index("-o") + 1]).write_text("by pip")
"""
    )
    python.chmod(0o755)
    monkeypatch.setattr(pins.sys, "executable", str(python))
    asked = (Runner(dict(os.environ)), ["a"], [], python)
    if command:
        assert locked(*asked) == ("by pip", "pip 25.1")
    else:
        with pytest.raises(Refusal, match=r"needs uv, or pip 25\.1 or newer"):
            locked(*asked)


@pytest.mark.usefixtures("uv")
def test_the_command_line_gets_it_without_a_server() -> None:
    asked = {"requirements": ["a"], "constraints": [], "python": sys.executable}
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlab_shipshape.handoff.pins"],
        input=json.dumps(asked), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == {"text": "# a\n", "tool": "uv 9.9"}
    assert "uv pip compile" in done.stderr


@pytest.mark.usefixtures("uv")
async def test_the_routes_begin_follow_and_stop(jp_fetch: Any) -> None:
    async def ask(*path: str, method: str = "GET", **body: Any) -> dict[str, Any]:
        reply = await jp_fetch(
            "shipshape", "handoff", *path, method=method,
            **({"body": json.dumps(body)} if method == "POST" else {}),
        )  # fmt: skip
        told: dict[str, Any] = json.loads(reply.body)
        return told

    token = (await ask("pins", method="POST", requirements=["a"], constraints=["a==2"]))["pins"]
    end = time.monotonic() + 30
    while (told := await ask("pins", token))["state"] == "running" and time.monotonic() < end:
        await asyncio.sleep(0.05)
    assert (told["state"], told["text"]) == ("held", "# a\na==2\n")
    slow = (await ask("pins", method="POST", requirements=["slow"]))["pins"]
    await ask("pins", slow, method="DELETE")
    while (told := await ask("pins", slow))["state"] == "running" and time.monotonic() < end:
        await asyncio.sleep(0.05)
    assert told["state"] == "stopped"
