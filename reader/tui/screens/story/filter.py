"""Choose which rows of the story are shown: relations, kinds, tags, articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Kind
from reader.tui.describe import STATE_SIGNS, kind_words
from reader.tui.screens.show_only import Line, ShowOnlyScreen
from reader.tui.screens.story.rows import SIGNS, STANDS, RowFilter
from reader.tui.screens.story.words import STAND_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.tui.lineup import Lineup
    from reader.tui.screens.story.rows import Row
    from reader.tui.screens.story.said import Said

__all__ = ["StoryFilterScreen"]


class StoryFilterScreen(ShowOnlyScreen):
    """Which rows are shown."""

    def __init__(
        self,
        rows: Sequence[Row],
        lineup: Lineup,
        said: Said,
        chosen: RowFilter,
        narrow: Callable[[RowFilter], None],
    ) -> None:
        """Prepare the dialog.

        Args:
            rows: All rows.
            lineup: The story they are of.
            said: What was said of its claims.
            chosen: What is asked for now.
            narrow: Shows only what a filter lets through.
        """
        super().__init__()
        self.rows = rows
        self.lineup = lineup
        self.said = said
        self.chosen = chosen
        self._narrow = narrow
        self.lines = tuple(self._lines())

    def is_chosen(self, line: Line) -> bool:
        """Return whether it is asked for."""
        return line.value in getattr(self.chosen, line.group)

    def toggle(self, line: Line) -> None:
        """Ask for it, or no longer."""
        self._set(self.chosen.toggled(line.group, line.value))

    def reset(self) -> None:
        """Ask for nothing."""
        self._set(RowFilter())

    def total(self) -> str:
        """Return how many rows are shown."""
        shown = sum(self.chosen.shows(row, self.lineup.claims, self.said) for row in self.rows)
        return f"{shown:,} of {len(self.rows):,} shown"

    def _set(self, chosen: RowFilter) -> None:
        self.chosen = chosen
        self._narrow(chosen)

    def _lines(self) -> Iterator[Line]:
        yield Line("How they stand to one another")
        for stand in STANDS:
            count = sum(row.stand == stand for row in self.rows)
            yield Line(f"{SIGNS[stand]} {STAND_WORDS[stand]}", "stands", stand, count)
        yield Line("Kind")
        for kind in Kind:
            count = sum(kind in row.kinds(self.lineup.claims) for row in self.rows)
            yield Line(kind_words(kind), "kinds", kind, count)
        tags = sorted({*self.said.all_tags(), *self.chosen.tags})
        if tags:
            yield Line("Tag")
        for tag in tags:
            count = sum(tag in self.said.tags(row.cluster) for row in self.rows)
            yield Line(f"{STATE_SIGNS['tagged']} {tag}", "tags", tag, count)
        yield Line("Said in")
        for article in self.lineup.articles:
            count = sum(article.name in row.members for row in self.rows)
            short = self.lineup.names[article.name]
            words = f"{short}  {article.outlet or article.title}"
            yield Line(words, "articles", article.name, count)
