"""Where a template comes from: the built-in one, a folder, a zip, a git address."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .limits import FETCH_SECONDS, MAX_FILES, MAX_TOTAL_BYTES
from .places import Places
from .refusal import Refusal

BUILT_IN = "builtin"
_GIT = re.compile(r"^(https://|ssh://|git@[\w.-]+:|file://)[^\s]+$")
_WITH_TAG = re.compile(r"^(?P<address>.+?\.git)@(?P<tag>[\w./-]+)$")


@dataclass(frozen=True)
class Template:
    """A template that lies in a plain folder."""

    #: What the record keeps: `builtin`, a path as the person wrote it, a git address.
    identity: str
    folder: Path
    commit: str | None
    #: Fingerprint of all its files: trust is given to a content, not to a name.
    fingerprint: str


@contextlib.contextmanager
def open_template(identity: str, places: Places, scratch: Path) -> Iterator[Template]:
    """Bring a template into a folder without links and version control. Raises `Refusal`.

    A copy is made in `scratch` of all but the built-in one, so that what was looked at is what
    is rendered.
    """
    identity = identity.strip() or BUILT_IN
    commit = None
    if identity == BUILT_IN:
        yield Template(BUILT_IN, Path(__file__).parent / "template", None, BUILT_IN)
        return
    folder = scratch / "template"
    if _GIT.match(identity):
        commit = _clone(identity, folder, places)
    else:
        source = places.resolve(identity, code="template")
        if source.is_dir():
            _copy(source, folder)
        elif zipfile.is_zipfile(source):
            folder = _extract(source, folder)
        else:
            raise Refusal(
                "template",
                f"There is no template at {identity}. Name a folder, a zip or a git address.",
            )
    yield Template(identity, folder, commit, _fingerprint(folder))


def _copy(source: Path, folder: Path) -> None:
    count = size = 0
    for at, folders, files in os.walk(source):
        folders[:] = [f for f in folders if f != ".git"]
        for name in [*folders, *files]:
            if (Path(at) / name).is_symlink():
                raise Refusal(
                    "template",
                    f"{name} in the template is a symbolic link, which could lead anywhere. "
                    "Put the file itself there.",
                )
        for name in files:
            path = Path(at) / name
            if not stat.S_ISREG(path.stat().st_mode):
                raise Refusal("template", f"{name} in the template is no plain file.")
            count += 1
            size += path.stat().st_size
            _check_size(count, size)
            copy = folder / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    folder.mkdir(parents=True, exist_ok=True)


def _check_size(count: int, size: int) -> None:
    if count > MAX_FILES or size > MAX_TOTAL_BYTES:
        raise Refusal(
            "template",
            f"The template has more than {MAX_FILES} files or {MAX_TOTAL_BYTES // 1_000_000} MB. "
            "Is it the right folder?",
        )


def _extract(source: Path, folder: Path) -> Path:
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
            _check_size(len(members), sum(m.file_size for m in members))
            for member in members:
                path = Path(member.filename)
                linked = stat.S_ISLNK(member.external_attr >> 16)
                if linked or path.is_absolute() or ".." in path.parts or "\\" in member.filename:
                    raise Refusal(
                        "template", f"The zip has {member.filename!r}, which could lead outside."
                    )
            archive.extractall(folder)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise Refusal("template", f"The zip {source.name} cannot be read: {error}.") from error
    inner = [entry for entry in folder.iterdir() if entry.name != "__MACOSX"]
    return inner[0] if len(inner) == 1 and inner[0].is_dir() else folder


def _clone(identity: str, folder: Path, places: Places) -> str:
    match = _WITH_TAG.match(identity)
    address, tag = (match["address"], match["tag"]) if match else (identity, None)
    if address.startswith("file://"):
        if not address.startswith("file:///"):
            raise Refusal("template", f"{address} names another machine. Write file:///path.")
        # git decodes percent signs: it gets the very folder that was looked at.
        address = places.resolve(address.removeprefix("file://"), code="template").as_uri()
    clone = folder.parent / "clone"
    command = ["git", "-c", "protocol.ext.allow=never", "-c", "core.hooksPath=/dev/null", "clone"]
    command += ["--quiet", "--depth", "1", *(["--branch", tag] if tag else []), "--", address]
    silent = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": "ssh -oBatchMode=yes"}
    try:
        subprocess.run(
            [*command, str(clone)], check=True, capture_output=True, text=True, env=silent,
            timeout=FETCH_SECONDS,
        )  # fmt: skip
        commit = subprocess.run(
            ["git", "-C", str(clone), "rev-parse", "HEAD"],
            check=True, capture_output=True, text=True,
        ).stdout.strip()  # fmt: skip
    except FileNotFoundError as error:
        raise Refusal("template", "Templates by address need git on the server.") from error
    except subprocess.TimeoutExpired as error:
        raise Refusal("template", f"{address} did not answer in {FETCH_SECONDS} s.") from error
    except subprocess.CalledProcessError as error:
        reason = (error.stderr.strip().splitlines() or ["git failed"])[-1]
        raise Refusal("template", f"git cannot fetch {address}: {reason}") from error
    _copy(clone, folder)
    return commit


def _fingerprint(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()
