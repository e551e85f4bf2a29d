"""The routes of the hand-off, under `shipshape/handoff`: JSON in, JSON out.

A `Refusal` is a 422 with `{"code", "message"}`. All need the person's token and, but for reading,
the XSRF token (`APIHandler`); the work is done in threads, so the server goes on answering.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import tornado.web
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler

from .pending import recover_all
from .refusal import Refusal
from .service import ShipshapeHandoff

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

    from .pins import Pins
    from .proof import Proof

#: Work that takes long: begun, followed and stopped by routes of its own.
JOBS = ("proof", "pins")
TOKEN = r"(?P<token>[\w-]{8,64})"
#: Operations by the last part of their route.
OPERATIONS = ("environment", "look", "template", "trust", "preview", "export", "repository")


class _Handler(APIHandler):
    """Common to the routes of the hand-off."""

    auth_resource = "contents"

    def initialize(self, service: ShipshapeHandoff) -> None:
        """Take the service that all routes share."""
        self.service = service

    async def answer(self, work: Callable[[], dict[str, Any]]) -> None:
        """Do the work in a thread and send what it gives."""
        try:
            reply = await asyncio.to_thread(work)
        except Refusal as refusal:
            self.set_status(422)
            reply = {"code": refusal.code, "message": refusal.message}
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(reply))

    def body(self) -> dict[str, Any]:
        """The request's object."""
        body = self.get_json_body()
        return body if isinstance(body, dict) else {}


class AboutHandler(_Handler):
    """`GET handoff`: that the server part is there, and what it can do."""

    @tornado.web.authenticated
    @authorized
    async def get(self) -> None:
        """Answer with `git` and `uv`: whether they are there."""
        await self.answer(self.service.about)


class OperationHandler(_Handler):
    """`POST handoff/<operation>`: see `ShipshapeHandoff` for what each gives."""

    @tornado.web.authenticated
    @authorized
    async def post(self, operation: str) -> None:
        """Do the operation."""
        body = self.body()
        work = getattr(self.service, operation)
        await self.answer(lambda: work(body))


class _JobHandler(_Handler):
    """Common to the routes of jobs: proofs and pins."""

    def initialize(self, service: ShipshapeHandoff, job: str = "proof") -> None:
        """Take the service, and which kind of job this route is about."""
        super().initialize(service)
        self.kind = job

    def job(self, token: str) -> Proof | Pins:
        """The job of that name. Raises `Refusal`."""
        return self.service.proof(token) if self.kind == "proof" else self.service.pins(token)


class JobsHandler(_JobHandler):
    """`POST handoff/proof` and `POST handoff/pins`: begin a job."""

    @tornado.web.authenticated
    @authorized(action="execute")  # type: ignore[untyped-decorator] # with arguments, untyped upstream
    async def post(self) -> None:
        """Answer with the job's name."""
        body = self.body()
        service = self.service
        start = service.start_proof if self.kind == "proof" else service.start_pins
        await self.answer(lambda: start(body))


class JobHandler(_JobHandler):
    """`GET` and `DELETE handoff/proof/<name>`, and the same of pins: how far it is; stop it."""

    @tornado.web.authenticated
    @authorized
    async def get(self, token: str) -> None:
        """Answer with the state and the log from line `since`."""
        since = self.get_query_argument("since", "0")
        start = int(since) if since.isdigit() else 0
        await self.answer(lambda: self.job(token).json(start))

    @tornado.web.authenticated
    @authorized
    async def delete(self, token: str) -> None:
        """Stop the job."""

        def stop() -> dict[str, Any]:
            running = self.job(token)
            running.runner.stop()
            return running.json()

        await self.answer(stop)


def handlers(server_app: ServerApp) -> list[tuple[str, type[APIHandler], dict[str, Any]]]:
    """The routes of this part; exports that were cut short are settled first."""
    service = ShipshapeHandoff(server_app)
    try:
        recover_all(service.places, server_app.log)
    except OSError as error:
        server_app.log.warning("Shipshape cannot keep notes in Jupyter's data folder: %s", error)
    shared = {"service": service}
    operation = rf"handoff/(?P<operation>{'|'.join(OPERATIONS)})"
    return [
        (r"handoff", AboutHandler, shared),
        (operation, OperationHandler, shared),
        *(
            route
            for job in JOBS
            for route in (
                (rf"handoff/{job}", JobsHandler, {**shared, "job": job}),
                (rf"handoff/{job}/{TOKEN}", JobHandler, {**shared, "job": job}),
            )
        ),
    ]
