"""The route that reads the memory of kernels, with a real server and real kernels."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.serverapp import ServerApp
from tornado.httpclient import HTTPClientError, HTTPResponse

from jupyterlab_shipshape.memory import portable, proc

MB = 1_000_000
Fetch = Callable[..., Awaitable[HTTPResponse]]


SERVER = {"ServerApp": {"jpserver_extensions": {"jupyterlab_shipshape": True}}}
CULLING = {"cull_idle_timeout": 3, "cull_interval": 1, "cull_connected": True}


@pytest.fixture
def jp_server_config() -> dict[str, Any]:
    return SERVER


class Kernel:
    """A running kernel of the test's server, and a client of it."""

    def __init__(self, id: str, client: AsyncKernelClient, fetch: Fetch) -> None:
        self.id = id
        self.client = client
        self._fetch = fetch

    async def run(self, code: str) -> None:
        """Run code to its end; raises where it raised."""
        reply = await self.client.execute_interactive(code, timeout=60, output_hook=lambda _: None)
        assert reply["content"]["status"] == "ok", reply["content"]

    async def memory(self) -> dict[str, Any]:
        """What the server says of its memory."""
        response = await self._fetch("shipshape", "memory", self.id)
        answer: dict[str, Any] = json.loads(response.body)
        return answer

    async def model(self) -> dict[str, Any]:
        """What the server's own REST interface says of it."""
        answer: dict[str, Any] = json.loads((await self._fetch("api", "kernels", self.id)).body)
        return answer


@pytest.fixture
def kernel(
    jp_serverapp: ServerApp, jp_fetch: Fetch, jp_asyncio_loop: asyncio.AbstractEventLoop
) -> Iterator[Kernel]:
    manager: Any = jp_serverapp.kernel_manager
    id = jp_asyncio_loop.run_until_complete(manager.start_kernel())
    client = manager.get_kernel(id).client()
    client.start_channels()
    jp_asyncio_loop.run_until_complete(client.wait_for_ready(timeout=60))
    yield Kernel(id, client, jp_fetch)
    client.stop_channels()
    if id in manager:
        jp_asyncio_loop.run_until_complete(manager.shutdown_kernel(id, now=True))


async def test_tells_the_resident_memory_of_the_kernel(kernel: Kernel) -> None:
    before = await kernel.memory()
    await kernel.run("data = b'x' * 300_000_000")
    after = await kernel.memory()
    assert after["rss"] - before["rss"] == pytest.approx(300 * MB, rel=0.05)
    assert after["children"] == 0
    assert after["processes"] == 1
    assert after["method"] == "server"
    assert after["ceiling"]["bytes"] > after["rss"]
    assert 0 < after["available"] < after["ceiling"]["bytes"]


async def test_counts_a_worker_process_apart(kernel: Kernel) -> None:
    await kernel.run(
        "import subprocess, sys\n"
        "worker = subprocess.Popen([sys.executable, '-c',"
        " 'x = b\"x\" * 200_000_000; print(1, flush=True); input()'],"
        " stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "worker.stdout.readline()"
    )
    answer = await kernel.memory()
    assert answer["processes"] == 2
    assert 200 * MB <= answer["children"] < 260 * MB
    assert answer["rss"] < 200 * MB
    await kernel.run("worker.communicate(b'\\n')")
    assert (await kernel.memory())["children"] == 0


async def test_a_pool_of_workers_is_told_apart_and_counted(kernel: Kernel) -> None:
    """`multiprocessing` as notebooks use it; a worker's own data is its own."""
    await kernel.run(
        "import multiprocessing\n"
        "def work(n):\n"
        "    global kept\n"
        "    kept = bytearray(100_000_000)\n"
        "    for i in range(0, len(kept), 4096): kept[i] = 1\n"
        "    barrier.wait()\n"
        "context = multiprocessing.get_context('fork')\n"
        "barrier = context.Barrier(2)\n"
        "pool = context.Pool(2)\n"
        "pool.map(work, range(2), chunksize=1)"
    )
    answer = await kernel.memory()
    assert answer["processes"] == 3
    assert 200 * MB <= answer["children"] < 300 * MB
    assert answer["rss"] < 200 * MB
    await kernel.run("pool.terminate(); pool.join()")
    assert (await kernel.memory())["processes"] == 1


async def test_pages_shared_with_a_forked_worker_count_once(kernel: Kernel) -> None:
    await kernel.run(
        "import os, time\n"
        "data = b'x' * 300_000_000\n"
        "worker = os.fork()\n"
        "if not worker:\n"
        "    time.sleep(60)\n"
        "    os._exit(0)"
    )
    answer = await kernel.memory()
    assert answer["processes"] == 2
    # Each has the 300 MB resident; half of it is the worker's share.
    assert answer["rss"] > 300 * MB
    assert answer["children"] < 200 * MB
    await kernel.run("os.kill(worker, 9); os.waitpid(worker, 0)")


