"""The server part of Shipshape: memory by process, and the hand-off of packages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

__version__ = "0.1.0"


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Where JupyterLab finds the built front end (`jupyter labextension develop`)."""
    return [{"src": "labextension", "dest": "jupyterlab-shipshape"}]


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """What Jupyter Server loads."""
    return [{"module": "jupyterlab_shipshape"}]


def _load_jupyter_server_extension(server_app: ServerApp) -> None:
    """Add Shipshape's routes to the server."""
    from .routes import add_routes

    add_routes(server_app)
    server_app.log.info("Shipshape %s is there.", __version__)
