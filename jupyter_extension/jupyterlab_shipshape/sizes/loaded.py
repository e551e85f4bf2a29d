"""Modules that are loaded, without asking them anything."""

from __future__ import annotations

import sys
import types
from typing import Any, Iterator, Mapping

_module_of = type.__dict__["__module__"].__get__
"""A metaclass of a user's may answer otherwise."""


def contents(name: str) -> Mapping[str, Any]:
    """What is in a module; nothing where it is not loaded.

    One of another type than Python's own may be yet to load: a look at any attribute would do it.
    """
    module = sys.modules.get(name)
    return vars(module) if type(module) is types.ModuleType else {}


def package_of(cls: type) -> str | None:
    """The package that a class comes from; None where it does not tell."""
    try:
        module = _module_of(cls)
    except AttributeError:
        return None
    return module.partition(".")[0] if type(module) is str else None


def family(module: str, name: str) -> Iterator[type]:
    """A class of a module that is loaded, and those that the same package derives from it."""
    waiting = [cls for key, cls in contents(module).items() if key == name]
    for cls in waiting:
        if package_of(cls) == module.partition(".")[0]:
            yield cls
            waiting.extend(type.__subclasses__(cls))
