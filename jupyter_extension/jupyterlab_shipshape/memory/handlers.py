"""`GET shipshape/memory/<kernel id>`: the memory of a kernel of this server."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import tornado.web
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler

from .available import available
from .ceiling import ceiling
from .reading import read
from .unreadable import Unreadable

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

KERNEL_ID = r"(?P<kernel_id>[\w-]+)"
USAGE_MESSAGES = ("usage_request", "usage_reply")


class MemoryHandler(APIHandler):
    """Reads the kernel's process and its children; never asks the kernel itself."""

    auth_resource = "kernels"
    # A look at a figure is no activity: a server that shuts down when nobody works still does.
    _track_activity = False

    @tornado.web.authenticated
    @authorized
    async def get(self, kernel_id: str) -> None:
        """Answer with `rss`, `children`, `processes`, `method`, `ceiling`, `available`, `time`.

        Sizes are in bytes, the time in ms since 1970.

        Where it cannot be read: `unavailable` with the reason, and the ceiling if known. Unknown
        kernels, those of other servers too, are a 404.
        """
        pid = self._pid(kernel_id)
        answer: dict[str, Any] = {"time": time.time() * 1000}
        try:
            if pid is None:
                raise Unreadable("remote")
            answer |= asdict(read(pid))
            limit = ceiling(pid)
            answer["ceiling"] = asdict(limit) if limit else None
            answer["available"] = available(pid)
        except Unreadable as error:
            answer |= {"unavailable": error.reason, "ceiling": None}
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(answer))

    def _pid(self, kernel_id: str) -> int | None:
        """The kernel's process on this machine; None where it runs elsewhere."""
        if kernel_id not in self.kernel_manager:
            raise tornado.web.HTTPError(404, f"No kernel of this server has the id {kernel_id}.")
        provisioner = getattr(self.kernel_manager.get_kernel(kernel_id), "provisioner", None)
        # Other provisioners may know a pid of another machine: a figure of a wrong process is
        # worse than none.
        return provisioner.pid if isinstance(provisioner, LocalProvisioner) else None


def handlers(server_app: ServerApp) -> list[tuple[str, type[APIHandler], dict[str, Any]]]:
    """The routes of this part.

    Where the front end must fall back to asking the kernel (`usage_request`), the answer must
    neither make a busy kernel look idle nor an idle one look active: the messages are untracked.
    """
    manager = server_app.kernel_manager
    known = list(getattr(manager, "untracked_message_types", []))
    if known:
        manager.untracked_message_types = [*known, *(m for m in USAGE_MESSAGES if m not in known)]
    return [(rf"memory/{KERNEL_ID}", MemoryHandler, {})]
