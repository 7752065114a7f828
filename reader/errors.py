"""What a person is told when something did not work."""

from __future__ import annotations

__all__ = ["ReaderError"]


class ReaderError(Exception):
    """Something that a person can understand and do something about.

    Args:
        message: One line: the name of the thing concerned, and what is wrong with it.
        hint: What to do about it; empty where there is nothing to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message
