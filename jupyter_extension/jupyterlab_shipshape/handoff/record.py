"""What an export leaves behind for the next one: its answers and its files as they were rendered.

In the package, so that whoever clones it can export again: `.shipshape/export.json` (readable)
and `.shipshape/base.zip` (the render, the common ancestor of the next merge). Both are the same
bytes for the same export.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .file_paths import OWN, check_path
from .journal import read
from .limits import MAX_FILES, MAX_TOTAL_BYTES
from .refusal import Refusal

EXPORT = f"{OWN}/export.json"
BASE = f"{OWN}/base.zip"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Record:
    """The previous export of a folder."""

    distribution: str
    module: str
    version: str
    #: The template as `template_source.Template.identity` names it.
    template: str
    #: Commit of a template from git.
    commit: str | None
    #: What the person answered to the template's questions.
    answers: Mapping[str, Any]
    #: Where each cell went, as `Decision.where` says: what moves when a section is renamed.
    cells: Mapping[str, str]
    #: Versions with their public names and what changed, oldest first.
    releases: tuple[Mapping[str, Any], ...]
    #: The render: bytes by path.
    base: Mapping[str, bytes] = field(repr=False)

    def files(self) -> dict[str, bytes]:
        """The two files that hold the record."""
        about = {
            "format": 1,
            "distribution": self.distribution,
            "module": self.module,
            "version": self.version,
            "template": self.template,
            "commit": self.commit,
            "answers": dict(self.answers),
            "cells": dict(self.cells),
            "releases": list(self.releases),
        }
        text = json.dumps(about, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        return {EXPORT: text.encode(), BASE: _pack(self.base)}


def read_record(target: Path) -> Record | None:
    """The record in a folder; None where there is none. Raises `Refusal` where it is damaged."""
    try:
        raw, packed = read(target, EXPORT), read(target, BASE)
        if raw is None or packed is None:
            return None
        about = json.loads(raw)
        if about["format"] != 1:
            raise Refusal(
                "target", f"{EXPORT} was written by a newer Shipshape. Update Shipshape first."
            )
        return Record(
            distribution=str(about["distribution"]),
            module=str(about["module"]),
            version=str(about["version"]),
            template=str(about["template"]),
            commit=about["commit"],
            answers=dict(about["answers"]),
            cells=dict(about["cells"]),
            releases=tuple(about["releases"]),
            base=_unpack(packed),
        )
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise Refusal(
            "target",
            f"The record of the earlier export, {OWN} in {target.name}, is damaged. Restore it from "
            "your last commit, or remove the folder: the export then shows every difference.",
        ) from error


def _pack(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.writestr(zipfile.ZipInfo(path, _ZIP_DATE), files[path], zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _unpack(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        members = archive.infolist()
        if len(members) > MAX_FILES or sum(m.file_size for m in members) > MAX_TOTAL_BYTES:
            raise ValueError("out of bounds")
        for member in members:
            check_path(member.filename, origin="The record")
        return {m.filename: archive.read(m) for m in members}
