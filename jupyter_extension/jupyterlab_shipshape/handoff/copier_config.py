"""What `copier.yml` says, read as Copier reads it. Runs in the template process only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from .refusal import Refusal

NAMES = ("copier.yml", "copier.yaml")
_LISTS = ("_exclude", "_jinja_extensions", "_secret_questions", "_skip_if_exists")
#: Options of Jinja's environment that change how a question is rendered.
_ENVOPS = frozenset(
    f"{what}_{end}_string" for what in ("block", "variable", "comment") for end in ("start", "end")
) | {"trim_blocks", "lstrip_blocks", "keep_trailing_newline"}


def config_path(folder: Path) -> Path | None:
    """The file of a Copier template; None where the folder is none."""
    return next((p for name in NAMES if (p := folder / name).is_file()), None)


def read_config(folder: Path) -> dict[str, Any]:
    """The questions and settings, with what they include. Raises `Refusal`."""
    path = config_path(folder)
    assert path is not None  # it is a Copier template

    class Loader(yaml.SafeLoader):  # type: ignore[misc] # untyped library
        """Knows Copier's `!include`."""

    def include(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> list[Any]:
        pattern = str(loader.construct_scalar(node))
        found: list[Any] = []
        for file in sorted(folder.glob(pattern)):
            if not file.resolve().is_relative_to(folder.resolve()):
                raise Refusal("template", f"{path.name} includes {pattern}, outside the template.")
            for document in yaml.load_all(file.read_text(encoding="utf-8"), Loader):
                found += document if isinstance(document, list) else [document]
        return found

    Loader.add_constructor("!include", include)
    merged: dict[str, Any] = {}
    try:
        documents = list(yaml.load_all(path.read_text(encoding="utf-8"), Loader))
    except (yaml.YAMLError, OSError, ValueError, NotImplementedError) as error:
        raise Refusal("template", f"{path.name} of the template cannot be read: {error}") from error
    for document in _flat(documents):
        lists = {n: [*merged.get(n, []), *document[n]] for n in _LISTS if n in document}
        merged.update({**document, **lists})
    return merged


def _flat(documents: list[Any]) -> list[dict[str, Any]]:
    found = []
    for document in documents:
        if isinstance(document, list):
            found += _flat(document)
        elif isinstance(document, dict):
            found.append(document)
        elif document is not None:
            raise Refusal("template", "copier.yml of the template holds something but questions.")
    return found


def envops(config: dict[str, Any]) -> dict[str, Any]:
    """The template's own options for Jinja."""
    return {k: v for k, v in (config.get("_envops") or {}).items() if k in _ENVOPS}


def commands(config: dict[str, Any]) -> list[str]:
    """The commands that it wants to run."""
    tasks = [task for key in ("_tasks", "_migrations") for task in config.get(key) or []]
    return [_command(task) for task in tasks]


def _command(task: Any) -> str:
    if isinstance(task, dict):
        known = task.get("command") or [*(task.get("before") or []), *(task.get("after") or [])]
        return _command(known)
    return " ".join(map(str, task)) if isinstance(task, list) else str(task)


def extensions(config: dict[str, Any]) -> list[str]:
    """Jinja extensions: code of its own, which needs trust."""
    return [str(extension) for extension in config.get("_jinja_extensions") or []]
