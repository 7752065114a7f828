"""The desk: how large its panes are, and which are to be seen."""

from __future__ import annotations

from textual import on, work

from reader.tui.room import ONE
from reader.tui.screens.desk.showing import Showing
from reader.tui.widgets.edges import EdgeDragged

__all__ = ["Paning"]

_NAMES = {"left": "the articles", "right": "the claim"}


class Paning(Showing):
    """Actions that change the panes around the text; what is chosen is kept."""

    def action_toggle_articles(self) -> None:
        """Hide the articles, or show them."""
        if self.size.width < ONE:
            self.say("There is no room for the articles beside the text: l lists them.")
            return
        self._toggle("left")

    def action_toggle_claim(self) -> None:
        """Hide the claim, or show it."""
        self._toggle("right")

    @work
    async def action_resize_panes(self) -> None:
        """Change the sizes of the panes by keys."""
        from reader.tui.screens.panes import PanesScreen

        panes = ["under" if self.panel.folded else "right"]
        if self.size.width >= ONE:
            panes.append("left")
        before = self._sizes(), self._hidden()
        screen = PanesScreen(panes, self._nudge, self._standard, self._touch)
        if await self.ask(screen):
            self._keep()
        else:
            self._sizes_now, self._hidden_now = before
            self.fit_panes(self.size)
        self._touch("")
        self._settle_panes()

    @on(EdgeDragged)
    def _drag(self, event: EdgeDragged) -> None:
        pane = "left" if event.pane == "left" else "under" if self.panel.folded else "right"
        self._resize_to(pane, event.size)
        if event.done:
            self._keep()
            self._settle_panes()

    def _nudge(self, pane: str, by: int) -> int:
        """Make a pane larger by so much, and return what it has now."""
        self._resize_to(pane, self.room(self.size).of(pane) + by)
        return self.room(self.size).of(pane)

    def _resize_to(self, pane: str, size: int) -> None:
        self._sizes_now = self._sizes() | {pane: max(1, size)}
        self._hidden_now = self._hidden() - {"left" if pane == "left" else "right"}
        # What is more than there is room for would be in the way of coming back.
        self._sizes_now[pane] = self.room(self.size).of(pane)
        self.fit_panes(self.size)

    def _standard(self) -> None:
        """Give all panes the sizes they have by themselves."""
        self._sizes_now, self._hidden_now = {}, frozenset()
        self.fit_panes(self.size)

    def _toggle(self, pane: str) -> None:
        self._hidden_now = self._hidden() ^ {pane}
        self._keep()
        self.fit_panes(self.size)
        self._settle_panes()
        key = self._key_of("toggle_articles" if pane == "left" else "toggle_claim")
        if pane in self._hidden_now:
            self.say(f"{_NAMES[pane]}: hidden; {key} shows {'them' if pane == 'left' else 'it'}")

    def _key_of(self, name: str) -> str:
        keys = next((action.keys for action in self.actions if action.id == name), ())
        return keys[0] if keys else "the palette"

    def _touch(self, pane: str) -> None:
        """Let the edge that keys would move be seen."""
        self.query_one("#left").set_class(pane == "left", "-hot")
        self.panel.set_class(pane in {"right", "under"}, "-hot")

    def _settle_panes(self) -> None:
        self.call_after_refresh(self.show_where)
        self.call_after_refresh(self.show_tallies)

    def _keep(self) -> None:
        """Keep what was chosen for the next start."""
        if self.tastes is None:
            return
        for name in ("left", "right", "under"):
            self.tastes.choose(name, self._sizes().get(name, 0))
        self.tastes.choose("hidden", " ".join(sorted(self._hidden())))