async def test_a_kernel_of_another_language(
    jp_serverapp: ServerApp, jp_fetch: Fetch, jp_data_dir: Path
) -> None:
    pytest.importorskip("bash_kernel", reason="bash_kernel is not installed")
    spec = jp_data_dir / "kernels" / "bash"
    spec.mkdir(parents=True)
    argv = [sys.executable, "-m", "bash_kernel", "-f", "{connection_file}"]
    content = {"argv": argv, "display_name": "Bash", "language": "bash"}
    (spec / "kernel.json").write_text(json.dumps(content))
    manager: Any = jp_serverapp.kernel_manager
    id = await manager.start_kernel(kernel_name="bash")
    client = manager.get_kernel(id).client()
    client.start_channels()
    await client.wait_for_ready(timeout=60)
    bash = Kernel(id, client, jp_fetch)
    before = await bash.memory()
    await bash.run("text=$(head -c 50000000 /dev/zero | tr '\\0' 'a')")
    after = await bash.memory()
    client.stop_channels()
    await manager.shutdown_kernel(id, now=True)
    assert before["method"] == after["method"] == "server"
    # The shell is a process below the kernel's own.
    assert after["children"] - before["children"] > 45 * MB


async def test_answers_while_the_kernel_is_busy_and_leaves_it_busy(kernel: Kernel) -> None:
    kernel.client.execute("sum(range(10**8)); import time; time.sleep(1)")
    while (await kernel.model())["execution_state"] != "busy":
        await asyncio.sleep(0.02)
    for _ in range(20):
        assert (await kernel.memory())["rss"] > 0
    assert (await kernel.model())["execution_state"] == "busy"


@pytest.mark.parametrize("jp_server_config", [{**SERVER, "MappingKernelManager": CULLING}])
async def test_an_idle_kernel_is_culled_though_it_is_watched(
    kernel: Kernel, jp_serverapp: ServerApp
) -> None:
    activity = (await kernel.model())["last_activity"]
    for _ in range(10):
        await kernel.memory()
    assert (await kernel.model())["last_activity"] == activity
    for _ in range(100):
        if kernel.id not in jp_serverapp.kernel_manager:
            break
        try:
            await kernel.memory()
        except HTTPClientError as error:
            assert error.code == 404
        await asyncio.sleep(0.1)
    assert kernel.id not in jp_serverapp.kernel_manager


async def test_a_look_is_no_activity_of_the_server(kernel: Kernel, jp_serverapp: ServerApp) -> None:
    settings = jp_serverapp.web_app.settings
    before = settings.get("api_last_activity")
    await kernel.memory()
    assert settings.get("api_last_activity") == before


async def test_usage_requests_are_untracked(jp_serverapp: ServerApp) -> None:
    manager: Any = jp_serverapp.kernel_manager
    assert not manager.track_message_type("usage_request")
    assert manager.track_message_type("execute_request")


async def test_unknown_kernels_are_not_found(jp_serverapp: ServerApp, jp_fetch: Fetch) -> None:
    with pytest.raises(HTTPClientError) as caught:
        await jp_fetch("shipshape", "memory", "00000000-0000-0000-0000-000000000000")
    assert caught.value.code == 404


async def test_nobody_reads_without_a_token(
    kernel: Kernel, http_server_client: Any, jp_base_url: str
) -> None:
    with pytest.raises(HTTPClientError) as caught:
        await http_server_client.fetch(f"{jp_base_url}shipshape/memory/{kernel.id}")
    assert caught.value.code == 403


class Nobody(Authorizer):
    """Allows nothing on kernels."""

    def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:
        return resource != "kernels"


async def test_the_authorizer_of_the_server_decides(
    kernel: Kernel, jp_serverapp: ServerApp
) -> None:
    jp_serverapp.web_app.settings["authorizer"] = Nobody(parent=jp_serverapp)
    with pytest.raises(HTTPClientError) as caught:
        await kernel.memory()
    assert caught.value.code == 403


async def test_a_kernel_elsewhere_is_said_to_be_remote(
    kernel: Kernel, jp_serverapp: ServerApp
) -> None:
    manager = jp_serverapp.kernel_manager.get_kernel(kernel.id)
    local, manager.provisioner = manager.provisioner, None
    try:
        answer = await kernel.memory()
    finally:
        manager.provisioner = local
    assert answer["unavailable"] == "remote"
    assert "rss" not in answer


async def test_a_process_that_is_gone_is_said_to_be_gone(
    kernel: Kernel, jp_serverapp: ServerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    provisioner = jp_serverapp.kernel_manager.get_kernel(kernel.id).provisioner
    monkeypatch.setattr(provisioner, "pid", 2**22 + 1)
    assert (await kernel.memory())["unavailable"] == "no-process"


async def test_psutil_reads_where_there_is_no_proc(
    kernel: Kernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_proc = await kernel.memory()
    monkeypatch.setattr(proc, "available", lambda: False)
    answer = await kernel.memory()
    assert answer["method"] == "server-psutil"
    assert answer["rss"] == pytest.approx(by_proc["rss"], rel=0.05)
    monkeypatch.setattr(portable, "available", lambda: False)
    assert (await kernel.memory())["unavailable"] == "unsupported"
