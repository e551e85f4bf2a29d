"""Why a figure cannot be had."""

from __future__ import annotations

from typing import Literal

Reason = Literal["remote", "unsupported", "no-process"]


class Unreadable(Exception):
    """The memory of a kernel cannot be read here.

    `remote`: its process is on another machine. `unsupported`: neither `/proc` nor psutil.
    `no-process`: it is gone or belongs to somebody else.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
