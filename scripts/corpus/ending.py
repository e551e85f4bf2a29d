"""What a notebook ends with: which of its names an export must return, and their values."""

from __future__ import annotations

import ast
import pickle
import types
from collections.abc import Mapping, Sequence
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

#: Packages whose objects are no data.
NO_DATA = {"matplotlib", "seaborn", "_io", "types", "typing", "IPython", "plotly"}
CODE = (
    types.ModuleType,
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.GeneratorType,
    type,
)


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

    visit_AsyncFor = visit_For

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for name in ast.walk(node):
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load):
                self.loaded.add(name.id)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.loaded |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.loaded |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}

    def _comprehension(self, node: ast.AST) -> None:
        own = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        self.loaded |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} - own

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension


class Ending:
    """The names of a notebook, by the sources of its code cells."""

    def __init__(self, sources: Sequence[str]) -> None:
        #: Number of the cell that binds a name last.
        self.last: dict[str, int] = {}
        self._looped: set[str] = set()
        self._read: dict[str, int] = {}
        self._shown: set[str] = set()
        transform = TransformerManager().transform_cell
        for index, source in enumerate(sources):
            try:
                self._follow(ast.parse(transform(source)), index, source)
            except SyntaxError:
                continue

    def _follow(self, tree: ast.Module, index: int, source: str) -> None:
        names = Names()
        names.visit(tree)
        for name in names.stored | names.looped:
            self.last[name] = index
        self._looped -= names.stored
        self._looped |= names.looped - names.stored
        self._read.update(dict.fromkeys(names.loaded, index))
        for name in names.deleted:
            self.last.pop(name, None)
        ends = tree.body[-1] if tree.body else None
        if isinstance(ends, ast.Expr) and not source.rstrip().endswith(";"):
            value = ends.value
            all_shown = value.elts if isinstance(value, ast.Tuple) else [value]
            self._shown |= {one.id for one in all_shown if isinstance(one, ast.Name)}

    def data(self, namespace: Mapping[str, Any]) -> dict[str, Any]:
        """Names of data, and their values."""
        return {
            name: namespace[name]
            for name in sorted(self.last)
            if name in namespace and is_data(namespace[name])
        }

    def required(self, data: Mapping[str, Any]) -> set[str]:
        """Names of data that nothing reads afterwards, or that a cell shows last; no loop variables."""
        return {
            name
            for name, index in self.last.items()
            if name in data
            and not name.startswith("_")
            and name not in self._looped
            and (name in self._shown or self._read.get(name, -1) <= index)
        }


def is_data(value: Any) -> bool:
    """No code, no figure, and no list of them."""
    if isinstance(value, CODE):
        return False
    while isinstance(value, (list, tuple)) or (
        type(value).__name__ == "ndarray" and value.dtype == object
    ):
        if not len(value):
            break
        value = value.ravel()[0] if hasattr(value, "ravel") else value[0]
    return type(value).__module__.split(".")[0] not in NO_DATA


def dump(namespace: Mapping[str, Any], sources: Sequence[str], path: str) -> None:
    """Write the values that can be pickled, by name, and what an export must return of them."""
    import cloudpickle

    ending = Ending(sources)
    values = {}
    for name, value in ending.data(namespace).items():
        try:
            values[name] = cloudpickle.dumps(value)
        except Exception:
            # What cannot be pickled cannot be compared.
            continue
    with open(path, "wb") as file:
        pickle.dump({"values": values, "required": ending.required(values)}, file)
