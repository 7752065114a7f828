"""What is shown where there is no room for anything else."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

__all__ = ["MIN_HEIGHT", "MIN_WIDTH", "TooSmall"]

MIN_WIDTH = 40
"""Cells that the desk needs."""
MIN_HEIGHT = 10
"""Rows that it needs."""


class TooSmall(Widget):
    """One sentence; hidden by the style sheet where the terminal is large enough."""

    def render(self) -> Content:
        """Return the sentence."""
        size = self.app.size
        return Content(
            f"Reader needs {MIN_WIDTH} columns and {MIN_HEIGHT} rows; "
            f"this terminal has {size.width} and {size.height}."
        )
