"""What a notebook ends with and prints, run in a kernel: `truth.py NOTEBOOK FOLDER OUT.pickle [SHOWN.ipynb]`.

FOLDER is the working directory of the kernel; SHOWN is where the notebook with its outputs goes. The pickle holds
`values` (cloudpickled, by name), `required` (names that an export must return), `printed` (standard output, a text a
cell) and `errors` (numbers of the code cells that end with one).
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

#: In a namespace of its own: the notebook may have taken over `type`, or any other builtin.
LOOK = """
import sys
sys.path.insert(0, {here!r})
import ending
sys.path.remove({here!r})
ending.dump(page, {sources!r}, {path!r})
"""
CELL = """__import__("builtins").exec({look!r}, {{"page": __import__("builtins").globals()}})"""


def main(notebook: str, folder: str, out: str, shown: str | None = None) -> None:
    book = nbformat.read(notebook, as_version=4)
    sources = [cell.source for cell in book.cells if cell.cell_type == "code"]
    path = str(Path(out).with_suffix(".values"))
    look = LOOK.format(here=str(Path(__file__).parent), sources=sources, path=path)
    book.cells.append(nbformat.v4.new_code_cell(CELL.format(look=look)))
    client = NotebookClient(
        book, timeout=600, allow_errors=True, kernel_name="python3", resources={"metadata": {"path": folder}}
    )
    client.execute()
    book.cells.pop()
    if shown:
        nbformat.write(book, shown)
    outputs = [cell.get("outputs", []) for cell in book.cells if cell.cell_type == "code"]
    truth = pickle.loads(Path(path).read_bytes())
    truth["printed"] = ["".join(o.text for o in some if is_printed(o)) for some in outputs]
    truth["errors"] = [i for i, some in enumerate(outputs) if any(o.output_type == "error" for o in some)]
    Path(out).write_bytes(pickle.dumps(truth))


def is_printed(output: nbformat.NotebookNode) -> bool:
    return bool(output.output_type == "stream" and output.name == "stdout")


if __name__ == "__main__":
    main(*sys.argv[1:])
