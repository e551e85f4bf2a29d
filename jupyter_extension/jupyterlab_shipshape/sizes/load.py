"""Puts these modules into a kernel. Run as text, with `modules` given: sources by name, in order.

They get builtins of their own, so that a notebook that replaces `len` or `sum` does not reach
them, and nothing is put into the notebook's namespace.
"""

from __future__ import annotations

import builtins
import sys
import types
from typing import Any

NAME = "_shipshape_sizes"


def load(modules: dict[str, str]) -> None:
    package: Any = types.ModuleType(NAME)
    package.__path__ = []
    sys.modules[NAME] = package
    own = dict(vars(builtins))
    for name, source in modules.items():
        module: Any = types.ModuleType(NAME + "." + name)
        module.__package__ = NAME
        module.__builtins__ = own
        sys.modules[module.__name__] = module
        setattr(package, name, module)
        exec(compile(source, f"<shipshape {name}>", "exec"), vars(module))  # noqa: S102


load(globals()["modules"])
