"""All routes of the server part, under `shipshape/`.

Each part has a function `handlers(server_app)` that gives its routes as
`(pattern below shipshape/, handler class, arguments)`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from jupyter_server.utils import url_path_join

if TYPE_CHECKING:
    from jupyter_server.base.handlers import APIHandler
    from jupyter_server.serverapp import ServerApp
    from tornado.web import Application

Route = tuple[str, "type[APIHandler]", dict[str, Any]]

PARTS = ("jupyterlab_shipshape.memory.handlers", "jupyterlab_shipshape.handoff.handlers")


def routes(server_app: ServerApp) -> list[Route]:
    """The routes of all parts, with patterns from the server's root."""
    base = server_app.web_app.settings["base_url"]
    return [
        (url_path_join(base, "shipshape", pattern), handler, arguments)
        for part in PARTS
        for pattern, handler, arguments in importlib.import_module(part).handlers(server_app)
    ]


def add_routes(server_app: ServerApp) -> None:
    """Make the server answer Shipshape's routes."""
    web_app: Application = server_app.web_app
    web_app.add_handlers(".*$", list(routes(server_app)))
