"""Kernels behind a gateway: a second server on this machine, which this one has its kernels from."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.gateway.gateway_client import GatewayClient
from jupyter_server.serverapp import ServerApp
from tornado.httpclient import HTTPResponse

TOKEN = "of-the-gateway"
Fetch = Callable[..., Awaitable[HTTPResponse]]


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[str]:
    """The address of a server that has kernels."""
    # There is one client in a process, and it keeps the configuration that it began with.
    GatewayClient.clear_instance()
    arguments = ["--ServerApp.port=0", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyter_server", *arguments, f"--IdentityProvider.token={TOKEN}"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    for line in process.stderr:
        found = re.search(r"(http://127\.0\.0\.1:\d+)/", line)
        if found:
            break
    else:
        raise AssertionError("The gateway did not start.")
    yield found[1]
    GatewayClient.clear_instance()
    process.terminate()
    process.communicate(timeout=30)


@pytest.fixture
def jp_server_config(gateway: str) -> dict[str, Any]:
    return {
        "ServerApp": {"jpserver_extensions": {"jupyterlab_shipshape": True}},
        "GatewayClient": {"url": gateway, "auth_token": TOKEN, "auth_scheme": "token"},
    }


async def test_its_kernels_are_elsewhere_and_it_is_not_asked(
    jp_serverapp: ServerApp, jp_fetch: Fetch, jp_ws_fetch: Callable[..., Awaitable[Any]]
) -> None:
    """No figure is better than one of a process that happens to have the same number."""
    started = await jp_fetch("api", "kernels", method="POST", body="{}")
    kernel = json.loads(started.body)["id"]
    socket = await jp_ws_fetch("api", "kernels", kernel, "channels")
    activity = await until_quiet(jp_fetch, kernel)
    for _ in range(3):
        answer = json.loads((await jp_fetch("shipshape", "memory", kernel)).body)
        assert answer["unavailable"] == "remote"
        assert "rss" not in answer
    assert await last_activity(jp_fetch, kernel) == activity
    socket.close()
    await jp_fetch("api", "kernels", kernel, method="DELETE")


async def last_activity(fetch: Fetch, kernel: str) -> str:
    activity: str = json.loads((await fetch("api", "kernels", kernel)).body)["last_activity"]
    return activity


async def until_quiet(fetch: Fetch, kernel: str) -> str:
    """The kernel's last activity, once it has started and nothing more happens."""
    before = ""
    now = await last_activity(fetch, kernel)
    while before != now:
        before = now
        await asyncio.sleep(1)
        now = await last_activity(fetch, kernel)
    return now
