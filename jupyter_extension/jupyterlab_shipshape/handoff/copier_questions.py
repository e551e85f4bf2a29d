"""One question of `copier.yml` with the answers so far. Runs in the template process only."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from .questions import Told, question

Render = Callable[[Any, Mapping[str, Any]], Any]

#: Copier's own types, as the page's form knows them.
_KINDS = {"str": "text", "int": "int", "float": "float", "bool": "bool", "path": "text"}
_NO = ("", "n", "no", "f", "false", "off", "0", "null", "none", "~")
#: No default: the question has to be answered.
_MISSING = object()


@dataclass
class Asking:
    """What a question is asked with."""

    #: Renders a text of the template over a context; anything else stays as it is.
    render: Render
    #: What was answered before it, by the person, the plan or the template.
    context: dict[str, Any]
    answers: Mapping[str, Any]
    told: Told


def describe_question(name: str, detail: Mapping[str, Any], at: Asking) -> dict[str, Any] | None:
    """The question as the page shows it; None where it is not asked now.

    Either way `at.context` holds its answer afterwards.
    """
    when = detail.get("when", True)
    asked = not isinstance(when, bool | str) or _truth(at.render(when, at.context))
    kind = str(at.render(detail.get("type") or "", at.context)) or _kind_of(detail.get("default"))
    many = bool(detail.get("multiselect"))
    own = _default(detail, kind, many, lambda text: at.render(text, at.told.own))
    known, told = at.told.answer(name, None if own is _MISSING else own)
    given = name in at.answers
    choices = _choices(detail.get("choices"), at) if asked else []
    known &= not choices or told in [value for _, value in choices]
    default = told if known else _default(detail, kind, many, lambda t: at.render(t, at.context))
    if not asked:
        if default is not _MISSING:
            at.context[name] = default
        return None
    if default is _MISSING:
        default = False if kind == "bool" else choices[0][1] if choices else None
    problem, value = _read(at.answers[name] if given else default, kind, many)
    empty = value is None and kind not in ("yaml", "json")
    value = "" if empty else value
    at.context[name] = value
    problem = problem or _refused(detail, at, name, value, choices, many)
    problem = problem or ("Needs an answer." if empty else None)
    return question(
        name,
        kind=_KINDS.get(kind, "json"),
        default=value,
        label=str(at.render(detail.get("help") or "", at.context)),
        placeholder=str(at.render(detail.get("placeholder") or "", at.context)),
        choices=choices,
        many=many,
        multiline=_truth(at.render(detail.get("multiline", kind in ("yaml", "json")), at.context)),
        secret=bool(detail.get("secret")),
        conditional=isinstance(when, str),
        problem=problem,
        known=known,
    )


def _truth(value: Any) -> bool:
    return str(value).strip().lower() not in _NO


def _kind_of(default: Any) -> str:
    kind = type(default).__name__
    return kind if kind in _KINDS else "yaml"


def _default(detail: Mapping[str, Any], kind: str, many: bool, render: Callable[[Any], Any]) -> Any:
    if "default" not in detail or "UNSET" in str(detail["default"]):
        return _MISSING
    rendered = render(detail["default"])
    _, value = _read(rendered, kind, many)
    return _MISSING if value is None and detail["default"] is None and kind == "str" else value


def _choices(choices: Any, at: Asking) -> list[tuple[str, Any]]:
    """Labels and values of those that can be chosen now."""
    if isinstance(choices, str):
        choices = yaml.safe_load(at.render(choices, at.context)) or []
    pairs = choices.items() if isinstance(choices, dict) else choices or []
    found = []
    for pair in pairs:
        label, value = pair if isinstance(pair, tuple | list) else (pair, pair)
        if isinstance(value, dict):
            if at.render(value.get("validator") or "", at.context).strip():
                continue
            value = value.get("value")
        found.append((str(at.render(label, at.context)), at.render(value, at.context)))
    return found


def _read(value: Any, kind: str, many: bool) -> tuple[str | None, Any]:
    """A value as its type has it, or what is wrong with it."""
    if many:
        value = yaml.safe_load(value) if isinstance(value, str) else value
        return None, [_read(item, kind, False)[1] for item in value or []]
    if not isinstance(value, str):
        return None, value
    try:
        if kind == "int":
            return None, int(value)
        if kind == "float":
            return None, float(value)
        if kind == "bool":
            return None, _truth(value)
        if kind == "json":
            return None, json.loads(value) if value.strip() else None
        if kind == "yaml":
            return None, yaml.safe_load(value)
    except (ValueError, yaml.YAMLError):
        return f"This is no {_WORDS[kind]}.", value
    return None, value


_WORDS = {"int": "whole number", "float": "number", "json": "JSON", "yaml": "YAML"}


def _refused(
    detail: Mapping[str, Any],
    at: Asking,
    name: str,
    value: Any,
    choices: list[tuple[str, Any]],
    many: bool,
) -> str | None:
    chosen = value if many else [value]
    if choices and any(item not in [c for _, c in choices] for item in chosen):
        return f"Choose {'some' if many else 'one'} of: {', '.join(label for label, _ in choices)}."
    said = str(at.render(detail.get("validator") or "", {**at.context, name: value}))
    return " ".join(said.split()) or None
