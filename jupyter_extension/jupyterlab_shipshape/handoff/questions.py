"""A template's question as the page shows it, and which of them a plan already answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

#: Names under which templates ask for what a plan knows, by the plan's own name for it.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "distribution": (
        "project_name", "project", "package", "repo_name", "project_slug", "distribution_name",
        "dist_name", "name",
    ),
    "module": ("package_name", "module_name", "import_name", "package_slug", "module_slug"),
    "version": ("project_version", "initial_version", "first_version"),
    "description": ("project_description", "project_short_description", "short_description"),
    "author_name": ("full_name", "author", "author_fullname", "maintainer", "creator"),
    "author_email": ("email", "author_mail", "maintainer_email"),
    "requires_python": (),
    "python_version": ("min_python_version", "python_min", "minimum_python"),
}  # fmt: skip

_MEANING = {synonym: name for name, synonyms in SYNONYMS.items() for synonym in synonyms}
#: Stands for the name of a project where a template has no default for it.
_SAMPLE = "Some Sample"


def with_synonyms(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a plan under the other names that templates have for it, too."""
    named = dict(data)
    for synonym, name in _MEANING.items():
        if name in data:
            named.setdefault(synonym, data[name])
    return named


class Told:
    """What a plan answers to a template's questions, one after the other.

    What `project_name` or `package_name` means differs between templates: a title, the name of
    the distribution, or of the module. The look of the template's own default tells which;
    where it tells nothing, the name does.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        #: The template's own defaults so far, for those that are made of earlier ones.
        self.own: dict[str, Any] = {}

    def answer(self, name: str, own_default: object) -> tuple[bool, Any]:
        """Whether the plan answers the question, and its answer.

        `own_default`: what the template says by itself, rendered over `own`; None: nothing.
        """
        meaning = _MEANING.get(name, name)
        named = meaning in ("distribution", "module")
        self.own[name] = own_default or (_SAMPLE if named else own_default)
        if named and name != meaning and isinstance(own_default, str):
            meaning = _look(own_default) or meaning
        answer = self._data.get(meaning)
        return answer not in (None, ""), answer


def _look(default: str) -> str | None:
    """What a name looks like: a title has spaces, a distribution dashes, a module underscores."""
    if " " in default:
        return "title"
    if "-" in default:
        return "distribution"
    return "module" if re.fullmatch(r"[A-Za-z]\w*_\w*", default) else None


def question(
    name: str,
    *,
    kind: str,
    default: Any,
    label: str,
    choices: Sequence[tuple[str, Any]] = (),
    placeholder: str = "",
    many: bool = False,
    multiline: bool = False,
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
        "multiline": multiline,
        "secret": secret,
        "conditional": conditional,
        "problem": problem,
        # One whose answer is refused has to be seen.
        "known": known and not problem,
    }
