"""The routes of the hand-off, and that none of Shipshape's answers a stranger; with a real server."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from handoff_plans import STEPS, plan_json, write_tree
from jupyter_server.base.handlers import APIHandler
from jupyter_server.serverapp import ServerApp
from tornado.httpclient import HTTPClientError, HTTPResponse

from jupyterlab_shipshape.handoff.handlers import OPERATIONS
from jupyterlab_shipshape.routes import routes

Fetch = Callable[..., Awaitable[HTTPResponse]]


@pytest.fixture
def jp_server_config() -> dict[str, Any]:
    return {"ServerApp": {"jpserver_extensions": {"jupyterlab_shipshape": True}}}


async def post(fetch: Fetch, operation: str, body: object) -> dict[str, Any]:
    """Ask an operation; a refusal comes back as its object."""
    try:
        response = await fetch(
            "shipshape", "handoff", operation, method="POST", body=json.dumps(body)
        )
    except HTTPClientError as error:
        assert error.code == 422 and error.response is not None
        response = error.response
    reply: dict[str, Any] = json.loads(response.body)
    return reply


def _addresses(server: ServerApp) -> list[tuple[str, str]]:
    """Every method of every route, as `(method, path)`."""
    found = []
    for pattern, handler, _ in routes(server):
        paths = [pattern]
        if "operation" in pattern:
            paths = [re.sub(r"\(\?P<operation>[^)]*\)", name, pattern) for name in OPERATIONS]
        paths = [re.sub(r"\(\?P<\w+>[^)]*\)", "abcdefgh", p) for p in paths]
        methods = [m for m in ("get", "post", "put", "patch", "delete") if m in vars(handler)]
        assert methods, handler
        found += [(method.upper(), path) for method in methods for path in paths]
    return found


async def test_no_route_answers_without_the_token(
    jp_serverapp: ServerApp, http_server_client: Any
) -> None:
    addresses = _addresses(jp_serverapp)
    assert len(addresses) >= 10
    for method, path in addresses:
        body = "{}" if method in ("POST", "PUT", "PATCH") else None
        with pytest.raises(HTTPClientError) as caught:
            await http_server_client.fetch(path, method=method, body=body)
        assert caught.value.code == 403, (method, path)


async def test_a_page_of_another_site_cannot_use_the_login(
    jp_serverapp: ServerApp, http_server_client: Any, jp_base_url: str
) -> None:
    """With the cookie of a login alone, changing requests need the XSRF token too."""
    token = jp_serverapp.identity_provider.token
    page = await http_server_client.fetch(
        f"{jp_base_url}login?token={token}", follow_redirects=False, raise_error=False
    )
    jar = SimpleCookie()
    for header in page.headers.get_list("Set-Cookie"):
        jar.load(header)
    cookies = "; ".join(f"{m.key}={m.value}" for m in jar.values())
    for method, path in _addresses(jp_serverapp):
        if method == "GET":
            continue
        with pytest.raises(HTTPClientError) as caught:
            await http_server_client.fetch(
                path, method=method, body="{}" if method == "POST" else None,
                headers={"Cookie": cookies},
            )  # fmt: skip
        assert caught.value.code == 403, (method, path)


def test_all_routes_stand_on_the_handler_that_checks(jp_serverapp: ServerApp) -> None:
    for _, handler, _ in routes(jp_serverapp):
        assert issubclass(handler, APIHandler)
        assert handler.check_xsrf_cookie is APIHandler.check_xsrf_cookie
        assert handler.prepare is APIHandler.prepare


async def test_from_preview_to_package(jp_fetch: Fetch, jp_root_dir: Path) -> None:
    body = {"plan": plan_json(), "target": "packages/churn"}
    looked = await post(jp_fetch, "look", body)
    assert looked["state"] == "new" and looked["proposal"] is None
    preview = await post(jp_fetch, "preview", body)
    assert preview["target"] == "packages/churn"
    assert {f["status"] for f in preview["files"]} == {"added"}
    assert not (jp_root_dir / "packages").exists()
    written = await post(jp_fetch, "export", {"token": preview["token"]})
    assert written["counts"] == {"added": len(preview["files"])}
    assert (jp_root_dir / "packages/churn/src/churn_monthly/run.py").is_file()


async def test_a_second_export_proposes_the_version(jp_fetch: Fetch, jp_root_dir: Path) -> None:
    first = await post(jp_fetch, "preview", {"plan": plan_json(), "target": "churn"})
    await post(jp_fetch, "export", {"token": first["token"]})
    more = STEPS + "\n\ndef extra() -> int:\n    return 1\n"
    looked = await post(jp_fetch, "look", {"plan": plan_json(steps=more), "target": "churn"})
    assert looked["state"] == "export" and looked["version"] == "0.1.0"
    assert looked["proposal"]["version"] == "0.2.0"
    assert looked["proposal"]["added"] == ["steps.extra"]
    other = STEPS.replace("seed: int", "seeds: int").replace("seed /", "seeds /")
    looked = await post(jp_fetch, "look", {"plan": plan_json(steps=other), "target": "churn"})
    assert looked["proposal"]["version"] == "1.0.0"
    assert looked["proposal"]["changed"] == ["steps.score"]


async def test_a_preview_is_written_once(jp_fetch: Fetch) -> None:
    preview = await post(jp_fetch, "preview", {"plan": plan_json(), "target": "churn"})
    await post(jp_fetch, "export", {"token": preview["token"]})
    again = await post(jp_fetch, "export", {"token": preview["token"]})
    assert again["code"] == "gone" and "Preview" in again["message"]


async def test_what_cannot_be_used_is_said(jp_fetch: Fetch, jp_root_dir: Path) -> None:
    (jp_root_dir / "file").write_text("")
    for body, code in (
        ({}, "plan"),
        ({"plan": plan_json(), "target": "file"}, "target"),
        ({"plan": plan_json(), "target": "../x"}, "target"),
        ({"plan": plan_json(distribution="a b"), "target": "x"}, "name"),
        ({"plan": plan_json(), "target": "x", "template": "nowhere"}, "template"),
        ({"plan": plan_json(), "target": "x", "answers": [1]}, "answers"),
    ):
        refusal = await post(jp_fetch, "preview", body)
        assert refusal["code"] == code, body
        assert refusal["message"].endswith(".")
    assert sorted(p.name for p in jp_root_dir.iterdir()) == ["file"]


async def test_commands_of_a_template_run_only_where_it_is_trusted(
    jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    write_tree(
        jp_root_dir / "template",
        {"copier.yml": "_tasks: ['echo ran > ran.txt']\nteam: data\n", "README.md": "x"},
    )
    body = {"plan": plan_json(), "target": "churn", "template": "template"}
    asked = await post(jp_fetch, "template", body)
    assert asked["commands"] == ["echo ran > ran.txt"] and asked["trusted"] is False
    assert [q["name"] for q in asked["questions"]] == ["team"]
    before = await post(jp_fetch, "preview", body)
    assert "ran.txt" not in {f["path"] for f in before["files"]}
    trust = {"template": "template", "fingerprint": asked["fingerprint"], "on": True}
    assert (await post(jp_fetch, "trust", trust))["trusted"] is True
    after = await post(jp_fetch, "preview", body)
    assert "ran.txt" in {f["path"] for f in after["files"]}
    (jp_root_dir / "template" / "README.md").write_text("y")
    changed = await post(jp_fetch, "preview", body)
    assert "ran.txt" not in {f["path"] for f in changed["files"]}, "trust is for what was shown"


async def test_a_proof_says_what_held(
    jp_fetch: Fetch, jp_root_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Offline, so that it does not depend on an index: with the packages of the kernel."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_NO_INDEX", "1")
    preview = await post(jp_fetch, "preview", {"plan": plan_json(), "target": "churn"})
    await post(jp_fetch, "export", {"token": preview["token"]})
    expected = [{"name": "score", "cell": "a", "text": "3.6"}]
    started = await post(jp_fetch, "proof", {"target": "churn", "expected": expected})
    reply: dict[str, Any] = {"state": "running"}
    while reply["state"] == "running":
        await asyncio.sleep(0.3)
        response = await jp_fetch("shipshape", "handoff", "proof", started["proof"])
        reply = json.loads(response.body)
    states = {s["key"]: s["state"] for s in reply["steps"]}
    assert states.pop("run") == "failed", "3.5 is not 3.6"
    assert set(states.values()) == {"held"}, reply["log"]
    assert reply["steps"][-1]["differing"][0]["found"] == "3.5"
    assert "offline" in reply["steps"][0]["detail"]
    kept = json.loads((jp_root_dir / "churn" / ".shipshape" / "proof.json").read_text())
    assert kept["state"] == "failed"
    assert not (jp_root_dir / "churn" / "dist").exists(), "the proof works on a copy"


async def test_a_proof_can_be_stopped(jp_fetch: Fetch) -> None:
    preview = await post(jp_fetch, "preview", {"plan": plan_json(), "target": "churn"})
    await post(jp_fetch, "export", {"token": preview["token"]})
    started = await post(jp_fetch, "proof", {"target": "churn"})
    await asyncio.sleep(0.5)
    path = ("shipshape", "handoff", "proof", started["proof"])
    await jp_fetch(*path, method="DELETE")
    for _ in range(50):
        reply = json.loads((await jp_fetch(*path)).body)
        if reply["state"] != "running":
            break
        await asyncio.sleep(0.1)
    assert reply["state"] == "stopped"
    assert reply["steps"][-1]["state"] == "stopped"


async def test_a_repository_holds_the_export_and_nothing_else(
    jp_fetch: Fetch, jp_root_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A Person")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "person@example.org")
    preview = await post(jp_fetch, "preview", {"plan": plan_json(), "target": "churn"})
    await post(jp_fetch, "export", {"token": preview["token"]})
    (jp_root_dir / "churn" / "secret.txt").write_text("mine")
    reply = await post(jp_fetch, "repository", {"target": "churn"})
    assert re.fullmatch(r"[0-9a-f]{7,}", reply["commit"])
    listing = await asyncio.to_thread(
        subprocess.run,
        ["git", "ls-files"],
        cwd=jp_root_dir / "churn",
        capture_output=True,
        text=True,
        check=True,
    )
    listed = listing.stdout.split()
    assert "src/churn_monthly/run.py" in listed and ".shipshape/base.zip" in listed
    assert "secret.txt" not in listed
    again = await post(jp_fetch, "repository", {"target": "churn"})
    assert again["code"] == "target"


def test_the_command_line_speaks_json(tmp_path: Path) -> None:
    def run(body: object) -> tuple[int, dict[str, Any]]:
        done = subprocess.run(
            [sys.executable, "-m", "jupyterlab_shipshape.handoff"],
            input=json.dumps(body), capture_output=True, text=True, cwd=tmp_path, check=False,
        )  # fmt: skip
        reply: dict[str, Any] = json.loads(done.stdout)
        return done.returncode, reply

    status, reply = run({"plan": plan_json(), "target": "churn"})
    assert status == 0 and reply["directory"] == str(tmp_path / "churn")
    steps = tmp_path / "churn/src/churn_monthly/steps.py"
    steps.write_text(STEPS.replace("seed / 2", "seed / 4"))
    changed = {"plan": plan_json(steps=STEPS.replace("seed / 2", "seed / 3")), "target": "churn"}
    status, reply = run(changed)
    assert status == 2 and reply["refusal"]["code"] == "conflict"
    status, reply = run({**changed, "take": "yours"})
    assert status == 0 and "seed / 4" in steps.read_text()
