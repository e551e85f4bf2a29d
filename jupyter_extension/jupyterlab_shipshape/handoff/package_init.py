"""The package's `__init__.py` where the template has one too: the plan's, with the template's own names.

Templates keep `__version__` and the like there, and their tests and documents read it.
"""

from __future__ import annotations

import ast


def with_names_of(template: str, plan: str) -> str:
    """The plan's text with the template's dunder names: imported or assigned, as it wrote them.

    Whatever else the template does there is left out. A text that does not parse changes nothing.
    """
    try:
        theirs, ours = ast.parse(template), ast.parse(plan)
    except (SyntaxError, ValueError, RecursionError):
        return plan
    taken = {name for node in ours.body for name in _bound(node)}
    kept = [n for n in theirs.body if _is_own(_bound(n), taken)]
    names = sorted(name for node in kept for name in _bound(node))
    if not kept:
        return plan
    imports = [ast.unparse(n) for n in kept if isinstance(n, ast.ImportFrom)]
    values = [ast.get_source_segment(template, n) for n in kept if isinstance(n, ast.Assign)]
    lines = plan.splitlines()
    listed = next((n for n in ours.body if "__all__" in _bound(n)), None)
    if listed is not None and isinstance(listed, ast.Assign):
        assert listed.end_lineno is not None  # it was parsed
        public = sorted({*ast.literal_eval(listed.value), *names})
        all_names = ["__all__ = [", *(f'    "{name}",' for name in public), "]"]
        lines[listed.lineno - 1 : listed.end_lineno] = [*map(str, values), *all_names]
    else:
        lines += map(str, values)
    # Relative imports, so the first of the plan's is their place.
    at = next((n.lineno - 1 for n in ours.body if isinstance(n, ast.ImportFrom)), len(lines))
    lines[at:at] = imports
    return "\n".join(lines) + "\n"


def _bound(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.ImportFrom) and node.level:
        return {alias.asname or alias.name for alias in node.names}
    if isinstance(node, ast.Assign):
        return {t.id for t in node.targets if isinstance(t, ast.Name)}
    return set()


def _is_own(names: set[str], taken: set[str]) -> bool:
    """Whether a statement binds nothing but names such as `__version__`, which the plan has not."""
    dunder = all(name.startswith("__") and name.endswith("__") for name in names)
    return bool(names) and dunder and not names & {*taken, "__all__"}
