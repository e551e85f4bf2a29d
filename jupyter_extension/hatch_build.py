"""Builds the JavaScript parts with npm where they are missing: in a checkout, never in an sdist."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path("jupyterlab_shipshape")
#: One file of each bundle, by which it is known to be there.
BUNDLES = (PACKAGE / "labextension" / "package.json", PACKAGE / "cli" / "main.mjs")


class BundleHook(BuildHookInterface[Any]):
    """Sees to it that the extension and the command line are there before they are packed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run ``npm run build`` above this folder where a bundle is missing.

        :raises RuntimeError: where there is nothing to build from, or nothing to build with.
        """
        here = Path(self.root)
        if all((here / bundle).is_file() for bundle in BUNDLES):
            return
        checkout = here.parent
        if not (checkout / "package-lock.json").is_file():
            raise RuntimeError(
                "The built extension is missing from this copy of jupyterlab-shipshape; "
                "install the wheel, or build from a git checkout."
            )
        npm = shutil.which("npm")
        if npm is None:
            raise RuntimeError(
                "Building jupyterlab-shipshape from a checkout needs Node 20 or newer with npm; "
                "install it, or install the wheel instead."
            )
        if not (checkout / "node_modules" / ".package-lock.json").is_file():
            env = {**os.environ, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"}
            subprocess.run([npm, "ci", "--ignore-scripts"], cwd=checkout, env=env, check=True)
        subprocess.run([npm, "run", "build"], cwd=checkout, check=True)
