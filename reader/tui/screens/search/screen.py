"""The search as a whole: its actions together."""

from __future__ import annotations

from textual import work

from reader.tui.screens.search.copying import Copying
from reader.tui.screens.search.together import Together

__all__ = ["SearchScreen"]


class SearchScreen(Copying, Together):
    """Searches all articles; answers with the hit that is to be read, or None."""

    @work
    async def action_export_hits(self) -> None:
        """Write the hits to a file."""
        from reader.tui.screens.search.export import HitExportScreen

        if not len(self.place.found):
            self.say("There is no hit to export: / types another query.")
            return
        if not self.place.complete:
            self.say("The hits are still being found.")
            return
        screen = HitExportScreen(self.project, self.place.query, self.place.found.hits)
        done = await self.ask(screen)
        if done is not None:
            self.say(done)
