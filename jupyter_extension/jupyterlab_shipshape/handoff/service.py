"""What the routes of the hand-off share: its settings, the previews in hand, the running jobs."""

from __future__ import annotations

import atexit
import re
import secrets
import shutil
import sys
import tempfile
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_client.kernelspec import NoSuchKernel
from traitlets import List, Unicode
from traitlets.config import LoggingConfigurable

from .export import Prepared, export, prepare, read_order
from .kernel_environment import ask_environment
from .look import look
from .package_plan import parse_plan
from .pins import Pins
from .places import Places
from .preview_json import counts, preview_json
from .proof import Proof
from .record import read_record
from .refusal import Refusal
from .repository import start_repository
from .template_data import template_data
from .template_runner import describe
from .template_source import BUILT_IN, open_template
from .trust import is_trusted, trust

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

_BARE_PYTHON = re.compile(r"python(3(\.\d+)?)?")
#: Previews that wait for "Export"; an older one has to be made again.
_MOST_PREVIEWS = 8
#: Proofs whose results can be asked for.
_MOST_PROOFS = 20


class ShipshapeHandoff(LoggingConfigurable):
    """The hand-off of packages on this server."""

    allowed_roots = List(
        Unicode(),
        help="""Folders outside the server's root that packages may be written into and templates
        read from. Absolute paths.""",
    ).tag(config=True)

    def __init__(self, server_app: ServerApp) -> None:
        super().__init__(parent=server_app)
        self._server = server_app
        self._previews: OrderedDict[str, Prepared] = OrderedDict()
        self._proofs: OrderedDict[str, Proof] = OrderedDict()
        self._pins: OrderedDict[str, Pins] = OrderedDict()
        atexit.register(self.stop)

    @property
    def places(self) -> Places:
        """Where this server may read and write."""
        allowed = tuple(Path(folder).expanduser() for folder in self.allowed_roots)
        return Places(Path(self._server.root_dir).expanduser(), allowed)

    def about(self) -> dict[str, Any]:
        """What this server can do."""
        return {"git": shutil.which("git") is not None, "uv": shutil.which("uv") is not None}

    def environment(self, body: dict[str, Any]) -> dict[str, Any]:
        """What the interpreter of a kernel can import for a notebook. Raises `Refusal`."""
        notebook = self.places.resolve(str(body.get("notebook") or "."), code="environment")
        folder = notebook if notebook.is_dir() else notebook.parent
        python = self._kernel_python(str(body.get("kernel") or ""))
        return ask_environment(python, folder, _object(body, "request"))

    def look(self, body: dict[str, Any]) -> dict[str, Any]:
        """What is known of a target folder. Raises `Refusal`."""
        plan = parse_plan({**_object(body, "plan"), "refusals": []})
        modules = {f.path: f.text for f in plan.files if f.role == "module"}
        return look(self.places.target(str(body.get("target") or "")), modules)

    def template(self, body: dict[str, Any]) -> dict[str, Any]:
        """The questions of a template and what it wants to run. Raises `Refusal`."""
        plan = parse_plan({**_object(body, "plan"), "refusals": []})
        answers = _object(body, "answers")
        data = template_data(plan, author=_object(body, "author"), releases=[], answers=answers)
        with (
            tempfile.TemporaryDirectory(prefix="shipshape-") as scratch,
            open_template(_identity(body), self.places, Path(scratch)) as template,
        ):
            found = describe(template, data, answers, Path(scratch))
            return {
                "engine": found.engine,
                "questions": found.questions,
                "commands": found.commands,
                "needsTrust": found.needs_trust,
                "trusted": is_trusted(template),
                "fingerprint": template.fingerprint,
            }

    def trust(self, body: dict[str, Any]) -> dict[str, Any]:
        """Trust a template, exactly as it was shown, or no more. Raises `Refusal`."""
        with (
            tempfile.TemporaryDirectory(prefix="shipshape-") as scratch,
            open_template(_identity(body), self.places, Path(scratch)) as template,
        ):
            if template.fingerprint != body.get("fingerprint"):
                raise Refusal("template", "The template has changed since. Look at it once more.")
            trust(template, body.get("on") is True)
            return {"trusted": is_trusted(template)}

    def preview(self, body: dict[str, Any]) -> dict[str, Any]:
        """What an export would change. Raises `Refusal`."""
        prepared = prepare(read_order(body, self.places), self.places)
        token = secrets.token_urlsafe(16)
        self._previews[token] = prepared
        while len(self._previews) > _MOST_PREVIEWS:
            self._previews.popitem(last=False)
        return preview_json(prepared, token, self.places.show(prepared.order.target))

    def export(self, body: dict[str, Any]) -> dict[str, Any]:
        """Write a preview. Raises `Refusal`."""
        prepared = self._previews.get(str(body.get("token")))
        if prepared is None:
            raise Refusal("gone", "This preview is gone. Press Preview once more.")
        settled = export(prepared, _object(body, "choices"))
        del self._previews[str(body.get("token"))]
        target = prepared.order.target
        git = any((folder / ".git").exists() for folder in (target, *target.parents))
        return {
            "directory": self.places.show(target),
            "counts": counts(settled),
            "inGit": git,
        }

    def start_proof(self, body: dict[str, Any]) -> dict[str, Any]:
        """Begin to prove the export in a folder. Raises `Refusal`."""
        target = self.places.target(str(body.get("target") or ""))
        record = read_record(target) if target.is_dir() else None
        if record is None:
            raise Refusal("target", f"{target.name} holds no export to prove.")
        if any(p.target == target and p.state == "running" for p in self._proofs.values()):
            raise Refusal("busy", "This package is being proved already.")
        notebook = self.places.resolve(str(body.get("notebook") or "."))
        expected = [
            {"name": str(e["name"]), "text": str(e["text"]), "cell": e.get("cell")}
            for e in body.get("expected") or []
        ]
        python = self._kernel_python(str(body.get("kernel") or ""))
        folder = notebook if notebook.is_dir() else notebook.parent
        proof = Proof(target, record, python, folder, expected)
        token = secrets.token_urlsafe(16)
        self._proofs[token] = proof
        while len(self._proofs) > _MOST_PROOFS:
            _, oldest = self._proofs.popitem(last=False)
            oldest.runner.stop()
        proof.thread.start()
        return {"proof": token}

    def proof(self, token: str) -> Proof:
        """A proof that was started here. Raises `Refusal`."""
        proof = self._proofs.get(token)
        if proof is None:
            raise Refusal("gone", "The server has started anew since. Prove the package again.")
        return proof

    def start_pins(self, body: dict[str, Any]) -> dict[str, Any]:
        """Begin to find exact versions with hashes. Raises `Refusal`."""
        requirements, constraints = (
            [str(line) for line in body.get(name) or []] for name in ("requirements", "constraints")
        )
        if any(pins.state == "running" for pins in self._pins.values()):
            raise Refusal("busy", "Versions are being looked for already.")
        pins = Pins(requirements, constraints, self._kernel_python(str(body.get("kernel") or "")))
        token = secrets.token_urlsafe(16)
        self._pins[token] = pins
        while len(self._pins) > _MOST_PROOFS:
            self._pins.popitem(last=False)
        pins.thread.start()
        return {"pins": token}

    def pins(self, token: str) -> Pins:
        """A job that was started here. Raises `Refusal`."""
        pins = self._pins.get(token)
        if pins is None:
            raise Refusal("gone", "The server has started anew since. Look for the versions again.")
        return pins

    def repository(self, body: dict[str, Any]) -> dict[str, Any]:
        """Start a git repository in an export, with a first commit. Raises `Refusal`."""
        target = self.places.target(str(body.get("target") or ""))
        record = read_record(target) if target.is_dir() else None
        if record is None:
            raise Refusal("target", f"{target.name} holds no export.")
        return {"commit": start_repository(target, record)}

    def stop(self) -> None:
        """End all jobs; the server is going."""
        runners = [job.runner for job in self._proofs.values()]
        runners += [job.runner for job in self._pins.values()]
        for runner in runners:
            runner.stop()

    def _kernel_python(self, name: str) -> Path:
        """The interpreter of a kernel spec; the server's own where there is none of that name."""
        specs = self._server.kernel_spec_manager
        try:
            spec = specs.get_kernel_spec(name or "python3") if specs else None
        except (NoSuchKernel, ValueError):
            spec = None
        # As jupyter_client starts it: a bare `python` is the server's own.
        if spec is None or not spec.argv or _BARE_PYTHON.fullmatch(spec.argv[0]):
            return Path(sys.executable)
        found = shutil.which(spec.argv[0])
        return Path(found) if found and "python" in Path(found).name else Path(sys.executable)


def _identity(body: dict[str, Any]) -> str:
    return str(body.get("template") or BUILT_IN)


def _object(body: dict[str, Any], name: str) -> dict[str, Any]:
    value = body.get(name) or {}
    if not isinstance(value, dict):
        raise Refusal("plan", f"{name} in the request is no object.")
    return value
