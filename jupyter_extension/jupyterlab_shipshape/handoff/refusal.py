"""What is said where something cannot be done."""

from __future__ import annotations


class Refusal(Exception):
    """Input that cannot be used. The message is a sentence for the person, with the way out.

    `code` names the kind for the page, which then marks the field: `name`, `target`,
    `template`, `plan`, `answers`, `conflict`, `gone`, `busy`, `disk`, `environment`.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
