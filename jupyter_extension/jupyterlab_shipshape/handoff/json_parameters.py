"""The parameters of `run()` as a scheduler passes them: as JSON, with a schema for each."""

from __future__ import annotations

import ast
import json
import operator
from typing import Any

#: Types that JSON has no other value for; `run()` gets its own again.
_CONVERTED = ("Path", "tuple", "set")
_JSON_TYPES = {
    "bool": "boolean", "int": "integer", "float": "number", "str": "string", "Path": "string",
    "list": "array", "tuple": "array", "set": "array", "dict": "object", "NoneType": "null",
}  # fmt: skip
_ARITHMETIC = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul}
#: Columns of a line of Python, as ruff has them by itself.
_WIDTH = 88


def json_parameters(parameters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of a plan's parameters that JSON can hold.

    `name`; `type` of JSON Schema, one or a list; `default` (empty: it has to be given) and `help`
    as Python source; `convert`: the Python type that `run()` takes where JSON has none, else empty.
    """
    found = []
    for parameter in parameters:
        named = _union(parameter["type"])
        kinds = [_JSON_TYPES[name] for name in named if name in _JSON_TYPES]
        convert = next((name for name in named if name in _CONVERTED), "")
        default = ""
        if parameter["default"]:
            try:
                value, made_of = _value(parameter["default"])
            except (ValueError, SyntaxError, TypeError):
                continue
            kinds.insert(0, _JSON_TYPES[type(value).__name__])
            convert = made_of or convert
            default = python_value(value, 12)
        if kinds:
            kinds = list(dict.fromkeys(kinds))
            found.append(
                {
                    "name": parameter["name"],
                    "type": kinds[0] if len(kinds) == 1 else kinds,
                    "default": default,
                    "help": python_text(parameter["help"]),
                    "convert": convert,
                }
            )
    return found


def _value(source: str) -> tuple[Any, str]:
    """A default as JSON holds it, and the type that it is made of again.

    Raises `ValueError`, `SyntaxError` or `TypeError` where JSON cannot hold it.
    """
    tree = ast.parse(source, mode="eval").body
    match tree:
        case ast.Call(func=ast.Name("Path") | ast.Attribute(attr="Path"), args=[path]):
            return str(ast.literal_eval(path)), "Path"
        case ast.BinOp():
            return _sum(tree), ""
    value = ast.literal_eval(tree)
    if isinstance(value, set):
        return json.loads(json.dumps(sorted(value))), "set"
    return json.loads(json.dumps(value)), "tuple" if isinstance(value, tuple) else ""


def _sum(node: ast.expr) -> int | float:
    """Sums and products such as `60 * 60`."""
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            result: int | float = _ARITHMETIC[type(op)](_sum(left), _sum(right))
            return result
    value = ast.literal_eval(node)
    if not isinstance(value, int | float):
        raise TypeError("no number")
    return value


def _union(annotation: str) -> list[str]:
    """The types that an annotation allows, without what they hold: of `list[str] | None` both."""
    try:
        return _names(ast.parse(annotation, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError):
        return []


def _names(node: ast.expr) -> list[str]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return [*_names(left), *_names(right)]
        case ast.Subscript(value=ast.Name("Optional"), slice=held):
            return [*_names(held), "NoneType"]
        case ast.Subscript(value=value):
            return _names(value)
        case ast.Constant(value=None):
            return ["NoneType"]
        case ast.Constant(value=str() as quoted):
            return _union(quoted)
        case ast.Name(name) | ast.Attribute(attr=name):
            return [name]
    return []


def python_text(text: str) -> str:
    """A text as Python source, in the quotes that a formatter would take."""
    quoted = json.dumps(text, ensure_ascii=False)
    if '"' in text and "'" not in text:
        return "'" + quoted[1:-1].replace('\\"', '"') + "'"
    return quoted


def python_value(value: Any, indent: int) -> str:
    """A JSON value as Python source, broken into lines as a formatter would; `indent` in columns."""
    if isinstance(value, str):
        return python_text(value)
    if not isinstance(value, list | dict) or not value:
        return repr(value)
    begin, end = "[]" if isinstance(value, list) else "{}"

    def items(within: int) -> list[str]:
        if isinstance(value, list):
            return [python_value(v, within) for v in value]
        return [f"{python_text(k)}: {python_value(v, within)}" for k, v in value.items()]

    flat = begin + ", ".join(items(-_WIDTH * 100)) + end
    if indent + len(flat) < _WIDTH:
        return flat
    inner = " " * (indent + 4)
    lines = "".join(f"{inner}{item},\n" for item in items(indent + 4))
    return f"{begin}\n{lines}{' ' * indent}{end}"
