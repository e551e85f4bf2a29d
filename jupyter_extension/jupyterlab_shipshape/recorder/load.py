"""Puts the recorder's modules into a kernel. Run as text, with ``modules`` and ``document`` given.

``modules`` maps the names of the modules to their sources, in the order of what they stand on.
The modules get builtins of their own: a notebook that replaces ``len`` or ``print`` does not
reach them. Nothing is put into the notebook's namespace.
"""

from __future__ import annotations

import builtins
import sys
import types
from typing import Any

NAME = "_shipshape_recorder"


def load(modules: dict[str, str], document: str) -> None:
    package: Any = sys.modules.get(NAME)
    if package is None or package.modules != modules:
        if package is not None:
            package.detach()
        package = install(modules)
    package.attach(document)


def install(modules: dict[str, str]) -> Any:
    package: Any = types.ModuleType(NAME)
    package.__path__ = []
    package.modules = modules
    sys.modules[NAME] = package
    own = dict(vars(builtins))
    for name, source in modules.items():
        module: Any = types.ModuleType(NAME + "." + name)
        module.__package__ = NAME
        module.__builtins__ = own
        sys.modules[module.__name__] = module
        setattr(package, name, module)
        exec(compile(source, f"<shipshape {name}>", "exec"), vars(module))  # noqa: S102
    recorder = package.hooks.Recorder.create()
    package.attach = recorder.attach
    package.detach = recorder.detach
    package.answer = recorder.answer
    return package


load(globals()["modules"], globals()["document"])
