"""Panes whose edge can be dragged with the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events

__all__ = ["Edge", "EdgeDragged", "Edged", "SidePane"]

Edge = Literal["left", "right", "top"]
"""The side of a pane on which the text is."""

HOT: Final = "-hot"
"""The class of a pane whose edge is held, or could be."""


@dataclass
class EdgeDragged(Message):
    """The edge of a pane was dragged."""

    pane: str
    """Its id."""

    size: int
    """The cells across, or the rows, that it should have now."""

    done: bool = False
    """Whether it was let go."""


class Edged(Widget):
    """Adds to a pane that its edge towards the text, one cell wide, can be dragged."""

    _held = False

    @property
    def edge(self) -> Edge:
        """The side that can be dragged."""
        return "right"

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the edge."""
        if event.button == 1 and self._on_edge(event):
            self._held = True
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag it, or show that one could."""
        if self._held:
            self.post_message(EdgeDragged(str(self.id), self._dragged_to(event)))
        self.set_class(self._held or self._on_edge(event), HOT)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let it go."""
        if self._held:
            self._held = False
            self.release_mouse()
            self.remove_class(HOT)
            self.post_message(EdgeDragged(str(self.id), self._dragged_to(event), done=True))

    def on_leave(self) -> None:
        """Show no more that one could."""
        if not self._held:
            self.remove_class(HOT)

    def _on_edge(self, event: events.MouseEvent) -> bool:
        """Return whether the mouse is on the edge."""
        x, y = event.screen_x - self.region.x, event.screen_y - self.region.y
        return {"left": x == 0, "right": x == self.region.width - 1, "top": y == 0}[self.edge]

    def _dragged_to(self, event: events.MouseEvent) -> int:
        """Return the size with which the edge is where the mouse is."""
        region = self.region
        return {
            "left": region.right - event.screen_x,
            "right": event.screen_x - region.x + 1,
            "top": region.bottom - event.screen_y,
        }[self.edge]


class SidePane(Edged, Vertical):
    """The pane at the left."""
