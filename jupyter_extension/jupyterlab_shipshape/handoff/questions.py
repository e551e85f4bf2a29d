"""A template's question as the page shows it, and which of them a plan already answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

#: Names under which templates ask for what a plan knows, by the plan's own name for it.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "distribution": (
        "project_name", "project", "package", "repo_name", "project_slug", "distribution_name",
        "dist_name", "name",
    ),
    "module": ("package_name", "module_name", "import_name", "package_slug", "module_slug"),
    "version": ("project_version", "initial_version"),
    "description": ("project_description", "project_short_description", "short_description"),
    "author_name": ("full_name", "author", "author_fullname", "maintainer", "creator"),
    "author_email": ("email", "author_mail", "maintainer_email"),
    "requires_python": (),
    "python_version": ("min_python_version", "python_min", "minimum_python"),
}  # fmt: skip

#: Names of questions that the dialog's own fields answer.
KNOWN = frozenset([*SYNONYMS, *(s for names in SYNONYMS.values() for s in names)])


def with_synonyms(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a plan under the other names that templates have for it, too."""
    named = dict(data)
    for name, synonyms in SYNONYMS.items():
        if name in data:
            for synonym in synonyms:
                named.setdefault(synonym, data[name])
    return named


def question(
    name: str,
    *,
    kind: str,
    default: Any,
    label: str,
    choices: Sequence[tuple[str, Any]] = (),
    placeholder: str = "",
    many: bool = False,
    secret: bool = False,
    conditional: bool = False,
    problem: str | None = None,
    known: bool = False,
) -> dict[str, Any]:
    """One question as JSON. `known`: the dialog's own fields answer it; it is not shown."""
    return {
        "name": name,
        "kind": kind,
        "default": default,
        "label": label,
        "choices": [{"label": text, "value": value} for text, value in choices],
        "placeholder": placeholder,
        "many": many,
        "secret": secret,
        "conditional": conditional,
        "problem": problem,
        "known": known,
    }
