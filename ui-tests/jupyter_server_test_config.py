"""JupyterLab, or Notebook 7, for the browser tests: no token, a folder of its own, nothing of the person's own configuration."""

import os

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821  (traitlets defines it)
configure_jupyter_server(c)
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port = int(os.environ["SHIPSHAPE_PORT"])
c.ServerApp.allow_root = True
c.ServerApp.root_dir = os.environ["SHIPSHAPE_ROOT"]
c.FileContentsManager.delete_to_trash = False
c.JupyterNotebookApp.expose_app_in_browser = True
