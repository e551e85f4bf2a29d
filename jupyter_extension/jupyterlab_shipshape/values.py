"""Tells what tests of a package can hold of a kernel's values, and which modules it has loaded.

Sent to a kernel as text when the person asks for it, and run in a namespace of its own: nothing of
it stays. Of each value: its type, columns, dtypes and shape. Of the small ones that the person
chose, one by one: Python source that gives them again.

Values are looked into by exactly known types only; those of a subclass, or of a library that loads
when it is asked, are passed over. Standard library only, Python 3.8 syntax: it runs in kernels that
know nothing of us.
"""

from __future__ import annotations

import math
import sys
from typing import Any

#: Larger values are data, not expectations: rows times columns, or items.
MOST_ITEMS = 60
#: Letters of the source of a value.
MOST_LETTERS = 2000
#: Columns that are named; a table with more is told by its shape alone.
MOST_COLUMNS = 200
#: Letters of a column's name.
MOST_LABEL = 120
#: Containers in containers.
MOST_DEPTH = 4

SCALARS = (int, float, complex, str, bytes, bool, type(None))
CONTAINERS = (list, tuple, dict, set, frozenset)
#: Kinds of numpy's types whose items have a literal that gives them back.
NUMBERS = "biuf"


class Answer:
    """Travels as JSON in the reply to a silent request."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content

    def _repr_json_(self) -> dict[str, Any]:
        return self._content


def described(namespace: dict[str, Any], names: list[str], chosen: list[str]) -> Answer:
    """`values`: facts by name, where the type is known, see `facts`; `loaded`: modules' names."""
    found = {}
    for name in names:
        if name in namespace:
            told = facts(namespace[name])
            if told is not None:
                source = source_of(namespace[name])
                told["small"] = source is not None
                told["source"] = source if name in chosen else None
                found[name] = told
    loaded = sorted({name.split(".")[0] for name in list(sys.modules)})
    return Answer({"values": found, "loaded": loaded})


def facts(value: object) -> dict[str, Any] | None:
    """`type`, and `columns`, `dtypes`, `shape` where the type has them; None for unknown types."""
    cls = type(value)
    if is_one_of(cls, SCALARS):
        return fact(cls.__name__)
    if is_one_of(cls, CONTAINERS):
        return fact(cls.__name__, shape=[len(value)])  # type: ignore[arg-type]
    return table_facts(value) or array_facts(value)


def fact(
    kind: str,
    columns: list[str | int] | None = None,
    dtypes: list[str] | None = None,
    shape: list[int] | None = None,
) -> dict[str, Any]:
    """One answer of `facts`."""
    return {"type": kind, "columns": columns, "dtypes": dtypes, "shape": shape}


def table_facts(value: Any) -> dict[str, Any] | None:
    """Of a DataFrame or Series of pandas or polars."""
    cls = type(value)
    for library in ("pandas", "polars"):
        if cls is known(library, "DataFrame"):
            labels = list(value.columns)
            told = len(labels) <= MOST_COLUMNS and all(is_label(label) for label in labels)
            columns = labels if told else None
            dtypes = [str(dtype) for dtype in value.dtypes] if told else None
            return fact(f"{library}.DataFrame", columns, dtypes, list(value.shape))
        if cls is known(library, "Series"):
            return fact(f"{library}.Series", None, [str(value.dtype)], [len(value)])
    return None


def array_facts(value: Any) -> dict[str, Any] | None:
    """Of an array of numpy, or one of its numbers."""
    cls = type(value)
    if cls is known("numpy", "ndarray"):
        return fact("numpy.ndarray", None, [str(value.dtype)], list(value.shape))
    if is_number(cls):
        return fact("numpy." + cls.__name__)
    return None


def source_of(value: object) -> str | None:
    """Python that gives the value again, with `pd` and `np`; None where it is large or unknown."""
    try:
        text = table_source(value) or array_source(value) or literal(value)
    except Exception:  # noqa: BLE001  # a strange value is no reason to answer nothing of the others
        return None
    return text if text is not None and len(text) <= MOST_LETTERS else None


def table_source(value: Any) -> str | None:
    """Of a DataFrame or Series of pandas."""
    cls = type(value)
    if cls is known("pandas", "Series"):
        if not 0 < len(value) <= MOST_ITEMS or not plain_index(value.index):
            return None
        items = column_source(value)
        name = literal(value.name)
        return items and name and f"pd.Series({items}{index_source(value.index)}, name={name})"
    if cls is not known("pandas", "DataFrame") or not 0 < value.size <= MOST_ITEMS:
        return None
    labels = list(value.columns)
    single = len(set(labels)) == len(labels) and all(is_label(label) for label in labels)
    if not single or not plain_index(value.index):
        return None
    columns = {label: column_source(value[label]) for label in labels}
    if not all(columns.values()):
        return None
    inner = ", ".join(f"{label!r}: {items}" for label, items in columns.items())
    return f"pd.DataFrame({{{inner}}}{index_source(value.index)})"


