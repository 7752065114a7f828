"""Tables and JSON lines on stdout; nothing of it can act on a terminal."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from reader.cli import progress
from reader.typeset.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Screen", "print_json", "print_table", "print_text"]

NARROW = 60
"""Cells: on a terminal below this, a row's last cell stands under the others."""


class Screen(io.TextIOBase):
    """Stdout where it is a terminal: nothing that is written there can act on it."""

    def write(self, text: str) -> int:
        """Write `text`, controls made visible."""
        progress.clear()
        sys.stdout.write(visible(text.replace("\r\n", "\n"), keep="\n"))
        return len(text)


def print_json(value: object) -> None:
    """Print `value` as JSON on one line."""
    from reader.exchange.encoding import json_text

    progress.clear()
    sys.stdout.write(json_text(value) + "\n")


def print_text(text: str) -> None:
    """Print `text`, which may have several lines."""
    progress.clear()
    sys.stdout.write(visible(text, keep="\n") + "\n")


def print_table(names: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """Print `rows`: drawn by Rich on a terminal, else as plain aligned text.

    Args:
        names: The columns' names; the last column is the widest and may be broken into lines.
        rows: One text for each column.
        title: What stands above the table.
    """
    shown = [[visible(" ".join(cell.split())) for cell in row] for row in rows]
    progress.clear()
    if sys.stdout.isatty():
        _print_drawn(names, shown, visible(title))
    else:
        _print_plain(names, shown, visible(title))


def _print_drawn(names: Sequence[str], rows: Iterable[Sequence[str]], title: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False)
    if console.width < NARROW:
        if title:
            console.print(Text(title, style="bold"))
        for row in rows:
            console.print(Text("  ".join(row[:-1]), style="bold"))
            console.print(Text(row[-1]))
        return
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), collapse_padding=True, pad_edge=False)
    table.expand = True
    if title:
        table.title, table.title_justify = Text(title, style="bold"), "left"
    # Whatever stands before it, the last column has room to be read in.
    *before, last = names
    for name in before:
        table.add_column(name, overflow="fold", max_width=max(9, console.width // 6))
    table.add_column(last, overflow="fold", ratio=1, min_width=console.width // 4)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


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
    if text.isascii():
        return len(text)
    from reader.typeset.cells import is_plain

    if is_plain(text):
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))
