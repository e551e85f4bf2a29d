"""Which templates may run commands on the server: those that the person trusts, by their content."""

from __future__ import annotations

from .own_files import own_folder
from .template_source import BUILT_IN, Template


def is_trusted(template: Template) -> bool:
    """Whether exactly these files were trusted; a template that has changed asks again."""
    if template.identity == BUILT_IN:
        return False  # it has nothing to run
    return (own_folder("trusted-templates") / template.fingerprint).is_file()


def trust(template: Template, on: bool) -> None:
    """Remember, or forget, that a template is trusted."""
    note = own_folder("trusted-templates") / template.fingerprint
    if on:
        note.write_text(template.identity, encoding="utf-8")
    else:
        note.unlink(missing_ok=True)
