"""Sizes as the front end asks for them: by a silent request to a real kernel."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

import jupyterlab_shipshape.sizes

MB = 1_000_000
FOLDER = Path(jupyterlab_shipshape.sizes.__path__[0])
ORDER = [
    "loaded",
    "accounts",
    "devices",
    "holders",
    "kinds",
    "sampling",
    "walk",
    "shares",
    "resident",
    "report",
    "shell",
]
NAME = "_shipshape_sizes_test"
MODULE = f"__import__('sys').modules['{NAME}'].shell"
SHELL = "__import__('IPython').get_ipython()"


class Kernel:
    """A kernel with the files put in place as the front end does it."""

    def __init__(self, client: BlockingKernelClient) -> None:
        self.client = client
        modules = {part: (FOLDER / f"{part}.py").read_text() for part in ORDER}
        given = json.dumps({"name": NAME, "modules": modules})
        load = json.dumps((FOLDER / "load.py").read_text())
        self.ask(f"__import__('builtins').exec({load}, {given})", "1")

    def run(self, code: str, ok: bool = True) -> None:
        reply: Any = self.client.execute(code, reply=True, timeout=60)
        assert (reply["content"]["status"] == "ok") is ok, reply["content"]

    def ask(self, code: str, expression: str) -> Any:
        reply: Any = {"content": {"status": "aborted"}}
        # What comes close behind a failed cell is not looked at: as the page does, ask again.
        while reply["content"]["status"] == "aborted":
            reply = self.client.execute(
                code,
                silent=True,
                store_history=False,
                user_expressions={"answer": expression},
                reply=True,
                timeout=60,
            )
        assert reply["content"]["status"] == "ok", reply["content"]
        answer = reply["content"]["user_expressions"]["answer"]
        assert answer["status"] == "ok", answer
        return answer["data"].get("application/json")

    def rows(self) -> dict[str, dict[str, Any]]:
        answer = self.ask("", f"{MODULE}.sizes({SHELL})")
        return {row["name"]: row for row in answer["variables"]}

    def free(self, names: list[str], own: list[str]) -> dict[str, Any]:
        answer: dict[str, Any] = self.ask("", f"{MODULE}.free({SHELL}, {names!r}, {own!r})")
        return answer

    def names(self) -> set[str]:
        self.client.execute("print(sorted(globals()))")
        while True:
            message: Any = self.client.get_iopub_msg(timeout=60)
            if message["msg_type"] == "stream":
                found: set[str] = set(json.loads(message["content"]["text"].replace("'", '"')))
                return found


@pytest.fixture
def kernel() -> Iterator[Kernel]:
    manager, client = start_new_kernel(kernel_name="python3")
    yield Kernel(client)
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_only_the_users_names_are_listed_and_none_are_added(kernel: Kernel) -> None:
    kernel.run("import sys\ndata = b'x' * 5_000_000\ndef f(): pass\n_private = 1")
    before = kernel.names()
    rows = kernel.rows()
    assert set(rows) == {"data", "sys", "f", "_private"}
    assert rows["data"]["bytes"] == pytest.approx(5 * MB, rel=0.01)
    # The print above has made a new pair of names of IPython's input history.
    new = {name for name in kernel.names() - before if not name.startswith("_i")}
    assert new == set()


def test_the_reading_takes_no_number_and_shows_no_output(kernel: Kernel) -> None:
    kernel.run(
        "class Loud:\n    def __len__(self):\n        print('!'); raise SystemExit\nx = Loud()"
    )
    while kernel.client.iopub_channel.msg_ready():
        kernel.client.get_iopub_msg(timeout=5)
    assert "x" in kernel.rows()
    reply: Any = kernel.client.execute("1", reply=True, timeout=60)
    assert reply["content"]["execution_count"] == 2


def test_an_output_that_keeps_a_value_is_named(kernel: Kernel) -> None:
    kernel.run("import numpy as np\ndata = np.ones(1_000_000)\ndata")
    kernel.run("np.zeros(2_000_000)")
    rows = kernel.rows()
    assert rows["data"]["sharedWith"] == ["Out[1]"]
    assert rows["data"]["own"] < 1000
    assert rows["Out[2]"]["own"] == pytest.approx(16 * MB, rel=0.01)
    assert rows["Out[2]"]["holder"] == "output"


def test_freeing_gives_back_what_it_says(kernel: Kernel) -> None:
    kernel.run("import numpy as np\ndata = np.ones(25_000_000)\ndata")
    freed = kernel.free(["data", "nothing"], ["Out[1]"])
    assert freed["missing"] == ["nothing"]
    assert freed["before"] - freed["after"] == pytest.approx(200 * MB, rel=0.05)
    assert "data" not in kernel.rows()
    assert "Out[1]" not in kernel.rows()


def test_what_the_c_library_keeps_can_be_given_back(kernel: Kernel) -> None:
    """Pieces below the size that the library gives back by itself, with one above them in use."""
    kernel.run(
        "import ctypes\n"
        "libc = ctypes.CDLL(None)\n"
        "if not hasattr(libc, 'mallinfo2'):\n"
        "    raise RuntimeError('not glibc')\n"
        "pieces = [bytearray(100_000) for _ in range(1000)]\n"
        "pin = bytearray(100_000)\n"
        "del pieces"
    )
    kept = kernel.ask("", f"{MODULE}.sizes({SHELL})")["free"]
    assert kept > 90 * MB
    freed = kernel.free([], [])
    assert freed["before"] - freed["after"] > 80 * MB


def test_a_value_that_an_output_keeps_is_not_given_back(kernel: Kernel) -> None:
    kernel.run("import numpy as np\ndata = np.ones(25_000_000)\ndata")
    freed = kernel.free(["data"], [])
    assert freed["before"] - freed["after"] < 20 * MB
    assert kernel.rows()["Out[1]"]["own"] == pytest.approx(200 * MB, rel=0.01)


def test_values_that_the_last_error_keeps_are_told_and_freed(kernel: Kernel) -> None:
    kernel.run("import numpy as np\ndef f():\n    local = np.ones(25_000_000)\n    1 / 0")
    kernel.run("import traceback")
    kernel.run("f()", ok=False)
    row = kernel.rows()["last error"]
    assert row["holder"] == "traceback"
    assert row["own"] == pytest.approx(200 * MB, rel=0.01)
    freed = kernel.free([], ["last error"])
    assert freed["before"] - freed["after"] == pytest.approx(200 * MB, rel=0.05)
    assert "last error" not in kernel.rows()
    assert kernel.rows()["traceback"]["holder"] == "name"


def test_a_figure_left_open_is_named_and_closed(kernel: Kernel) -> None:
    kernel.run("import matplotlib\nmatplotlib.use('agg')\nfrom matplotlib import pyplot")
    kernel.run("import numpy as np\npyplot.imshow(np.ones((5000, 5000)));")
    row = kernel.rows()["Figure 1"]
    assert row["holder"] == "figures"
    assert row["own"] >= 200 * MB
    freed = kernel.free([], ["Figure 1", "Figure 7"])
    assert freed["missing"] == ["Figure 7"]
    assert freed["before"] - freed["after"] >= 190 * MB
    assert "Figure 1" not in kernel.rows()


def test_a_notebook_that_replaces_builtins_is_sized_all_the_same(kernel: Kernel) -> None:
    kernel.run("data = b'x' * 1_000_000\nlen = sum = sorted = id = type = None")
    assert kernel.rows()["data"]["bytes"] == pytest.approx(MB, rel=0.01)


def test_memory_does_not_grow_by_being_looked_at(kernel: Kernel) -> None:
    kernel.run("data = [str(i) for i in range(300_000)]")
    kernel.rows()
    first = kernel.free([], [])["after"]
    for _ in range(100):
        kernel.rows()
    assert kernel.free([], [])["after"] - first < 5 * MB
