"""Who keeps values alive in a kernel: the user's names, IPython's outputs, a traceback, figures."""

from __future__ import annotations

import re
import sys
from types import FrameType
from typing import Any, Container, Iterator, Mapping, Tuple

from .loaded import contents

Holder = Tuple[str, str, Any]
"""How it is called, what it is (`name`, `output`, `traceback`, `figures`), and the value."""

TRACEBACK = "last error"
FIGURE = "Figure "
"""Holders of IPython's are called as no variable can be."""
_HISTORY = re.compile(r"_(\d+|i\d*|ii|iii|oh|dh|ih|_|__|exit_code)?$")


def holders(namespace: Mapping[str, Any], hidden: Container[str]) -> Iterator[Holder]:
    """All that keeps values alive. `hidden` are names that are not the user's."""
    for name, value in list(namespace.items()):
        if (
            type(name) is str
            and name.isprintable()
            and name not in hidden
            and not _HISTORY.match(name)
        ):
            yield name, "name", value
    yield from _outputs(namespace)
    frames = _locals(getattr(sys, "last_traceback", None), namespace)
    if frames:
        yield TRACEBACK, "traceback", frames
    pyplot = contents("matplotlib._pylab_helpers").get("Gcf")
    for number, manager in list(pyplot.figs.items()) if pyplot else ():
        yield f"{FIGURE}{number}", "figures", manager


def _outputs(namespace: Mapping[str, Any]) -> Iterator[Holder]:
    """`Out`, and `_`, `__`, `___` where they hold something else."""
    listed = set()
    outputs = namespace.get("_oh")
    for count, value in list(outputs.items()) if type(outputs) is dict else ():
        listed.add(id(value))
        yield f"Out[{count}]", "output", value
    for name in ("_", "__", "___"):
        if name in namespace and id(namespace[name]) not in listed:
            listed.add(id(namespace[name]))
            yield name, "output", namespace[name]


def _locals(traceback: Any, namespace: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Values of the frames that a traceback keeps alive, those of the namespace left out."""
    found = []
    while traceback is not None:
        frame: FrameType | None = traceback.tb_frame
        if frame is not None and frame.f_locals is not namespace:
            found.append(dict(frame.f_locals))
        traceback = traceback.tb_next
    return found


def release(shell: Any, called: str) -> None:
    """Let go of what a holder keeps: an output by its name, the last error, or an open figure.

    Raises:
        KeyError: there is no such output or figure any more.
    """
    if called.startswith(FIGURE):
        pyplot: Any = contents("matplotlib._pylab_helpers")["Gcf"]
        pyplot.destroy(pyplot.figs[int(called[len(FIGURE) :])])
        return
    namespace = shell.user_ns
    if called == TRACEBACK:
        for name in ("last_traceback", "last_value", "last_type", "last_exc"):
            vars(sys).pop(name, None)
        shell.InteractiveTB.tb = None
        return
    if called.startswith("Out["):
        count = int(called[4:-1])
        value = namespace["_oh"].pop(count)
        namespace.pop(f"_{count}", None)
    else:
        value = namespace[called]
    for name in ("_", "__", "___"):
        if namespace.get(name) is value:
            namespace[name] = ""
            setattr(shell.displayhook, name, "")
    # IPython marks the names of outputs as hidden together with their values.
    for name, held in list(shell.user_ns_hidden.items()):
        if held is value:
            shell.user_ns_hidden[name] = ""
    last = shell.last_execution_result
    if last is not None and last.result is value:
        last.result = None
