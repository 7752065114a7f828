"""Lines that are laid out for the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Size

    Laying = Callable[[int], list[Content]]

__all__ = ["Lines"]


class Lines(Widget):
    """As many rows as its lines take."""

    def __init__(self, lay: Laying, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """Prepare the widget.

        Args:
            lay: From the cells of a row to the lines.
            id: Its name in the style sheet.
        """
        super().__init__(id=id)
        self._lay = lay

    def show(self, lay: Laying) -> None:
        """Show other lines."""
        self._lay = lay
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows that the lines take."""
        return len(self._lay(width)) if width > 0 else 1

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(self._lay(self.content_size.width))
