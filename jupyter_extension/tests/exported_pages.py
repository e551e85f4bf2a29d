"""Small notebooks, each run as a notebook and as the package that it becomes.

A page of `pages/*.ipy` begins with `#== what it tries`; `#: refused 2:1` says that the plan refuses it
at line 1 of its cell 2. `# %%` begins a cell of code, `# %% # Title` one below a heading and
`# %% [tag]` one with a tag.

As a script, `exported_pages.py JOBS.json OUT.json`, it runs each job in a process of its own: page and
package one after the other, in one folder that is empty before.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent / "pages"
SCRIPTS = Path(__file__).parents[2] / "scripts" / "corpus"
#: Seconds that one page may take.
PATIENCE = 60


@dataclass(frozen=True)
class Cell:
    """A cell as it stands in a page."""

    source: str
    heading: str = ""
    tag: str = ""


@dataclass(frozen=True)
class Page:
    """One small notebook."""

    title: str
    cells: tuple[Cell, ...]
    #: `cell:line` of what is refused, cells counted from 1; empty: it is exported.
    refused: tuple[str, ...]

    def notebook(self) -> dict[str, Any]:
        """The page as nbformat 4.5, without outputs."""
        cells: list[dict[str, Any]] = []
        for cell in self.cells:
            if cell.heading:
                cells.append({"cell_type": "markdown", "metadata": {}, "source": cell.heading})
            if cell.source:
                metadata = {"tags": [cell.tag]} if cell.tag else {}
                code = {"cell_type": "code", "execution_count": None, "outputs": []}
                cells.append({**code, "metadata": metadata, "source": cell.source})
        for number, made in enumerate(cells):
            made["id"] = f"c{number + 1}"
        language = {"language_info": {"name": "python"}}
        return {"cells": cells, "metadata": language, "nbformat": 4, "nbformat_minor": 5}


def read_pages() -> list[Page]:
    """All pages, in the order of their files."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.ipy"))]
    return [
        page(part) for text in texts for part in re.split(r"^#== ", text, flags=re.MULTILINE)[1:]
    ]


def page(text: str) -> Page:
    """One page of a file, from its title on."""
    title, _, body = text.partition("\n")
    refused = re.match(r"#: refused (.*)\n", body)
    cells = []
    for part in re.split(r"^# %%", body, flags=re.MULTILINE)[1:]:
        head, _, source = part.partition("\n")
        heading = head.strip() if head.strip().startswith("#") else ""
        cells.append(Cell(source.strip("\n"), heading, "" if heading else head.strip(" []")))
    return Page(title.strip(), tuple(cells), tuple(refused[1].split()) if refused else ())


class Shell:
    """IPython as a kernel has it, but that what is shown goes nowhere."""

    def __init__(self) -> None:
        from IPython.core.displaypub import CapturingDisplayPublisher
        from IPython.core.interactiveshell import InteractiveShell

        sys.path.insert(0, "")
        self.shell: Any = InteractiveShell.instance()
        self.shell.display_pub = CapturingDisplayPublisher()
        for method in ("write_output_prompt", "write_format_data", "finish_displayhook"):
            setattr(self.shell.displayhook, method, lambda *_args, **_more: None)
        self.shell._showtraceback = lambda *_args, **_more: None

    def run(self, source: str) -> str:
        """Run a cell; what it printed."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            self.shell.run_cell(source, store_history=True)
        return out.getvalue()


def emptied(folder: Path) -> None:
    """The folder, without what was in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def differences(job: dict[str, Any]) -> list[str]:
    """What the package gives in another way than the notebook."""
    from compare import compared
    from ending import Ending

    sources = job["sources"]
    folder = Path(job["folder"])
    emptied(folder)
    os.chdir(folder)
    shell = Shell()
    printed = [shell.run(source) for source in sources]
    ending = Ending(sources)
    values = ending.data(shell.shell.user_ns)
    told = {"values": values, "required": ending.required(values), "printed": printed}
    emptied(folder)
    report = compared(job["src"], job["module"], str(folder), told)
    return [
        *([f"run: {report['run']}"] if report["run"] else []),
        *(f"missing: {name}" for name in report["missing"]),
        *(f"wrong: {text}" for text in report["wrong"]),
        *([] if report["printed"] else [f"printed: {report['difference']}"]),
    ]


def apart(job: dict[str, Any]) -> list[str]:
    """The same, in a process of its own."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        import signal

        os.close(read)
        signal.alarm(PATIENCE)
        try:
            found = differences(job)
        except BaseException:  # noqa: BLE001
            found = [traceback.format_exc()[-800:]]
        with os.fdopen(write, "w") as pipe:
            json.dump(found, pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return list(json.loads(text)) if text else ["the process ended by itself, or ran too long"]


def main(jobs: str, out: str) -> None:
    """Run jobs; libraries are imported once, for all."""
    os.environ["MPLBACKEND"] = "Agg"
    sys.path.insert(0, str(SCRIPTS))
    import matplotlib.pyplot as _pyplot  # noqa: F401
    import numpy as _numpy  # noqa: F401
    import pandas as _pandas  # noqa: F401

    made = [apart(job) for job in json.loads(Path(jobs).read_text())]
    Path(out).write_text(json.dumps(made))


if __name__ == "__main__":
    main(*sys.argv[1:])