def column_source(column: Any) -> str | None:
    """The items of a column, with its type where the items alone do not give it."""
    dtype = str(column.dtype)
    if dtype.startswith("datetime64") and "," not in dtype:
        moments = ", ".join(
            "None" if item != item else repr(item.isoformat())  # noqa: PLR0124
            for item in column.tolist()
        )
        return f"pd.array([{moments}], dtype={dtype!r})"
    items = literal(column.tolist())
    if items is None or (dtype in ("object", "str") and "float(" in items):
        return None
    if dtype in ("int64", "float64", "bool", "object", "str"):
        return items
    return f"pd.array({items}, dtype={dtype!r})" if column.dtype.kind in NUMBERS else None


def plain_index(index: Any) -> bool:
    """Whether an index of pandas is a range, or holds texts or whole numbers."""
    cls = type(index)
    if cls is known("pandas", "RangeIndex"):
        return True
    return cls is known("pandas", "Index") and all(is_label(item) for item in index.tolist())


def index_source(index: Any) -> str:
    """The argument that gives the index; empty for the one that pandas makes itself."""
    usual = type(index) is known("pandas", "RangeIndex") and (index.start, index.step) == (0, 1)
    if usual and index.name is None:
        return ""
    name = "" if index.name is None else f", name={index.name!r}"
    return f", index=pd.Index({index.tolist()!r}{name})"


def array_source(value: Any) -> str | None:
    """Of an array of numbers."""
    cls = type(value)
    if cls is not known("numpy", "ndarray") or value.dtype.kind not in NUMBERS:
        return None
    if not 0 < value.size <= MOST_ITEMS or value.ndim > MOST_DEPTH:
        return None
    return f"np.array({literal(value.tolist(), floats=MOST_DEPTH)}, dtype={str(value.dtype)!r})"


def literal(value: Any, depth: int = 0, floats: int = 1) -> str | None:
    """Source of numbers, texts and plain containers of these; None for anything else.

    Floats are compared with a tolerance, for which they must not lie deeper than `floats`.
    """
    cls = type(value)
    if (cls is float or cls is complex) and depth > floats:
        return None
    if cls is float and not math.isfinite(value):
        return f'float("{value}")'
    if is_one_of(cls, SCALARS):
        return repr(value)
    if is_number(cls):
        return literal(value.item(), depth, floats)
    if not is_one_of(cls, CONTAINERS) or depth >= MOST_DEPTH or len(value) > MOST_ITEMS:
        return None
    if cls is dict:
        pairs = [
            (literal(k, depth + 1, 0), literal(v, depth + 1, floats)) for k, v in value.items()
        ]
        whole = all(k is not None and v is not None for k, v in pairs)
        return "{" + ", ".join(f"{k}: {v}" for k, v in pairs) + "}" if whole else None
    if cls is set or cls is frozenset:
        floats = 0
    items = [literal(item, depth + 1, floats) for item in value]
    texts = [item for item in items if item is not None]
    if len(texts) < len(items):
        return None
    if cls is set or cls is frozenset:
        # The same set gives the same text.
        inner = "{" + ", ".join(sorted(texts)) + "}" if texts else "set()"
        return inner if cls is set else f"frozenset({inner})"
    if cls is tuple:
        return "(" + ", ".join(texts) + ("," if len(texts) == 1 else "") + ")"
    return "[" + ", ".join(texts) + "]"


def is_label(label: object) -> bool:
    """Whether a column's or row's name is a text of modest length, or a whole number."""
    return type(label) is int or (type(label) is str and len(label) <= MOST_LABEL)


def is_one_of(cls: type, types: tuple[type, ...]) -> bool:
    """Identity, not `in`: a metaclass may answer what it likes."""
    return any(cls is one for one in types)


def is_number(cls: type) -> bool:
    """One of numpy's own numbers."""
    return any(
        cls is known("numpy", name)
        for name in (
            "bool_",
            "int8",
            "int16",
            "int32",
            "int64",
            "uint8",
            "uint16",
            "uint32",
            "uint64",
            "float16",
            "float32",
            "float64",
        )
    )


def known(library: str, name: str) -> object:
    """A type of a library, where the kernel has loaded it."""
    module = sys.modules.get(library)
    return None if module is None else vars(module).get(name)
