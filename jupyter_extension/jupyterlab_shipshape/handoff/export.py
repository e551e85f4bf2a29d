"""One export: look at the folder, preview, apply. The server and the command line both stand on this."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import public_api
from .compare import Change, compare, settle, writes
from .disk import Disk
from .journal import Write, apply, read, recover
from .lock import locked
from .overlay import lay_over
from .package_plan import PackagePlan, parse_plan
from .pending import forget_pending, note_pending
from .places import Places
from .record import Record, read_record
from .refusal import Refusal
from .template_data import template_data
from .template_runner import Description, render
from .template_source import BUILT_IN, open_template
from .trust import is_trusted


@dataclass(frozen=True)
class Order:
    """What the person wants: a plan, a folder, a template and its answers."""

    plan: PackagePlan
    target: Path
    template: str = BUILT_IN
    answers: Mapping[str, Any] = field(default_factory=dict)
    author: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Prepared:
    """A preview: everything that an export would do, nothing of it done."""

    order: Order
    changes: tuple[Change, ...]
    record: Record
    notes: tuple[str, ...]
    description: Description


def read_order(body: object, places: Places) -> Order:
    """The order in a request. Raises `Refusal`."""
    if not isinstance(body, dict):
        raise Refusal("plan", "The request is empty.")
    answers, author = body.get("answers") or {}, body.get("author") or {}
    if not isinstance(answers, dict) or not isinstance(author, dict):
        raise Refusal("answers", "The answers to the template's questions cannot be read.")
    return Order(
        plan=parse_plan(body.get("plan")),
        target=places.target(str(body.get("target") or "")),
        template=str(body.get("template") or BUILT_IN),
        answers=answers,
        author={k: str(v) for k, v in author.items()},
    )


def prepare(order: Order, places: Places) -> Prepared:
    """Render and compare. Writes nothing but temporary files; finishes an export that was cut short."""
    settle_pending(order.target)
    previous = read_record(order.target) if order.target.is_dir() else None
    modules = {f.path: f.text for f in order.plan.files if f.role == "module"}
    releases = public_api.with_release(
        previous.releases if previous else (),
        order.plan.version,
        public_api.public_api(modules),
    )
    answers = {**(previous.answers if previous else {}), **order.answers}
    data = template_data(order.plan, author=order.author, releases=releases, answers=answers)
    with (
        tempfile.TemporaryDirectory(prefix="shipshape-") as scratch,
        open_template(order.template, places, Path(scratch)) as template,
    ):
        trusted = is_trusted(template)
        rendered, description = render(template, data, answers, Path(scratch), trusted=trusted)
    laid = lay_over(rendered, order.plan, data, template=order.template)
    record = Record(
        distribution=order.plan.distribution,
        module=order.plan.module,
        version=order.plan.version,
        template=order.template,
        commit=template.commit,
        answers=_kept_answers(description, answers, data),
        cells=_cells(order.plan),
        releases=tuple(releases),
        base={path: f.content for path, f in laid.files.items()},
    )
    renames = _renames(previous, record) if previous else {}
    changes = compare(order.target, laid.files, previous.base if previous else None, renames)
    return Prepared(order, tuple(changes), record, laid.notes, description)


def export(
    prepared: Prepared, choices: Mapping[str, Mapping[str, str]], disk: Disk | None = None
) -> list[Change]:
    """Write what was previewed, with the person's choices for conflicts. Raises `Refusal`."""
    target = prepared.order.target
    settled = [
        settle(c, choices.get(c.path, {}).get("take"), choices.get(c.path, {}).get("text"))
        for c in prepared.changes
    ]
    todo = writes(settled)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("target", f"{target} cannot be made: {error.strerror}.") from error
    with locked(target):
        recover(target, disk)
        for path, content in prepared.record.files().items():
            before = read(target, path)
            if before != content:
                todo.append(Write(path, content, before))
        if todo:
            note_pending(target)
            try:
                apply(target, todo, disk)
            finally:
                forget_pending(target)
    return settled


def settle_pending(target: Path) -> None:
    """Finish or undo an export into this folder that was cut short."""
    if (target / ".shipshape" / "journal").is_dir():
        with locked(target):
            recover(target)
            forget_pending(target)


def _kept_answers(
    description: Description, answers: Mapping[str, Any], data: Mapping[str, Any]
) -> dict[str, Any]:
    """The answers that the next export starts from; secrets are not kept."""
    kept = {
        q["name"]: answers[q["name"]]
        for q in description.questions
        if q["name"] in answers and not q["secret"] and not q["known"]
    }
    return {**kept, "year": data["year"]}


def _cells(plan: PackagePlan) -> dict[str, str]:
    return {
        str(d["cell"]): str(d["where"]).split(":")[0].strip()
        for d in plan.data["decisions"]
        if d["where"]
    }


def _renames(previous: Record, record: Record) -> dict[str, str]:
    """Old path by new path, of modules that are gone and whose cells are all in one new module."""
    gone = {p for p in previous.base if p.endswith(".py") and p not in record.base}
    moved: dict[str, set[str]] = {}
    for cell, where in previous.cells.items():
        old = next((p for p in gone if p.endswith(f"/{where}")), None)
        if old and cell in record.cells:
            moved.setdefault(old, set()).add(record.cells[cell])
    renames = {}
    for old, places in moved.items():
        new = [p for p in record.base if len(places) == 1 and p.endswith(f"/{next(iter(places))}")]
        if len(new) == 1 and new[0] not in previous.base:
            renames[new[0]] = old
    return renames
