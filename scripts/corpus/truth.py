"""What a notebook ends with and prints, run in a kernel: `truth.py NOTEBOOK FOLDER OUT.pickle`.

FOLDER is the working directory of the kernel. The pickle holds `values` (cloudpickled, by name),
`required` (names that an export must return), `printed` (standard output, a text a cell).
"""

from __future__ import annotations

import ast
import pickle
import sys
from pathlib import Path

import nbformat
from IPython.core.inputtransformer2 import TransformerManager
from nbclient import NotebookClient

DUMP = """
def _shipshape_dump(path, names):
    import cloudpickle, inspect, types
    values, kinds = {}, {}
    for name in names:
        if name not in globals():
            continue
        value = globals()[name]
        module = type(value).__module__.split(".")[0]
        plain = isinstance(value, (types.ModuleType, types.FunctionType, types.BuiltinFunctionType,
                                   types.MethodType, types.GeneratorType, type))
        inner = value
        while isinstance(inner, (list, tuple)) or type(inner).__name__ == "ndarray" and inner.dtype == object:
            if not len(inner):
                break
            inner = inner.ravel()[0] if hasattr(inner, "ravel") else inner[0]
        module = type(inner).__module__.split(".")[0]
        kinds[name] = "other" if plain or module in {"matplotlib", "seaborn", "_io", "typing", "IPython", "plotly"} else "data"
        if kinds[name] == "data":
            try:
                values[name] = cloudpickle.dumps(value)
            except Exception:
                kinds[name] = "opaque"
    import pickle
    with open(path, "wb") as file:
        pickle.dump((values, kinds), file)
_shipshape_dump(%r, %r)
"""


class Names(ast.NodeVisitor):
    """Names that a cell stores, loads and loops over, functions' own left out."""

    def __init__(self) -> None:
        self.stored: set[str] = set()
        self.loaded: set[str] = set()
        self.looped: set[str] = set()
        self.deleted: set[str] = set()

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self.stored.add(node.id)
        elif isinstance(node.ctx, ast.Del):
            self.deleted.add(node.id)
        else:
            self.loaded.add(node.id)

    def visit_For(self, node: ast.For) -> None:
        for name in ast.walk(node.target):
            if isinstance(name, ast.Name):
                self.looped.add(name.id)
        self.visit(node.iter)
        for child in node.body + node.orelse:
            self.visit(child)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for name in ast.walk(node):
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load):
                self.loaded.add(name.id)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.loaded |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.loaded |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}

    def _comprehension(self, node: ast.AST) -> None:
        own = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        self.loaded |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} - own

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension


def main(notebook: str, folder: str, out: str) -> None:
    book = nbformat.read(notebook, as_version=4)
    transform = TransformerManager().transform_cell
    cells = [c for c in book.cells if c.cell_type == "code"]
    last: dict[str, int] = {}
    looped: dict[str, bool] = {}
    read: dict[str, int] = {}
    shown: set[str] = set()
    for index, cell in enumerate(cells):
        try:
            tree = ast.parse(transform(cell.source))
        except SyntaxError:
            continue
        names = Names()
        names.visit(tree)
        for name in names.stored | names.looped:
            last[name] = index
            looped[name] = name not in names.stored
        for name in names.loaded:
            read[name] = index
        for name in names.deleted:
            last.pop(name, None)
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not cell.source.rstrip().endswith(";"):
            value = tree.body[-1].value
            for one in value.elts if isinstance(value, ast.Tuple) else [value]:
                if isinstance(one, ast.Name):
                    shown.add(one.id)
    dumped = str(Path(out).with_suffix(".values"))
    book.cells.append(nbformat.v4.new_code_cell(DUMP % (dumped, sorted(last))))
    client = NotebookClient(
        book, timeout=600, allow_errors=True, kernel_name="python3", resources={"metadata": {"path": folder}}
    )
    client.execute()
    with open(dumped, "rb") as file:
        values, kinds = pickle.load(file)
    required = {
        name
        for name, index in last.items()
        if kinds.get(name) == "data"
        and not name.startswith("_")
        and not looped[name]
        and (name in shown or read.get(name, -1) <= index)
    }
    code = [c for c in book.cells if c.cell_type == "code"][:-1]
    printed = [
        "".join(o.text for o in cell.get("outputs", []) if o.output_type == "stream" and o.name == "stdout")
        for cell in code
    ]
    errors = [
        index
        for index, cell in enumerate(code)
        if any(o.output_type == "error" for o in cell.get("outputs", []))
    ]
    with open(out, "wb") as file:
        pickle.dump({"values": values, "required": required, "printed": printed, "errors": errors}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
