"""What Shipshape's server part remembers, per user: in Jupyter's data folder."""

from __future__ import annotations

from pathlib import Path

from jupyter_core.paths import jupyter_data_dir


def own_folder(name: str) -> Path:
    """A folder `shipshape/<name>` in Jupyter's data folder, made where missing."""
    folder = Path(jupyter_data_dir()) / "shipshape" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
