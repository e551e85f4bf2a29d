"""A real Jupyter server for the tests that ask for one."""

pytest_plugins = ["pytest_jupyter.jupyter_server"]
