"""Puts these modules into a kernel. Run as text, with `name` and `modules` given.

`modules` maps the names of the modules to their sources, in the order of what they stand on; the
package is called `name`.

They get builtins of their own, so that a notebook that replaces `len` or `sum` does not reach
them, and nothing is put into the notebook's namespace.
"""

from __future__ import annotations

import builtins
import sys
import types
from typing import Any


def load(name: str, modules: dict[str, str]) -> None:
    package: Any = types.ModuleType(name)
    package.__path__ = []
    sys.modules[name] = package
    own = dict(vars(builtins))
    for part, source in modules.items():
        module: Any = types.ModuleType(name + "." + part)
        module.__package__ = name
        module.__builtins__ = own
        sys.modules[module.__name__] = module
        setattr(package, part, module)
        exec(compile(source, f"<shipshape {part}>", "exec"), vars(module))  # noqa: S102


load(globals()["name"], globals()["modules"])
