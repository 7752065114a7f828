"""The commands: parse, call one function, print.

Data goes to stdout and all else to stderr; what ends with which code stands in `EXITS`. Each
command is a module that is imported only when it is called, so that none pays for another.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` names, and return its exit code.

    Args:
        argv: The words after the program's name; those of this process if None.

    Returns:
        0; 1 where something did not work; 2 for wrong usage; 130 after Ctrl+C.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words == ["--version"]:
        from reader import __version__

        print(f"reader {__version__}")  # noqa: T201 - the fast way, without a parser
        return 0
    from reader.cli.running import run

    return run(words, own_process=argv is None)
