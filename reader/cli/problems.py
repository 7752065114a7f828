"""What went wrong, said on stderr in one line each."""

from __future__ import annotations

import sys

from reader.cli import progress
from reader.errors import ReaderError
from reader.typeset.safe import visible

__all__ = ["Problems", "UsageError", "note", "note_written", "report"]


class UsageError(ReaderError):
    """The words of the command line do not fit together; the program ends with 2."""


class Problems:
    """Counts what did not work while the rest went on; each is said at once."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: ReaderError) -> None:
        """Say what did not work."""
        self.count += 1
        report(error)

    @property
    def exit_code(self) -> int:
        """1 where anything did not work, else 0."""
        return 1 if self.count else 0


def report(error: ReaderError | str) -> None:
    """Say on one line of stderr what did not work and what to do."""
    _say(f"reader: {error}")


def note(text: str) -> None:
    """Say on one line of stderr something that is no failure."""
    _say(f"reader: note: {text}")


def note_written(name: str, *, anew: bool) -> None:
    """Say on one line of stderr that a file was written.

    Args:
        name: The file.
        anew: Whether it has replaced an earlier one.
    """
    note(f"wrote {name}{', in place of an earlier one' if anew else ''}")


def _say(line: str) -> None:
    progress.clear()
    sys.stderr.write(visible(line) + "\n")
    sys.stderr.flush()
