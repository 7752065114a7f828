"""The story: moving among rows and claims, opening, finding, filtering, jumping."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input

from reader.tui.actions import Action
from reader.tui.screens.story.base import StoryBase
from reader.tui.screens.story.matrix import Matrix
from reader.tui.screens.story.rows import RowFilter

if TYPE_CHECKING:
    from textual import events

__all__ = ["Walking"]

_TYPING = (
    Action("open_row", ("enter",), "keep the rows", "", "Story"),
    Action("row_down", ("down",), "next row", "", "Story"),
    Action("row_up", ("up",), "row above", "", "Story"),
    Action("clear_filter", ("escape",), "all rows", "", "Story"),
)
"""The keys of the field in which rows are found, as the line of keys shows them."""


class Walking(StoryBase):
    """Actions that only move, and those that choose what is shown."""

    def action_row_down(self) -> None:
        """To the next row."""
        self._walk(1)

    def action_row_up(self) -> None:
        """To the row above."""
        self._walk(-1)

    def action_rows_down(self) -> None:
        """One page down."""
        self._walk(max(1, self.matrix.page - 1))

    def action_rows_up(self) -> None:
        """One page up."""
        self._walk(-max(1, self.matrix.page - 1))

    def action_rows_top(self) -> None:
        """To the first row."""
        self.go_to_row(0)

    def action_rows_end(self) -> None:
        """To the last one."""
        self.go_to_row(len(self.matrix.rows) - 1)

    def action_column_right(self) -> None:
        """To the next article."""
        self._go_to_column(self.matrix.column + 1)

    def action_column_left(self) -> None:
        """To the article before."""
        self._go_to_column(self.matrix.column - 1)

    def action_open_row(self) -> None:
        """Open the row, at the claim of the article under the cursor."""
        row = self.row
        if row is None:
            self.say("There is no row to open: F shows all rows again.")
            return
        names = [member.article for member in row.ordered]
        name = self.column_name
        self.place.member = names.index(name) if name in names else 0
        self.place.opened = True
        self.status.said = ""
        self.show_row()

    def action_close_row(self) -> None:
        """Back to the table."""
        self.place.opened = False
        self.show_row()

    def action_next_member(self) -> None:
        """To the next claim of the open row."""
        self._go_to_member(self.place.member + 1)

    def action_previous_member(self) -> None:
        """To the claim before."""
        self._go_to_member(self.place.member - 1)

    def action_next_row(self) -> None:
        """Open the next row."""
        self._walk(1)

    def action_previous_row(self) -> None:
        """Open the row before."""
        self._walk(-1)

    def action_opened_down(self) -> None:
        """Scroll the open row down."""
        self.opened.scroll_relative(y=max(1, self.opened.size.height - 2), animate=False)

    def action_opened_up(self) -> None:
        """Scroll the open row up."""
        self.opened.scroll_relative(y=-max(1, self.opened.size.height - 2), animate=False)

    def action_jump(self) -> None:
        """Go to the claim under the cursor, in its article."""
        if self.member is not None:
            self.place.jumped = True
            self.dismiss(self.member)

    def show_keys(self) -> None:
        """Show the keys of the context; while one types, those that do not type."""
        super().show_keys()
        if self.has_class("-finding"):
            self.keys.actions = _TYPING
            self.keys.always = ()

    def action_find_row(self) -> None:
        """Type words of the rows to find."""
        self.add_class("-finding")
        self.line.can_focus = True
        self.line.value = self.place.filter.words
        self.line.focus()
        self.show_keys()

    def action_only_column(self) -> None:
        """Show only the rows that the article under the cursor is in, or all again."""
        name = self.column_name
        if name:
            chosen = self.place.filter.toggled("articles", name)
            only = name in chosen.articles
            short = self.lineup.names[name] if self.lineup else name
            self.narrow(chosen)
            self.say(f"only rows that {short} is in: o shows all" if only else "all articles")

    def action_clear_filter(self) -> None:
        """Show all rows."""
        self.narrow(RowFilter())
        self.say("All rows are shown.")

    @work
    async def action_filter(self) -> None:
        """Choose what rows to show."""
        from reader.tui.screens.story.filter import StoryFilterScreen

        if self.lineup is None:
            return
        before = self.place.filter
        screen = StoryFilterScreen(self.rows, self.lineup, self.said, before, self.narrow)
        if await self.ask(screen) is None and self.place.filter != before:
            self.narrow(before)

    @work
    async def action_export_story(self) -> None:
        """Write the story to a file."""
        from reader.tui.screens.story.export import StoryExportScreen

        if self.lineup is None:
            self.say("The story is not lined up yet.")
            return
        done = await self.ask(StoryExportScreen(self.project, self.lineup))
        if done is not None:
            self.say(done)

    def action_leave_story(self) -> None:
        """Back to the article."""
        self.place.jumped = False
        self.dismiss(None)

    @on(Matrix.Clicked)
    def _clicked_cell(self, event: Matrix.Clicked) -> None:
        again = event.row == self.matrix.row
        if event.column is not None:
            again = again and event.column == self.matrix.column
            self._go_to_column(event.column)
        self.go_to_row(event.row)
        if again:
            self.action_open_row()

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        if self.line.has_focus:
            self.narrow(replace(self.place.filter, words=event.value.strip()))

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self._stop_finding()

    async def on_key(self, event: events.Key) -> None:
        """While one types, escape leaves without what was typed, and arrows move."""
        if not self.line.has_focus:
            return
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self._stop_finding()
            self.narrow(replace(self.place.filter, words=""))
        elif event.key in ("up", "down"):
            event.stop()
            self._walk(1 if event.key == "down" else -1)

    def _stop_finding(self) -> None:
        self.remove_class("-finding")
        self.set_focus(None)
        self.line.can_focus = False
        self.show_keys()
        if not self.matrix.rows:
            self.narrow(replace(self.place.filter, words=""))
            self.say("No row has these words.")

    def _walk(self, by: int) -> None:
        rows = self.matrix.rows
        at = max(0, min(len(rows) - 1, self.place.at + by))
        if at == self.place.at:
            self.say("This is the last row." if by > 0 else "This is the first row.")
            return
        self.status.said = ""
        self.go_to_row(at)

    def _go_to_column(self, column: int) -> None:
        last = len(self.matrix.columns) - 1
        self.place.column = self.matrix.column = max(0, min(last, column))
        self.show_row()

    def _go_to_member(self, member: int) -> None:
        row = self.row
        if row is None:
            return
        self.show_member(member)
        names = [name for name, _ in self.matrix.columns]
        self.place.column = names.index(row.ordered[self.place.member].article)
        self.matrix.column = self.place.column
