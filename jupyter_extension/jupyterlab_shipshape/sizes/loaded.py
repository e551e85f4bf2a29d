"""Modules that are loaded, without asking them anything."""

from __future__ import annotations

import sys
import types
from typing import Any, Mapping


def contents(name: str) -> Mapping[str, Any]:
    """What is in a module; nothing where it is not loaded.

    One of another type than Python's own may be yet to load: a look at any attribute would do it.
    """
    module = sys.modules.get(name)
    return vars(module) if type(module) is types.ModuleType else {}
