"""What a package offers to others, and which version a change of it asks for.

Semantic Versioning 2.0.0: what is removed or takes other arguments is a major change, what is
new a minor one, all else a patch.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Api = Mapping[str, str]


@dataclass(frozen=True)
class Proposal:
    """A version, and why."""

    version: str
    level: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """The entry of the changelog."""
        said = [f"Add `{name}`." for name in self.added]
        said += [f"Remove `{name}`." for name in self.removed]
        said += [f"Change the arguments of `{name}`." for name in self.changed]
        return said or (["First export."] if self.level == "first" else ["Change the code only."])


def public_api(modules: Mapping[str, str]) -> dict[str, str]:
    """Signature by `module: name` of public functions and classes, from texts by module path.

    Modules with a leading underscore offer nothing, nor does a text that does not parse.
    """
    api: dict[str, str] = {}
    for path, text in sorted(modules.items()):
        stem = path.rsplit("/", 1)[-1].removesuffix(".py")
        if stem.startswith("_") or not path.endswith(".py"):
            continue
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError):
            continue
        for node in tree.body:
            name = getattr(node, "name", "_")
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and name[0] != "_":
                api[f"{stem}.{name}"] = _signature(node)
            elif isinstance(node, ast.ClassDef) and name[0] != "_":
                api[f"{stem}.{name}"] = "class"
                for method in node.body:
                    if isinstance(method, ast.FunctionDef) and method.name[0] != "_":
                        api[f"{stem}.{name}.{method.name}"] = _signature(method)
    return api


def _signature(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """Names, kinds and which have a default: what a caller depends on."""
    args = node.args
    names = [a.arg for a in (*args.posonlyargs, *args.args)]
    optional = len(args.defaults)
    shown = [n if i < len(names) - optional else f"{n}=" for i, n in enumerate(names)]
    if args.posonlyargs:
        shown.insert(len(args.posonlyargs), "/")
    shown += [f"*{args.vararg.arg}"] if args.vararg else ["*"] if args.kwonlyargs else []
    shown += [
        f"{a.arg}=" if d else a.arg for a, d in zip(args.kwonlyargs, args.kw_defaults, strict=True)
    ]
    shown += [f"**{args.kwarg.arg}"] if args.kwarg else []
    return f"({', '.join(shown)})"


def propose(previous: str | None, before: Api, after: Api, default: str) -> Proposal:
    """The next version; `previous` None: there was no export yet, `default` is taken."""
    if previous is None:
        return Proposal(default, "first")
    added = tuple(sorted(after.keys() - before.keys()))
    removed = tuple(sorted(before.keys() - after.keys()))
    changed = tuple(sorted(n for n in before.keys() & after.keys() if before[n] != after[n]))
    level = "major" if removed or changed else "minor" if added else "patch"
    return Proposal(_bump(previous, level), level, added, removed, changed)


def _bump(version: str, level: str) -> str:
    match = re.match(r"^(\d+)\.(\d+)\.(\d+)$", version)
    if not match:
        return version
    major, minor, patch = map(int, match.groups())
    if level == "major":
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if level == "minor" else f"{major}.{minor}.{patch + 1}"


def with_release(
    releases: tuple[Mapping[str, Any], ...], version: str, api: Api, default: str = "0.1.0"
) -> list[dict[str, Any]]:
    """The releases with `version` at their end; an export of the same version takes its place."""
    past = [dict(r) for r in releases]
    if past and past[-1]["version"] == version:
        past.pop()
    if past:
        proposal = propose(past[-1]["version"], past[-1]["api"], api, default)
    else:
        proposal = propose(None, {}, api, default)
    return [*past, {"version": version, "api": dict(api), "changes": proposal.lines()}]
