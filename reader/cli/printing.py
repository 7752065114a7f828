"""Tables and JSON lines on stdout; nothing of it can act on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["print_json", "print_table", "print_text"]


def print_json(value: object) -> None:
    """Print `value` as JSON on one line."""
    from reader.exchange.encoding import json_text

    sys.stdout.write(json_text(value) + "\n")


def print_text(text: str) -> None:
    """Print `text`, which may have several lines."""
    sys.stdout.write(visible(text, keep="\n") + "\n")


def print_table(names: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """Print `rows`: drawn by Rich on a terminal, else as plain aligned text.

    Args:
        names: The columns' names; the last column is the widest and may be broken into lines.
        rows: One text for each column.
        title: What stands above the table.
    """
    shown = [[visible(" ".join(cell.split())) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _print_drawn(names, shown, visible(title))
    else:
        _print_plain(names, shown, visible(title))


def _print_drawn(names: Sequence[str], rows: Iterable[Sequence[str]], title: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left")
    if title:
        table.title = Text(title, style="bold")
    for number, name in enumerate(names, start=1):
        last = number == len(names)
        table.add_column(name, overflow="fold", no_wrap=False, ratio=1 if last else None)
    table.expand = True
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(file=sys.stdout, highlight=False).print(table)


def _print_plain(names: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> None:
    widths = [len(name) for name in names[:-1]]
    for row in rows:
        widths = [max(width, _cells(cell)) for width, cell in zip(widths, row, strict=False)]
    out = sys.stdout
    if title:
        out.write(f"{title}\n")
    for row in (names, *rows):
        padded = [
            cell + " " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=False)
        ]
        out.write("  ".join((*padded, row[-1])).rstrip() + "\n")


def _cells(text: str) -> int:
    from reader.typeset.cells import is_plain

    if is_plain(text):
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))
