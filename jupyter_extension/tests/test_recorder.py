"""What the recorder tells of runs in a real kernel."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from recorded_kernel import RecordedKernel, recorded_kernel


@pytest.fixture
def kernel() -> Iterator[RecordedKernel]:
    with recorded_kernel() as kernel:
        yield kernel


def test_tells_names_bound_and_deleted(kernel: RecordedKernel) -> None:
    first = kernel.run("x = 1\ny = [1]", cell="a").record
    assert (first["cell"], first["source"], first["count"]) == ("a", "x = 1\ny = [1]", 1)
    assert (first["bound"], first["deleted"], first["ok"]) == (["x", "y"], [], True)
    second = kernel.run("del x\nz = y", cell="b").record
    assert (second["bound"], second["deleted"]) == (["z"], ["x"])
    assert second["seq"] == first["seq"] + 1
    assert second["epoch"] == first["epoch"]
    assert first["end"] <= second["start"] <= time.time() * 1000


def test_tells_what_values_are_and_what_was_shown(kernel: RecordedKernel) -> None:
    first = kernel.run("x = {1, 2}\nx").record["values"]
    assert set(first) == {"x", "_"}
    assert first["x"] == first["_"]
    assert kernel.run("y = set([2, 1])").record["values"] == {"y": first["x"]}
    assert kernel.run("print(y)").record["values"] == {}
    assert kernel.run("object()").record["values"] == {}


def test_sees_stores_that_no_reading_of_the_text_sees(kernel: RecordedKernel) -> None:
    assert kernel.run("exec('hidden = 1')\nglobals()['h2'] = 2").record["bound"] == ["h2", "hidden"]
    kernel.run("def f():\n    global deep\n    deep = object()")
    assert kernel.run("f()").record["bound"] == ["deep"]


def test_the_display_history_is_no_name_of_the_notebook(kernel: RecordedKernel) -> None:
    assert kernel.run("41 + 1").record["bound"] == []
    assert kernel.run("_ + 1").record["bound"] == []


def test_sees_a_rebinding_at_the_same_address(kernel: RecordedKernel) -> None:
    kernel.run("class Value: pass\nv = Value()")
    # The old value is freed first, so that the new one may take its place.
    record = kernel.run("v = None\nv = Value()").record
    assert "v" in record["bound"]


@pytest.mark.parametrize(
    ("before", "run", "changed"),
    [
        ("a = [1]\nb = a", "b.append(2)", ["a", "b"]),
        ("d = {'k': [1]}\ninner = d['k']", "d['k'].append(2)", ["d", "inner"]),
        ("def f(x):\n    x.append(1)\nl = []", "f(l)", ["l"]),
        ("l = []\ndef g():\n    l.append(1)", "g()", ["l"]),
        ("class P: pass\np = P()", "p.x = 1", ["p"]),
        ("s = {1}", "s.add(2)", ["s"]),
        ("import numpy as np\na = np.arange(9)\nv = a[:2]", "v[0] = 7", ["a", "v"]),
        ("import numpy as np\na = np.arange(9)\nv = a[:2]", "a[0] = 7", ["a", "v"]),
        ("import pandas as pd\ndf = pd.DataFrame({'x': [1, 2]})", "df['y'] = 1", ["df"]),
        ("import pandas as pd\ndf = pd.DataFrame({'x': [1, 2]})", "df.loc[0, 'x'] = 9", ["df"]),
        (
            "import pandas as pd\ndf = pd.DataFrame({'x': [1, 2], 'y': [1, 2]})",
            "df.drop(columns='x', inplace=True)",
            ["df"],
        ),
    ],
)
def test_sees_changes_in_place(
    kernel: RecordedKernel, before: str, run: str, changed: list[str]
) -> None:
    kernel.run(before)
    assert kernel.run(run).record["changed"] == changed


@pytest.mark.parametrize(
    ("before", "run"),
    [
        ("a = [1, 2.5, 'x', (3, [4])]", "a[0] + a[1]; len(a)"),
        ("a = {'x': 1}", "a['x'] = 1"),
        ("import numpy as np\na = np.arange(9).reshape(3, 3).T", "a.sum(); a.T; a[1:].copy()"),
        (
            (
                "import pandas as pd\ndf = pd.DataFrame({'x': [1, 2], 's': ['a', 'b']})\n"
                "df['y'] = 1.5\ndf['z'] = df['x'] * 2"
            ),
            "df.describe(); df.values; df.groupby('s').sum(); df._consolidate_inplace(); df.head()",
        ),
        ("n = float('nan')\na = [n]", "print(a)"),
    ],
)
def test_reading_changes_nothing(kernel: RecordedKernel, before: str, run: str) -> None:
    kernel.run(before)
    record = kernel.run(run).record
    assert (record["ok"], record["changed"]) == (True, [])


def test_never_touches_values_of_other_types(kernel: RecordedKernel) -> None:
    kernel.run(
        "touched = []\n"
        "class Lazy:\n"
        "    __module__ = 'some.library'\n"
        "    def __getattribute__(self, name): touched.append(name); raise RuntimeError(name)\n"
        "    def __len__(self): touched.append('len'); return 1\n"
        "    def __eq__(self, other): touched.append('eq'); return True\n"
        "    def __hash__(self): touched.append('hash'); return 1\n"
        "    def __repr__(self): touched.append('repr'); return ''\n"
        "lazy = Lazy()\nheld = [lazy, {'k': lazy}, {lazy}]\ntouched.clear()"
    )
    # Two lines: IPython itself looks at the first name of a line that stands alone.
    kernel.run("x = (lazy, held)\nx = None")
    assert kernel.run("x = 1\nprint(touched)").text == "[]\n"


@pytest.mark.parametrize(
    ("code", "name", "line"),
    [
        ("x = 1\n1/0\ny = 2", "ZeroDivisionError", 2),
        ("x = 1\na b", "SyntaxError", 2),
        ("%%time\nx = 1\n1/0", "ZeroDivisionError", 3),
        ("def f():\n    return 1/0\n\nf()", "ZeroDivisionError", 4),
        ("%no_such_magic", "UsageError", 1),
        ("import asyncio\nawait asyncio.sleep(0)\n1/0", "ZeroDivisionError", 3),
    ],
)
def test_tells_where_a_run_failed(kernel: RecordedKernel, code: str, name: str, line: int) -> None:
    record = kernel.run(code).record
    assert (record["ok"], record["error"]) == (False, {"name": name, "line": line})
    assert kernel.run("1").record["ok"]


def test_a_run_that_fails_midway_bound_what_it_bound(kernel: RecordedKernel) -> None:
    assert kernel.run("x = 1\n1/0\ny = 2").record["bound"] == ["x"]


def test_queued_cells_each_get_a_record_before_their_end(kernel: RecordedKernel) -> None:
    requests = [kernel.send(f"x{i} = {i}", cell=f"c{i}") for i in range(20)]
    records = [kernel.wait(request).record for request in requests]
    assert [record["cell"] for record in records] == [f"c{i}" for i in range(20)]
    assert [record["bound"] for record in records] == [[f"x{i}"] for i in range(20)]
    assert all(b["seq"] == a["seq"] + 1 for a, b in pairwise(records))


def test_a_run_inside_of_a_run_is_part_of_it(kernel: RecordedKernel) -> None:
    outcome = kernel.run("get_ipython().run_cell('inner = 1')\nouter = 2", cell="a")
    assert outcome.record["bound"] == ["inner", "outer"]
    assert outcome.record["source"].endswith("outer = 2")
    assert kernel.run("later = 1", cell="b").record["bound"] == ["later"]


def test_an_empty_cell_is_no_run(kernel: RecordedKernel) -> None:
    assert kernel.run("  \n").records == []
    assert kernel.run("x = 1").record["bound"] == ["x"]


def test_what_happens_between_runs_is_told(kernel: RecordedKernel) -> None:
    kernel.run("x = 1")
    kernel.run("from_a_widget = 1", silent=True)
    outcome = kernel.run("y = 1")
    (between,) = [record for record in outcome.records if record["kind"] == "between"]
    assert (between["bound"], between["cell"], between["source"]) == (["from_a_widget"], None, "")
    assert outcome.record["bound"] == ["y"]


def test_reset_is_told_and_survived(kernel: RecordedKernel) -> None:
    kernel.run("x = 1\ny = 2")
    assert {"x", "y"} <= set(kernel.run("%reset -f").record["deleted"])
    assert kernel.run("z = 1").record["bound"] == ["z"]


def test_a_late_comer_gets_all_and_the_history_before_the_recorder() -> None:
    with recorded_kernel(attach=False) as kernel:
        kernel.run("early = 1", cell="a")
        log = kernel.attach()
        assert log["late"]
        (history,) = log["records"]
        assert (history["kind"], history["source"], history["count"]) == ("history", "early = 1", 1)
        assert history["bound"] is None
        kernel.run("x = 1", cell="b")
        assert [record["source"] for record in kernel.log()["records"]] == ["early = 1", "x = 1"]


def test_attaching_again_keeps_the_epoch_and_names_the_document(kernel: RecordedKernel) -> None:
    epoch = kernel.run("x = 1", cell="a").record["epoch"]
    log = kernel.attach("another")
    assert log["epoch"] == epoch
    assert [record["document"] for record in log["records"]] == ["another"]
    assert kernel.run("y = 1").record["document"] == "another"


def test_a_client_that_shows_no_document_is_told_apart(kernel: RecordedKernel) -> None:
    console = kernel.manager.client()
    console.session.session = "console"
    console.start_channels()
    console.wait_for_ready(timeout=60)
    console.execute("from_console = 1", reply=True, timeout=60)
    console.stop_channels()
    record = kernel.log()["records"][-1]
    assert (record["session"], record["document"]) == ("console", None)
    assert (record["cell"], record["bound"]) == (None, ["from_console"])


def test_long_sources_are_told_by_their_hash(kernel: RecordedKernel) -> None:
    code = "x = 1\n" + "# a comment that goes on\n" * 5000
    record = kernel.run(code).record
    assert record["source"] is None
    assert record["source_hash"] is not None
    assert len(record["source_hash"]) == 40


def test_detaching_leaves_nothing_behind(kernel: RecordedKernel) -> None:
    kernel.run("__import__('sys').modules['_shipshape_recorder'].detach()", silent=True)
    assert kernel.run("x = 1").records == []
    left = "import sys; print([m for m in sys.modules if 'shipshape' in m])"
    assert kernel.run(left).text == "[]\n"


def test_leaves_nothing_in_the_namespace_or_the_history(kernel: RecordedKernel) -> None:
    assert kernel.run("print([n for n in dir() if 'ship' in n or 'record' in n])").text == "[]\n"
    assert kernel.run("print(len(In), get_ipython().execution_count)").text == "3 3\n"
