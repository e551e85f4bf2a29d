"""The recorder in kernels whose owners do what they like."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from recorded_kernel import RecordedKernel, recorded_kernel

from jupyterlab_shipshape.recorder.log import Log, Record


@pytest.fixture
def kernel() -> Iterator[RecordedKernel]:
    with recorded_kernel() as kernel:
        yield kernel


def test_keeps_no_value_alive(kernel: RecordedKernel) -> None:
    kernel.run(
        "import gc, weakref\n"
        "class Value: pass\n"
        "v = Value(); w = weakref.ref(v); l = [v]; d = {'k': v}"
    )
    kernel.run("v; l; d;")
    kernel.run("v = l = d = None")
    assert kernel.run("gc.collect(); print(w())").text.endswith("None\n")


def test_a_value_dies_while_the_run_goes_on(kernel: RecordedKernel) -> None:
    kernel.run("import numpy as np, weakref\na = np.zeros(10); l = [a]; w = weakref.ref(a)")
    assert kernel.run("del a, l\nprint(w())").text == "None\n"


def test_an_interrupted_run_is_told(kernel: RecordedKernel) -> None:
    request = kernel.send("before = 1\nimport time\nwhile True: time.sleep(0.01)\n")
    time.sleep(1)
    kernel.manager.interrupt_kernel()
    record = kernel.wait(request).record
    assert (record["ok"], record["error"]["name"]) == (False, "KeyboardInterrupt")
    assert "before" in record["bound"]
    assert kernel.run("x = 1").record["ok"]


def test_an_interrupted_await_is_told(kernel: RecordedKernel) -> None:
    request = kernel.send("before = 1\nimport asyncio\nawait asyncio.sleep(3)")
    time.sleep(1)
    kernel.manager.interrupt_kernel()
    record = kernel.wait(request).record
    assert not record["ok"]
    assert "before" in record["bound"]
    assert kernel.run("x = 1").record["ok"]


def test_a_fork_records_nothing(kernel: RecordedKernel) -> None:
    code = (
        "import os\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    in_child = 1\n"
        "    get_ipython().run_cell('x = 1')\n"
        "    os._exit(0)\n"
        "done = os.waitpid(child, 0)"
    )
    outcome = kernel.run(code)
    assert outcome.record["bound"] == ["child", "done", "os"]
    assert kernel.run("y = 1").record["ok"]
    assert kernel.log()["failures"] == {"count": 0, "last": None}


def test_survives_replaced_streams_and_builtins(kernel: RecordedKernel) -> None:
    kernel.run(
        "import builtins, io, sys\n"
        "def broken(*args, **kwargs): raise RuntimeError('replaced')\n"
        "kept = (builtins.sorted, builtins.open, builtins.print, builtins.map)\n"
        "sys.stdout = sys.stderr = io.StringIO()\n"
        "builtins.sorted = builtins.open = builtins.print = builtins.map = broken"
    )
    record = kernel.run("x = 1\nx = [x]").record
    assert (record["ok"], record["bound"]) == (True, ["x"])
    kernel.run("builtins.sorted, builtins.open, builtins.print, builtins.map = kept")
    assert kernel.log()["failures"]["count"] == 0


def test_never_writes_into_files_that_took_the_place_of_its_own(
    kernel: RecordedKernel, tmp_path: Path
) -> None:
    target = tmp_path / "precious"
    record = kernel.run(
        "import os\n"
        "mine = [n for n in os.listdir('/proc/self/fd')\n"
        "        if os.path.realpath('/proc/self/fd/' + n).endswith('/status')]\n"
        "for n in mine: os.close(int(n))\n"
        f"files = [open({str(target)!r}, 'w+') for _ in range(8)]"
    ).record
    assert record["peak"] is not None
    assert kernel.run("x = 1").record["peak"] is not None
    assert target.read_text() == ""
    assert kernel.log()["failures"]["count"] == 0


def test_names_that_shadow_builtins_do_no_harm(kernel: RecordedKernel) -> None:
    record = kernel.run("id = len = type = dict = list = get_ipython = None").record
    assert set(record["bound"]) == {"id", "len", "type", "dict", "list", "get_ipython"}
    assert kernel.run("x = 1").record["bound"] == ["x"]


def test_names_that_are_no_text_do_no_harm(kernel: RecordedKernel) -> None:
    kernel.run("globals()[1] = 2\nx = 1")
    assert kernel.run("y = x").record["bound"] == ["y"]


def test_its_own_failures_reach_no_cell_and_are_counted(kernel: RecordedKernel) -> None:
    kernel.run(
        "import sys\n"
        "def broken(*args): raise RuntimeError('a fault')\n"
        "sys.modules['_shipshape_recorder.namespace'].snapshot = broken"
    )
    outcome = kernel.run("x = 1\nprint('fine')")
    assert (outcome.reply["status"], outcome.text) == ("ok", "fine\n")
    failures = kernel.log()["failures"]
    assert failures["count"] >= 1
    assert failures["last"] == "RuntimeError: a fault"


def test_deep_and_circular_values_cost_no_more_than_the_budget(kernel: RecordedKernel) -> None:
    kernel.run(
        "loop = []\nloop.append(loop)\n"
        "wide = [[[[i] * 60 for i in range(60)] for _ in range(60)] for _ in range(60)]\n"
        "many = {str(i): list(range(50)) for i in range(3000)}"
    )
    records = [kernel.run("loop; wide; many;").record for _ in range(5)]
    assert min(record["overhead_ms"] for record in records) < 50
    assert all(record["ok"] for record in records)


def test_the_list_in_the_kernel_stays_bounded(kernel: RecordedKernel) -> None:
    kernel.run("keep = 1", cell="first")
    # A silent request is no run itself, so that those inside of it are.
    for i in range(10):
        loop = f"for i in range(150): get_ipython().run_cell('n = ' + str({i * 150} + i), True)"
        kernel.run(loop, silent=True, cell=f"c{i}")
    log = kernel.log()
    assert log["records"][-1]["source"] == "n = 1499"
    assert log["records"][-1]["seq"] > 2000
    assert len(log["records"]) <= 2000
    assert log["dropped"]["runs"] > 0
    assert {"n"} <= set(log["dropped"]["names"]) <= {"n", "i"}
    last = {record["cell"]: record["source"] for record in log["records"]}
    cells: dict[str | None, str] = {f"c{i}": f"n = {i * 150 + 149}" for i in range(10)}
    expected: dict[str | None, str] = {"first": "keep = 1", None: "", **cells}
    assert last == expected


def run_of(cell: str | None, bound: list[str], source: str = "x") -> Record:
    return {
        "cell": cell,
        "document": "d",
        "source": source,
        "source_hash": None,
        "bound": bound,
        "deleted": [],
        "changed": [],
    }


def test_10_000_runs_keep_the_last_of_each_cell_and_the_last_binder_of_each_name() -> None:
    log = Log()
    namespace = {f"n{i}": i for i in range(100)}
    for i in range(100):
        log.add(run_of(None, [f"n{i}"]), namespace)
    for i in range(10_000):
        log.add(run_of(f"c{i % 300}", ["gone"]), namespace)
    assert len(log.records) <= 2000
    assert {record["cell"] for record in log.records} == {None, *(f"c{i}" for i in range(300))}
    binders = {name for record in log.records for name in record["bound"]}
    assert set(namespace) <= binders
    assert log.dropped_names == {"gone"}
    assert [record["seq"] for record in log.records] == sorted(
        record["seq"] for record in log.records
    )


def test_large_sources_do_not_grow_the_list() -> None:
    log = Log()
    for i in range(1000):
        log.add(run_of(f"c{i}", [], source="#" * 99_000), {})
    assert sum(len(record["source"] or "") for record in log.records) <= 8_000_000
    assert len(log.records) == 1000
    assert all(record["source"] or record["source_hash"] for record in log.records)
